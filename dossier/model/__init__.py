"""What editors write, what is made of it, and what can be wrong."""
