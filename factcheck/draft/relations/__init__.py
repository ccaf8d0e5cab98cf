"""The finders: each family of relations is one module with `find(scene)`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.draft.candidate import Candidate
from factcheck.draft.relations import (
    amount,
    change,
    change_from_elsewhere,
    comparison,
    count,
    dates,
    difference,
    duration,
    elapsed,
    hundred,
    impossible,
    majority,
    mean,
    money,
    multiple,
    nearby,
    product,
    rank,
    remainder,
    repeat,
    score,
    share,
    shares_of_one_whole,
    shortfall,
    slip,
    sum,
    total,
    total_of_listed,
)
from factcheck.draft.scene import Scene

FINDERS: tuple[Callable[[Scene], Iterator[Candidate]], ...] = (
    amount.find,
    change.find,
    change_from_elsewhere.find,
    comparison.find,
    count.find,
    dates.find,
    difference.find,
    duration.find,
    elapsed.find,
    hundred.find,
    impossible.find,
    majority.find,
    mean.find,
    money.find,
    multiple.find,
    nearby.find,
    product.find,
    rank.find,
    remainder.find,
    repeat.find,
    score.find,
    share.find,
    shares_of_one_whole.find,
    shortfall.find,
    slip.find,
    sum.find,
    total.find,
    total_of_listed.find,
)
