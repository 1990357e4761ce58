"""The hook of MkDocs, and an editor's commands: python build_site.py --help."""

try:
    from dossier.hook import *  # noqa: F403
    from dossier.main import main
except ImportError:
    raise SystemExit("Install the program: python -m pip install -r requirements.txt") from None

if __name__ == "__main__":
    main()
