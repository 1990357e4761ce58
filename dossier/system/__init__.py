"""Files, folders and the lock of a build."""
