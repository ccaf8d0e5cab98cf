"""Recompute every check of a claims file on the figures of its article.

The doors: `recompute` for a whole file, `factcheck.engine.evaluate.evaluate` for one check.
"""

from factcheck.engine.isolating import recompute_apart
from factcheck.engine.recomputing import recompute

__all__ = ["recompute", "recompute_apart"]
