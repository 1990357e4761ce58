"""Stub."""
from pathlib import Path
from mkdocs.exceptions import PluginError
from dossier.model.problems import Rejected
def root_of(config): return Path(config.config_file_path).resolve().parent
def refuse(problems):
    if problems: raise PluginError(f"\n{Rejected(problems)}")
def settle(config, root):
    theme=config.theme
    theme.dirs[:-1]=[str(root/"templates/theme")]
    theme.static_templates -= {"sitemap.xml","404.html"}
    theme.static_templates |= {"robots.txt"}
    theme["features"]=theme.get("features") or []
    theme["scheme"], theme["favicon"], theme["logo"] = "", "assets/favicon.svg", None
    config.edit_uri = config.edit_uri_template = None
    return []
def named_files(config, published): return []
def front_matter_problems(path,text,meta): return []
