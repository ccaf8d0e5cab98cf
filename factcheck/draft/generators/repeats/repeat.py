"""One fact stated twice: in the headline and the body, in the body and under a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.draft.candidate import SURE, Candidate
from factcheck.draft.chance import last_digit
from factcheck.draft.check_terms import in_unit_of
from factcheck.draft.context import REACH, is_heading, shared_words
from factcheck.draft.proximity import alike_or_bare, base_unit, is_converted, is_quantity
from factcheck.draft.search import closely
from factcheck.model.interval import Interval

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention
    from factcheck.model.figure import Figure

ENOUGH = 4
"""Shared words, digits, a scale word and a common name, one point each, from which two figures state one fact."""
COMPANION_DIGITS = 3
"""How many digits a figure needs so that it is beside another one twice by no accident."""
LARGE = 1000
"""From which value on a bare number is stated twice by no accident, however round it is."""
ROUND = 100
"""From which last digit on a bare number may be another one rounded."""
ALL = 100
"""Percent: what is said of all is stated of no part."""
NEXT = 6
"""How many neighbours in order of size are looked at."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield figures that repeat an earlier one: one value within rounding, and enough words in common."""
    families: dict[str, list[Mention]] = {}
    companions = Companions(scene)
    for mention in scene.mentions:
        if is_quantity(mention):
            is_counted = mention.family.startswith("count") or not base_unit(mention)
            families.setdefault("count" if is_counted else base_unit(mention), []).append(mention)
    for mentions in families.values():
        if len(mentions) > 1:
            ordered = sorted(mentions, key=lambda mention: (mention.figure.value, mention.place))
            yield from _unambiguous(list(_within(scene, ordered, companions)))


