"""Reads seeds/ into the model, each value with its place."""
