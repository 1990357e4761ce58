"""Numbers, dates and amounts in running text, as French and English write them."""
