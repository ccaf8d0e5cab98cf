"""Statements about ranks, whole numbers, games and statistics."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tests.oracle.exact import RULES
from tests.oracle.making import (
    AMOUNTS,
    BARE,
    COUNTS,
    DECIMAL,
    MEASURES,
    PERCENT,
    POINTS,
    Maker,
    Role,
    Statement,
    UnsuitableError,
    answered,
    computed,
    form,
    given,
    several,
    worst_of,
)
from tests.oracle.writing import UNITS, Figure


@form("rank")
def _rank(m: Maker) -> Statement:
    of = m.random.randint(3, 40)
    place = m.random.randint(1, of + 4)
    return answered(
        m,
        "rank",
        "rank(rank = {rank}, of = {of})",
        {"rank": (m.ordinal(place), (Fraction(place),)), "of": m.operand(Fraction(of), m.unit(COUNTS))},
    )


def _compared(m: Maker) -> tuple[list[Figure], list[Fraction]]:
    unit = m.unit(AMOUNTS)
    base = m.amount(unit)
    values = [base * m.ratio(0.5, 2) for _ in range(m.random.randint(2, 5))]
    if unit.nature == "count":
        values = [Fraction(max(1, round(v))) for v in values]
    m.scale_alike(unit, values)
    return [m.print(v, unit) for v in values], values


@form("highest")
def _highest(m: Maker) -> Statement:
    figures, values = _compared(m)
    order = sorted(range(len(values)), key=lambda i: -values[i])
    if m.random.random() < 0.3:
        order.reverse()
    return answered(
        m,
        "highest",
        "highest({value}, {others})",
        {
            "value": given(figures[order[0]], values[order[0]]),
            "others": ([figures[i] for i in order[1:]], [values[i] for i in order[1:]]),
        },
    )


@form("lowest")
def _lowest(m: Maker) -> Statement:
    figures, values = _compared(m)
    order = sorted(range(len(values)), key=lambda i: values[i])
    if m.random.random() < 0.3:
        order.reverse()
    return answered(
        m,
        "lowest",
        "lowest({value}, {others})",
        {
            "value": given(figures[order[0]], values[order[0]]),
            "others": ([figures[i] for i in order[1:]], [values[i] for i in order[1:]]),
        },
    )


@form("position")
def _position(m: Maker) -> Statement:
    figures, values = _compared(m)
    place = 1 + sum(v > values[0] for v in values[1:])
    if m.random.random() < 0.3:
        place = m.random.randint(1, len(values))
    return answered(
        m,
        "position",
        "position({value}, {others}) = {rank}",
        {
            "rank": (m.ordinal(place), (Fraction(place),)),
            "value": given(figures[0], values[0]),
            "others": (figures[1:], values[1:]),
        },
    )


@form("<")
def _less(m: Maker) -> Statement:
    figures, values = _compared(m)
    a, b = sorted((0, 1), key=lambda i: values[i], reverse=m.random.random() < 0.4)
    strictly = m.random.random() < 0.5
    return answered(
        m,
        "<",
        "{first} < {second}" if strictly else "{first} ≤ {second}",
        {"first": given(figures[a], values[a]), "second": given(figures[b], values[b])},
        law="less" if strictly else "at_most",
        name="less" if strictly else "at_most",
    )


@form("whole_share")
def _whole_share(m: Maker) -> Statement:
    of = m.random.randint(3, 90)
    share = Fraction(m.random.randint(1, of - 1), of) if m.random.random() < 0.6 else m.ratio(0.02, 0.98)
    exact = (share * of).denominator == 1
    m.manner = "rounded"
    return answered(
        m,
        "whole_share",
        "whole_share(share = {share}, of = {of})",
        {"share": m.decimal(share, PERCENT, 0, 2), "of": m.operand(Fraction(of), m.unit(COUNTS))},
        known=exact,
    )


@form("whole_mean")
def _whole_mean(m: Maker) -> Statement:
    of, items = m.random.randint(3, 60), m.random.choice((1, 1, 2, 4))
    mean = (
        Fraction(m.random.randint(of * items, 7 * of * items), of * items) if m.random.random() < 0.6 else m.ratio(1, 7)
    )
    m.manner = "rounded"
    roles = {
        "mean": m.decimal(mean, DECIMAL, 1, 3),
        "of": m.number_alone(of),
    }
    if items == 1:
        return answered(
            m, "whole_mean", "whole_mean(mean = {mean}, of = {of})", roles, known=(mean * of).denominator == 1
        )
    roles["items"] = m.number_alone(items)
    return answered(
        m,
        "whole_mean",
        "whole_mean({mean}, {of}, {items})",
        roles,
        name="whole_mean_items",
        known=(mean * of * items).denominator == 1,
    )


@form("whole_base")
def _whole_base(m: Maker) -> Statement:
    base, result = m.random.randint(2, 300), m.random.randint(2, 400)
    change = Fraction(result - base, base) if m.random.random() < 0.6 else m.ratio(0.05, 5)
    if change <= 0:
        raise UnsuitableError
    m.manner = "rounded"
    return answered(
        m,
        "whole_base",
        "whole_base(result = {result}, change = {change})",
        {"result": m.operand(Fraction(result), m.unit(COUNTS)), "change": m.decimal(change, PERCENT, 0, 2)},
        known=(Fraction(result) / (1 + change)).denominator == 1,
    )


@form("listed")
def _listed(m: Maker) -> Statement:
    _, values, figures = several(m, 2, 6, MEASURES)
    number = len(values) + (m.random.choice((-1, 1)) if m.random.random() < 0.3 else 0)
    return answered(
        m, "listed", "listed({items}) = {number}", {"number": m.whole(number, BARE), "items": (figures, values)}
    )


def _games(m: Maker, *, draws: bool = True) -> list[int]:
    return [m.random.randint(1, 30) for _ in range(3 if draws else 2)]


@form("games_played")
def _games_played(m: Maker) -> Statement:
    numbers = _games(m)
    roles = {r: m.operand(Fraction(n), BARE) for r, n in zip(("wins", "losses", "draws"), numbers, strict=True)}
    return computed(m, "games_played", "games_played({wins}, {losses}, {draws})", roles, BARE)


@form("games_played")
def _games_without_draws(m: Maker) -> Statement:
    roles = {
        role: m.operand(Fraction(number), BARE) for role, number in zip(("wins", "losses"), _games(m), strict=False)
    }
    return computed(m, "games_played", "games_played({wins}, {losses})", roles, BARE, name="games_without_draws")


@form("league_points")
def _league_points_of_two(m: Maker) -> Statement:
    numbers = [*_games(m, draws=False), 2]
    roles = {role: m.operand(Fraction(n), BARE) for role, n in zip(("wins", "draws", "per_win"), numbers, strict=True)}
    check = "league_points({wins}, {draws}, {per_win})"
    return computed(m, "league_points", check, roles, BARE, name="league_points_of")


@form("league_points")
def _league_points(m: Maker) -> Statement:
    numbers = _games(m, draws=False)
    roles = {r: m.operand(Fraction(n), BARE) for r, n in zip(("wins", "draws"), numbers, strict=True)}
    return computed(m, "league_points", "league_points({wins}, {draws})", roles, BARE)


@form("shutout")
def _shutout(m: Maker) -> Statement:
    against = m.random.choice((0, 0, 1, 2))
    return answered(m, "shutout", "shutout({against})", {"against": m.number_alone(against)})


@form("won")
def _won(m: Maker) -> Statement:
    a, b = m.random.randint(0, 9), m.random.randint(0, 9)
    return answered(
        m,
        "won",
        "won({winner}, {loser})",
        {"winner": m.number_alone(a), "loser": m.number_alone(b)},
    )


@form("margin_of_error")
def _margin_of_error(m: Maker) -> Statement:
    asked = Fraction(m.random.randint(200, 6000))
    return computed(
        m,
        "margin_of_error",
        "margin_of_error({asked})",
        {"asked": m.operand(asked, UNITS["people"], plain=True)},
        POINTS,
        digits=(1, 3),
    )


@form("margin_of_error")
def _margin_at_confidence(m: Maker) -> Statement:
    asked, share, confidence = Fraction(m.random.randint(200, 6000)), m.ratio(0.05, 0.45), m.random.choice((90, 95, 99))
    roles = {
        "asked": m.operand(asked, UNITS["people"], plain=True),
        "share": (m.figure(share, PERCENT, decimals=m.random.randint(0, 1)), (share,)),
        "confidence": (m.figure(Fraction(confidence, 100), PERCENT, decimals=0), (Fraction(confidence, 100),)),
    }
    derived = [roles["asked"][0], roles["share"][0], m.unprinted(Fraction(confidence, 100))]
    return computed(
        m,
        "margin_of_error",
        "margin_of_error({asked}, {share}, {confidence})",
        roles,
        POINTS,
        name="margin_at_confidence",
        digits=(1, 3),
        derived=derived,
    )


def _significance(m: Maker, rule: str, statistic: Fraction, frees: Sequence[int], places: int) -> Statement:
    one_tailed = rule in ("p_of_t", "p_of_r", "p_of_z") and m.random.random() < 0.3
    if m.manner not in ("rounded", "cut"):
        m.manner = "rounded"
    known = RULES[rule]
    figure = m.figure(statistic, DECIMAL, decimals=places)
    tails = (1,) if one_tailed else ()
    p = known.value(statistic, *frees, *tails)[0]
    decimals = m.random.randint(2, 3)
    stated = m.figure(p, DECIMAL, decimals=decimals, how="cut" if m.manner == "cut" else "")
    if m.manner == "cut" and abs(stated.number) < 10:
        raise UnsuitableError  # as for all results
    if not stated.number:
        raise UnsuitableError
    names = ("df1", "df2") if len(frees) == 2 else ("df",)[: len(frees)]
    roles: dict[str, Role] = {"statistic": figure}
    roles |= {name: m.bare(df) for name, df in zip(names, frees, strict=True)}
    arguments = ", ".join("{" + name + "}" for name in roles) + (", tails = 1" if one_tailed else "")
    check = f"{rule}({arguments}) ≈ {{stated}}"
    return Statement(
        rule,
        rule,
        rule,
        check,
        {**roles, "stated": stated},
        tuple(roles),
        "stated",
        m.language,
        m.manner,
        worst_of(m),
        [*roles.values(), m.unprinted(Fraction(1))] if one_tailed else [],
    )


@form("p_of_t", 0.2)
def _p_of_t(m: Maker) -> Statement:
    return _significance(m, "p_of_t", m.ratio(0.3, 3.2), [m.random.randint(3, 120)], 2)


@form("p_of_r", 0.2)
def _p_of_r(m: Maker) -> Statement:
    return _significance(m, "p_of_r", m.ratio(0.05, 0.6), [m.random.randint(8, 60)], 2)


@form("p_of_z", 0.2)
def _p_of_z(m: Maker) -> Statement:
    return _significance(m, "p_of_z", m.ratio(0.3, 3.2), [], 2)


@form("p_of_f", 0.2)
def _p_of_f(m: Maker) -> Statement:
    return _significance(m, "p_of_f", m.ratio(0.3, 6), [m.random.randint(1, 8), m.random.randint(5, 90)], 2)


@form("p_of_chi2", 0.2)
def _p_of_chi2(m: Maker) -> Statement:
    df = m.random.randint(1, 12)
    return _significance(m, "p_of_chi2", m.ratio(0.5 * df, 2.2 * df + 3), [df], 2)
