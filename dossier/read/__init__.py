"""seeds/ → model, each value with its place."""
