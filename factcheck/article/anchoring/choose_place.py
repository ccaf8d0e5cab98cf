"""Choose the place that an edited quote has come to, or say that it can't be decided."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from factcheck.article.anchoring.altered import Candidate, candidate_at, positions_in
from factcheck.article.anchoring.anchor_records import AnchorStatus, Turn
from factcheck.article.anchoring.anchored_quotes import Part
from factcheck.article.anchoring.match import quote_tokens
from factcheck.article.anchoring.text_tokens import ArticleIndex, TextIndex
from factcheck.model.article import Span

if TYPE_CHECKING:
    from factcheck.article.anchoring.match import Match
    from factcheck.model.claim import Quote

LEAST_FIT = {True: 0.5, False: 0.75}
LEAST_FIT_OTHER_NUMBERS = {True: 0.6, False: 0.8}
"""How much of a quote's words must be around its numbers: where it is expected (True), and elsewhere.

Expected is a place between the claim's neighbours, for the same numbers also one that no other claim holds.

More where the numbers are others or gone: a similar sentence about something else must not pass for an edit.
"""

LEAST_SHARE = 0.6
"""Of a short quote, words and numbers count together where it is expected, if its numbers are the same."""

LEAST_DISTINCTIVE = 0.34
"""Of the words that distinguish a statement from others, so many must still be there with the same numbers: less is
another statement with the same number.  See `OWN_SHARE` for what lies between.
"""

LEAST_WITNESSES = 2
"""Words around the numbers (between the neighbours also numbers that are the same) without which a place is none,
unless it lies between the claim's neighbours and nothing but its numbers changed.
"""

DISTINCTIVE_NUMBERS = 2
"""So many numbers of two digits or more that are the same, in their order and between the neighbours, are hardly
chance: with one of its words or one number more they are its own, however the sentence was rewritten; where another of
its numbers changed, words and numbers count together as for a short quote.
"""

SAME_NUMBERS = 0.2
ANOTHER_NUMBER = 0.1
IN_ORDER = 0.05
SHARED = 0.15
"""What speaks for a place: an edit touches words or numbers, seldom both; each further number that is still the
same is hardly chance; claims keep their order; a figure that another claim quotes is rather that claim's.
"""

CLOSE = 0.05
CLOSE_TO_AN_EDIT = 0.1
"""Places that differ by less can't be distinguished; where one with the same numbers would hide one with more of the
words, the difference must be larger.
"""


class Context(msgspec.Struct, frozen=True):
    """What is known of a claim from the claims that are quoted word for word."""

    window: Span
    """From the claim before to the claim after."""
    holders: Mapping[int, int]
    """For each figure, how many claims hold it."""
    own: frozenset[int]
    """The figures that the claim itself holds, by another of its quotes."""

    def keeps_order(self, start: int, end: int) -> bool:
        """Return whether a place lies between the claim's neighbours; any does where they changed places."""
        window = self.window
        return window.start > window.end or (window.start <= start and end <= window.end)

    def is_held(self, figure: int) -> bool:
        """Return whether another claim holds a figure."""
        return self.holders.get(figure, 0) > (figure in self.own)

    def shares(self, place: Candidate) -> bool:
        """Return whether another claim holds a figure of a place."""
        return any(self.is_held(mark.figure) for mark in place.marks)

    def is_free(self, place: Candidate) -> bool:
        """Return whether no figure that would have changed is held: what another claim quotes has not changed."""
        return not any(mark.status == "changed" and self.is_held(mark.figure) for mark in place.marks)


class Choice(msgspec.Struct, frozen=True):
    """The place that fits best, and others that fit as well; no place where none fits."""

    best: Candidate | None
    rivals: tuple[Candidate, ...] = ()


def choose(places: Sequence[Candidate], context: Context) -> Choice:
    """Return the place among these that the quote has come to."""
    fitting = [place for place in places if _fits(place, context)]
    if not fitting:
        return Choice(None)
    ranked = sorted(fitting, key=lambda place: (-_score(place, context), place.match.start))
    best = ranked[0]
    rivals = tuple(place for place in ranked[1:] if _rivals(best, place, context))
    return Choice(best, rivals)


def _fits(place: Candidate, context: Context) -> bool:
    """Return whether a place may be the quote's at all."""
    in_order = context.keeps_order(place.match.start, place.match.end)
    expected = in_order and not context.shares(place)
    if in_order and is_identified_by_numbers(place):
        return True
    if place.same_numbers and place.distinctive_share < LEAST_DISTINCTIVE:
        return False
    witnesses = place.kept + (len(place.marks) if place.same_numbers and expected else 0)
    if witnesses < LEAST_WITNESSES or not context.is_free(place):
        return place.fit >= 1 and in_order
    if place.same_numbers:
        share = witnesses / (place.words + len(place.marks))
        return place.fit >= LEAST_FIT[expected] or (expected and share >= LEAST_SHARE and place.fit >= LEAST_SHARE / 2)
    left = any(mark.status != "gone" for mark in place.marks)
    return place.fit >= LEAST_FIT_OTHER_NUMBERS[in_order and left]


def is_identified_by_numbers(place: Candidate) -> bool:
    """Return whether so many numbers are the same that the place can be no other."""
    distinctive = _distinctive_numbers(place)
    if distinctive < DISTINCTIVE_NUMBERS:
        return False
    if place.same_numbers and distinctive + place.kept > DISTINCTIVE_NUMBERS:
        return True
    same = sum(mark.status == "same" for mark in place.marks)
    return place.kept + same >= LEAST_SHARE * (place.words + len(place.marks))


