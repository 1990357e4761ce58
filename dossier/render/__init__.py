"""Model → plain Markdown pages."""
