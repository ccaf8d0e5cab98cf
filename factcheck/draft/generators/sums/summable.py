"""The figures of an article that add up: amounts and shares, not prices, speeds, multiples or rates of growth."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence
from factcheck.draft.change_endpoints import delta, is_base
from factcheck.draft.generators.shares.portions import portions
from factcheck.draft.proximity import cue_after, cue_before, is_converted, is_percent, is_quantity
from factcheck.draft.search import closely

LISTED = 4
"""How many figures of a list may come between "hold" and the one that is held, each with a word of its own."""


class Term(msgspec.Struct, frozen=True, gc=False):
    """A figure with the ends of its interval, for quick sums.

    Where figures are too large for floating point, the ends are parts of the family's largest figure.
    """

    mention: Mention
    low: float
    high: float


FLOATING = 10**300
"""Figures below this are summed in floating point as they are."""


def summable(scene: AnnotatedArticle) -> dict[str, list[Term]]:
    """Return the figures that can be totals or parts, in their order, by what kind of figure they are."""
    families: dict[str, list[Bounded]] = {}
    shares = {portion.share.place for portion in portions(scene)}
    for mention in scene.mentions:
        if is_percent(mention) and mention.place not in shares and not _is_owned(scene, mention):
            continue  # rates of growth and of interest make no sums
        if mention.figure.kind == "money" and is_converted(scene, mention):
            continue  # what is said of it is stated of the sum in front of its brackets
        if is_quantity(mention) and _is_level(scene.sentences[mention.sentence], mention):
            bounded = _bounded(mention)
            if bounded is not None:
                families.setdefault(mention.family.partition(" ")[0], []).append(bounded)
    return {family: _terms(members) for family, members in families.items()}


def _is_level(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a figure can be a total or a part of one: no base of a change and no multiple."""
    return not is_base(sentence, mention) and not _is_intensive(mention)


def _is_intensive(mention: Mention) -> bool:
    """Return whether a figure is of a kind that does not add up: a multiple, a price or speed per something, a heat."""
    unit = mention.figure.unit
    return mention.family in ("times", "fraction") or "/" in unit or " per " in unit or unit.startswith("degree")


def _is_owned(scene: AnnotatedArticle, share: Mention) -> bool:
    """Return whether a percentage, or a list that it belongs to, is what somebody holds of a thing."""
    sentence = scene.sentences[share.sentence]
    if delta(sentence, share):
        return False
    held = cue_before(sentence, share.token, "owns", words=2 * LISTED, marks=LISTED, figures=LISTED)
    return held is not None or cue_after(sentence, share.token, "stake", words=1) is not None


Bounded = tuple[Mention, Fraction, Fraction]
"""A figure with its exact ends."""


def _bounded(mention: Mention) -> Bounded | None:
    """Return the figure with its ends; none where it has no end or is no positive amount."""
    hedge = mention.figure.hedge
    if hedge is not None and hedge.sense in ("at least", "up to"):
        return None  # a bound adds up to nothing
    bound = closely(mention.figure)
    if bound.low is None or bound.high is None or mention.figure.value <= 0:
        return None
    return mention, bound.low, bound.high


def _terms(members: Sequence[Bounded]) -> list[Term]:
    """Return the figures of one family with their ends in floating point."""
    largest = max(high for _, _, high in members)
    unit = largest if largest >= FLOATING else 1
    return [Term(mention, float(low / unit), float(high / unit)) for mention, low, high in members]
