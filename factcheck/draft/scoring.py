"""What words and arithmetic make of a candidate together: whether it becomes a claim, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from factcheck.draft.candidate import SURE, Candidate
from factcheck.draft.chance import grid_of, log_likelihood
from factcheck.draft.search import SearchOutcome, compute
from factcheck.engine.quick import expanded

if TYPE_CHECKING:
    from factcheck.draft.typos import TypoSearch

ENOUGH = 70
"""Text score and arithmetic added up, from which a candidate that holds becomes a claim."""
ENOUGH_ORDER = 66
"""The same for an order or a bound: that it holds says little, so the words alone must carry it."""
ORDERS = frozenset({"comparison", "rank"})
LOOSELY_TIED = ORDERS | {"repeat", "mean"}
"""Kinds whose candidates are too many for a near miss to mean anything."""
MOST = 99
TOO_LOOSE = 350_000
"""In parts per million: a check that a third of all numbers would satisfy says nothing, unless the words are sure."""

LIKELY = 72
"""Text score from which a strict fit counts however loose it is."""
LOOSE_FOR_ARITHMETIC = 120_000
"""The same where the words only allow the relation and the arithmetic has to carry it."""

ALLOWING = 60
"""Text score below which a miss is no news, whatever typo would explain it."""


class ScoredCandidate(msgspec.Struct, frozen=True, gc=False):
    """A candidate with its outcome, worth reporting."""

    candidate: Candidate
    outcome: SearchOutcome
    score: int
    """Words and arithmetic together, in points."""

    @property
    def confidence(self) -> int:
        """Return how sure the claim is: 0–99, in hundredths."""
        return min(self.score, MOST)

    @property
    def holds(self) -> bool:
        """Return whether some reading of the figures satisfies it."""
        return self.outcome.fit in ("strict", "generous")


def score(candidate: Candidate, typos: TypoSearch) -> ScoredCandidate | None:
    """Return the candidate weighed; None where words and arithmetic together do not carry it."""
    outcome = compute(candidate.check, candidate.operands)
    if outcome.fit == "none":
        return None
    if outcome.fit == "miss":
        return _missed(candidate, outcome, typos)
    if candidate.kind in ORDERS:
        if outcome.fit == "generous" or _is_tie(candidate):
            return None
        return (
            ScoredCandidate(candidate, outcome, candidate.text_score) if candidate.text_score >= ENOUGH_ORDER else None
        )
    is_loose = outcome.chance > LOOSE_FOR_ARITHMETIC and candidate.text_score < LIKELY
    if candidate.strict_only and (outcome.fit == "generous" or is_loose):
        return None
    if outcome.chance > TOO_LOOSE and candidate.text_score < ENOUGH:
        return None
    total = candidate.text_score + log_likelihood(outcome.chance * candidate.rivals) // (
        1 if outcome.fit == "strict" else 2
    )
    return ScoredCandidate(candidate, outcome, total) if total >= ENOUGH else None


def _is_tie(candidate: Candidate) -> bool:
    """Return whether of two equal numbers one is said to be larger: only their rounding lets that hold."""
    values = [mention.figure.value for _, mention in candidate.operands]
    is_strict = expanded(candidate.check).relations in (("<",), (">",))
    return is_strict and len(values) > 1 and len(set(values)) == 1


def _missed(candidate: Candidate, outcome: SearchOutcome, typos: TypoSearch) -> ScoredCandidate | None:
    """Return a candidate that does not hold where its words are plain, or a typo explains it better than accident."""
    if candidate.text_score >= SURE:
        return ScoredCandidate(candidate, outcome, candidate.text_score)
    if candidate.kind in LOOSELY_TIED or candidate.text_score < ALLOWING:
        return None
    chance = max(outcome.chance, grid_of(mention.figure for _, mention in candidate.operands))
    if candidate.text_score + log_likelihood(chance * candidate.rivals) < SURE:
        return None  # no typo could make up for that
    if typos.likeliest(candidate, chance, SURE - candidate.text_score) is None:
        return None
    return ScoredCandidate(msgspec.structs.replace(candidate, text_score=SURE), outcome, SURE)
