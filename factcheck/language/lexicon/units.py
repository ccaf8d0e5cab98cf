"""The ways to write units, as look-up tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from factcheck.language.lexicon.patterns import key_of
from factcheck.language.lexicon.record import UnitEntry
from factcheck.language.pack import Pack

Units = dict[str, UnitEntry]

_CODE = re.compile("[A-Z]{3}")

MILLION = Fraction(1_000_000)
"""What "M" before a currency's code stands for: "30 MUSD"."""


def unit_tables(pack: Pack) -> tuple[Units, Units]:
    """Return the units by the surfaces whose case counts, and by those in lower case."""
    exact, lower = Units(), Units()
    for kind, names in pack.units.items():
        for name, surfaces in names.items():
            entry = UnitEntry(name, kind)
            for surface in surfaces:
                if surface[0] == "=":
                    exact[key_of(surface[1:])] = entry
                    if kind == "money" and _CODE.fullmatch(surface, 1):
                        exact[f"M{surface[1:]}"] = UnitEntry(name, kind, MILLION)
                else:
                    lower[key_of(surface.lower())] = entry
    for sign, code in pack.signs.items():
        lower.setdefault(key_of(sign), UnitEntry(code, "money"))
    return exact, lower


def surfaces_of(exact: Units, lower: Units) -> Iterator[str]:
    """Return all surfaces, in lower case."""
    yield from (surface.lower() for surface in exact)
    yield from lower


def money_words(pack: Pack, exact: Mapping[str, UnitEntry]) -> set[str]:
    """Return what may stand before an amount, in lower case: signs and codes."""
    return {*pack.signs, *(surface.lower() for surface, entry in exact.items() if entry.kind == "money")}
