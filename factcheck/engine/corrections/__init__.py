"""Propose what would make a failing check hold: one figure rewritten, the likeliest typo first."""
