"""Figures that are written in digits."""
