"""mkdocs.yml → what both editions are built by."""
