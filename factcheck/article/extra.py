"""What to say when a library that only some formats need is not installed."""

from __future__ import annotations

EXTRA = "formats"


def missing_extra(purpose: str) -> str:
    """Return the command that installs the reader libraries, and what for."""
    return f"run `pip install 'factcheck[{EXTRA}]'` {purpose}"
