"""Spans stated near the years or dates that they lie between: "joined in 1990, left in 2005 after 15 years".

Nothing but the words "after", "for", "within" ties them, so only an exact fit among few choices counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.draft.fitting import fitting
from factcheck.draft.generators.time.duration import span_candidate
from factcheck.draft.proximity import cue_after, cue_before

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention
    from factcheck.draft.candidate import Candidate

NEARBY_SENTENCES = 1
MOST_PAIRS = 6
SHORTEST = 2
"""A span of one year fits any two neighbouring years."""
UNITS = ("year", "month", "week", "day")
PLAIN, IN_SENTENCE, BESIDE = 72, 60, 54
"""Text score where a sentence has the span and two moments only; has more of them; where they are in two sentences."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield spans with two years or dates nearby that lie so far apart."""
    yield from fitting(_near_spans(scene))


def _near_spans(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield them whether they hold or not."""
    for span in scene.mentions:
        if span.figure.unit not in UNITS or span.figure.kind != "duration" or span.figure.value < SHORTEST:
            continue
        sentence = scene.sentences[span.sentence]
        cue = cue_before(sentence, span.token, "elapsed", words=1) or cue_after(
            sentence, span.token, "elapsed", words=0
        )
        if cue is None:
            continue
        pairs = list(combinations(_moments(scene, span.sentence), 2))
        for one, other in pairs if len(pairs) <= MOST_PAIRS else ():
            since, until = sorted((one, other), key=_day)
            if span.figure.unit == "year" or {since.family, until.family} == {"date"}:
                yield _candidate(span, since, until, cue, len(pairs))


def _moments(scene: AnnotatedArticle, index: int) -> list[Mention]:
    """Return the different years and dates in a sentence and the ones beside it."""
    sentence = scene.sentences[index]
    found: dict[int, Mention] = {}
    for other in scene.sentences[max(index - 1, 0) : index + 2]:
        if abs(other.number - sentence.number) <= NEARBY_SENTENCES:
            for mention in other.asides:
                if mention.family in ("calendar year", "date") and mention.figure.kind != "range":
                    found.setdefault(_day(mention), mention)
    return list(found.values())


def _day(mention: Mention) -> int:
    """Return a number that orders years and dates: the day, or the first day of the year."""
    value = int(mention.figure.value)
    return value * 366 if mention.family == "calendar year" else value


def _candidate(span: Mention, since: Mention, until: Mention, cue: Cue, rivals: int) -> Candidate:
    """Return the candidate that two moments lie so far apart, as sure as they are alone with the span."""
    in_one = since.sentence == until.sentence
    is_plain = in_one and span.sentence == since.sentence and rivals == 1
    text_score = PLAIN if is_plain else IN_SENTENCE if in_one else BESIDE
    return span_candidate(since, until, span, text_score, (cue,), rivals, strict_only=True)
