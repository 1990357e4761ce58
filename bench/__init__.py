"""Measures the time of builds and the weight of pages."""
