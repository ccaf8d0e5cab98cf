"""Spans of days between two days of one month, no year stated: "from 13 to 16 December", "13-12 … 16-12 … ba ngày"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.draft.fitting import fitting
from factcheck.draft.generators.time.duration import span_candidate
from factcheck.draft.proximity import cue_after, cue_before

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention
    from factcheck.draft.candidate import Candidate

NEARBY_SENTENCES = 4
LONGEST = 31
JOINED, ONLY_PAIR, ONE_OF_MANY = 74, 72, 60
DASHES = frozenset("-–")


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield spans of days that lie between two days of a month stated near them."""
    yield from fitting(_between_days(scene))


def _between_days(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield them whether they hold or not."""
    days = [mention for mention in scene.asides if mention.family == "day of month" and mention.figure.kind != "range"]
    for span in scene.mentions if len(days) > 1 else ():
        if span.figure.unit != "day" or span.figure.kind != "duration" or not 1 <= span.figure.value <= LONGEST:
            continue
        sentence = scene.sentences[span.sentence]
        elapsed = cue_before(sentence, span.token, "elapsed", words=1) or cue_after(
            sentence, span.token, "elapsed", words=1
        )
        near = [day for day in days if abs(scene.sentences[day.sentence].number - sentence.number) <= NEARBY_SENTENCES]
        pairs = [(one, other) for one, other in _pairs(near) if _are_of_one_month(one, other)]
        for one, other in pairs:
            joined = _is_joined(scene, one, other)
            if elapsed is not None or joined:
                text_score = JOINED if joined else ONLY_PAIR if len(pairs) == 1 else ONE_OF_MANY
                yield span_candidate(one, other, span, text_score, rivals=len(pairs), strict_only=True)


def _pairs(days: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield neighbouring days, the earlier first."""
    for one, other in pairwise(days):
        if one.figure.value != other.figure.value:
            first, last = sorted((one, other), key=lambda day: day.figure.value)
            yield first, last


def _is_joined(scene: AnnotatedArticle, one: Mention, other: Mention) -> bool:
    """Return whether two days are the ends of a stretch ("từ ngày 13 đến ngày 16-12"), or neighbours ("5 và 6-7")."""
    if one.sentence != other.sentence or one.token > other.token:
        return False
    between = set(scene.sentences[one.sentence].tokens[one.token + 1 : other.token])
    joints = set(scene.words.lists.joints) if other.figure.value - one.figure.value == 1 else set()
    return bool(between) and between <= scene.words.until | DASHES | joints


def _are_of_one_month(one: Mention, other: Mention) -> bool:
    """Return whether the months written with two days are the same, or the earlier is stated without one."""
    months = [re.sub(r"^\D*\d{1,2}\D?", "", day.wording).strip() for day in (one, other)]
    return months[0] == months[1] or (not months[0] and one.token < other.token and one.sentence == other.sentence)
