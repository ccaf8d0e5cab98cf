"""Writes a number with its unit, in the scale in which a reader can take it in."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from factcheck.model.interval import HUGE

if TYPE_CHECKING:
    from factcheck.language.pack import Pack

ONE = Fraction(1)

FEW_DECIMALS = 3
"""A scale word is worth its while where the number then has no more decimals than this."""


VOWELS = "aeiouéèêh"
"""Letters before which a word is elided."""


class Scale(msgspec.Struct, frozen=True, gc=False):
    """A scale word: "tỷ", and what it stands for."""

    word: str
    value: Fraction


NO_SCALE = Scale("", ONE)


def scales_for(size: Fraction, pack: Pack) -> list[Scale]:
    """Return the scales in which a value of this size is at least one, the largest first, and at last none at all."""
    if abs(size) >= HUGE:
        return [NO_SCALE]
    scales = [Scale(word, Fraction(value)) for word, value in pack.words.scales.items() if value <= abs(size)]
    return [*sorted(scales, key=_value, reverse=True), NO_SCALE]


def _value(scale: Scale) -> Fraction:
    return scale.value


def with_unit(number: str, scale: Scale, unit: str, pack: Pack) -> str:
    """Return the number with its scale and unit: "12,6%/năm", "83.663 tỷ đồng", "$1.1 billion"."""
    scaled = f"{number} {scale.word}" if scale.word else number
    if not unit:
        return scaled
    first, _, per = unit.partition("/")
    sign = pack.words.money_before.get(first)
    if sign is not None:
        written = f"-{sign}{scaled[1:]}" if scaled.startswith("-") else f"{sign}{scaled}"
    elif first == "percent":
        written = f"{scaled}{pack.marks.percent}"
    else:
        written = f"{scaled} {_after(scale, unit_word(first, pack, many=number != '1'), pack)}"
    return f"{written}/{unit_word(per, pack)}" if per else written


def _after(scale: Scale, unit: str, pack: Pack) -> str:
    """Return a unit as it is written after a scale word: "d'euros" after "millions"."""
    consonant, vowel = pack.words.scale_of
    return f"{vowel if unit[:1].lower() in VOWELS else consonant}{unit}" if scale.word else unit


def unit_word(unit: str, pack: Pack, many: bool = False) -> str:
    """Return the word that the pack writes a unit with, else the first it reads it by, else the unit's own name.

    `many` asks for the plural, where the pack lists the unit by singular and plural.
    """
    if unit in pack.words.units:
        return pack.words.units[unit]
    for names in pack.units.values():
        if names.get(unit):
            own = [word for word in names[unit] if not word.startswith("=")]
            plural = many and pack.nouns.plural and own[:1] == [unit] and len(own) > 1
            return own[1] if plural else (own or [names[unit][0][1:]])[0]
    return unit
