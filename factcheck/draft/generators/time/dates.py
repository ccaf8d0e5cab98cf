"""Dates that no calendar holds: "31 November", "ngày 30/2", "February 29, 2023"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.candidate import SURE, Candidate
from factcheck.model.figure import NO_SUCH_DATE

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield written dates whose day their month does not have."""
    for mention in (*scene.mentions, *scene.asides):
        if NO_SUCH_DATE in mention.figure.notes:
            yield Candidate(
                kind="other",
                check="valid_date(day)",
                operands=(("day", mention),),
                stated="day",
                text_score=SURE,
                note=mention.figure.text,
            )