def _distinctive_numbers(place: Candidate) -> int:
    """Return how many marks that are the same hold a number that another sentence would hardly have by chance."""
    return sum(mark.status == "same" and sum(map(str.isdecimal, mark.text)) > 1 for mark in place.marks)


def _score(place: Candidate, context: Context) -> float:
    """Return how much speaks for a place."""
    explained = place.same_numbers or place.fit >= 1
    further = max(sum(mark.status == "same" for mark in place.marks) - 1, 0)
    in_order = context.keeps_order(place.match.start, place.match.end)
    numbers = SAME_NUMBERS * explained + ANOTHER_NUMBER * further
    return place.fit + numbers + IN_ORDER * in_order - SHARED * context.shares(place)


def _rivals(best: Candidate, place: Candidate, context: Context) -> bool:
    """Return whether a place says something else than the best one and fits about as well."""
    if _numbers(best) == _numbers(place) or overlap(best.match, place.match):
        return False
    behind = _score(best, context) - _score(place, context)
    if best.same_numbers:
        return place.fit > best.fit and behind < CLOSE_TO_AN_EDIT
    return behind < CLOSE


def overlap(one: Match, other: Match) -> bool:
    """Return whether two places share text."""
    return one.start < other.end and other.start < one.end


def _numbers(place: Candidate) -> tuple[str, ...]:
    """Return what the marks say at a place."""
    return tuple(mark.text for mark in place.marks)


def candidate_part(place: Candidate, notes: tuple[str, ...] = ()) -> Part:
    """Return a quote at a place that was chosen for it: moved where its numbers are the same, else changed."""
    span = Span(place.match.start, place.match.end)
    turns = place.edit.turns()
    if place.same_numbers and not place.is_own and not is_identified_by_numbers(place) and not turns:
        turns = (Turn(*place.edit.changed_words(), 0),)
    status: AnchorStatus = "moved" if place.same_numbers and not turns else "changed"
    return Part(span, status, place.marks, (*place.edit.notes(), *notes), turns=turns)


# Find a quote by a longer one: what was part of it when the claims were written has moved where it moved.
#
# Claims often share a sentence, and a short quote of it has little to distinguish it from another place.  (The longer
# quote is to the shorter what prefix and suffix are to the selector of the W3C's Web Annotation Data Model.)


MOST_LONGER = 30
"""Places in other quotes that are looked at for one quote."""


def within_longer(
    claims: Sequence[Sequence[Quote]], parts: Sequence[list[Part]], index: ArticleIndex
) -> Sequence[list[Part]]:
    """Return the parts of all claims, those not found in their very characters set where a longer quote says."""
    if all(part.status == "exact" for claim in parts for part in claim):
        return parts
    others = _Others([quote for quotes in claims for quote in quotes], [part for claim in parts for part in claim])
    return [
        [
            part if part.status == "exact" else _relocated(quote, part, others, index)
            for quote, part in zip(quotes, claim, strict=True)
        ]
        for quotes, claim in zip(claims, parts, strict=True)
    ]


class _Others:
    """The quotes of all claims as one text, to find which of them contain some words."""

    def __init__(self, quotes: Sequence[Quote], parts: Sequence[Part]) -> None:
        """Put the quotes one after the other."""
        self._quotes, self._parts = quotes, parts
        self._starts = [0]
        for quote in quotes:
            self._starts.append(self._starts[-1] + len(quote.text) + 1)
        text = "\n".join(quote.text for quote in quotes)
        self._index = TextIndex(text)

    def holding(self, quote: Quote, words: list[str]) -> Iterator[tuple[Quote, Part, int]]:
        """Yield the longer quotes that were found and hold a quote's very characters, and from which token on."""
        for position in islice(self._index.sequences(words), MOST_LONGER):
            number = bisect_right(self._starts, self._index.tokens.starts[position]) - 1
            longer, part = self._quotes[number], self._parts[number]
            is_found = part.status in ("exact", "moved", "changed")
            if is_found and len(longer.text) > len(quote.text) and quote.text in longer.text:
                yield longer, part, position - self._index.tokens.first_from(self._starts[number])


def _relocated(quote: Quote, part: Part, others: _Others, index: ArticleIndex) -> Part:
    """Return a quote where the longer ones put it; as it is where there are none or they don't agree."""
    words = quote_tokens(quote).words
    if not words:
        return part
    places = [_within(quote, *longer, index) for longer in others.holding(quote, words)]
    kept = [place for place in places if place and any(mark.status != "gone" for mark in place.marks)]
    if not kept or len({place.match.start for place in kept}) > 1:
        return part
    return candidate_part(kept[0])


def _within(quote: Quote, longer: Quote, part: Part, token: int, index: ArticleIndex) -> Candidate | None:
    """Return a quote whose tokens are where those of a longer one, from `token` on, have moved."""
    first, last = index.tokens.first_at(part.span.start), index.tokens.first_from(part.span.end)
    parts = quote_tokens(quote)
    positions = positions_in(quote_tokens(longer), index, first, last)[token : token + len(parts.words)]
    return candidate_at(quote, parts, positions, index)
