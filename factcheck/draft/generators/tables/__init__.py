"""What a table says of itself: totals, means, differences, changes, shares and products, by row and by column.

A relation is taken to be meant where nearly all lines of the table bear it out, or where a head says it in words and
others bear it out; what misses then is an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.generators.tables.grid import grid_of
from factcheck.draft.generators.tables.totals import find_shares_of_totals, find_totals
from factcheck.draft.generators.tables.triples import find_triples

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle
    from factcheck.draft.candidate import Candidate


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield what the tables of an article say."""
    for index in range(len(scene.tables)):
        grid = grid_of(scene, index)
        if grid is None:
            continue
        yield from find_totals(grid.columns, grid.rows, are_rows=False)
        yield from find_totals(grid.rows, grid.columns, are_rows=True)
        yield from find_shares_of_totals(grid.rows, grid.columns)
        yield from find_triples(grid.rows, grid.columns)
