"""One sum in two currencies, or one measure in two units: "$1.3bn (£691m)".

The article's pairs of the same two currencies must be of one rate; fixed units must be of the real one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.proximity import cue_before, distance, is_bracketed_after, is_quantity, marks_between
from factcheck.units import compatible, unit

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence

CURRENCY_LETTERS = 3
SMALL_DRIFT, LARGE_ERROR = Fraction(4, 100), Fraction(35, 100)
"""Rates of one article differ by a few per cent when rounding or two days lie between them: that says nothing.

Beyond a third, no year's move of the great currencies explains it.
"""
UNREPORTED = 74
"""Text score of pairs so close to one rate that a miss says nothing: they count if rounding lets them be of one."""
ERROR_AMONG_MANY = Fraction(20, 100)
"""Where three pairs or more are of one rate, one that is off by a fifth is hardly of another year."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield pairs of currencies that imply one rate, and pairs of measures."""
    pairs: dict[tuple[str, str], list[tuple[Mention, Mention]]] = {}
    for sentence in scene.sentences:
        for first, second in zip(sentence.mentions, sentence.mentions[1:], strict=False):
            if first.figure.unit == second.figure.unit or not _is_pair(sentence, first, second):
                continue
            if is_money(first) and is_money(second):
                ordered = (first, second) if first.figure.unit < second.figure.unit else (second, first)
                pairs.setdefault((ordered[0].figure.unit, ordered[1].figure.unit), []).append(ordered)
            elif _is_same_measure(first, second):
                yield _measures(first, second)
    for found in pairs.values():
        yield from _one_rate(found)
    yield from _quoted_rates(scene, pairs)


def is_money(mention: Mention) -> bool:
    """Return whether a figure is a sum of money, or a price per unit."""
    currency = mention.figure.unit.partition("/")[0]
    return len(currency) == CURRENCY_LETTERS and currency.isupper()


def _is_pair(sentence: Sentence, first: Mention, second: Mention) -> bool:
    """Return whether the second figure repeats the first in another unit: in brackets, or after "or"."""
    equals = cue_before(sentence, second.token, "equals", words=0, marks=0)
    if is_bracketed_after(sentence, first.token, second):
        said = 0 if equals is None else distance(sentence, equals.first - 1, second.token)
        return distance(sentence, first.token, second.token) == said
    between = sentence.tokens[first.token + 1 : second.token]
    if set(between) <= {";", "/", ","} and sentence.tokens[max(first.token - 1, 0)] in "(;":
        return True
    near = (
        distance(sentence, first.token, second.token) <= 2 and marks_between(sentence, first.token, second.token) <= 2
    )
    return near and is_quantity(second) and equals is not None


def _is_same_measure(first: Mention, second: Mention) -> bool:
    """Return whether two figures measure one dimension in two fixed units."""
    kinds = {first.figure.kind, second.figure.kind}
    if kinds != {"measure"} or "" in (first.figure.unit, second.figure.unit):
        return False
    return bool(unit(first.figure.unit).dimension) and compatible(first.figure.unit, second.figure.unit)


def _measures(first: Mention, second: Mention) -> Candidate:
    """Return the candidate that two measures are one."""
    return Candidate(
        kind="conversion",
        check="conversion(measure) ≈ converted",
        operands=(("measure", first), ("converted", second)),
        stated="converted",
        text_score=85,
    )


def _one_rate(pairs: Sequence[tuple[Mention, Mention]]) -> Iterator[Candidate]:
    """Yield that each pair has the rate of the pair that most others agree with; none is compared with itself."""
    reference = _most_agreed(pairs)
    agreeing = sum(_rate_error(reference, other) <= SMALL_DRIFT and other is not reference for other in pairs)
    for pair in pairs:
        if [mention.figure.value for mention in pair] == [mention.figure.value for mention in reference]:
            continue
        is_error = _rate_error(reference, pair) >= (ERROR_AMONG_MANY if agreeing >= 2 else LARGE_ERROR)
        yield Candidate(
            kind="conversion",
            check="same_rate(first, first_converted, second, second_converted)",
            operands=(
                ("first", reference[0]),
                ("first_converted", reference[1]),
                ("second", pair[0]),
                ("second_converted", pair[1]),
            ),
            stated="second_converted",
            text_score=85 if is_error else UNREPORTED,
        )


