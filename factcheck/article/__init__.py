"""Any file to text, with a map back to the file; and the place of a claim in that text."""
