"""Dates, months, quarters, years, and times of day."""
