"""One rate stated for two periods: "$900 a month, or $10,800 a year", "8 triệu đồng/tháng, tức 96 triệu đồng/năm"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.proximity import base_unit, cue_before, distance, is_bracketed_after, marks_between

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence

CALENDAR = frozenset({"month", "quarter", "year"})
"""Periods of which one holds so many of another whatever the calendar says."""
PLAIN, APPOSED = 82, 70
WORDS_BETWEEN = 2


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield rates for a month, a quarter or a year that the next figure states for another of them."""
    for sentence in scene.sentences:
        for first, second in zip(sentence.mentions, sentence.mentions[1:], strict=False):
            if _are_one_rate(first, second) and (text_score := _text_score(scene, sentence, first, second)):
                yield Candidate(
                    kind="conversion",
                    check="conversion(measure) ≈ converted",
                    operands=(("measure", first), ("converted", second)),
                    stated="converted",
                    text_score=text_score,
                )


def _are_one_rate(first: Mention, second: Mention) -> bool:
    """Return whether both are so much of one thing for a period, the periods different."""
    periods = {mention.figure.unit.partition("/")[2] for mention in (first, second)}
    head = base_unit(first)
    return head == base_unit(second) not in ("", "percent") and len(periods) == 2 and periods <= CALENDAR


def _text_score(scene: AnnotatedArticle, sentence: Sentence, first: Mention, second: Mention) -> int:
    """Return how surely the second states the first again: after ", or" or in brackets, or just after a comma.

    A mere "or" offers another price: "£4.99 per month or £50 per year".
    """
    if distance(sentence, first.token, second.token) > WORDS_BETWEEN:
        return 0
    cue = cue_before(sentence, second.token, "equals", words=1)
    if is_bracketed_after(sentence, first.token, second):
        return PLAIN
    if cue is not None and cue.first > first.token:
        is_choice = cue.text in scene.words.conjunctions and not marks_between(sentence, first.token, second.token)
        return APPOSED if is_choice else PLAIN
    return APPOSED if marks_between(sentence, first.token, second.token) == 1 else 0
