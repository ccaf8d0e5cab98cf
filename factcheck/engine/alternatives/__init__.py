"""Other interpretations of a check: what would explain a miss, and what must not be taken for a match."""
