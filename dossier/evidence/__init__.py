"""Looks up the quotes of a dossier in its articles."""
