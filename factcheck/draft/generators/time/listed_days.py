"""Days stated one by one beside their count: "in the 3 days 13, 14 and 15 July"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.proximity import distance

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence

FEWEST = 3
"""Two days next to each other are the ends of a span."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield spans of days right after which as many days of a month are listed."""
    for sentence in scene.sentences:
        days = [mention for mention in sentence.asides if mention.family == "day of month"]
        for span in sentence.mentions if len(days) >= FEWEST else ():
            if span.figure.unit == "day" and span.figure.kind == "duration":
                listed = _listed_after(scene, sentence, days, span)
                if listed >= FEWEST:
                    yield Candidate(
                        kind="count",
                        check=f"announced ≈ {listed} day",
                        operands=(("announced", span),),
                        stated="announced",
                        text_score=78,
                    )


def _listed_after(scene: AnnotatedArticle, sentence: Sentence, days: list[Mention], span: Mention) -> int:
    """Return how many days are listed from right after a span on, with nothing but commas and "and" between."""
    links = {",", ";", *scene.words.lists.joints, *scene.words.until}
    count, last = 0, span
    for day in days:
        if day.token < span.token:
            continue
        between = sentence.tokens[last.token + 1 : day.token]
        if (count and not set(between) <= links) or distance(sentence, last.token, day.token) > 1:
            break
        count, last = count + 1, day
    return count
