"""Writes LICENSES.md: the licence of everything that is pinned, as its own metadata gives it."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, distributions
from pathlib import Path

from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LIST = ROOT / "LICENSES.md"
USES = {
    "requirements.txt": "to build the site",
    "requirements-dev.txt": "to test it",
    "requirements-engines.txt": "to test it in other browsers",
    "requirements-properdocs.txt": "ProperDocs",
    "requirements-zensical.txt": "Zensical",
    "requirements-hugo.txt": "Hugo",
}
_HEAD = """\
# Licences

[LICENSE](LICENSE) is that of Dossier itself. Two parts of `site/` are made from others’ work:
Material’s stylesheet and Pagefind’s search, both MIT. Everything else only runs to make or test
the site. This is what each package says of itself; `make licences` writes the list anew.

| package | licence | used |
|---|---|---|
"""


def pinned() -> dict[str, str]:
    """Every package that a requirements file pins, and what it is used for first."""
    uses: dict[str, str] = {}
    for name, use in USES.items():
        for package in re.findall(r"(?m)^([\w.-]+)==", (ROOT / name).read_text("utf-8")):
            uses.setdefault(canonicalize_name(package), use)
    return uses


def licence(package: Distribution) -> str:
    """An SPDX expression where there is one, else the author's words, the index's category, or
    the first line of the licence itself."""
    named = (package.metadata[name] for name in ("License-Expression", "License"))
    stated: str = next(filter(None, named), "")
    if stated and stated != "UNKNOWN" and len(stated) < 40:
        return stated
    categories: list[str] = package.metadata.get_all("Classifier", [])
    for category in categories:
        if category.startswith("License :: "):
            return category.rpartition(" :: ")[2]
    text = package.read_text(f"licenses/{package.metadata['License-File']}") or "not stated"
    return text.strip().partition("\n")[0]


def installed(*environments: Path) -> dict[str, str]:
    """Each package's licence, in these environments or in this one."""
    folders = [str(folder) for one in environments for folder in one.glob("lib/*/site-packages")]
    found = distributions(path=folders) if folders else distributions()
    return {canonicalize_name(one.name): licence(one) for one in found}


def main() -> None:
    uses, licences = pinned(), installed(*ROOT.glob(".venv*"))
    rows = [f"| {name} | {licences[name]} | {uses[name]} |\n" for name in sorted(uses)]
    LIST.write_text(_HEAD + "".join(rows), "utf-8")


if __name__ == "__main__":
    main()
