"""One fact told with two numbers: the same words around two figures that differ by a slip of the finger.

A digit, two digits swapped or a power of ten is what copying gets wrong; figures that differ by more may be two facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.draft.candidate import SURE, Candidate
from factcheck.draft.context import is_heading, shared_words
from factcheck.draft.ends import delta, is_base
from factcheck.draft.express import in_unit_of
from factcheck.draft.links import is_quantity
from factcheck.draft.scene import Mention, Scene

SHARED = 4
"""How many words around the figures must be the same."""
DIGITS = 3
"""Shorter numbers differ by a digit for too many reasons."""


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield a headline's figure with the one of the body that tells its fact in other digits."""
    leads = [mention for mention in scene.mentions if _tells_a_fact(scene, mention) and is_heading(scene, mention)]
    for lead in leads:
        kin = [
            mention
            for mention in scene.mentions
            if mention.family == lead.family and mention.sentence != lead.sentence and _tells_a_fact(scene, mention)
        ]
        if any(mention.figure.value == lead.figure.value for mention in kin):
            continue
        likely = [
            mention for mention in kin if _is_slip(lead, mention) and len(shared_words(scene, lead, mention)) >= SHARED
        ]
        yield from _told_twice(lead, likely)


def _told_twice(lead: Mention, likely: Sequence[Mention]) -> Iterator[Candidate]:
    """Yield the candidate that two figures are one, where only one figure can be meant."""
    if len(likely) == 1:
        first, second = sorted((lead, likely[0]), key=lambda mention: mention.place)
        yield Candidate(
            kind="repeat",
            check=f"repeat({in_unit_of('first', first, second)}) ≈ second",
            operands=(("first", first), ("second", second)),
            stated="second",
            wording=SURE,
        )


def _tells_a_fact(scene: Scene, mention: Mention) -> bool:
    """Tell whether a figure is an amount with digits enough, told without a hedge and not as a move."""
    sentence = scene.sentences[mention.sentence]
    plain = is_quantity(mention) and mention.figure.hedge is None and len(_digits(mention)) >= DIGITS
    return plain and delta(sentence, mention) is None and is_base(sentence, mention) is None


def _is_slip(one: Mention, other: Mention) -> bool:
    """Tell whether two figures differ by one digit, by two digits swapped, or by a power of ten."""
    first, second = _digits(one), _digits(other)
    if first == second:
        return one.figure.value != other.figure.value
    if len(first) != len(second) or one.figure.scale != other.figure.scale:
        return False
    different = [place for place in range(len(first)) if first[place] != second[place]]
    if len(different) == 1:
        return True
    swapped = len(different) == 2 and different[1] == different[0] + 1
    return swapped and first[different[0]] == second[different[1]] and first[different[1]] == second[different[0]]


def _digits(mention: Mention) -> str:
    """Return the significant digits of a figure."""
    return str(abs(mention.figure.value.numerator)).strip("0")
