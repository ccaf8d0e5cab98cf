"""Weekdays that read like ordinals: "thứ tư" is the fourth, and Wednesday."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from factcheck.claims.expression.names import terms_from
from factcheck.engine.readings import Quantity, quantity_of
from factcheck.language import load_pack
from factcheck.model.claim import Check
from factcheck.model.expression import Call, Name
from factcheck.model.interval import exactly

RULE = "weekday"


def with_weekdays(
    checks: Iterable[Check], names: dict[str, int], quantities: list[Quantity], language: str
) -> list[Quantity]:
    """Return the quantities, ordinals that a check compares with the weekday of a date being weekdays."""
    told = list(quantities)
    for name in {name for check in checks if RULE in check.source for name in beside_weekdays(check)}:
        variable = names.get(name, -1)
        figure = quantities[variable].figure if variable >= 0 else None
        if figure is None or figure.kind != "ordinal":
            continue
        day = load_pack(language).dates.weekdays.get(" ".join(figure.text.lower().split()))
        if day is not None:
            weekday = msgspec.structs.replace(
                figure, kind="date", unit=RULE, value=exactly(day).low, interval=exactly(day), generous=()
            )
            told[variable] = quantity_of(weekday, quantities[variable].index)
    return told


def beside_weekdays(check: Check) -> Iterator[str]:
    """Yield the names that a check compares with the weekday of a date."""
    terms = check.comparison.terms
    if any(isinstance(term, Call) and term.rule == RULE for term in terms_from(terms)):
        yield from (term.name for term in terms if isinstance(term, Name))
