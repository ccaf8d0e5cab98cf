"""Writes a figure's own text with another number in it."""

from __future__ import annotations

from fractions import Fraction

from factcheck.language.load import load_pack
from factcheck.language.pack import Pack
from factcheck.language.writing.decimals import places_of, write_decimal
from factcheck.language.writing.quantities import write_quantity
from factcheck.language.writing.signs import with_sign, without_sign
from factcheck.model.figure import Figure


def write_number(value: Fraction, like: Figure, language: str) -> str:
    """Return the figure's own text with another value: its precision and style, its scale and unit words."""
    start, end = like.number_start - like.start, like.number_end - like.start
    pack, written = load_pack(language), like.text[max(start, 0) : end]
    if start < 0 or like.kind in ("date", "ordinal", "range") or _is_of_several_units(written):
        return write_quantity(value, like.unit, language)
    number = value / like.scale if like.scale else value
    places = places_of(like.ulp / like.scale if like.scale else like.ulp)
    grouped = like.kind != "year" and (len(written) < 4 or not written.isdigit())
    text = write_decimal(number, places, pack, grouped)
    if _is_in_other_style(written, places, pack):
        text = text.translate(str.maketrans(".,", ",."))
    before, sign = without_sign(like.text[:start])
    return f"{with_sign(before, text, sign)}{like.text[end:]}"


def _is_of_several_units(written: str) -> bool:
    """Tell whether words stand between a figure's digits: "2 years and 6" of "2 years and 6 months"."""
    return written[:1].isdigit() and any(character.isalpha() for character in written)


def _is_in_other_style(written: str, places: int, pack: Pack) -> bool:
    """Tell whether the article wrote this number's decimals with the other mark."""
    mark = written[-places - 1] if 0 < places < len(written) else ""
    return mark in (".", ",") and mark != pack.marks.decimal
