"""Statements about several amounts: sums, means, rates, growth, conversions."""

from __future__ import annotations

from fractions import Fraction

from tests.oracle.making import (
    AMOUNTS,
    BARE,
    COUNTS,
    DECIMAL,
    MEASURES,
    PERCENT,
    TIMES,
    Maker,
    Statement,
    UnsuitableError,
    answered,
    computed,
    form,
    given,
    scaled_pair,
    several,
)
from tests.oracle.writing import UNITS, Unit


@form("sum")
def _sum(m: Maker) -> Statement:
    unit, values, figures = several(m)
    return computed(m, "sum", "sum({parts})", {"parts": (figures, values)}, unit, digits=(2, 6))


@form("sum")
def _sum_of_shares(m: Maker) -> Statement:
    cuts = sorted(m.ratio(0.02, 0.98) for _ in range(m.random.randint(1, 4)))
    values = [b - a for a, b in zip([Fraction(0), *cuts], [*cuts, Fraction(1)], strict=True)]
    places = m.random.randint(0, 2)
    figures = [m.figure(v, PERCENT, decimals=places) for v in values]
    if m.manner != "rounded" or any(not f.number for f in figures):
        raise UnsuitableError
    return computed(m, "sum", "sum({parts})", {"parts": (figures, values)}, PERCENT, name="shares")


@form("+")
def _plus(m: Maker) -> Statement:
    unit, values, figures = several(m, 2, 2)
    return computed(
        m,
        "+",
        "{first} + {second}",
        {"first": given(figures[0], values[0]), "second": given(figures[1], values[1])},
        unit,
        law="sum",
        name="plus",
        digits=(2, 6),
    )


@form("remainder")
def _remainder(m: Maker) -> Statement:
    unit, values, figures = several(m, 1, 3)
    whole = sum(values) + m.amount(unit, 1, 3)
    return computed(
        m,
        "remainder",
        "remainder({whole}, {parts})",
        {"whole": m.operand(whole, unit), "parts": (figures, values)},
        unit,
    )


@form("parts")
def _parts_of(m: Maker) -> Statement:
    unit, values, figures = several(m, 2, 4)
    whole = sum(values) * m.ratio(0.8, 1.6)
    if unit.nature == "count":
        whole = Fraction(round(whole))
    return answered(
        m, "parts", "parts({whole}, {parts})", {"whole": m.operand(whole, unit), "parts": (figures, values)}
    )


@form("product")
def _product(m: Maker) -> Statement:
    price, mass = m.amount(UNITS["vnd_kg"], 3, 5), m.amount(UNITS["kg"], 1, 3)
    return computed(
        m,
        "product",
        "product({price}, {amount})",
        {"price": m.operand(price, UNITS["vnd_kg"]), "amount": m.operand(mass, UNITS["kg"])},
        UNITS["vnd"],
    )


@form("×")
def _times(m: Maker) -> Statement:
    unit = m.unit(MEASURES)
    base, times = m.amount(unit), m.ratio(1.2, 9)
    return computed(
        m,
        "×",
        "{base} × {times}",
        {"base": m.operand(base, unit), "times": m.decimal(times, TIMES, 1, 2)},
        unit,
        law="product",
        name="times",
    )


@form("mean")
def _mean(m: Maker) -> Statement:
    unit, values, figures = several(m)
    return computed(m, "mean", "mean({parts})", {"parts": (figures, values)}, unit)


@form("weighted_mean")
def _weighted_mean(m: Maker) -> Statement:
    unit = m.unit(COUNTS)
    values, figures = [], []
    for _ in range(m.random.randint(2, 3)):
        share, weight = m.ratio(0.03, 0.9), m.amount(unit, 1, 3)
        values += [share, weight]
        m.scaled = False
        figures += [m.print(share, PERCENT, digits=(1, 3)), m.print(weight, unit)]
    return computed(m, "weighted_mean", "weighted_mean({pairs})", {"pairs": (figures, values)}, PERCENT)


