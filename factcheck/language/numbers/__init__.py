"""Numbers by themselves: digits with marks, number words, fractions."""
