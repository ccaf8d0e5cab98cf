"""The finders: each way of relating figures is a module with `find(scene)`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from factcheck.draft.generators import count, impossible, nearby, tables
from factcheck.draft.generators.changes import (
    amount,
    balance,
    change,
    change_from_elsewhere,
    difference,
    moved_against,
    moved_lists,
    multiple,
    named_moves,
    reached,
)
from factcheck.draft.generators.order import comparison, extreme, followed, included, places, rank, score, versus
from factcheck.draft.generators.rates import area, mean, per_period, product
from factcheck.draft.generators.repeats import again, apposed, mistyped_repeat, money, repeat
from factcheck.draft.generators.shares import (
    majority,
    named_whole,
    proportional,
    share,
    share_apart,
    share_apposed,
    share_of_rest,
    shares_of_one_whole,
    shortfall,
    workforce,
)
from factcheck.draft.generators.statistics import tests, whole_means
from factcheck.draft.generators.sums import hundred, mixed_total, portioned, remainder, sum, total, total_of_listed
from factcheck.draft.generators.time import (
    ages,
    anniversary,
    dates,
    duration,
    elapsed,
    listed_days,
    month_days,
    same_span,
    since,
    weekdays,
    years_apart,
)

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle
    from factcheck.draft.candidate import Candidate

GENERATORS: tuple[Callable[[AnnotatedArticle], Iterator[Candidate]], ...] = (
    again.find,
    ages.find,
    amount.find,
    anniversary.find,
    apposed.find,
    area.find,
    balance.find,
    change.find,
    change_from_elsewhere.find,
    comparison.find,
    count.find,
    dates.find,
    difference.find,
    duration.find,
    elapsed.find,
    extreme.find,
    followed.find,
    hundred.find,
    impossible.find,
    included.find,
    listed_days.find,
    majority.find,
    mean.find,
    mixed_total.find,
    money.find,
    month_days.find,
    moved_against.find,
    moved_lists.find,
    multiple.find,
    named_moves.find,
    named_whole.find,
    nearby.find,
    per_period.find,
    places.find,
    portioned.find,
    product.find,
    proportional.find,
    rank.find,
    reached.find,
    remainder.find,
    repeat.find,
    same_span.find,
    score.find,
    share.find,
    share_apart.find,
    share_apposed.find,
    share_of_rest.find,
    shares_of_one_whole.find,
    shortfall.find,
    since.find,
    mistyped_repeat.find,
    sum.find,
    tables.find,
    tests.find,
    total.find,
    total_of_listed.find,
    versus.find,
    weekdays.find,
    whole_means.find,
    years_apart.find,
    workforce.find,
)
