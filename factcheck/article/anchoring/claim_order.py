"""The order that claims and their places share: where a claim is to be expected."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from factcheck.model.article import Span


def in_order(places: Sequence[int]) -> list[bool]:
    """Return for each claim whether its place belongs to the longest run of places that keeps the claims' order.

    A place of -1 belongs to none.  (Longest non-decreasing subsequence, by patience sorting.)
    """
    tails: list[int] = []
    tops: list[int] = []
    before = [-1] * len(places)
    for claim, place in enumerate(places):
        if place < 0:
            continue
        pile = bisect_right(tails, place)
        before[claim] = tops[pile - 1] if pile else -1
        tails[pile : pile + 1] = [place]
        tops[pile : pile + 1] = [claim]
    kept = [False] * len(places)
    claim = tops[-1] if tops else -1
    while claim >= 0:
        kept[claim] = True
        claim = before[claim]
    return kept


def windows(words: Sequence[str], starts: Sequence[int], ends: Sequence[int], length: int) -> list[Span]:
    """Return for each claim the stretch from the claim before it to the claim after it, by those that keep order.

    `words` are the claims' quotes: neighbours with the very same words don't count, for which of them is where
    can't be decided.  A file may go through its article more than once: each time has an order of its own.
    """
    found: list[Span] = []
    for first, last in pairwise((*_passes(starts), len(starts))):
        lost = first - 1
        while lost >= 0 and starts[lost] < 0:
            found[lost] = Span(0, length)  # it may be the last of one time or the first of the next
            lost -= 1
        found += _windows(words[first:last], starts[first:last], ends[first:last], length)
    return found


def _passes(starts: Sequence[int]) -> list[int]:
    """Return the claims with which a file goes back to begin anew: the next claim, too, comes before the last one."""
    places = [(number, start) for number, start in enumerate(starts) if start >= 0]
    anew = [
        number
        for (_, before), (number, start), (_, after) in zip(places, places[1:], places[2:], strict=False)
        if start <= after < before
    ]
    return [0, *(number for number in anew if number)]


def _windows(words: Sequence[str], starts: Sequence[int], ends: Sequence[int], length: int) -> list[Span]:
    """Return the windows of claims that go through the article once."""
    kept = in_order(starts)
    lows = _bounds(words, [start if keeps else -1 for start, keeps in zip(starts, kept, strict=True)], 0)
    highs = _bounds(words[::-1], [end if keeps else -1 for end, keeps in zip(ends, kept, strict=True)][::-1], length)
    return [Span(low, high) for low, high in zip(lows, highs[::-1], strict=True)]


def _bounds(words: Sequence[str], places: Sequence[int], edge: int) -> list[int]:
    """Return for each claim the place of the last one before it that has a place and other words."""
    bounds: list[int] = []
    last = earlier = ("", edge)  # the last claim with a place, and the last one before it with other words
    for text, place in zip(words, places, strict=True):
        bounds.append(earlier[1] if last[0] == text else last[1])
        if place >= 0:
            earlier = earlier if last[0] == text else last
            last = (text, place)
    return bounds
