"""One span of time stated in two units: "30 ngày ra quân", then "1 tháng ra quân"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.context import shared_words

if TYPE_CHECKING:
    from fractions import Fraction

    from factcheck.draft.annotated_article import AnnotatedArticle, Mention

IN_NEXT = {
    ("month", "day"): 30,
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("decade", "year"): 10,
}
"""How many of the smaller unit make one of the larger, as people reckon."""
ENOUGH_SHARED = 2
MOST_EQUAL = 20
"""With how many later spans of one length a span is compared."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield spans in different units that are one span, where the same words are around both."""
    spans = [
        mention for mention in scene.mentions if mention.figure.kind == "duration" and mention.figure.hedge is None
    ]
    for one, other in _equal(spans):
        shared = len(shared_words(scene, one, other)) + 2 * _followed_alike(scene, one, other)
        if shared >= ENOUGH_SHARED:
            yield Candidate(
                kind="conversion",
                check="conversion(measure) ≈ converted",
                operands=(("measure", one), ("converted", other)),
                stated="converted",
                text_score=min(66 + 3 * shared, 78),
            )


def _equal(spans: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield the pairs of equal spans in neighbouring units and in two sentences, by the place of the first."""
    by_length: dict[tuple[str, Fraction], list[Mention]] = {}
    for span in spans:
        by_length.setdefault((span.figure.unit, span.figure.value), []).append(span)
    for one in spans:
        later = [
            other
            for length in _other_ways(one)
            for other in _after(by_length.get(length, ()), one)
            if other.sentence != one.sentence
        ]
        yield from ((one, other) for other in sorted(later, key=_place))


def _other_ways(span: Mention) -> Iterator[tuple[str, Fraction]]:
    """Yield the unit and the value of a span in each of the neighbouring units."""
    for (larger, smaller), factor in IN_NEXT.items():
        if span.figure.unit == larger:
            yield smaller, span.figure.value * factor
        elif span.figure.unit == smaller:
            yield larger, span.figure.value / factor


def _after(spans: Sequence[Mention], one: Mention) -> Sequence[Mention]:
    """Return those of the spans that come after one, the nearest of very many."""
    first = bisect_right(spans, one.place, key=_place)
    return spans[first : first + MOST_EQUAL]


def _place(span: Mention) -> int:
    return span.place


def _followed_alike(scene: AnnotatedArticle, one: Mention, other: Mention) -> bool:
    """Return whether the same two words follow both spans."""
    following = [
        scene.sentences[mention.sentence].tokens[mention.token + 1 : mention.token + 3] for mention in (one, other)
    ]
    return following[0] == following[1] and len(following[0]) == 2
