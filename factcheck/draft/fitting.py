"""Candidates that count only where they hold: among several moments, only arithmetic decides which one was meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from factcheck.draft.search import compute

if TYPE_CHECKING:
    from factcheck.draft.candidate import Candidate


def fitting(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates that the strict readings satisfy; a miss of the others says nothing."""
    for candidate in candidates:
        if compute(candidate.check, candidate.operands).fit == "strict":
            yield candidate
