"""From a unit's name to what it stands for; compounds such as "VND/share" and "person/square kilometre"."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import Any

from factcheck.model.said import said
from factcheck.units.unit_table import Unit, load_table, product_of, table_unit

LONGEST_NAME = 200
"""No unit is longer; a longer string is refused before anything is done with it."""


class UnknownUnitError(ValueError):
    """No unit has this name; `nearest` holds the known names most like it."""

    def __init__(self, name: str) -> None:
        """Look for the nearest names only now that there is something to report."""
        from factcheck.model.nearest import nearest_names

        self.name = name
        self.nearest = nearest_names(name, known_names(), 3, likeness=0.7)
        super().__init__(said("check.unknown_unit_name", name=name[:LONGEST_NAME]))


class IncompatibleUnitsError(ValueError):
    """Two units measure different things."""

    def __init__(self, first: str, second: str) -> None:
        """Name the two."""
        super().__init__(said("check.not_converted", first=first or "a bare number", second=second or "a bare number"))


def known_names() -> tuple[str, ...]:
    """Return every name and alias that the table holds."""
    table = load_table()
    return (*table.units, *table.aliases)


@cache
def unit(name: str) -> Unit:
    """Return the unit of this name; "" is a bare number.

    A compound multiplies by "·" and divides by "/" or " per "; all that follows a slash divides.
    Raises `UnknownUnitError`.
    """
    if not name:
        return Unit("")
    if len(name) > LONGEST_NAME:
        raise UnknownUnitError(name)
    found = simple_unit(name)
    if found is not None:
        return found
    if "/" in name or "·" in name or " per " in name:
        return compound_unit(name)

    found = foreign_unit(name)  # imports pint, which takes longer than a whole run
    if found is None:
        raise UnknownUnitError(name)
    return found


def simple_unit(name: str) -> Unit | None:
    """Return the table's unit, also for a regular plural ("kilometres", "degrees Celsius")."""
    found = table_unit(name)
    if found is None and "s" in name:
        first, space, rest = name.partition(" ")
        singulars = (name.removesuffix("s"), first.removesuffix("s") + space + rest)
        found = next((one for one in map(table_unit, singulars) if one is not None), None)
    return found


def compound_unit(name: str) -> Unit:
    """Return the unit of a compound name; its own name keeps the parts' canonical ones."""
    segments = [
        [unit(factor.strip()) for factor in segment.split("·")] for segment in name.replace(" per ", "/").split("/")
    ]
    if any(not factor.name for segment in segments for factor in segment):
        raise UnknownUnitError(name)
    canonical = "/".join("·".join(factor.name for factor in segment) for segment in segments)
    if is_growth_rate(segments):
        return Unit(canonical, segments[0][0].factor)
    powers = [(factor, -1 if place else 1) for place, segment in enumerate(segments) for factor in segment]
    return product_of(canonical, powers)


def is_growth_rate(segments: list[list[Unit]]) -> bool:
    """Return whether this is a share of something per period ("percent/year").

    Such a rate is a pure number for one period: 12,6 %/năm over five years is not 63 %, so the period does not
    multiply; it stays in the unit's name.
    """
    (first, *more), *below = segments
    pure = not more and first.dimension == () and first.factor < 1
    return pure and len(below) == 1 and [one.dimension for one in below[0]] == [(("second", 1),)]


def compatible(first: str, second: str) -> bool:
    """Return whether values in the two units can be compared; raises `UnknownUnitError`."""
    return unit(first).dimension == unit(second).dimension


def convert(value: Fraction, from_: str, to: str) -> Fraction:
    """Return `value` in another unit, exactly; readings on a scale with an offset convert as readings.

    Raises `UnknownUnitError` and `IncompatibleUnitsError`.
    """
    source, target = unit(from_), unit(to)
    if source.dimension != target.dimension:
        raise IncompatibleUnitsError(from_, to)
    return (value * source.factor + source.offset - target.offset) / target.factor


# Units outside the table, through pint's own registry: slow to load, so asked last.

OWN_BASES = {"meter": ("metre", Fraction(1)), "gram": ("kilogram", Fraction(1, 1000))}
"""pint's root units that are others here, and how much of ours one of them is."""

PLAUSIBLE = re.compile(r"[^\W\d_]+( [^\W\d_]+)*")
"""Words only: pint reads whole expressions, and a unit's name is none."""


@cache
def pint_registry() -> Any:  # noqa: ANN401 - pint's registry is a class made at run time
    """Return pint's default registry with exact factors."""
    import pint

    return pint.UnitRegistry(non_int_type=Fraction)


def foreign_unit(name: str) -> Unit | None:
    """Return what pint knows under `name`; None for a word that it does not know either."""
    if not PLAUSIBLE.fullmatch(name):
        return None
    import pint

    registry = pint_registry()
    try:
        factor, root = registry.get_root_units(name.replace(" ", "_"))
    except (pint.UndefinedUnitError, pint.DefinitionSyntaxError):
        return None
    if not isinstance(factor, int | Fraction):
        return None
    bases = [(base, Fraction(power)) for base, power in root._units.items() if base != "count"]
    if any(power.denominator != 1 for _, power in bases):
        return None
    return product_of(
        name, [(Unit(name, Fraction(factor)), 1), *((own_base(base), int(power)) for base, power in bases)]
    )


def own_base(base: str) -> Unit:
    """Return one of pint's root units in our base units."""
    ours, factor = OWN_BASES.get(base, (base, Fraction(1)))
    return Unit(ours, factor, ((ours, 1),))
