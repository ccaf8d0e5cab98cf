"""Figures beside a peak, a record or a low: "up 21%, though off the peak of 43%", "averaged 5, peaked at 7"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.draft.generators.order.comparison import order_candidate
from factcheck.draft.proximity import alike, cue_before, cues_between, distance, is_in_brackets, is_quantity

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention, Sentence
    from factcheck.draft.candidate import Candidate

REACH = 16
"""How many words may come between a figure and the extreme that it is held against."""
SET_APART, BARE = 74, 67
HEDGES = {"at least": "lowest", "up to": "highest"}
"""What a hedge makes of a figure: "tối thiểu 2 triệu, tối đa 5 triệu"."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield that nothing is above a peak or below a low stated beside it, unless the words say it was passed."""
    for sentence in scene.sentences:
        yield from _both_ends(scene, sentence)
        for extreme in sentence.mentions:
            for part, sign in (("highest", "<"), ("lowest", ">")):
                cue = cue_before(sentence, extreme.token, part, words=3, figures=1)
                if cue is not None and is_quantity(extreme):
                    yield from _beside(scene, sentence, extreme, cue, sign)


def _both_ends(scene: AnnotatedArticle, sentence: Sentence) -> Iterator[Candidate]:
    """Yield that a minimum is no more than the maximum stated next to it."""
    for one, other in pairwise(sentence.mentions):
        ends = {_end_of(sentence, mention): mention for mention in (one, other)}
        if {"lowest", "highest"} <= set(ends) and alike(scene, one, other):
            yield order_candidate(ends["lowest"], ends["highest"], "<", SET_APART, ())


def _end_of(sentence: Sentence, mention: Mention) -> str:
    """Return whether a figure is stated as a lowest or a highest one, by a word or by its hedge; "" for neither."""
    worded = _extreme(sentence, mention)
    if worded is not None:
        return worded[0]
    return HEDGES.get(mention.figure.hedge.sense, "") if mention.figure.hedge else ""


def _extreme(sentence: Sentence, mention: Mention) -> tuple[str, Cue] | None:
    """Return whether a figure is stated as a lowest or a highest one, and the word for it."""
    for part in ("highest", "lowest"):
        cue = cue_before(sentence, mention.token, part, words=3)
        if cue is not None:
            return part, cue
    return None


def _beside(scene: AnnotatedArticle, sentence: Sentence, extreme: Mention, cue: Cue, sign: str) -> Iterator[Candidate]:
    """Yield the nearest figure of the kind on each side, held against the extreme."""
    own = extreme.place - sentence.mentions[0].place
    for side in (sentence.mentions[:own][::-1], sentence.mentions[own + 1 :]):
        for other in side:
            if not alike(scene, other, extreme):
                continue
            first, last = sorted((other, extreme), key=lambda mention: mention.token)
            if distance(sentence, first.token, last.token) <= REACH and not _is_apart(sentence, other, first, last):
                passed = next(cues_between(sentence, first.token, last.token, "passes"), None)
                away = next(cues_between(sentence, first.token, last.token, "away"), None)
                if not (passed or away or _are_of_one_kind(other, extreme)):
                    break
                relation = sign if passed is None else "<>"["><".index(sign)]
                cues = (cue, *filter(None, (passed, away)))
                yield order_candidate(other, extreme, relation, SET_APART if away or passed else BARE, cues)
            break


def _are_of_one_kind(other: Mention, extreme: Mention) -> bool:
    """Return whether two figures have one unit or name, or one scale word: "5.1 million viewers", "6.4 million"."""
    return other.family == extreme.family or other.figure.scale == extreme.figure.scale != 1


def _is_apart(sentence: Sentence, other: Mention, first: Mention, last: Mention) -> bool:
    """Return whether a figure is of something else: an extreme itself, in brackets, or a rise or fall by so much."""
    return is_in_brackets(sentence, other) or _extreme(sentence, other) is not None or (first.token + 1 == last.token)