@form("per_unit")
def _per_unit(m: Maker) -> Statement:
    unit, heads = UNITS["usd"], UNITS["people"]
    total, count = m.amount(unit, 3, 5), m.amount(heads, 1, 3)
    return computed(
        m,
        "per_unit",
        "per_unit(total = {total}, count = {count})",
        {"total": m.operand(total, unit), "count": m.operand(count, heads)},
        UNITS["usd_person"],
    )


@form("per_unit")
def _average(m: Maker) -> Statement:
    """A total of things over a number of others: "58 goals in 3 seasons, an average of 19"."""
    total, count = Fraction(m.random.randint(20, 9999)), Fraction(m.random.randint(2, 40))
    return computed(
        m,
        "per_unit",
        "per_unit(total = {total}, count = {count})",
        {"total": m.operand(total, BARE), "count": m.operand(count, BARE)},
        BARE if m.random.random() < 0.5 else DECIMAL,
        name="average",
    )


@form("over_period")
def _over_period(m: Maker) -> Statement:
    rate, days = m.amount(UNITS["litre_day"], 1, 3), Fraction(m.random.randint(2, 400))
    return computed(
        m,
        "over_period",
        "over_period(rate = {rate}, period = {period})",
        {"rate": m.operand(rate, UNITS["litre_day"]), "period": m.whole(days, UNITS["period"])},
        UNITS["litre"],
    )


@form("per_unit")
def _per_day(m: Maker) -> Statement:
    """A total over some days, stated for one of them as a bare amount."""
    total, days = m.amount(UNITS["litre"], 3, 5), Fraction(m.random.randint(2, 400))
    roles = {"total": m.operand(total, UNITS["litre"]), "period": m.whole(days, UNITS["period"])}
    return computed(m, "per_unit", "per_unit({total}, {period}, 1 day)", roles, UNITS["litre"], name="per_day")


@form("over_period")
def _daily(m: Maker) -> Statement:
    """A daily amount that is printed without its period."""
    rate, days = m.amount(UNITS["litre"], 1, 3), Fraction(m.random.randint(2, 400))
    roles = {"rate": m.operand(rate, UNITS["litre"]), "period": m.whole(days, UNITS["period"])}
    return computed(m, "over_period", "over_period({rate}, {period}, 1 day)", roles, UNITS["litre"], name="daily")


@form("same_rate")
def _same_rate(m: Maker) -> Statement:
    rate = m.ratio(0.7, 0.99)
    values: list[Fraction] = []
    for _ in range(2):
        amount = m.amount(UNITS["usd"], 1, 4)
        off = Fraction(1) if m.random.random() < 0.6 else m.ratio(0.9, 1.1)
        values += [amount, amount * rate * off]
    units = [UNITS["usd"], UNITS["eur"]] * 2
    m.scale_alike(UNITS["usd"], values)
    figures = [m.print(v, u) for v, u in zip(values, units, strict=True)]
    return answered(m, "same_rate", "same_rate({pairs})", {"pairs": (figures, values)})


def _growing(m: Maker) -> tuple[Unit, Fraction, Fraction, int]:
    unit, start, end = scaled_pair(m, AMOUNTS, 1.05, 4)
    if end <= start:
        raise UnsuitableError
    return unit, start, end, m.random.randint(2, 12)


@form("annual_growth")
def _annual_growth(m: Maker) -> Statement:
    unit, start, end, years = _growing(m)
    roles = {"start": m.operand(start, unit), "end": m.operand(end, unit), "years": m.whole(years, UNITS["year"])}
    return computed(m, "annual_growth", "annual_growth(from = {start}, to = {end}, years = {years})", roles, PERCENT)


@form("annual_growth")
def _annual_growth_until(m: Maker) -> Statement:
    unit, start, end, years = _growing(m)
    first = m.random.randint(1990, 2012)
    figures = {"start": m.print(start, unit), "end": m.print(end, unit)}
    span = m.figure(Fraction(years), UNITS["year"], decimals=0)
    made = computed(
        m,
        "annual_growth",
        "annual_growth({start}, {end}, {first}, {last})",
        {
            "start": given(figures["start"], start),
            "end": given(figures["end"], end),
            "years": given(span, Fraction(years)),
        },
        PERCENT,
        name="growth_until",
        derived=[figures["start"], figures["end"], span],
    )
    del made.roles["years"]
    made.roles = {"first": m.year(first), "last": m.year(first + years), **made.roles}
    made.order = ("start", "end", "first", "last")
    return made


