"""Spans of time and their two ends: "5 years (2010–2014)", "three days, from the 13th to the 16th"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.candidate import SURE, Candidate
from factcheck.draft.proximity import cue_after, cue_before, cues_between, distance, is_bracketed_after, marks_between

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention, Sentence

NEARBY_SENTENCES = 3
COUNTED_IN = (("calendar year", "year"), ("month of year", "month"), ("date", "day"))
"""What the time between two ends of a kind is stated in."""

BRACKETS = ("(", "[")
DASHES = frozenset("-–—")


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield spans whose two ends are printed."""
    for sentence in scene.sentences:
        for first, second in zip(sentence.asides, sentence.asides[1:], strict=False):
            for kind, unit in COUNTED_IN:
                if first.family == second.family == kind and _are_ends(scene, sentence, first, second):
                    yield from _spans(scene, sentence, first, second, unit)
        for period in sentence.asides:
            if period.figure.kind == "range" and period.family == "calendar year":
                yield from _periods(scene, sentence, period)
        yield from _of_the_year(scene, sentence)


def _are_ends(scene: AnnotatedArticle, sentence: Sentence, first: Mention, second: Mention) -> bool:
    """Return whether two dates are joined as the ends of a span ("2010 to 2014", not "2010 and 2014")."""
    between = sentence.tokens[first.token + 1 : second.token]
    joined = 1 <= len(between) <= 3 and set(between) <= DASHES | scene.words.until
    goes_round = first.family == "month of year"  # "from November to February"
    return joined and (first.figure.value < second.figure.value or goes_round)


def _spans(
    scene: AnnotatedArticle, sentence: Sentence, first: Mention, second: Mention, unit: str
) -> Iterator[Candidate]:
    """Yield the spans near two ends, counted with and without the last one."""
    for span in sentence.mentions:
        if span.figure.unit != unit or span.figure.kind != "duration":
            continue
        text_score = 60
        before = span.token < first.token and _is_tied(sentence, span, first)
        if before or is_bracketed_after(sentence, second.token, span):
            text_score = 86
        elif _follows(sentence, second, span):
            text_score = 74
        yield span_candidate(first, second, span, text_score)


def _follows(sentence: Sentence, end: Mention, span: Mention) -> bool:
    """Return whether the span explains the ends that come before it: "from 1914 to 1918, four years in all"."""
    return (
        span.token > end.token
        and distance(sentence, end.token, span.token) <= 1
        and marks_between(sentence, end.token, span.token) == 1
    )


def _periods(scene: AnnotatedArticle, sentence: Sentence, period: Mention) -> Iterator[Candidate]:
    """Yield the spans stated beside a period written as one figure: "5 years (2010–2014)"."""
    for span in scene.mentions:
        if span.figure.unit != "year" or span.figure.kind != "duration" or span.figure.value == 1:
            continue
        gap = abs(scene.sentences[span.sentence].number - sentence.number)
        if gap > NEARBY_SENTENCES:
            continue
        tied = gap == 0 and (
            (span.token < period.token and _is_tied(sentence, span, period))
            or is_bracketed_after(sentence, period.token, span)
        )
        yield Candidate(
            kind="duration",
            check="duration(from = period) ≈ span",
            operands=(("period", period), ("span", span)),
            stated="span",
            text_score=86 if tied else 66 if gap == 0 else 63 if _is_elapsed(scene, span) else 56,
        )


def _is_elapsed(scene: AnnotatedArticle, span: Mention) -> bool:
    """Return whether a word says that a span lies between two moments: "in three years", "trong 3 năm tới"."""
    sentence = scene.sentences[span.sentence]
    return cue_before(sentence, span.token, "elapsed", words=0) is not None


def _is_tied(sentence: Sentence, span: Mention, first: Mention) -> bool:
    """Return whether the ends follow the span at once: in brackets, or after "from"."""
    if is_bracketed_after(sentence, span.token, first):
        return sentence.tokens[first.token - 1] in BRACKETS
    marks = marks_between(sentence, span.token, first.token)
    starts = next(cues_between(sentence, span.token, first.token, "from"), None)
    return distance(sentence, span.token, first.token) <= 1 and marks <= 1 and (marks == 1 or starts is not None)


def span_candidate(
    since: Mention,
    until: Mention,
    span: Mention,
    text_score: int,
    cues: tuple[Cue, ...] = (),
    rivals: int = 1,
    strict_only: bool = False,
) -> Candidate:
    """Return the candidate that two moments lie so far apart."""
    return Candidate(
        kind="duration",
        check="duration(from = since, to = until) ≈ span",
        operands=(("since", since), ("until", until), ("span", span)),
        stated="span",
        text_score=text_score,
        cues=cues,
        rivals=rivals,
        strict_only=strict_only,
    )


def _is_rest(sentence: Sentence, span: Mention) -> bool:
    """Return whether the months are those that remain."""
    return any(
        cue_after(sentence, span.token, part, words=0) or cue_before(sentence, span.token, part, words=0)
        for part in ("rest", "remaining")
    )


def _of_the_year(scene: AnnotatedArticle, sentence: Sentence) -> Iterator[Candidate]:
    """Yield that the first months of a year and its remaining months make twelve."""
    for rest in sentence.mentions:
        if rest.figure.unit != "month" or not _is_rest(sentence, rest):
            continue
        firsts = [first for first in scene.mentions[max(rest.place - 12, 0) : rest.place + 12] if _begins(scene, first)]
        for first in firsts:
            near = abs(scene.sentences[first.sentence].number - sentence.number) <= NEARBY_SENTENCES
            is_only = len({other.figure.value for other in firsts}) == 1
            yield Candidate(
                kind="duration",
                check="12 month − first ≈ rest",
                operands=(("first", first), ("rest", rest)),
                stated="rest",
                text_score=SURE if near and is_only else 72,
                strict_only=True,
            )


def _begins(scene: AnnotatedArticle, span: Mention) -> bool:
    """Return whether a span of months is the first of its year."""
    sentence = scene.sentences[span.sentence]
    beside = (cue_after, cue_before)
    begins = any(cue(sentence, span.token, "beginning", words=0) is not None for cue in beside)
    return span.figure.unit == "month" and begins
