"""Random statements of every rule, half of them broken: a digit, the decimal mark, a neighbour of the right figure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction
from random import Random

from tests.oracle import amounts, combined, counted, dated  # noqa: F401 - importing them fills FORMS
from tests.oracle.making import FORMS, Maker, Statement, UnsuitableError, figures_in
from tests.oracle.writing import Figure, number_words, rounded


def broken(m: Maker, statement: Statement) -> Statement:
    """Return the statement with one of its figures changed, as errors change them; it may still be true."""
    places = [
        (name, index)
        for name, role in statement.roles.items()
        for index, figure in enumerate(figures_in(role))
        if figure.fixed is None
        and name not in ("years", "confidence", "per_win", "df", "df1", "df2", "of", "items", "month")
    ]
    if not places:
        return statement
    if statement.stated and ("stated", 0) in places and m.random.random() < 0.7:
        places = [("stated", 0)]
    name, index = m.random.choice(places)
    role = statement.roles[name]
    figure = figures_in(role)[index]
    how, number = _wrong(m.random, figure.number)
    if number <= 0 or _is_meaningless(statement, name, figure.with_number(number).printed.value):
        return statement
    shape = figure.unit.forms(m.language)
    words = number_words(number, m.language) if figure.words else ""
    wrong = replace(figure, number=number, words=next((s.format(words) for s in shape), "") if words else "")
    roles = dict(statement.roles)
    roles[name] = wrong if isinstance(role, Figure) else [*role[:index], wrong, *role[index + 1 :]]
    derived = [wrong if f is figure else f for f in statement.derived]
    return replace(statement, roles=roles, derived=derived, made=f"{statement.made}, then {how} in {name}", worst=None)


def _is_meaningless(statement: Statement, role: str, value: Fraction) -> bool:
    """Return whether the rule has no answer for such a figure: one in 0.9, a correlation of 1.3."""
    limits = {
        "one_in": ("stated", 1, None),
        "p_of_r": ("statistic", 0, 1),
        "margin_at_confidence": ("share", 0, Fraction(1, 2)),
    }
    limited, low, high = limits.get(statement.form, ("", 0, None))
    return role == limited and (value < low or (high is not None and value >= high))


def _wrong(random: Random, number: int) -> tuple[str, int]:
    kinds = {"neighbour": 40, "digit": 18, "transposed": 10, "tenfold": 10, "scaled": 16, "zeros": 6}
    kind = random.choices(list(kinds), list(kinds.values()))[0]
    digits = str(abs(number))
    if kind == "neighbour":
        zeros = len(digits) - len(digits.rstrip("0")) if number else 0
        return kind, number + random.choice((-3, -2, -1, 1, 2, 3)) * 10 ** (zeros if random.random() < 0.5 else 0)
    if kind == "digit":
        place = random.randrange(len(digits))
        return kind, int(digits[:place] + random.choice("0123456789") + digits[place + 1 :])
    if kind == "transposed" and len(digits) > 1:
        place = random.randrange(len(digits) - 1)
        return kind, int(digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :])
    if kind == "tenfold":
        return kind, number * 10 if random.random() < 0.5 else number // 10
    if kind == "zeros" and len(digits) > 2:
        zeros = random.randint(1, len(digits) - 1)
        return kind, rounded(Fraction(number, 10**zeros), random.choice(("up", "cut"))) * 10**zeros
    return "scaled", int(number * Fraction(random.uniform(0.5, 1.8)).limit_denominator(1000))


def random_statement(random: Random, rules: Collection[str] = ()) -> Statement:
    """Return a random statement of any rule, or of one of the given ones."""
    forms = [f for f in FORMS if f[0] in rules] if rules else FORMS
    weights = [weight for _, _, weight in forms]
    while True:
        maker = Maker(random, random.choice(("en", "vi")))
        try:
            statement = random.choices(forms, weights)[0][1](maker)
        except UnsuitableError:
            continue
        return broken(maker, statement) if random.random() < 0.5 else statement
