"""When an article is set: the years it names, and which of them is its present."""

from __future__ import annotations

import datetime
from collections import Counter

from factcheck.draft.scene import Mention, Scene


def is_moment(mention: Mention) -> bool:
    """Tell whether a figure is one year or one date, no period."""
    return mention.family in ("calendar year", "date") and mention.figure.kind != "range"


def year_of(moment: Mention) -> int:
    """Return the year of a year or a date."""
    value = int(moment.figure.value)
    return value if moment.family == "calendar year" else datetime.date.fromordinal(value).year


def presents(scene: Scene) -> tuple[Mention, ...]:
    """Return the first mention of each year that may be the article's present: the year named most, and the last one.

    News is of its own year: what is told of the past has many years, what is yet to come has few.
    """
    moments = [mention for mention in scene.asides if is_moment(mention)]
    counts = Counter(map(year_of, moments))
    if not counts:
        return ()
    most = max(counts.values())
    years = {max(year for year, count in counts.items() if count == most), max(counts)}
    first: dict[int, Mention] = {}
    for moment in moments:
        first.setdefault(year_of(moment), moment)
    return tuple(first[year] for year in sorted(years))
