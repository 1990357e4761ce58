"""Functions of text alone: sentences, folds, dates, numbers, names, Markdown."""
