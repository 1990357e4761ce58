"""The site as data, for machines."""