def _unambiguous(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates less those of a rough figure that two different finer ones could repeat."""
    values: dict[int, set[Fraction]] = {}
    for candidate in candidates:
        for _, mention in candidate.operands:
            values.setdefault(mention.place, set()).update(other.figure.value for _, other in candidate.operands)
    for candidate in candidates:
        first, second = (mention for _, mention in candidate.operands)
        clear = all(len(values[mention.place]) <= 2 for mention in (first, second))
        if clear or first.figure.value == second.figure.value:
            yield candidate


def _within(scene: AnnotatedArticle, ordered: Sequence[Mention], companions: Companions) -> Iterator[Candidate]:
    """Yield each figure with the ones that it repeats."""
    for position, mention in enumerate(ordered):
        for other in ordered[position + 1 : position + 1 + NEXT]:
            if 0 < 20 * mention.figure.value < 19 * other.figure.value:
                break  # all that follow are further away still
            if _overlap(mention, other) or not states_same(mention.figure, other.figure):
                continue
            if not alike_or_bare(scene, mention, other) or _are_two_sums(scene, mention, other):
                continue
            first, second = (mention, other) if mention.place < other.place else (other, mention)
            text_score = _likeness(scene, first, second, companions)
            if text_score:
                yield repeat_candidate(first, second, text_score)


def _are_two_sums(scene: AnnotatedArticle, one: Mention, other: Mention) -> bool:
    """Return whether two values differ, and one only converts a sum stated in other money."""
    differ = one.figure.value != other.figure.value
    return differ and (is_converted(scene, one) or is_converted(scene, other))


def repeat_candidate(first: Mention, second: Mention, text_score: int) -> Candidate:
    """Return the candidate that two figures state one fact."""
    return Candidate(
        kind="repeat",
        check=f"repeat({in_unit_of('first', first, second)}) ≈ {in_unit_of('second', second, first)}",
        operands=(("first", first), ("second", second)),
        stated="second",
        text_score=text_score,
    )


def _overlap(one: Mention, other: Mention) -> bool:
    """Return whether two figures are so near each other that they share words only by that."""
    return one.sentence == other.sentence and abs(one.token - other.token) <= 2 * REACH


def states_same(one: Figure, other: Figure) -> bool:
    """Return whether two figures are one number, or one of them is the other rounded to fewer digits."""
    if one.ends is not None or other.ends is not None:
        return one.ends == other.ends
    if one.value == other.value:
        return True
    rough, fine = (one, other) if last_digit(one) > last_digit(other) else (other, one)
    if abs(one.value - other.value) * 20 > max(abs(one.value), abs(other.value)):
        return False
    step = _rounded_to(rough)
    if not step or step <= last_digit(fine):
        return False
    rounded = Interval(rough.value - step / 2, rough.value + step / 2)
    return (closely(rough) if rough.hedge else rounded).holds(fine.value)


def _rounded_to(figure: Figure) -> Fraction:
    """Return what a number is rounded to: its last digit that is no zero if it is large or hedged, else its last.

    "38.000 người" may be 38.214, "gần 1.000" 973; but 670 is not 668, 30m not 30.9m, and 100 % not 99.6 %.
    """
    if figure.unit == "percent" and figure.hedge is None:
        return figure.ulp if figure.value < ALL else Fraction(0)
    step = last_digit(figure)
    if figure.hedge is not None or step < figure.scale or step >= ROUND * figure.scale:
        return step
    return figure.ulp if figure.scale != 1 else Fraction(0)


def _likeness(scene: AnnotatedArticle, first: Mention, second: Mention, companions: Companions) -> int:
    """Return how surely two figures of one value state one fact, by the words around them and their precision."""
    shared = len(shared_words(scene, first, second)) + (2 if _followed_alike(scene, first, second) else 0)
    digits = _digits(first)
    is_large = first.figure.scale != 1 or first.figure.value >= LARGE
    points = digits + is_large + _is_named_alike(first, second)
    in_heading = is_heading(scene, first)
    if in_heading and points >= 2:
        shared += 2
    if companions.are_stated_with(first, second):
        shared += 2
    if shared + points < ENOUGH:
        return 0
    return min(58 + 6 * shared + 4 * digits, SURE - 1 if in_heading else SURE - 2)


def _is_named_alike(first: Mention, second: Mention) -> bool:
    """Return whether the same words, or the same unit or money, follow both numbers: "18 vụ", "9,4 tỷ USD"."""
    one, other = (" ".join(mention.wording.split()[1:]) or mention.figure.noun.lower() for mention in (first, second))
    is_money = first.figure.kind == second.figure.kind == "money"
    nouns = [set(mention.figure.noun.lower().split()) for mention in (first, second)]
    is_counted = (first.family == second.family and first.family.startswith("count ")) or bool(nouns[0] & nouns[1])
    return one == other != "" or is_money or is_counted


class Companions:
    """The figures of several digits in each sentence: beside a fact that is stated twice, others often are as well."""

    def __init__(self, scene: AnnotatedArticle) -> None:
        """Start with no sentence looked at."""
        self._scene = scene
        self._places: dict[int, dict[Fraction, set[int]]] = {}

    def are_stated_with(self, first: Mention, second: Mention) -> bool:
        """Return whether another value is stated beside both figures: "3.193 người … 30%" and again."""
        one, other = self._of(first.sentence), self._of(second.sentence)
        return any(
            not places <= {first.place} and not other[value] <= {second.place}
            for value, places in one.items()
            if value in other
        )

    def _of(self, sentence: int) -> dict[Fraction, set[int]]:
        """Return the values of several digits in a sentence, and the places of each."""
        if sentence not in self._places:
            places = self._places[sentence] = {}
            for mention in self._scene.sentences[sentence].mentions:
                if _digits(mention) >= COMPANION_DIGITS:
                    places.setdefault(mention.figure.value, set()).add(mention.place)
        return self._places[sentence]


def _followed_alike(scene: AnnotatedArticle, first: Mention, second: Mention) -> bool:
    """Return whether the same word follows two figures that are written alike: "30 days of raids"."""
    following = []
    for mention in (first, second):
        tokens = scene.sentences[mention.sentence].tokens[mention.token + 1 : mention.token + 2]
        following.append((*tokens, mention.wording.split()[-1]))
    return following[0] == following[1] and len(following[0]) == 2 and following[0][0][0].isalpha()


def _digits(mention: Mention) -> int:
    """Return how many significant digits the figure has, trailing zeros left out."""
    return len(str(abs(mention.figure.value.numerator)).strip("0")) if mention.figure.value else 0
