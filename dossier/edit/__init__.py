"""Help for an editor."""
