"""Figures that are written in words."""
