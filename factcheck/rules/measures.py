"""One quantity stated in two units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model.rule import Role
from factcheck.rules.define import formula_rule

if TYPE_CHECKING:
    from factcheck.model.expression import Term


@formula_rule(
    kind="conversion",
    roles=(Role("value", "the quantity in its first unit"),),
    good=("conversion(640 acre) = 1 square mile", "conversion(1 cubic yard) = 27 cubic foot"),
    bad=("conversion(1000 square metre) = 1100 square yard", "conversion(30 foot) = 48 kilometre"),
    is_identity=True,
)
def conversion(value: Term) -> Term:
    """Give a quantity for comparison with the same in another unit.

    Areas take the square of the factor and volumes the cube; readings of a thermometer take its offset.
    """
    return value


@formula_rule(
    kind="conversion",
    roles=(Role("difference", "a rise, a fall or a swing of temperature"),),
    good=("temperature_difference(35 °C) = 63 °F", "temperature_difference(5 °C) = 9 °F"),
    bad=("temperature_difference(35 °C) = 95 °F", "temperature_difference(4 °C) = 39.2 °F"),
    is_identity=True,
)
def temperature_difference(difference: Term) -> Term:
    """Give a difference of temperatures for comparison with the same in another unit: without the offset.

    A reading of 35 °C is 95 °F, a rise by 35 °C is one by 63 °F.
    """
    return difference * 1


@formula_rule(
    kind="conversion",
    roles=(Role("value", "the quantity in its first unit"),),
    good=(
        "inverse_conversion(5 litre per hundred kilometres) = 20 km/litre",
        "inverse_conversion(4 hertz) = 0.25 second",
    ),
    bad=("inverse_conversion(5 litre per hundred kilometres) = 5 km/litre", "inverse_conversion(4 hertz) = 4 second"),
    is_identity=True,
)
def inverse_conversion(value: Term) -> Term:
    """Give one over a quantity, for comparison with a unit that counts the other way.

    Litres for a hundred kilometres against miles for a gallon; euros for a pound against pounds for a euro.
    """
    return 1 / value