@form("compound")
def _compound(m: Maker) -> Statement:
    rate, years = m.ratio(0.01, 0.2), Fraction(m.random.randint(2, 10))
    roles = {
        "rate": m.operand(rate, PERCENT, digits=(1, 3)),
        "years": m.whole(years, UNITS["year"]),
    }
    return computed(m, "compound", "compound(rate = {rate}, periods = {years})", roles, PERCENT, digits=(2, 4))


@form("grown")
def _grown(m: Maker) -> Statement:
    unit = m.unit(MEASURES)
    start, rate, years = m.amount(unit), m.ratio(0.01, 0.2), Fraction(m.random.randint(2, 10))
    roles = {
        "start": m.operand(start, unit),
        "rate": m.operand(rate, PERCENT, digits=(1, 3)),
        "years": m.whole(years, UNITS["year"]),
    }
    return computed(m, "grown", "grown(from = {start}, rate = {rate}, periods = {years})", roles, unit, digits=(2, 5))


_CONVERSIONS = (
    ("km", "mile"),
    ("mile", "km"),
    ("m", "foot"),
    ("foot", "m"),
    ("cm", "inch"),
    ("inch", "cm"),
    ("kg", "pound"),
    ("pound", "kg"),
    ("hectare", "acre"),
    ("acre", "hectare"),
    ("km2", "hectare"),
    ("m3", "litre"),
    ("tonne", "kg"),
)


@form("conversion")
def _conversion(m: Maker) -> Statement:
    a, b = (UNITS[name] for name in m.random.choice(_CONVERSIONS))
    value = m.number(0, 4) * a.size
    return computed(m, "conversion", "conversion({value})", {"value": m.operand(value, a)}, b)


@form("conversion")
def _thermometer(m: Maker) -> Statement:
    law, a, b = m.random.choice(
        (("celsius_to_fahrenheit", "celsius", "fahrenheit"), ("fahrenheit_to_celsius", "fahrenheit", "celsius"))
    )
    value = m.ratio(0, 85) - 25
    if m.manner in ("zeros", "hedged operand"):
        m.manner = "rounded"
    figure = m.figure(value, UNITS[a], decimals=m.random.randint(0, 2))
    return computed(
        m, "conversion", "conversion({value})", {"value": given(figure, value)}, UNITS[b], law=law, name="temperature"
    )


@form("temperature_difference")
def _temperature_difference(m: Maker) -> Statement:
    a, b = m.random.choice((("warmer_c", "warmer_f"), ("warmer_f", "warmer_c")))
    value = m.ratio(0.3, 30) * UNITS[a].size
    return computed(
        m,
        "temperature_difference",
        "temperature_difference({value})",
        {"value": given(m.print(value, UNITS[a], digits=(1, 3)), value)},
        UNITS[b],
        digits=(1, 3),
    )


@form("inverse_conversion")
def _inverse_conversion(m: Maker) -> Statement:
    value = m.ratio(3, 20) * UNITS["l_100km"].size
    return computed(
        m,
        "inverse_conversion",
        "inverse_conversion({value})",
        {"value": m.operand(value, UNITS["l_100km"], digits=(1, 3))},
        UNITS["km_l"],
        digits=(1, 3),
    )


@form("repeat")
def _repeat(m: Maker) -> Statement:
    unit = m.unit(AMOUNTS)
    value = m.amount(unit)
    is_count = unit.nature == "count"
    if not is_count or value % 5 == 0:  # no half of any digit, which could be rounded up here and down there
        value += 1 if is_count else unit.size / 10**9
    return computed(m, "repeat", "repeat({value})", {"value": m.operand(value, unit)}, m.like(unit))
