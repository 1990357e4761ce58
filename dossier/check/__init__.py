"""Checks the rules of a dossier."""
