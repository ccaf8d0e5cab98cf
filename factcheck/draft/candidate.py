"""A relation that the words suggest, before the arithmetic is asked."""

from __future__ import annotations

import msgspec

from factcheck.draft.annotated_article import ASIDE, Cue, Mention
from factcheck.model.report import RuleKind

SURE = 80
"""From this text score on, a candidate that misses is reported: the words leave little doubt what was meant."""


class Candidate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A check over figures of the article, in the names of the parts that they play."""

    kind: RuleKind
    check: str
    """For example "part ÷ total ≈ share"; its names are those of `operands`."""
    operands: tuple[tuple[str, Mention], ...]
    stated: str
    """The operand that the others explain."""
    text_score: int
    """0–100: how surely the words alone say that this relation is meant."""
    cues: tuple[Cue, ...] = ()
    about: str = ""
    """Of figures in a table: the heads of their row and columns ("2022: Cars + Buses = Total")."""
    note: str = ""
    """What else speaks for it ("three more shares are of the same total")."""
    unprinted: str = ""
    """The role that the check names but the article does not print: it is left to be solved."""
    rivals: int = 1
    """Among how many like candidates the arithmetic chooses: the more, the likelier one of them fits by chance."""
    origin: str = "rules"
    """Who thought of it: "rules", or "proposals" from outside."""
    question: str = ""
    """Why it is only a question whether it holds; such a claim is recorded without its check."""
    strict_only: bool = False
    """Count a generous fit as no fit: where many candidates compete, loose fits come by chance."""

    @property
    def places(self) -> frozenset[int]:
        """Return which mentions take part."""
        return frozenset(mention.place for _, mention in self.operands)

    @property
    def spread(self) -> int:
        """Return how many amounts lie between the first and the last of its figures."""
        places = [place for place in self.places if place < ASIDE]
        return max(places) - min(places) if places else 0

    @property
    def stated_later(self) -> int:
        """Return how many of its figures are in a sentence after the stated one."""
        own = self.stated_mention.sentence
        return sum(mention.sentence > own for _, mention in self.operands)

    @property
    def stated_mention(self) -> Mention:
        """Return the mention that the others explain."""
        return next(mention for role, mention in self.operands if role == self.stated)
