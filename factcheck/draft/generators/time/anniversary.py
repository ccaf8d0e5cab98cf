"""Anniversaries: "the 20th anniversary … the first call was made in 1985", "kỷ niệm 60 năm … ra đời năm 1959"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.fitting import fitting
from factcheck.draft.proximity import cue_after, cue_before
from factcheck.draft.publication_date import is_moment, presents, year_of

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention

NEARBY_SENTENCES = 2
TEXT_SCORE = 72


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield anniversaries with the year that they count from stated near them, and the present of the article."""
    yield from fitting(_celebrations(scene))


def _celebrations(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield them whether they hold or not."""
    for sentence in scene.sentences:
        for span in (*sentence.mentions, *sentence.asides):
            cue = _celebrated(scene, span)
            if cue is None:
                continue
            pairs = list(_ends(scene, span))
            for since, until in pairs:
                yield _candidate(span, since, until, cue, len(pairs))


def _celebrated(scene: AnnotatedArticle, span: Mention) -> Cue | None:
    """Return the word that makes a rank or a span of years an anniversary."""
    sentence = scene.sentences[span.sentence]
    if span.family == "ordinal":
        return cue_after(sentence, span.token, "anniversary", words=1)
    if span.figure.unit == "year" and span.figure.kind == "duration":
        return cue_before(sentence, span.token, "anniversary", words=1)
    return None


def _ends(scene: AnnotatedArticle, span: Mention) -> Iterator[tuple[Mention, Mention]]:
    """Yield the moments stated near an anniversary, each with the presents that lie after it."""
    number = scene.sentences[span.sentence].number
    near = [
        moment
        for moment in scene.asides
        if is_moment(moment) and abs(scene.sentences[moment.sentence].number - number) <= NEARBY_SENTENCES
    ]
    for since in near:
        for until in presents(scene, span):
            if year_of(until) > year_of(since):
                yield since, until


def _candidate(span: Mention, since: Mention, until: Mention, cue: Cue, rivals: int) -> Candidate:
    """Return the candidate that so many years lie between two moments; between two days, whole ones."""
    years = "span × 1 year" if span.family == "ordinal" else "span"
    rule = "age(born = since, on = until)" if until.family == "date" else "duration(from = since, to = until)"
    return Candidate(
        kind="duration",
        check=f"{rule} ≈ {years}",
        operands=(("since", since), ("until", until), ("span", span)),
        stated="span",
        text_score=TEXT_SCORE,
        cues=(cue,),
        rivals=rivals,
    )
