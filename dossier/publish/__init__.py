"""Publishes docs/ and the site."""
