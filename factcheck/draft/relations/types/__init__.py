"""The relation types: each function proposes relations between the figures of an article, without a cue word.

They are cheap and do not decide: for each figure only those near it are looked at, so that their number grows with the
length of an article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from factcheck.draft.relations.types.growth import growth
from factcheck.draft.relations.types.lists import listed
from factcheck.draft.relations.types.order import extremes, orders, places
from factcheck.draft.relations.types.pairs import conversions, exchanges, repeats
from factcheck.draft.relations.types.products import league_points, products, rates_per
from factcheck.draft.relations.types.rates import points, ratios, shares_among, shares_and_changes
from factcheck.draft.relations.types.sums import balances, sums
from factcheck.draft.relations.types.time import spans, weekdays

if TYPE_CHECKING:
    from factcheck.draft.relations.passage import Passage
    from factcheck.draft.relations.relation import Relation

TYPES: tuple[Callable[[Passage], Iterator[Relation]], ...] = (
    shares_and_changes, ratios, repeats, orders, sums, extremes, products, rates_per, growth, conversions, exchanges,
    spans, weekdays, listed, shares_among, points, balances, places, league_points,
)  # fmt: skip


MOST, MOST_OF_FIGURE = 20_000, 60
"""Relations that one function may propose for one article, and for each of its figures besides: no page runs away."""


def relations(passage: Passage) -> list[Relation]:
    """Return all relations that the figures of an article may stand in."""
    most = MOST + MOST_OF_FIGURE * len(passage.all)
    return [relation for propose in TYPES for relation in islice(propose(passage), most)]
