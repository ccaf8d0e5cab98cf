"""What the names of a claims file stand for."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from factcheck.engine.compiling.dimensions import Dimension
from factcheck.engine.readings import Quantity

# The two languages of a report: its words, and the numbers, which stay as the article writes them.


class Languages(msgspec.Struct, frozen=True):
    """Codes of language packs.

    An English report on a Vietnamese article says "gives 2,43": "2.43" would be another number to its reader,
    and a repair is to be typed into the article as it is.
    """

    words: str
    numbers: str


class Environment(msgspec.Struct, frozen=True, gc=False):
    """Names and the variables behind them.  Two names of one article figure share one variable."""

    names: Mapping[str, int]
    """Name → variable."""
    quantities: list[Quantity]
    """By variable."""
    dimensions: dict[str, Dimension] = msgspec.field(default_factory=dict)
    """Filled while units are resolved: what unknowns without a stated unit measure."""

    def quantity(self, name: str) -> Quantity:
        """Return what a name stands for."""
        return self.quantities[self.names[name]]


def environment_of(quantities: Mapping[str, Quantity]) -> Environment:
    """Return an environment in which every name is a variable of its own."""
    return Environment({name: number for number, name in enumerate(quantities)}, list(quantities.values()))
