"""Spans that reach to the article's present: "a model town since 2013 … now, after five years", in an article of 2018.

The other end is the year that the article is of.  Only an exact fit counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.fitting import fitting
from factcheck.draft.generators.time.duration import span_candidate
from factcheck.draft.proximity import cue_after, cue_before
from factcheck.draft.publication_date import is_moment, presents, year_of

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention, Sentence
    from factcheck.draft.candidate import Candidate

NEARBY_SENTENCES = 1
SHORTEST = 2
TEXT_SCORE = 72


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield spans in years that lie between a year stated beside them and the present of the article."""
    yield from fitting(_reaching(scene))


def _reaching(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield them whether they hold or not."""
    for span in scene.mentions:
        if span.figure.unit != "year" or span.figure.kind != "duration" or span.figure.value < SHORTEST:
            continue
        cue = _elapsed(scene.sentences[span.sentence], span)
        if cue is not None:
            ends = presents(scene, span)
            for since, start in _starts(scene, span):
                for until in ends:
                    if year_of(until) > year_of(since) and until.sentence != since.sentence:
                        yield span_candidate(since, until, span, TEXT_SCORE, (start, cue), len(ends), strict_only=True)


def _elapsed(sentence: Sentence, span: Mention) -> Cue | None:
    """Return the word that says that the span has passed."""
    return cue_before(sentence, span.token, "elapsed", words=1) or cue_after(sentence, span.token, "elapsed", words=0)


def _starts(scene: AnnotatedArticle, span: Mention) -> Iterator[tuple[Mention, Cue]]:
    """Yield the years that something began in, in the span's sentence or the ones beside it."""
    own = scene.sentences[span.sentence]
    for sentence in scene.sentences[max(span.sentence - 1, 0) : span.sentence + 2]:
        if abs(sentence.number - own.number) <= NEARBY_SENTENCES:
            for moment in sentence.asides:
                cue = cue_before(sentence, moment.token, "began", words=2)
                if cue is not None and is_moment(moment):
                    yield moment, cue
