"""One fact told twice: in the headline and the body, in the body and under a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.draft.candidate import Candidate
from factcheck.draft.context import shared_words
from factcheck.draft.links import is_quantity
from factcheck.draft.scene import Mention, Scene
from factcheck.draft.search import generous_range, strict_range
from factcheck.engine.intervals import meets

NEXT = 6
"""How many neighbours in order of size are looked at."""


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield figures that repeat an earlier one: one value within rounding, and enough words in common."""
    families: dict[str, list[Mention]] = {}
    for mention in scene.mentions:
        if is_quantity(mention):
            families.setdefault(mention.family, []).append(mention)
    for mentions in families.values():
        if len(mentions) > 1:
            yield from _within(scene, sorted(mentions, key=lambda mention: (mention.figure.value, mention.place)))


def _within(scene: Scene, ordered: Sequence[Mention]) -> Iterator[Candidate]:
    """Yield each figure with the earliest one that it repeats."""
    for position, mention in enumerate(ordered):
        for other in ordered[position + 1 : position + 1 + NEXT]:
            if mention.sentence == other.sentence:
                continue
            if not meets(generous_range(mention.figure), generous_range(other.figure)):
                break
            first, second = (mention, other) if mention.place < other.place else (other, mention)
            wording = _likeness(scene, first, second)
            if wording:
                yield Candidate(
                    kind="repeat",
                    check="repeat(first) ≈ second",
                    operands=(("first", first), ("second", second)),
                    stated="second",
                    wording=wording,
                )


def _likeness(scene: Scene, first: Mention, second: Mention) -> int:
    """Return how surely two figures of one value tell one fact, by the words around them and their precision."""
    shared = len(shared_words(scene, first, second))
    digits = _digits(first)
    if shared >= 3 or (shared >= 2 and digits >= 2) or (shared >= 1 and digits >= 3) or digits >= 5:
        same = meets(strict_range(first.figure), strict_range(second.figure))
        return min(50 + 6 * shared + 4 * digits, 90) - (0 if same else 10)
    return 0


def _digits(mention: Mention) -> int:
    """Return how many significant digits the figure has, trailing zeros left out."""
    return len(str(abs(mention.figure.value.numerator)).strip("0")) if mention.figure.value else 0
