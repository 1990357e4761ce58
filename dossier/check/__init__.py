"""What must hold of a dossier."""
