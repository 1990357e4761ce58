"""Files and folders, kept and brought up to date."""
