"""Statements about two amounts: ratios, shares, changes."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tests.oracle.exact import RULES
from tests.oracle.making import (
    AMOUNTS,
    DECIMAL,
    MEASURES,
    PERCENT,
    POINTS,
    TIMES,
    Maker,
    Role,
    Statement,
    UnsuitableError,
    answered,
    computed,
    form,
    given,
    scaled_pair,
)
from tests.oracle.writing import UNITS


@form("ratio")
def _ratio(m: Maker) -> Statement:
    unit, base, value = scaled_pair(m, AMOUNTS, 1.1, 9)
    return computed(
        m,
        "ratio",
        "ratio(value = {value}, base = {base})",
        {"value": m.operand(value, m.like(unit)), "base": m.operand(base, unit)},
        TIMES,
        digits=(1, 4),
    )


@form("÷")
def _quotient(m: Maker) -> Statement:
    unit, base, value = scaled_pair(m, AMOUNTS, 1.1, 9)
    return computed(
        m,
        "÷",
        "{value} ÷ {base}",
        {"value": m.operand(value, m.like(unit)), "base": m.operand(base, unit)},
        TIMES,
        law="ratio",
        name="ratio",
        digits=(1, 4),
    )


def _share_roles(m: Maker) -> dict[str, tuple[Role, Sequence[Fraction]]]:
    unit = m.unit(AMOUNTS)
    whole = m.amount(unit)
    part = m.part(whole, unit)
    m.scale_alike(unit, (part, whole))
    return {"part": m.operand(part, m.like(unit)), "whole": m.operand(whole, unit)}


@form("share")
def _share(m: Maker) -> Statement:
    return computed(m, "share", "share(part = {part}, whole = {whole})", _share_roles(m), PERCENT)


@form("share")
def _share_in_words(m: Maker) -> Statement:
    words = m.random.choice(("1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5"))
    unit = m.unit(AMOUNTS)
    whole = m.amount(unit, 3, 5)
    part = whole * Fraction(words) * m.ratio(0.993, 1.007)
    if unit.nature == "count":
        part = Fraction(round(part))
    m.manner = "rounded"
    return Statement(
        "share",
        "share",
        "share",
        "share(part = {part}, whole = {whole}) ≈ {stated}",
        {"part": m.print(part, unit), "whole": m.print(whole, unit), "stated": m.part_in_words(words)},
        ("part", "whole"),
        "stated",
        m.language,
        "part in words",
        "consistent",
    )


@form("one_in")
def _one_in(m: Maker) -> Statement:
    return computed(m, "one_in", "one_in(part = {part}, whole = {whole})", _share_roles(m), DECIMAL, digits=(1, 3))


@form("majority")
def _majority(m: Maker) -> Statement:
    unit = m.unit(AMOUNTS)
    whole = m.amount(unit)
    part = m.part(whole, unit, 0.4, 0.7)
    m.scale_alike(unit, (part, whole))
    return answered(
        m,
        "majority",
        "majority(part = {part}, whole = {whole})",
        {"part": m.operand(part, unit), "whole": m.operand(whole, unit)},
    )


@form("part_of")
def _part_of(m: Maker) -> Statement:
    unit = m.unit(AMOUNTS)
    share, whole = m.ratio(0.02, 0.98), m.amount(unit, 2, 5)
    return computed(
        m,
        "part_of",
        "part_of(share = {share}, whole = {whole})",
        {"share": m.operand(share, PERCENT, digits=(1, 4)), "whole": m.operand(whole, unit)},
        unit,
    )


@form("times_more")
def _times_more(m: Maker) -> Statement:
    unit = m.unit(MEASURES)
    base, times = m.amount(unit), m.ratio(1.5, 9)
    value = base * (times + m.random.randint(0, 1))
    return answered(
        m,
        "times_more",
        "times_more(times = {times}, value = {value}, base = {base})",
        {"times": m.decimal(times, TIMES, 1, 2), "value": m.operand(value, unit), "base": m.operand(base, unit)},
    )


def _changed(m: Maker, low: float, high: float) -> dict[str, tuple[Role, Sequence[Fraction]]]:
    unit, start, end = scaled_pair(m, AMOUNTS, low, high)
    if start == end:
        raise UnsuitableError
    return {"start": m.operand(start, unit), "end": m.operand(end, m.like(unit))}


@form("change")
def _change(m: Maker) -> Statement:
    falls = m.random.random() < 0.15
    roles = _changed(m, *((0.1, 0.95) if falls else (1.05, 4)))
    return computed(
        m, "change", "change(from = {start}, to = {end})", roles, PERCENT, name="change" if not falls else "changed"
    )


@form("decrease")
def _decrease(m: Maker) -> Statement:
    return computed(m, "decrease", "decrease(from = {start}, to = {end})", _changed(m, 0.05, 0.95), PERCENT)


@form("difference")
def _difference(m: Maker) -> Statement:
    roles = _changed(m, 1.2, 4)
    unit = roles["start"][0].unit  # type: ignore[union-attr]
    return computed(m, "difference", "difference(from = {start}, to = {end})", roles, unit)


@form("−")
def _minus(m: Maker) -> Statement:
    roles = _changed(m, 1.2, 4)
    unit = roles["start"][0].unit  # type: ignore[union-attr]
    return computed(m, "−", "{end} − {start}", roles, unit, law="difference", name="difference")


@form("points")
def _points(m: Maker) -> Statement:
    start, end = sorted((m.ratio(0.01, 0.9), m.ratio(0.01, 0.9)))
    if end - start < Fraction(1, 1000):
        raise UnsuitableError
    unit = UNITS["basis"] if end - start < Fraction(1, 50) and m.random.random() < 0.5 else POINTS
    roles = {"start": m.operand(start, PERCENT), "end": m.operand(end, PERCENT)}
    return computed(m, "points", "points(from = {start}, to = {end})", roles, unit, digits=(1, 4))


@form("value_before")
def _value_before(m: Maker) -> Statement:
    unit = m.unit(MEASURES)
    end, change = m.amount(unit), m.ratio(0.02, 1.5)
    return computed(
        m,
        "value_before",
        "value_before(to = {end}, change = {change})",
        {"end": m.operand(end, unit), "change": m.operand(change, PERCENT)},
        unit,
    )


@form("successive")
def _successive(m: Maker) -> Statement:
    changes = [m.ratio(0.01, 0.4) for _ in range(m.random.randint(2, 4))]
    return computed(
        m,
        "successive",
        "successive({changes})",
        {"changes": ([m.print(c, PERCENT, digits=(1, 3)) for c in changes], changes)},
        PERCENT,
        digits=(2, 4),
    )


@form("possible_decrease")
def _possible_decrease(m: Maker) -> Statement:
    decrease = m.ratio(0.05, 1.9)
    return answered(m, "possible_decrease", "possible_decrease({fall})", {"fall": m.operand(decrease, PERCENT)})


@form("percent_not_points")
def _percent_not_points(m: Maker) -> Statement:
    m.manner = "rounded"
    places = m.random.randint(0, 2)
    start, end = sorted(m.random.sample(range(10**places, 90 * 10**places), 2))
    step = Fraction(1, 100 * 10**places)
    points = (end - start) * step
    stated = points if m.random.random() < 0.5 else Fraction(end - start, start)
    figures = [m.figure(v, PERCENT, decimals=places, plain=True) for v in (start * step, end * step, stated)]
    if not figures[2].number:
        raise UnsuitableError
    values = [f.printed.value for f in figures]
    return answered(
        m,
        "percent_not_points",
        "percent_not_points(from = {start}, to = {end}, stated = {said})",
        {r: given(f, v) for r, f, v in zip(("start", "end", "said"), figures, values, strict=True)},
        known=False,
    )


@form("successive_not_added")
def _successive_not_added(m: Maker) -> Statement:
    m.manner = "rounded"
    changes = [Fraction(m.random.randint(1, 40), 100) for _ in range(m.random.randint(2, 4))]
    total = sum(changes) if m.random.random() < 0.5 else RULES["successive"].value(*changes)
    roles = {"total": m.figure(total, PERCENT, decimals=m.random.randint(0, 2), plain=True)}  # type: ignore[arg-type]
    parts = [m.figure(c, PERCENT, decimals=0, plain=True) for c in changes]
    return answered(
        m,
        "successive_not_added",
        "successive_not_added({total}, {changes})",
        {"total": given(roles["total"], roles["total"].printed.value), "changes": (parts, changes)},
        known=False,
    )
