"""What is wrong, with the values, where a rule only answers yes or no: one function for each rule that has values.

Its sentence is in explanations.toml under [wrong]; the blanks are the rule's roles as the article writes them, and the
values that the function gives.  Where a figure is a range or is not printed, there are none, and the rule's reason
is said instead.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from fractions import Fraction
from math import floor, prod
from typing import TYPE_CHECKING

import msgspec

from factcheck.engine.compiling.dimensions import unit_of
from factcheck.engine.explain.numbers import gap_text
from factcheck.engine.explain.plain import Writing, decimals
from factcheck.engine.explain.terms import JOINTS
from factcheck.language.load_languages import load_pack
from factcheck.language.messages import load_phrases
from factcheck.language.writing import calendar_name, write_decimal, write_quantity
from factcheck.model.expression import Call, Name, Negation, Number, Term
from factcheck.model.figure import Figure
from factcheck.model.rule import BadCallError, arguments_of
from factcheck.rules import find_rule
from factcheck.rules.families import UnknownRuleError

if TYPE_CHECKING:
    from factcheck.engine.evaluation import Evaluation
    from factcheck.engine.explain.terms import Writer

NO_YEAR = 2000
"""A year in which 29 February exists, for days without a year."""


class Given(msgspec.Struct, frozen=True):
    """One argument of a rule: its text, its printed value and the figure behind it."""

    text: str
    value: Fraction
    unit: str
    figure: Figure | None

    @property
    def base(self) -> Fraction:
        """Return the value in base units."""
        return self.value * unit_of(self.unit).factor


class UnknownValueError(Exception):
    """A figure that is a range or is not printed."""


class Arguments:
    """What a check gives to its rule, by role."""

    def __init__(self, evaluation: Evaluation, writer: Writer) -> None:
        """Take the call that the check is."""
        self.evaluation, self.writer, self.languages = evaluation, writer, writer.languages
        call = evaluation.comparison.terms[0]
        if not isinstance(call, Call):
            raise UnknownValueError
        self.by_role: dict[str, list[Given]] = {}
        for role, term in arguments_of(find_rule(call.rule), call):
            self.by_role.setdefault(role.name, []).append(self.given(term, role.is_year))

    def given(self, term: Term, is_year: bool) -> Given:
        """Return one argument."""
        inner, sign = (term.term, -1) if isinstance(term, Negation) else (term, 1)
        text = self.writer.term(term)
        if isinstance(inner, Number):
            return Given(str(inner.value) if is_year else text, sign * inner.value, inner.unit, None)
        participant = self.writer.participants.get(inner.name) if isinstance(inner, Name) else None
        if participant is None or participant.figure is None or participant.figure.ends is not None:
            raise UnknownValueError
        return Given(text, sign * participant.figure.value, participant.figure.unit, participant.figure)

    def one(self, role: str) -> Given:
        """Return the argument of a role that takes one."""
        return self.by_role[role][0]

    def many(self, role: str) -> list[Given]:
        """Return the arguments of a role that takes many."""
        return self.by_role.get(role, [])

    def number(self, value: Fraction, places: int) -> str:
        """Return a bare number with at most so many decimals."""
        rounded = Fraction(round(value * 10**places), 10**places)
        return write_decimal(rounded, decimals(rounded), load_pack(self.languages.numbers))

    def percent(self, share: Fraction) -> str:
        """Return a share as a percentage with one decimal."""
        value = Fraction(round(share * 1000), 10)
        return write_quantity(value, "percent", self.languages.numbers, decimals(value) or None)

    def points(self, share: Fraction) -> str:
        """Return a difference of shares in percentage points."""
        return gap_text("percentage point", abs(share) * 100, decimals(abs(share) * 100), self.languages)

    def like(self, value: Fraction, given: Given) -> str:
        """Return a value in the style of a figure."""
        return Writing(given.unit, given.figure, self.evaluation, self.languages).text(value)


Blanks = Mapping[str, str]


def times_more(given: Arguments) -> Blanks:
    """Give how many times as much it is, and how many times more."""
    ratio = given.one("value").base / given.one("base").base
    return {
        "times": given.number(ratio, 2),
        "more": given.number(ratio - 1, 2),
        "times_said": given.one("times").text,
    }


def majority(given: Arguments) -> Blanks:
    """Give the share."""
    return {"share": given.percent(given.one("part").base / given.one("whole").base)}


def percent_not_points(given: Arguments) -> Blanks:
    """Give the difference in points and the change in percent."""
    before, after = given.one("from").base, given.one("to").base
    return {"points": given.points(after - before), "percent": given.percent(abs(after / before - 1))}


def successive_not_added(given: Arguments) -> Blanks:
    """Give what the changes come to."""
    total = prod((1 + one.base for one in given.many("changes")), start=Fraction(1)) - 1
    return {"changes": ", ".join(one.text for one in given.many("changes")), "percent": given.percent(total)}


def parts(given: Arguments) -> Blanks:
    """Give the sum of the parts."""
    whole, summands = given.one("whole"), given.many("parts")
    total = sum((one.base for one in summands), Fraction(0)) / unit_of(whole.unit).factor
    return {
        "parts": JOINTS["sum"].join(one.text for one in summands),
        "total": given.like(total, whole),
    }


def same_rate(given: Arguments) -> Blanks:
    """Give the rates of the first pair and of the one that is farthest from it, and what that would be at the first."""
    pairs = list(zip(given.many("pairs")[::2], given.many("pairs")[1::2], strict=True))
    rates = [second.base / first.base for first, second in pairs]
    last = max(range(1, len(pairs)), key=lambda number: abs(rates[number] / rates[0] - 1))
    amount, other = pairs[last]
    return {
        "first": " = ".join(one.text for one in pairs[0]),
        "rate": significant(rates[0], given),
        "second": " = ".join((amount.text, other.text)),
        "other_rate": significant(rates[last], given),
        "amount": amount.text,
        "fitting": given.like(amount.base * rates[0] / unit_of(other.unit).factor, other),
    }


def significant(value: Fraction, given: Arguments) -> str:
    """Return a rate with three digits that count."""
    places = 2
    while value and abs(value) * 10**places < SIGNIFICANT and places < MOST_PLACES_OF_A_RATE:
        places += 1
    return given.number(value, places)


SIGNIFICANT, MOST_PLACES_OF_A_RATE = 100, 9


def highest(given: Arguments) -> Blanks:
    """Give the one that is highest."""
    return {"other": max(given.many("others"), key=lambda one: one.base).text}


def lowest(given: Arguments) -> Blanks:
    """Give the one that is lowest."""
    return {"other": min(given.many("others"), key=lambda one: one.base).text}


def whole_share(given: Arguments) -> Blanks:
    """Give the whole numbers below and above, with their shares."""
    of = given.one("of").value
    below = max(floor(given.one("share").base * of), 0)
    shares = [f"{number}/{of} = {given.percent(Fraction(number) / of)}" for number in (below, below + 1)]
    return {"below": shares[0], "above": shares[1]}


def whole_mean(given: Arguments) -> Blanks:
    """Give the nearest mean of whole numbers."""
    count = given.one("of").value * prod((one.value for one in given.many("items")), start=Fraction(1))
    mean = given.one("mean").value
    below = floor(mean * count)
    nearest = min((Fraction(below), Fraction(below + 1)), key=lambda total: abs(total / count - mean))
    return {"nearest": f"{given.number(nearest, 0)} ÷ {given.number(count, 0)} = {given.number(nearest / count, 2)}"}


def whole_base(given: Arguments) -> Blanks:
    """Give the whole numbers nearest to what it would have been, and what they come to."""
    factor = 1 + given.one("change").base
    below = floor(given.one("result").value / factor)
    come = [f"{number} → {given.number(number * factor, 1)}" for number in (below, below + 1)]
    return {"below": come[0], "above": come[1]}


def valid_date(given: Arguments) -> Blanks:
    """Give the day and how long its month is."""
    pack = load_pack(given.languages.numbers)
    day, month = int(given.one("day").value), int(given.one("month").value)
    years = given.many("year")
    name = calendar_name(month, pack.dates.months, pack)
    last = calendar.monthrange(int(years[0].value) if years else NO_YEAR, month)[1]
    pattern = load_phrases(given.languages.words).word["day with year" if years else "day without year"]
    year = str(int(years[0].value)) if years else ""
    return {
        "date": pattern.format(day=day, month=month, month_name=name, year=year),
        "days": str(last),
        "month_name": " ".join(part for part in (name, year) if part),
        "month_number": "/".join(part for part in (str(month), year) if part),
    }


VALUES: Mapping[str, Callable[[Arguments], Blanks]] = {
    rule.__name__: rule
    for rule in (
        times_more,
        majority,
        percent_not_points,
        successive_not_added,
        parts,
        same_rate,
        highest,
        lowest,
        whole_share,
        whole_mean,
        whole_base,
        valid_date,
    )
}


def wrong_text(evaluation: Evaluation, writer: Writer) -> str:
    """Return what is wrong with the values of a check that only asks a rule; "" where there is nothing to say."""
    wrong = load_phrases(writer.languages.words).wrong
    if evaluation.rule not in wrong or evaluation.verdict != "inconsistent":
        return ""
    try:
        given = Arguments(evaluation, writer)
        blanks = VALUES[evaluation.rule](given) if evaluation.rule in VALUES else {}
    except (UnknownValueError, UnknownRuleError, BadCallError, KeyError, ZeroDivisionError, ValueError, OverflowError):
        return ""
    roles = {role: ", ".join(one.text for one in arguments) for role, arguments in given.by_role.items()}
    optional = (f"{evaluation.rule}+{role}" for role in roles)
    pattern = wrong[next((key for key in optional if key in wrong), evaluation.rule)]
    return pattern.format(**{**roles, **blanks})
