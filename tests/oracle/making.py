"""What a random statement is made of: true operands, what the rule makes of them, all of it as a writer prints it.

A statement knows how it was made; what it may be called is for `judging.py` to say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from random import Random

from tests.oracle.exact import RULES, TWICE
from tests.oracle.intended import BOUNDS, meanings
from tests.oracle.possible import PREDICATES
from tests.oracle.writing import HEDGE_WORDS, UNITS, Figure, Unit, Writer

Role = Figure | Sequence[Figure]
Given = tuple[Role, Sequence[Fraction]]


class UnsuitableError(Exception):
    """These random numbers make no sensible statement."""


@dataclass
class Statement:
    """A sentence's figures by role, the check over them, and what the oracle needs to judge them.

    `rule` is factcheck's, `form` names its sentences, `law` the function of `exact.py` or `possible.py`; `order` lists
    the roles in its order, and `stated` is the role that its result is compared with, if it gives a value.
    `worst` is the worst verdict that a statement made so may get, None where it is not known to be true.
    """

    rule: str
    form: str
    law: str
    check: str
    roles: dict[str, Role]
    order: tuple[str, ...]
    stated: str | None
    language: str
    made: str
    worst: str | None = None
    derived: list[Figure] = field(default_factory=list)

    def figures(self) -> list[Figure]:
        """Return the figures of all roles in order."""
        return [figure for name in self.order for figure in figures_in(self.roles[name])]

    def operands(self) -> list[Figure]:
        """Return what goes into the rule."""
        return self.derived or self.figures()


def figures_in(role: Role) -> list[Figure]:
    """Return the figures of a role that has one or several."""
    return [role] if isinstance(role, Figure) else list(role)


AMOUNTS = ("usd", "eur", "vnd", "km", "tonne", "kg", "hectare", "litre", "people", "boats", "households", "trees")
COUNTS = ("people", "boats", "households", "trees", "votes", "cases")
MEASURES = ("usd", "eur", "vnd", "km", "tonne", "kg", "hectare", "litre")


class Maker(Writer):
    """Makes the true values of a statement and prints them."""

    def __init__(self, random: Random, language: str) -> None:
        """Decide how the statement's writer rounds."""
        super().__init__(random, language)
        self.manner = random.choices(("rounded", "hedged", "hedged operand", "cut", "zeros"), (60, 12, 5, 12, 11))[0]
        self.used = ""

    def unit(self, names: Sequence[str]) -> Unit:
        """Choose a unit."""
        return UNITS[self.random.choice(names)]

    def like(self, unit: Unit) -> Unit:
        """Sometimes choose another unit of the same dimension."""
        metric = {"length": ("km", "m"), "mass": ("tonne", "kg")}.get(unit.dimension)
        if metric and unit is not UNITS["mile"] and self.random.random() < 0.15:
            return UNITS[self.random.choice(metric)]
        return unit

    def number(self, low: float, high: float) -> Fraction:
        """Return a number with eight digits between two powers of ten."""
        power = self.random.uniform(low, high)
        first = int(power // 1)
        return Fraction(self.random.randint(10**7, 10**8 - 1)) * Fraction(10) ** (first - 7)

    def amount(self, unit: Unit, low: float = 1, high: float = 5) -> Fraction:
        """Return a true amount in base units; a count is a whole number."""
        base = 3 if unit.scales[0] == 3 else 0
        value = self.number(low + base, high + base + (3 if len(unit.scales) > 2 else 0))
        if unit.nature in ("count", "span"):
            value = Fraction(max(1, int(value)))
        return value * unit.size

    def part(self, whole: Fraction, unit: Unit, low: float = 0.02, high: float = 0.98) -> Fraction:
        """Return a true part of a true whole."""
        value = whole * Fraction(self.random.uniform(low, high)).limit_denominator(10**6)
        if unit.nature in ("count", "span"):
            value = Fraction(int(value / unit.size)) * unit.size
        if not value:
            raise UnsuitableError
        return value

    def ratio(self, low: float, high: float) -> Fraction:
        """Return a number between two others, with seven digits after the mark."""
        return Fraction(self.random.randint(int(low * 10**7), int(high * 10**7)), 10**7)

    def print(self, value: Fraction, unit: Unit, **how: object) -> Figure:
        """Print an operand in the manner of this statement."""
        zeros = self.manner == "zeros" and unit.nature == "measure" and self.random.random() < 0.5
        figure = self.figure(value, unit, round_zeros=zeros, **how)  # type: ignore[arg-type]
        if not figure.number:
            raise UnsuitableError
        if self.manner == "hedged operand" and not self.used and not how.get("plain"):
            hedge = self.random.choice([h for h in HEDGE_WORDS[self.language] if h not in BOUNDS])
            hedged = self._hedge(value, unit, hedge, computed=False)
            if hedged:
                self.used = f"“{hedge}” on an operand"
                return hedged
        return figure

    def operand(self, value: Fraction, unit: Unit, **how: object) -> Given:
        """Print an operand; return it with its true value."""
        return self.print(value, unit, **how), (value,)

    def whole(self, number: int | Fraction, unit: Unit) -> Given:
        """Print a whole number of a unit; return it with its true value."""
        return self.figure(Fraction(number), unit, decimals=0), (Fraction(number),)

    def decimal(self, value: Fraction, unit: Unit, least: int, most: int) -> Given:
        """Print a value with so many digits after the decimal mark; return it with the value."""
        return self.figure(value, unit, decimals=self.random.randint(least, most)), (value,)

    def number_alone(self, number: int) -> Given:
        """Print a whole number without a unit in digits; return it with its value."""
        return self.bare(number), (Fraction(number),)

    def result(self, value: Fraction, unit: Unit, *, digits: tuple[int, int] = (1, 5), whole: bool = False) -> Figure:
        """Print the result in the manner of this statement."""
        how = self.random.choice(("up", "even"))
        if self.manner == "hedged":
            hedge = self.random.choice(list(HEDGE_WORDS[self.language]))
            hedged = self._hedge(value, unit, hedge, computed=True)
            if hedged:
                self.used = f"“{hedge}” on the result"
                return hedged
        if self.manner == "cut":
            how, self.used = "cut", "cut"
        zeros = self.manner == "zeros" or (self.manner == "cut" and self.random.random() < 0.2)
        if whole and unit.nature == "count" and not zeros:
            figure = self.figure(value, unit, how=how, plain=True, decimals=0)
        else:
            figure = self.figure(value, unit, how=how, digits=digits, round_zeros=zeros)
        if not figure.number or (self.manner == "cut" and abs(figure.number) < 10):
            raise UnsuitableError  # what is cut to one digit, the oracle does not judge
        return figure

    def _hedge(self, value: Fraction, unit: Unit, hedge: str, *, computed: bool) -> Figure | None:
        """Print a value with a hedge that it deserves, or return None."""
        if value <= 0:
            return None
        plain = self.figure(value, unit, digits=(1, 3), how="cut", round_zeros=self.random.random() < 0.3)
        number = plain.number
        if hedge in ("nearly", "just under", "up to"):
            zeros = 10**plain.printed.zeros
            number = (number // zeros + 1) * zeros
        figure = self.hedged(plain.with_number(number), hedge)
        figure = replace(figure, words="")
        strict = meanings(figure.printed, computed=computed)[0].strict
        if (
            not number
            or (strict.low is not None and value <= strict.low)
            or (strict.high is not None and value >= strict.high)
        ):
            return None
        return figure


Form = Callable[[Maker], Statement]
FORMS: list[tuple[str, Form, float]] = []


def form(rule: str, weight: float = 1) -> Callable[[Form], Form]:
    """List a function that makes statements of a rule, and how often it is chosen."""

    def add(function: Form) -> Form:
        FORMS.append((rule, function, weight))
        return function

    return add


def computed(
    maker: Maker,
    rule: str,
    check: str,
    roles: dict[str, Given],
    unit: Unit,
    *,
    law: str = "",
    name: str = "",
    digits: tuple[int, int] = (1, 5),
    derived: Sequence[Figure] = (),
    sign: int = 1,
    **options: object,
) -> Statement:
    """Return a true statement of a rule that gives a value: its result, from the true operands, is printed."""
    law = law or rule
    known = RULES[law]
    values = [value for _, several in roles.values() for value in several]
    result = known.value(*values)
    if known.enclosed:
        result = result[0]
    figures = {role: figures for role, (figures, _) in roles.items()}
    natures = [f.printed.nature for role in figures.values() for f in figures_in(role)]
    whole = known.whole and all(nature in ("count", "span", "exact") for nature in natures)
    stated = maker.result(result * sign, unit, digits=digits, whole=whole)
    made = maker.used or maker.manner
    return Statement(
        rule,
        name or rule,
        law,
        f"{check} ≈ {{stated}}",
        {**figures, "stated": stated},
        tuple(figures),
        "stated",
        maker.language,
        made,
        None if law in TWICE and stated.hedge in BOUNDS else worst_of(maker),
        list(derived),
    )


def worst_of(maker: Maker) -> str:
    return "rounding" if maker.manner in ("cut", "zeros") else "consistent"


def answered(
    maker: Maker,
    rule: str,
    check: str,
    roles: dict[str, Given],
    *,
    law: str = "",
    name: str = "",
    derived: Sequence[Figure] = (),
    known: bool = True,
) -> Statement:
    """Return a statement of a rule that answers yes or no, which is true where the true operands satisfy it."""
    law = law or rule
    from tests.oracle.intended import point

    values = [point(value) for _, several in roles.values() for value in several]
    true = known and PREDICATES[law](False, *values)
    figures = {role: figures for role, (figures, _) in roles.items()}
    return Statement(
        rule,
        name or rule,
        law,
        check,
        figures,
        tuple(figures),
        None,
        maker.language,
        maker.used or maker.manner,
        _worst_of_answer(maker) if true else None,
        list(derived),
    )


def _worst_of_answer(maker: Maker) -> str:
    return "rounding" if maker.manner == "zeros" else "consistent"


def given(figure: Figure, value: Fraction) -> tuple[Figure, tuple[Fraction]]:
    return figure, (value,)


PERCENT, POINTS, TIMES, BARE, DECIMAL = (UNITS[name] for name in ("percent", "points", "times", "bare", "decimal"))


def scaled_pair(m: Maker, names: Sequence[str], low: float, high: float) -> tuple[Unit, Fraction, Fraction]:
    """Return a unit, a true amount and a true multiple of it."""
    unit = m.unit(names)
    base = m.amount(unit)
    value = base * m.ratio(low, high)
    if unit.nature == "count":
        value = Fraction(max(1, round(value)))
    m.scale_alike(unit, (base, value))
    return unit, base, value


def several(
    m: Maker, least: int = 2, most: int = 5, names: Sequence[str] = AMOUNTS
) -> tuple[Unit, list[Fraction], list[Figure]]:
    """Return a unit, several true amounts of it, and how they are printed, alike."""
    unit = m.unit(names)
    values = [m.amount(unit, 1, 3) for _ in range(m.random.randint(least, most))]
    m.scale_alike(unit, values)
    return unit, values, [m.print(value, unit) for value in values]
