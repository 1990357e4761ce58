"""The stages behind build_site.py: seeds in, Markdown pages out."""
