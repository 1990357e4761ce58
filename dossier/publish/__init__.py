"""docs/ → site/."""
