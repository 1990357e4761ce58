"""Plain Markdown → the pages of our site."""
