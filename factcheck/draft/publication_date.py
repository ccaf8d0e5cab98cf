"""When an article is set: the years it names, and which of them is its present."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention


def is_moment(mention: Mention) -> bool:
    """Return whether a figure is one year or one date, no period and no decade."""
    interval = mention.figure.interval
    is_year = mention.family == "calendar year" and interval.low == interval.high
    return is_year or (mention.family == "date" and mention.figure.kind != "range")


def year_of(moment: Mention) -> int:
    """Return the year of a year or a date."""
    value = int(moment.figure.value)
    return value if moment.family == "calendar year" else datetime.date.fromordinal(value).year


def presents(scene: AnnotatedArticle, beside: Mention) -> tuple[Mention, ...]:
    """Return a mention of each year that may be the article's present: the nearest to a figure that it is said of.

    A plain year is taken rather than a date.  The years are that of the last full date, the one named most, and the
    last one named: news is of its own year, what is said of the past has many years, what is yet to come has few.
    """
    moments = [mention for mention in scene.asides if is_moment(mention)]
    if not moments:
        return ()
    counts = Counter(map(year_of, moments))
    most = max(counts.values())
    years = {max(counts), *(year for year, count in counts.items() if count == most)}
    years |= {max((year_of(moment) for moment in moments if _is_a_day(moment)), default=max(counts))}
    nearest: dict[int, Mention] = {}
    for moment in sorted(moments, key=lambda moment: (moment.family == "date", abs(moment.sentence - beside.sentence))):
        nearest.setdefault(year_of(moment), moment)
    return tuple(nearest[year] for year in sorted(years))


def _is_a_day(moment: Mention) -> bool:
    """Return whether a moment is one day of one year."""
    interval = moment.figure.interval
    return moment.family == "date" and interval.low == interval.high
