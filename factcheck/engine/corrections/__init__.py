"""Propose what would make a failing check hold: one figure rewritten, the likeliest typo first."""

from factcheck.engine.corrections.proposing import propose_repairs

__all__ = ["propose_repairs"]
