"""Recompute every check of a claims file on the figures of its article.

The doors: `factcheck.engine.recompute.recompute` for a whole file, `factcheck.engine.evaluate.evaluate` for one check.
"""
