"""What anchoring says: where a claim is in the article now, and what became of its figures."""

from __future__ import annotations

from typing import Literal

import msgspec

from factcheck.model.article import Span

AnchorStatus = Literal["exact", "moved", "changed", "ambiguous", "missing"]
"""exact: the very words · moved: the same statement with the same numbers, worded or set a little differently ·
changed: the same statement with other numbers · ambiguous: several places fit equally well · missing: none does.
"""

MarkStatus = Literal["same", "changed", "gone"]

WORST_LAST: tuple[AnchorStatus, ...] = ("exact", "moved", "changed", "ambiguous", "missing")


class MarkAnchor(msgspec.Struct, frozen=True, gc=False):
    """One marked figure of a quote, as the article has it now."""

    name: str
    """The mark's name; "" for a bare mark."""
    surface: str
    """As the claims file has it."""
    figure: int
    """Index of the figure that is read there; -1 where none is (then `text` may still be read by itself)."""
    start: int
    end: int
    """Where it is in the article; -1 where it is gone."""
    status: MarkStatus
    text: str
    """As the article has it now; "" where it is gone."""
    covers: tuple[int, ...] = ()
    """Indices of all figures that the mark overlaps; more than one where it holds several numbers."""


class Turn(msgspec.Struct, frozen=True, gc=False):
    """Words that say something else now, and the mark they belong to."""

    before: str
    after: str
    mark: int
    """Which of the quote's marks is nearest; -1 where it has none."""


class Anchor(msgspec.Struct, frozen=True, gc=False):
    """Where all quotes of one claim are; the status is the worst of its quotes."""

    start: int
    end: int
    """From the first word to the last, end exclusive; -1 where nothing was found."""
    status: AnchorStatus
    marks: tuple[MarkAnchor, ...] = ()
    """One for every mark of every quote, in their order."""
    notes: tuple[str, ...] = ()
    """What a person should know: words that changed around the figures, the places of an ambiguous quote."""
    spans: tuple[Span, ...] = ()
    """One for each quote, in their order; (-1, -1) for one that was not found."""
    turns: tuple[Turn, ...] = ()
    """Words around the figures that now say something else; their marks are counted over all quotes."""
    places: tuple[int, ...] = ()
    """Where an ambiguous quote may be: the starts of all places that fit."""


def figure_indices(anchor: Anchor) -> tuple[int, ...]:
    """Return the figures of the article that a claim marks, each once, in their order."""
    found: dict[int, None] = {}
    for mark in anchor.marks:
        for index in mark.covers or ((mark.figure,) if mark.figure >= 0 else ()):
            found[index] = None
    return tuple(found)
