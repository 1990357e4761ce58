"""Where each quote stands in its article."""
