"""Choose the place that an edited quote has come to, or say that it can't be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from factcheck.article.anchoring.candidate import Candidate
from factcheck.article.anchoring.match import Match
from factcheck.model.article import Span

LEAST_FIT = {True: 0.5, False: 0.75}
LEAST_FIT_OTHER_NUMBERS = {True: 0.6, False: 0.8}
"""How much of a quote's words must stand around its numbers: where it is expected (True), and elsewhere.

Expected is a place between the claim's neighbours, for the same numbers also one that no other claim holds.

More where the numbers are others or gone: a similar sentence about something else must not pass for an edit.
"""

LEAST_SHARE = 0.6
"""Of a short quote, words and numbers count together where it is expected, if its numbers are the same."""

LEAST_TELLING = 0.34
"""Of the words that tell a statement from others, so many must still be there with the same numbers: less is another
statement with the same number.  See `OWN_SHARE` for what lies between.
"""

LEAST_WITNESSES = 2
"""Words around the numbers (between the neighbours also numbers that are the same) without which a place is none,
unless it lies between the claim's neighbours and nothing but its numbers changed.
"""

TELLING_NUMBERS = 2
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
"""Places that differ by less can't be told apart; where one with the same numbers would hide one with more of the
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
        """Tell whether a place lies between the claim's neighbours; any does where they changed places."""
        window = self.window
        return window.start > window.end or (window.start <= start and end <= window.end)

    def is_held(self, figure: int) -> bool:
        """Tell whether another claim holds a figure."""
        return self.holders.get(figure, 0) > (figure in self.own)

    def shares(self, place: Candidate) -> bool:
        """Tell whether another claim holds a figure of a place."""
        return any(self.is_held(mark.figure) for mark in place.marks)

    def is_free(self, place: Candidate) -> bool:
        """Tell whether no figure that would have changed is held: what another claim quotes has not changed."""
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
    """Tell whether a place may be the quote's at all."""
    in_order = context.keeps_order(place.match.start, place.match.end)
    expected = in_order and not context.shares(place)
    if in_order and is_told_by_numbers(place):
        return True
    if place.same_numbers and place.telling_share < LEAST_TELLING:
        return False
    witnesses = place.kept + (len(place.marks) if place.same_numbers and expected else 0)
    if witnesses < LEAST_WITNESSES or not context.is_free(place):
        return place.fit >= 1 and in_order
    if place.same_numbers:
        share = witnesses / (place.words + len(place.marks))
        return place.fit >= LEAST_FIT[expected] or (expected and share >= LEAST_SHARE and place.fit >= LEAST_SHARE / 2)
    left = any(mark.status != "gone" for mark in place.marks)
    return place.fit >= LEAST_FIT_OTHER_NUMBERS[in_order and left]


def is_told_by_numbers(place: Candidate) -> bool:
    """Tell whether so many numbers are the same that the place can be no other."""
    telling = _telling_numbers(place)
    if telling < TELLING_NUMBERS:
        return False
    if place.same_numbers and telling + place.kept > TELLING_NUMBERS:
        return True
    same = sum(mark.status == "same" for mark in place.marks)
    return place.kept + same >= LEAST_SHARE * (place.words + len(place.marks))


def _telling_numbers(place: Candidate) -> int:
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
    """Tell whether a place says something else than the best one and fits about as well."""
    if _numbers(best) == _numbers(place) or overlap(best.match, place.match):
        return False
    behind = _score(best, context) - _score(place, context)
    if best.same_numbers:
        return place.fit > best.fit and behind < CLOSE_TO_AN_EDIT
    return behind < CLOSE


def overlap(one: Match, other: Match) -> bool:
    """Tell whether two places share text."""
    return one.start < other.end and other.start < one.end


def _numbers(place: Candidate) -> tuple[str, ...]:
    """Return what the marks say at a place."""
    return tuple(mark.text for mark in place.marks)
