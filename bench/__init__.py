"""Measures Dossier: how fast it builds, how little a page weighs."""
