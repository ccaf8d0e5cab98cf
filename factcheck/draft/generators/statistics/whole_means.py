"""Means of so many whole numbers: "answers were whole numbers (M = 3.45, SD = 1.2, N = 19)".

Whether such a mean can be is the GRIM test (Brown and Heathers 2017, doi:10.1177/1948550616673876).  It says nothing of
incomes or heights, nor of answers that are themselves means of several items, so the paragraph must call the
single answers whole numbers, and must not speak of items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.generators.statistics.wording import (
    NUMBER,
    any_of,
    by_start,
    cue_at,
    mention_at,
    paragraph_text,
    says_any,
)

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention, Sentence
    from factcheck.language.relations import StatisticsWords

PLAIN = 90
ANSWERS = re.compile(r"(?<!\w)[Nn]\s*=\s*(?P<count>\d+)(?![.,]?\d)")


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield means of whole numbers with the number of answers, where not just any mean could be."""
    words = scene.words.statistics
    for sentence in scene.sentences:
        around = paragraph_text(scene, sentence.start)
        if not says_any(around, words.whole_numbers) or says_any(around, words.items):
            continue
        means = list(stated_means(scene, sentence, words))
        for place, (mean, name) in enumerate(means):
            end = means[place + 1][0].figure.start if place + 1 < len(means) else sentence.end
            count = number_of_answers(scene, sentence, mean.figure.end, end)
            if count is not None and can_fail(mean, count):
                yield Candidate(
                    kind="count",
                    check="whole_mean(mean, answers)",
                    operands=(("mean", mean), ("answers", count)),
                    stated="mean",
                    text_score=PLAIN,
                    cues=name,
                )


def stated_means(
    scene: AnnotatedArticle, sentence: Sentence, words: StatisticsWords
) -> Iterator[tuple[Mention, tuple[Cue, ...]]]:
    """Yield the means of a sentence that are printed with decimals, each with the words that lead to it."""
    starts = by_start(sentence.mentions)
    for found in mean_pattern(words).finditer(scene.article.text, sentence.start, sentence.end):
        mention = mention_at(starts, found, "mean")
        if mention is not None and mention.figure.hedge is None and mention.family == "count":
            yield mention, cue_at(sentence, found.start(), found.start("mean"))


def number_of_answers(scene: AnnotatedArticle, sentence: Sentence, start: int, end: int) -> Mention | None:
    """Return the one number of answers after a mean, or else the one of the sentence: "N = 19" before "19 people"."""
    starts = by_start(sentence.mentions)
    text = scene.article.text
    for first, last in ((start, end), (sentence.start, sentence.end)):
        found = [mention_at(starts, one, "count") for one in ANSWERS.finditer(text, first, last)]
        counted = [one for one in found if one is not None] or people_in(scene, sentence, first, last)
        if counted:
            return counted[0] if len({one.figure.value for one in counted}) == 1 else None
    return None


def people_in(scene: AnnotatedArticle, sentence: Sentence, start: int, end: int) -> list[Mention]:
    """Return the counts of people in a stretch of a sentence."""
    people = re.compile(rf"\s+{any_of(scene.words.statistics.people)}")
    return [
        mention
        for mention in sentence.mentions
        if start <= mention.figure.start < end
        and mention.figure.hedge is None
        and mention.figure.value.denominator == 1
        and people.match(scene.article.text, mention.figure.number_end)
    ]


def can_fail(mean: Mention, count: Mention) -> bool:
    """Return whether the decimals are too few for every mean: of 100 answers any mean to two decimals can be."""
    return 0 < mean.figure.ulp * count.figure.value < 1


@cache
def mean_pattern(words: StatisticsWords) -> re.Pattern[str]:
    """Return the pattern of a mean in a language."""
    return re.compile(rf"(?:(?<!\w)M|{any_of(words.mean)})\s*=?\s*(?P<mean>{NUMBER})(?![.,]?\d)")
