"""The commands of an editor."""
