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
from factcheck.draft.relations.types.order import extremes, orders
from factcheck.draft.relations.types.pairs import conversions, exchanges, repeats
from factcheck.draft.relations.types.products import products, rates_per
from factcheck.draft.relations.types.rates import ratios, shares_and_changes
from factcheck.draft.relations.types.sums import sums
from factcheck.draft.relations.types.time import spans, weekdays

if TYPE_CHECKING:
    from factcheck.draft.relations.passage import Passage
    from factcheck.draft.relations.relation import Relation

TYPES: tuple[Callable[[Passage], Iterator[Relation]], ...] = (
    shares_and_changes, ratios, repeats, orders, sums, extremes, products, rates_per, growth, conversions, exchanges,
    spans, weekdays, listed,
)  # fmt: skip


MOST_OF_TYPE = 3_000
"""Relations that one function may propose for one article: a page of thousands of like figures must end, too."""


def relations(passage: Passage) -> list[Relation]:
    """Return all relations that the figures of an article may stand in."""
    return [relation for propose in TYPES for relation in islice(propose(passage), MOST_OF_TYPE)]
