"""The hook of MkDocs, and an editor's commands: python build_site.py --help."""

from dossier.hook import *  # noqa: F403
from dossier.main import main

if __name__ == "__main__":
    main()
