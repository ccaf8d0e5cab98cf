"""What words and arithmetic make of a candidate together: whether it becomes a claim, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from factcheck.draft.candidate import SURE, Candidate
from factcheck.draft.chance import grid_of, log_likelihood
from factcheck.draft.search import SearchOutcome, compute
from factcheck.engine.quick import expanded

if TYPE_CHECKING:
    from factcheck.draft.typos import SlipSearch

ENOUGH = 70
"""Wording and arithmetic together from which a candidate that holds becomes a claim."""
ENOUGH_ORDER = 66
"""The same for an order or a bound: that it holds says little, so the words alone must carry it."""
ORDERS = frozenset({"comparison", "rank"})
LOOSELY_TIED = ORDERS | {"repeat", "mean"}
"""Kinds whose candidates are too many for a near miss to tell anything."""
MOST = 99
TOO_LOOSE = 350_000
"""In parts per million: a check that a third of all numbers would satisfy says nothing, unless the words are sure."""

LIKELY = 72
"""Wording from which a strict fit counts however loose it is."""
LOOSE_FOR_ARITHMETIC = 120_000
"""The same where the words only allow the relation and the arithmetic has to carry it."""

ALLOWING = 60
"""Wording below which a miss is no news, whatever slip would explain it."""


class Weighed(msgspec.Struct, frozen=True, gc=False):
    """A candidate with its outcome, worth telling."""

    candidate: Candidate
    outcome: SearchOutcome
    strength: int
    """Words and arithmetic together, in points."""

    @property
    def confidence(self) -> int:
        """Return how sure the claim is: 0–99, in hundredths."""
        return min(self.strength, MOST)

    @property
    def holds(self) -> bool:
        """Return whether some reading of the figures satisfies it."""
        return self.outcome.fit in ("strict", "generous")


def score(candidate: Candidate, slips: SlipSearch) -> Weighed | None:
    """Return the candidate weighed; None where words and arithmetic together do not carry it."""
    outcome = compute(candidate.check, candidate.operands)
    if outcome.fit == "none":
        return None
    if outcome.fit == "miss":
        return _missed(candidate, outcome, slips)
    if candidate.kind in ORDERS:
        if outcome.fit == "generous" or _is_tie(candidate):
            return None
        return Weighed(candidate, outcome, candidate.wording) if candidate.wording >= ENOUGH_ORDER else None
    is_loose = outcome.chance > LOOSE_FOR_ARITHMETIC and candidate.wording < LIKELY
    if candidate.strict_only and (outcome.fit == "generous" or is_loose):
        return None
    if outcome.chance > TOO_LOOSE and candidate.wording < ENOUGH:
        return None
    total = candidate.wording + log_likelihood(outcome.chance * candidate.rivals) // (
        1 if outcome.fit == "strict" else 2
    )
    return Weighed(candidate, outcome, total) if total >= ENOUGH else None


def _is_tie(candidate: Candidate) -> bool:
    """Return whether of two equal numbers one is said to be larger: only their rounding lets that hold."""
    values = [mention.figure.value for _, mention in candidate.operands]
    is_strict = expanded(candidate.check).relations in (("<",), (">",))
    return is_strict and len(values) > 1 and len(set(values)) == 1


def _missed(candidate: Candidate, outcome: SearchOutcome, slips: SlipSearch) -> Weighed | None:
    """Return a candidate that does not hold where its words are plain, or a slip explains it better than accident."""
    if candidate.wording >= SURE:
        return Weighed(candidate, outcome, candidate.wording)
    if candidate.kind in LOOSELY_TIED or candidate.wording < ALLOWING:
        return None
    chance = max(outcome.chance, grid_of(mention.figure for _, mention in candidate.operands))
    if candidate.wording + log_likelihood(chance * candidate.rivals) < SURE:
        return None  # no slip could make up for that
    if slips.likeliest(candidate, chance, SURE - candidate.wording) is None:
        return None
    return Weighed(msgspec.structs.replace(candidate, wording=SURE), outcome, SURE)
