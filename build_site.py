#!/usr/bin/env python
"""Dossier's build script: from the seeds to the Markdown of a bilingual, sourced site.

    python build_site.py            write docs/ from seeds/
    python build_site.py --check    say which pages are stale; change nothing
    python build_site.py --help     what else helps an editor (dossier/edit/commands.py)

MkDocs loads this file as a hook, so that `mkdocs build` alone does this and builds the site. The
command line is `dossier/main.py`, the way from the seeds to the pages `dossier/pipeline.py`.
"""

import sys

try:
    if __name__ == "__main__":
        from dossier.main import main

        main()
    elif "mkdocs" in sys.modules:  # which asks for the hook, and needs no command line
        from dossier.hook import on_build_error, on_config, on_post_build, on_serve, on_startup

        __all__ = ["on_build_error", "on_config", "on_post_build", "on_serve", "on_startup"]
except ModuleNotFoundError as lost:  # `make` installs into an environment of the project's own
    way = "`make site` installs it, `.venv/bin/python build_site.py` runs with it."
    sys.exit(f"{lost.name} is not installed for this Python: {way}")
