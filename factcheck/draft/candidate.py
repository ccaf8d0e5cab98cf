"""A relation that the words suggest, before the arithmetic is asked."""

from __future__ import annotations

import msgspec

from factcheck.draft.scene import Cue, Mention
from factcheck.model.report import RuleKind

SURE = 80
"""From this wording on, a candidate that misses is reported: the words leave little doubt what was meant."""


class Candidate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A check over figures of the article, in the names of the parts that they play."""

    kind: RuleKind
    check: str
    """For example "part ÷ total ≈ share"; its names are those of `operands`."""
    operands: tuple[tuple[str, Mention], ...]
    stated: str
    """The operand that the others explain."""
    wording: int
    """0–100: how surely the words alone say that this relation is meant."""
    cues: tuple[Cue, ...] = ()
    note: str = ""
    """What else speaks for it ("three more shares are of the same total")."""
    unprinted: str = ""
    """The role that the check names but the article does not print: it is left to be solved."""
    strict_only: bool = False
    """Count a generous fit as no fit: where many candidates compete, loose fits come by chance."""

    @property
    def places(self) -> frozenset[int]:
        """Return which mentions take part."""
        return frozenset(mention.place for _, mention in self.operands)

    @property
    def stated_mention(self) -> Mention:
        """Return the mention that the others explain."""
        return next(mention for role, mention in self.operands if role == self.stated)
