"""Dates that no calendar holds: "31 November", "ngày 30/2", "29 February 2023"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.draft.candidate import SURE, Candidate
from factcheck.draft.scene import Scene
from factcheck.language.dates.impossible import impossible_dates


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield written dates whose day their month does not have."""
    text = scene.article.text
    for date in impossible_dates(text, scene.article.language):
        mentions = (*scene.mentions, *scene.asides)
        start = date.day_start
        mention = next((mention for mention in mentions if mention.figure.start <= start < mention.figure.end), None)
        if mention is not None and mention.figure.kind != "duration":
            year = "" if date.year is None else f", {date.year}"
            yield Candidate(
                kind="other",
                check=f"valid_date(day, {date.month}{year})",
                operands=(("day", mention),),
                stated="day",
                wording=SURE,
                note=text[min(date.start, mention.figure.start) : max(date.end, mention.figure.end)],
            )
