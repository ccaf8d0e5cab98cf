"""Ages beside the year of birth: "born in 1985, 34 years old", with the year of which the age is stated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.fitting import fitting
from factcheck.draft.proximity import cue_before
from factcheck.draft.publication_date import is_moment, presents, year_of

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention

NEARBY_SENTENCES = 1
YOUNGEST, OLDEST = 5, 115
LIFE = 130
"""How many years after a birth a moment can still be one of the same life."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield ages with the year of birth stated beside them and a moment near by, or the present of the article."""
    yield from fitting(_stated(scene))


def _stated(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield them whether they hold or not."""
    for sentence in scene.sentences:
        for born in sentence.asides:
            cue = cue_before(sentence, born.token, "born", words=0)
            if cue is not None and is_moment(born):
                for age in _ages(scene, born):
                    yield from _candidates(scene, born, age, cue)


def _ages(scene: AnnotatedArticle, born: Mention) -> Iterator[Mention]:
    """Yield the ages stated in the sentence of a birth or the ones beside it."""
    own = scene.sentences[born.sentence]
    for sentence in scene.sentences[max(born.sentence - 1, 0) : born.sentence + 2]:
        if abs(sentence.number - own.number) > NEARBY_SENTENCES:
            continue
        for mention in sentence.mentions:
            figure = mention.figure
            is_span = figure.unit == "year" and figure.kind == "duration" and YOUNGEST <= figure.value <= OLDEST
            if is_span and _is_age(scene, mention):
                yield mention


def _is_age(scene: AnnotatedArticle, mention: Mention) -> bool:
    """Return whether a span of years is stated as somebody's age: "34 tuổi", "34-year-old", "aged 34", "Smith, 34"."""
    text = mention.wording
    return text.isdigit() or text.endswith(scene.words.age_endings)


def _candidates(scene: AnnotatedArticle, born: Mention, age: Mention, cue: Cue) -> Iterator[Candidate]:
    """Yield that the age fits the birth at each moment that it may be stated of."""
    near = [
        moment for moment in scene.sentences[age.sentence].asides if is_moment(moment) and moment.place != born.place
    ]
    moments = [moment for moment in (*near, *presents(scene, age)) if 0 < year_of(moment) - year_of(born) < LIFE]
    for moment in moments:
        yield Candidate(
            kind="age",
            check="age(born = born, on = on) ≈ age",
            operands=(("born", born), ("on", moment), ("age", age)),
            stated="age",
            text_score=66,
            cues=(cue,),
            rivals=len(moments),
            strict_only=True,
        )
