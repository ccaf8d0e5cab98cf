"""Units outside the table, through pint's own registry: slow to load, so asked last."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import Any

from factcheck.units.table import Unit, product_of

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
