"""Renders the pages of the site as Markdown and as HTML."""
