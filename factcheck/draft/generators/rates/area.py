"""Lengths that make an area or a volume: "a field 105 m long and 68 m wide, 7,140 square metres in all"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.proximity import distance

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence

LENGTHS = frozenset({"metre", "kilometre", "centimetre", "millimetre", "foot", "inch", "yard"})
MADE_OF = {2: ("square ", "hectare"), 3: ("cubic ",)}
"""What so many lengths make."""
APART, SENTENCES = 6, 2
"""How many words may come between two lengths, and how many sentences between them and what they make."""
TEXT_SCORE, ALONE = 56, 74
"""Text score where several areas are around, and where one does."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield areas and volumes with two or three lengths that are stated side by side."""
    for sentence in scene.sentences:
        for size, prefixes in MADE_OF.items():
            for first in range(len(sentence.mentions) - size + 1):
                lengths = sentence.mentions[first : first + size]
                if _are_sides(sentence, lengths):
                    yield from _made(scene, sentence, lengths, prefixes)


def _are_sides(sentence: Sentence, lengths: Sequence[Mention]) -> bool:
    """Return whether figures are lengths in one unit that follow each other closely."""
    one_unit = {mention.figure.unit for mention in lengths}
    return (
        len(one_unit) == 1
        and one_unit <= LENGTHS
        and all(distance(sentence, one.token, other.token) <= APART for one, other in itertools.pairwise(lengths))
    )


def _made(
    scene: AnnotatedArticle, sentence: Sentence, lengths: Sequence[Mention], prefixes: tuple[str, ...]
) -> Iterator[Candidate]:
    """Yield what the lengths can make among the figures around."""
    first, last = lengths[0].place, lengths[-1].place
    around = [
        mention
        for mention in (*scene.mentions[max(first - 6, 0) : first], *scene.mentions[last + 1 : last + 7])
        if mention.figure.unit.startswith(prefixes)
        and abs(scene.sentences[mention.sentence].number - sentence.number) <= SENTENCES
    ]
    roles = [(f"side_{number}", mention) for number, mention in enumerate(lengths, 1)]
    for made in around:
        yield Candidate(
            kind="product",
            check=f"{' × '.join(role for role, _ in roles)} ≈ amount",
            operands=(*roles, ("amount", made)),
            stated="amount",
            text_score=ALONE if len(around) == 1 else TEXT_SCORE,
            rivals=len(around),
            strict_only=True,
        )
