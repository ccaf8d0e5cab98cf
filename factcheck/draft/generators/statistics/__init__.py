"""Results of statistical tests, and means of whole numbers."""
