"""A part, its whole, and the share that it is."""
