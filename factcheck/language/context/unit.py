"""The unit after a number and what it is per: "đồng/kg", "per 100,000 people", "(kg)".

The words of all units are one large pattern, matched step by step here: written once for each place where a unit
may stand, it would be compiled seven times, a third of a short run.
"""

from __future__ import annotations

import re

import msgspec

from factcheck.language.lexicon import Lexicon

Span = tuple[int, int]


BLANK_OR_DASH = (" ", "\u00a0", "\u202f", "\u2009", "-")


class UnitTail(msgspec.Struct, frozen=True, gc=False):
    """Where a unit stands after a number, in the lowered text."""

    gap: str
    """What is between the number and the unit: a blank, a hyphen, a bracket, an adjective."""
    unit: Span
    per: tuple[Span, ...] = ()
    every: str = ""
    """The number in "per 100,000 people"."""
    late: Span | None = None
    """A fraction after the unit: "năm rưỡi"."""


def read_unit_tail(lexicon: Lexicon, lowered: str, at: int) -> UnitTail | None:
    """Read the unit that starts at `at`, with what it is per; None where there is none."""
    found = _unit(lexicon, lowered, at)
    if found is None:
        return None
    gap, unit = found
    end = unit.end() + (lowered[unit.end() : unit.end() + 1] in (")", "]"))
    every, first = _per(lexicon, lowered, end, first=True)
    second = _per(lexicon, lowered, first.end(), first=False)[1] if first is not None else None
    last = second or first
    end = last.end() if last is not None else end
    may_go_on = lowered[end + 1 : end + 2] in lexicon.firsts["added"]
    late = lexicon.late.match(lowered, end) if may_go_on else None
    per = tuple(one.span() for one in (first, second) if one is not None)
    return UnitTail(gap, unit.span(), per, every, late.span() if late is not None else None)


def read_money_per(lexicon: Lexicon, lowered: str, at: int) -> Span | None:
    """Read "/hour" after "$15"; return where "hour" stands."""
    found = _per(lexicon, lowered, at, first=False)[1]
    return found.span() if found is not None else None


def _unit(lexicon: Lexicon, lowered: str, at: int) -> tuple[str, re.Match[str]] | None:
    """Return the gap and the unit; an adjective in between counts only where a unit follows it."""
    start = _gap_end(lexicon, lowered, at)
    unit = _unit_at(lexicon, lowered, start)
    if unit is None:
        filler = lexicon.unit_filler.match(lowered, start)
        unit = _unit_at(lexicon, lowered, filler.end()) if filler is not None else None
    return None if unit is None else (lowered[at : unit.start()], unit)


def _gap_end(lexicon: Lexicon, lowered: str, at: int) -> int:
    """Return where a unit may start: mostly right here or behind one blank."""
    here, following = lowered[at : at + 1], lowered[at + 1 : at + 2]
    if here == " " and (following.isalpha() or following == "%"):
        return at + 1
    if here.isalpha() or here == "%" or here == ",":
        return at
    gap = lexicon.unit_gap.match(lowered, at)
    return gap.end() if gap is not None else at


def _per(lexicon: Lexicon, lowered: str, at: int, first: bool) -> tuple[str, re.Match[str] | None]:
    """Return the number of units that something is per, and those units; a time ago ("a year earlier") is none."""
    here, following = lowered[at : at + 1], lowered[at + 1 : at + 2]
    if here != "/" and (here not in BLANK_OR_DASH or (following != "/" and following not in lexicon.firsts["per"])):
        return "", None
    stroke = lexicon.per.match(lowered, at)
    if stroke is None:
        return "", None
    every = lexicon.every.match(lowered, stroke.end()) if first and not _is_article(lexicon, stroke[0]) else None
    unit = _unit_at(lexicon, lowered, stroke.end() if every is None else every.end())
    if unit is None or lexicon.ago.match(lowered, unit.end()) is not None:
        return "", None
    if every is not None and stroke[0].strip() in lexicon.pack.per_number and lowered.endswith(f" {unit[0]}", 0, at):
        return "", None  # "190 hộ trên 400 hộ" is a part and its whole
    return "" if every is None else every.group().strip(), unit


def _unit_at(lexicon: Lexicon, lowered: str, at: int) -> re.Match[str] | None:
    pattern = lexicon.unit.get(lowered[at : at + 1])
    return pattern.match(lowered, at) if pattern is not None else None


def _is_article(lexicon: Lexicon, stroke: str) -> bool:
    """Tell whether what stands before a unit is an article and never "per": not before a number, at least."""
    word, pack = stroke.strip(" \u00a0-"), lexicon.pack
    return word in pack.per_article and word not in pack.per
