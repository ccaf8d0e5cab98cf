"""Intervals with exact ends: how they are kept, and arithmetic, roots and logarithms on them."""
