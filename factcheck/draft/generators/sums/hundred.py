"""Shares that together make a whole: "45% are for, 30% against and 25% undecided"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.change_endpoints import delta, is_base
from factcheck.draft.context import shared_words
from factcheck.draft.proximity import cue_before, distance, is_percent

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention, Sentence

MOST_SHARES = 8
TWO_OF_A_KIND, TWO_OF_A_NAME, FEW_WORDS = 46, 54, 6
WHOLE = 100
FIRST_WORDS = 3
"""A sentence that begins "This means …" states what follows from the one before."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield runs of three or more shares that make 100 %, and pairs that a word for "the others" joins."""
    for place, sentence in enumerate(scene.sentences):
        shares = _shares(sentence)
        yield from _runs(shares, 56)
        yield from _pairs(scene, sentence, shares)
        if place and shares and sentence.number - scene.sentences[place - 1].number == 1:
            before = _shares(scene.sentences[place - 1])
            yield from _pairs(scene, sentence, [*before[-1:], *shares[:1]])
            if before and len(before) + len(shares) <= MOST_SHARES:
                yield from _runs([*before, *shares], 45)


def _shares(sentence: Sentence) -> list[Mention]:
    """Return the percentages of a sentence that are parts: no changes and no bases of one."""
    return [
        mention
        for mention in sentence.mentions
        if is_percent(mention)
        and mention.figure.unit == "percent"
        and mention.figure.value < 100
        and not delta(sentence, mention)
        and not _starts_a_change(sentence, mention)
    ]


def _starts_a_change(sentence: Sentence, share: Mention) -> bool:
    """Return whether a change goes from a share; one that another is only compared with may be the other part."""
    cue = is_base(sentence, share)
    return cue is not None and "from" in cue.parts


def _runs(shares: Sequence[Mention], text_score: int) -> Iterator[Candidate]:
    """Yield the runs of at least three shares; the more of them there are, the less a fit says."""
    rivals = max(sum(len(shares) - first - 2 for first in range(len(shares) - 2)), 1)
    for first in range(len(shares) - 2):
        for last in range(first + 3, min(len(shares), first + MOST_SHARES) + 1):
            if all(_matters(share) for share in shares[first:last]):
                yield _hundred(shares[first:last], text_score, rivals)


def _matters(share: Mention) -> bool:
    """Return whether a share is more than what the rounding of the others leaves open."""
    return share.figure.kind != "range" and share.figure.value >= 1


def _pairs(scene: AnnotatedArticle, sentence: Sentence, shares: Sequence[Mention]) -> Iterator[Candidate]:
    """Yield two shares of which the second is said of those that the first leaves."""
    for one, other in itertools.pairwise(shares):
        cue = cue_before(sentence, other.token, "others", words=3) or cue_before(sentence, other.token, "only", words=0)
        if cue is not None and (cue.first > one.token or one.sentence != other.sentence):
            yield _hundred((one, other), 56 if cue.first <= FIRST_WORDS else 50, 1, cue)
        elif text_score := _text_score_of_two(scene, sentence, one, other):
            yield _hundred((one, other), text_score, len(shares) - 1, next(iter(sentence.cues), None))


def _text_score_of_two(scene: AnnotatedArticle, sentence: Sentence, one: Mention, other: Mention) -> int:
    """Return how surely two shares are all of one thing: "59% are men compared to 41% women"; 0 where unlike."""
    if one.figure.value + other.figure.value != WHOLE:
        return 0
    if one.sentence != other.sentence:
        dated = scene.sentences[one.sentence].asides or sentence.asides
        return TWO_OF_A_NAME if len(shared_words(scene, one, other)) >= 2 and not dated else 0
    between = distance(sentence, one.token, other.token)
    if other.place - one.place != 1 or between > 2 * FEW_WORDS:
        return 0
    if shared_words(scene, one, other):
        return TWO_OF_A_NAME
    return TWO_OF_A_KIND if between <= FEW_WORDS else 0


def _hundred(shares: Sequence[Mention], text_score: int, rivals: int, cue: Cue | None = None) -> Candidate:
    """Return the candidate that the shares make the whole."""
    roles = [(f"part_{number}", share) for number, share in enumerate(shares, 1)]
    *first, last = (role for role, _ in roles)
    return Candidate(
        kind="remainder" if cue else "sum",
        check=f"remainder(100 %, {', '.join(first)}) ≈ {last}" if cue else f"sum({', '.join([*first, last])}) ≈ 100 %",
        operands=tuple(roles),
        stated=last,
        text_score=text_score,
        cues=(cue,) if cue else (),
        rivals=rivals,
        strict_only=True,
    )