def _most_agreed(pairs: Sequence[tuple[Mention, Mention]]) -> tuple[Mention, Mention]:
    """Return the first of the pairs whose rate the fewest others contradict, as `_rate_error` measures it.

    The rates are sorted once and those beyond the drift counted by bisection: a list of 1,000 prices in two
    currencies would need a million comparisons else.
    """
    rates: dict[tuple[bool, bool], list[Fraction]] = {}
    for pair in pairs:
        if (signs := _signs(pair)) is not None:
            rates.setdefault(signs, []).append(_rate(pair))
    for known in rates.values():
        known.sort()

    def contradicting(pair: tuple[Mention, Mention]) -> int:
        """Return how many pairs are of a rate too far from a pair's."""
        signs = _signs(pair)
        if signs is None:
            return 0
        # Products across two pairs are compared: a minus on the left of one meets a minus on the right of the other.
        others, rate = rates.get((signs[1], signs[0]), []), _rate(pair)
        within = bisect_right(others, rate * (1 + SMALL_DRIFT)) - bisect_left(others, rate / (1 + SMALL_DRIFT))
        return len(others) - within

    return min(pairs, key=contradicting)


def _signs(pair: tuple[Mention, Mention]) -> tuple[bool, bool] | None:
    """Return which of a pair's sums are below zero; None where one is zero, which contradicts nothing."""
    first, other = pair[0].figure.value, pair[1].figure.value
    return (first < 0, other < 0) if first and other else None


def _rate(pair: tuple[Mention, Mention]) -> Fraction:
    """Return the rate of a pair, without its sign."""
    return abs(pair[0].figure.value / pair[1].figure.value)


def _rate_error(reference: tuple[Mention, Mention], pair: tuple[Mention, Mention]) -> Fraction:
    """Return by what part the rates of two pairs differ."""
    (first, first_other), (second, second_other) = reference, pair
    one = first.figure.value * second_other.figure.value
    other = second.figure.value * first_other.figure.value
    return max(one, other) / min(one, other) - 1 if one and other else Fraction(0)


def _quoted_rates(
    scene: AnnotatedArticle, pairs: dict[tuple[str, str], list[tuple[Mention, Mention]]]
) -> Iterator[Candidate]:
    """Yield that a pair has the rate that the article quotes: "100 rupees to the dollar"."""
    for found in pairs.values():
        for larger, smaller in (found[0], found[0][::-1]):
            for mention in scene.mentions:
                quoted = mention.place not in (larger.place, smaller.place) and _is_rate_of(scene, mention, larger)
                if quoted:
                    yield Candidate(
                        kind="conversion",
                        check=f"ratio(sum, converted) ≈ {_per(mention, larger, smaller)}",
                        operands=(("sum", larger), ("converted", smaller), ("rate", mention)),
                        stated="rate",
                        text_score=72,
                        strict_only=True,
                    )


def _per(rate: Mention, sum_: Mention, converted: Mention) -> str:
    """Return the quoted rate as so much of one currency for one of the other."""
    own = "rate" if rate.figure.unit else f"rate × 1 {sum_.figure.unit}"
    return f"{own} ÷ 1 {converted.figure.unit}"


def _is_rate_of(scene: AnnotatedArticle, mention: Mention, larger: Mention) -> bool:
    """Return whether a small figure may be an exchange rate: followed by "to the …" in its sentence."""
    sentence = scene.sentences[mention.sentence]
    following = sentence.tokens[mention.token + 1 : mention.token + 3]
    return following[:1] == ("to",) and mention.family in (larger.family, "count")
