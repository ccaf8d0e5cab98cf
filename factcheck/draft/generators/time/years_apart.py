"""Two years and the span between them, however the words join them: "built in 1954 … in 2004, after 50 years".

No fixed phrase ties the three: the span must be so long that chance is an unlikely reason for the fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence

YEAR = "calendar year"
MOST_YEARS = 6
"""With more years about, a fit is no surprise."""
SAME_SENTENCE, NEXT_SENTENCE = 59, 57
"""So loosely tied that no typo makes a miss news."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield spans of years between two years of the sentence, or of it and the one before."""
    for place, sentence in enumerate(scene.sentences):
        spans = [mention for mention in sentence.mentions if _is_span(mention)]
        if not spans:
            continue
        own = _years(sentence)
        before = scene.sentences[place - 1] if place else None
        near = _years(before) if before and sentence.number - before.number == 1 else []
        pairs = [pair for pair in combinations((*near, *own), 2) if pair[0].figure.value != pair[1].figure.value]
        if len(near) + len(own) <= MOST_YEARS:
            yield from (_candidate(*pair, span, len(pairs)) for pair in pairs for span in spans)


def _is_span(mention: Mention) -> bool:
    """Return whether a figure is a number of years."""
    return mention.figure.kind == "duration" and mention.figure.unit == "year"


def _years(sentence: Sentence) -> list[Mention]:
    """Return the years that a sentence names by themselves."""
    return [mention for mention in sentence.asides if mention.family == YEAR and mention.figure.kind != "range"]


def _candidate(one: Mention, other: Mention, span: Mention, rivals: int) -> Candidate:
    """Return the candidate that two years lie so far apart."""
    since, until = sorted((one, other), key=lambda mention: mention.figure.value)
    together = since.sentence == until.sentence == span.sentence
    return Candidate(
        kind="duration",
        check="duration(from = since, to = until) ≈ span",
        operands=(("since", since), ("until", until), ("span", span)),
        stated="span",
        text_score=SAME_SENTENCE if together else NEXT_SENTENCE,
        rivals=rivals,
        strict_only=True,
    )
