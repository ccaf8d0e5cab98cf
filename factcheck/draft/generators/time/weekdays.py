"""A day of the week beside its date: "on Friday, 24 March 2006", "thứ bảy, ngày 24-3-2018"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.draft.annotated_article import WHEN, AnnotatedArticle, Mention, Sentence
from factcheck.draft.candidate import Candidate

BETWEEN = 3
"""How many tokens, all marks or fillers, may come between the two."""
SURE_OF_ONE_DAY = 84


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield that a date is the day of the week that is stated right beside it."""
    for sentence in scene.sentences:
        for first, second in zip(sentence.asides, sentence.asides[1:], strict=False):
            families = {first.family: first, second.family: second}
            if set(families) == {"weekday", "date"} and _is_one_day(scene, sentence, first, second):
                yield Candidate(
                    kind="weekday",
                    check="weekday(date) ≈ day",
                    operands=(("date", families["date"]), ("day", families["weekday"])),
                    stated="day",
                    text_score=SURE_OF_ONE_DAY,
                )


def _is_one_day(scene: AnnotatedArticle, sentence: Sentence, first: Mention, second: Mention) -> bool:
    """Return whether nothing but a mark or a little word comes between an exact date and the day of the week."""
    date = first if first.family == "date" else second
    between = sentence.tokens[first.token + 1 : second.token]
    is_exact = date.figure.interval.low == date.figure.interval.high and _is_whole(scene, date)
    plain = all(token in scene.words.date_links or not token[0].isalnum() for token in between)
    return is_exact and len(between) <= BETWEEN and plain and WHEN not in between


def _is_whole(scene: AnnotatedArticle, date: Mention) -> bool:
    """Return whether a date is stated in one piece: in "19 January, from 1930" the year may be a time of day."""
    return (scene.words.fillers - scene.words.date_links).isdisjoint(date.wording.replace(",", " ").split())
