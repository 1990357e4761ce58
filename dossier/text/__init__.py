"""Text by itself: sentences, folds, dates, names, Markdown."""
