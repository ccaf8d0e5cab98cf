"""Errors that several readers tell."""

from __future__ import annotations

from factcheck.model.distribution import missing_extra
from factcheck.model.errors import FactcheckError
from factcheck.model.report import Problem

LONGEST_REASON = 200
"""Characters of what a library says; some of them hold the whole input."""


def broken(kind: str, path: str, reason: object = "") -> FactcheckError:
    """Return the error for a file that is not what its name says, or is damaged."""
    why = f": {str(reason)[:LONGEST_REASON]}" if str(reason) else ""
    return FactcheckError(Problem(f"this {kind} is broken{why}", path, hint="open it, save it anew and try again"))


def too_large(what: str, path: str) -> FactcheckError:
    """Return the error for a file that would need more memory than an article may."""
    return FactcheckError(Problem(f"the file holds too much: {what}", path, hint="check that this is the article"))


def too_costly(bound: str, path: str) -> FactcheckError:
    """Return the error for a file that takes more time or memory than the reading of an article may."""
    hint = "check that this is the article; save it anew, or paste its text into a .txt file"
    return FactcheckError(Problem(f"reading the file takes more than {bound}", path, hint=hint))


def not_installed(kind: str, path: str) -> FactcheckError:
    """Return the error for a format whose library is an extra that is not installed."""
    return missing_extra(f"{kind} files need a library", "formats", path, further=f" to read {kind} files")
