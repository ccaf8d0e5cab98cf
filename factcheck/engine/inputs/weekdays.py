"""Words that mean something else beside what a check sets them against.

"Thứ tư" is the fourth, and Wednesday beside a date; "3 points" are goals or marks, and percentage points beside
percentages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from factcheck.claims.expression.names import terms_from
from factcheck.engine.compiling.walk import names_in
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


POINT, PERCENTAGE_POINT = "point", "percentage point"

PERCENTAGES = ("percent", "permille", "basis point", PERCENTAGE_POINT)


def with_points(checks: Iterable[Check], names: dict[str, int], quantities: list[Quantity]) -> list[Quantity]:
    """Return the quantities, points that a check sets against nothing but percentages being percentage points."""
    if not any(quantity.unit == POINT for quantity in quantities):
        return quantities
    meant = list(quantities)
    for check in checks:
        if PERCENTAGE_POINT in check.source:
            continue  # "lead × 1 percentage point": the check says so itself
        variables = {names[name] for name in names_in(check.comparison) if name in names}
        points = {variable for variable in variables if quantities[variable].unit == POINT}
        others = [quantities[variable].unit.partition("/")[0] for variable in variables - points]
        if points and others and all(unit in PERCENTAGES for unit in others):
            for variable in points:
                meant[variable] = as_percentage_points(quantities[variable])
    return meant


def as_percentage_points(quantity: Quantity) -> Quantity:
    """Return a number of points as percentage points; one of the check's own figures only."""
    if quantity.figure is None:
        return quantity
    figure = msgspec.structs.replace(quantity.figure, unit=PERCENTAGE_POINT, kind="percent")
    return quantity_of(figure, quantity.index, quantity.outside)
