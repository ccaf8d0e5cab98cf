"""One span of time stated in two units: "30 ngày ra quân", then "1 tháng ra quân"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.context import shared_words

if TYPE_CHECKING:
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


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield spans in different units that are one span, where the same words are around both."""
    spans = [
        mention for mention in scene.mentions if mention.figure.kind == "duration" and mention.figure.hedge is None
    ]
    for place, one in enumerate(spans):
        for other in spans[place + 1 :]:
            if one.sentence != other.sentence and _are_equal(one, other):
                shared = len(shared_words(scene, one, other)) + 2 * _followed_alike(scene, one, other)
                if shared >= ENOUGH_SHARED:
                    yield Candidate(
                        kind="conversion",
                        check="conversion(measure) ≈ converted",
                        operands=(("measure", one), ("converted", other)),
                        stated="converted",
                        text_score=min(66 + 3 * shared, 78),
                    )


def _are_equal(one: Mention, other: Mention) -> bool:
    """Return whether two spans in neighbouring units are equal."""
    for larger, smaller in ((one, other), (other, one)):
        factor = IN_NEXT.get((larger.figure.unit, smaller.figure.unit))
        if factor is not None:
            return larger.figure.value * Fraction(factor) == smaller.figure.value
    return False


def _followed_alike(scene: AnnotatedArticle, one: Mention, other: Mention) -> bool:
    """Return whether the same two words follow both spans."""
    following = [
        scene.sentences[mention.sentence].tokens[mention.token + 1 : mention.token + 3] for mention in (one, other)
    ]
    return following[0] == following[1] and len(following[0]) == 2
