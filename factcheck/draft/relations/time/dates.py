"""Dates that no calendar holds: "31 November", "ngày 30/2"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.draft.candidate import SURE, Candidate
from factcheck.draft.scene import Scene
from factcheck.language.load import load_pack

LONGEST_MONTHS = {1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
"""Days of each month; 29 February passes, the year may be a leap year."""
LAST_MONTH = 12
NUMERIC = re.compile(r"(?<![\d/.,-])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?![\d/-])")


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield written dates whose day their month does not have."""
    for start, day, month in _impossible(scene):
        mentions = (*scene.mentions, *scene.asides)
        mention = next((mention for mention in mentions if mention.figure.start <= start < mention.figure.end), None)
        if mention is not None and mention.figure.kind != "duration":
            yield Candidate(
                kind="other",
                check=f"valid_date({day}, {month})",
                operands=(("day", mention),),
                stated="day",
                wording=SURE,
                note=scene.article.text[start : mention.figure.end],
            )


def _impossible(scene: Scene) -> Iterator[tuple[int, int, int]]:
    """Yield where a date stands that cannot be, its day and its month."""
    text = scene.article.text
    for match in NUMERIC.finditer(text):
        first, second = int(match[1]), int(match[3])
        if not (_can_be(first, second) or _can_be(second, first)) and second <= LAST_MONTH:
            yield match.start(1), first, second
    named, months = _named(scene.article.language)
    if named is not None:
        for match in named.finditer(text.lower()):
            day, month = int(match["day"] or match["day2"]), months[match["name"] or match["name2"]]
            if day and not _can_be(day, month):
                yield (match.start("day") if match["day"] else match.start("day2")), day, month


def _can_be(day: int, month: int) -> bool:
    """Tell whether a month has this day."""
    return 1 <= day <= LONGEST_MONTHS.get(month, 0)


@cache
def _named(language: str) -> tuple[re.Pattern[str] | None, dict[str, int]]:
    """Return the pattern of a day with the name of a month, as the language's pack names months."""
    months = dict(load_pack(language).dates.months)
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    if not names:
        return None, {}
    day = r"\d{1,2}(?!\d)"
    return re.compile(
        rf"\b(?P<day>{day})(?:st|nd|rd|th)?\s(?P<name>{names})\b|\b(?P<name2>{names})\s(?P<day2>{day})(?![\d,.:%]*\d|\s?%)"
    ), months
