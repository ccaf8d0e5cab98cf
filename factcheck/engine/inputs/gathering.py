"""Gather what the names of a claims file stand for in the article as it is now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeGuard

import msgspec

from factcheck.article.anchoring import Anchor, MarkAnchor, anchor_all
from factcheck.claims.expression.writer import names_in, terms_from, terms_in
from factcheck.engine.environment import Environment
from factcheck.engine.inputs.bracket_problems import BracketError, Brackets, judged_brackets
from factcheck.engine.inputs.days_of_year import with_days_of_year
from factcheck.engine.inputs.outside import Given, give_all
from factcheck.engine.limits import MAX_UNKNOWNS
from factcheck.engine.readings import Quantity, quantity_of
from factcheck.language.load_languages import load_pack
from factcheck.language.messages import message
from factcheck.language.reader import read_surface
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.expression import Binary, Call, Name, Number
from factcheck.model.interval import exactly
from factcheck.model.said import said

if TYPE_CHECKING:
    from factcheck.model.article import Article
    from factcheck.model.claim import Check, ClaimsFile
    from factcheck.model.expression import Comparison, Term
    from factcheck.model.figure import Figure

# Words that mean something else beside what a check sets them against.
#
# "Thứ tư" is the fourth, and Wednesday beside a date; "3 points" are goals or marks, and percentage points beside
# percentages.


RULE = "weekday"


def with_weekdays(
    checks: Iterable[Check], names: dict[str, int], quantities: list[Quantity], language: str
) -> list[Quantity]:
    """Return the quantities, ordinals that a check compares with the weekday of a date being weekdays."""
    converted = list(quantities)
    for name in {name for check in checks if RULE in check.source for name in beside_weekdays(check)}:
        variable = names.get(name, -1)
        figure = quantities[variable].figure if variable >= 0 else None
        if figure is None or figure.kind != "ordinal":
            continue
        day = load_pack(language).dates.weekdays.get(" ".join(figure.text.lower().split()))
        if day is not None:
            weekday = msgspec.structs.replace(
                figure, kind="date", unit=RULE, value=exactly(day).low, interval=exactly(day), generous=()
            )
            converted[variable] = quantity_of(weekday, quantities[variable].index)
    return converted


def beside_weekdays(check: Check) -> Iterator[str]:
    """Yield the names that a check compares with the weekday of a date."""
    terms = check.comparison.terms
    if any(isinstance(term, Call) and term.rule == RULE for term in terms_from(terms)):
        yield from (term.name for term in terms if isinstance(term, Name))


POINT, PERCENTAGE_POINT = "point", "percentage point"

PERCENTAGES = ("percent", "permille", "basis point", PERCENTAGE_POINT)


def with_points(checks: Iterable[Check], names: dict[str, int], quantities: list[Quantity]) -> list[Quantity]:
    """Return the quantities, points that a check sets against nothing but percentages being percentage points.

    Beside percentages that only the check writes out, they are not where another check sets them against bare numbers.
    """
    if not any(quantity.unit == POINT for quantity in quantities):
        return quantities
    beside_figures: set[int] = set()
    beside_written: set[int] = set()
    bare: set[int] = set()
    for check in checks:
        variables = {name: names[name] for name in names_in(check.comparison) if name in names}
        converted = {variables.pop(name, -1) for name in converted_names(check.comparison)} - {-1}
        if any(quantities[variable].unit == POINT for variable in converted):
            continue
        points = {variable for variable in variables.values() if quantities[variable].unit == POINT}
        others = {quantities[variable].unit.partition("/")[0] for variable in {*variables.values()} - points}
        if "" in others:
            bare |= points
        elif others and others <= {*PERCENTAGES}:
            beside_figures |= points
        elif not others and any(is_percentage(term) for term in terms_in(check.comparison)):
            beside_written |= points
    meant = beside_figures | (beside_written - bare)
    return [
        as_percentage_points(quantity) if variable in meant else quantity
        for variable, quantity in enumerate(quantities)
    ]


def is_percentage(term: Term) -> TypeGuard[Number]:
    """Return whether a term is a percentage, or a number of percentage points, that is written out in a check."""
    return isinstance(term, Number) and term.unit in PERCENTAGES


def converted_names(comparison: Comparison) -> set[str]:
    """Return the names to which a check gives a unit itself: "lead × 1 percentage point"."""
    products = (term for term in terms_in(comparison) if isinstance(term, Binary) and term.operator in "*/")
    factors = ([*terms_from((product,))] for product in products)
    with_unit = (terms for terms in factors if any(is_percentage(term) for term in terms))
    return {term.name for terms in with_unit for term in terms if isinstance(term, Name)}


def as_percentage_points(quantity: Quantity) -> Quantity:
    """Return a number of points as percentage points; one of the check's own figures only."""
    if quantity.figure is None:
        return quantity
    figure = msgspec.structs.replace(quantity.figure, unit=PERCENTAGE_POINT, kind="percent")
    return quantity_of(figure, quantity.index, quantity.outside)


class Gathered(msgspec.Struct, frozen=True, gc=False):
    """The article's side of a claims file."""

    anchors: tuple[Anchor, ...]
    """By claim."""
    environment: Environment
    given: tuple[Given, ...]
    """By outside figure."""
    lost: dict[str, str]
    """Names whose mark is gone from the article, or no whole figure there any more → what to say of it."""
    broken: dict[str, str]
    """Names of outside figures whose value can't be had, and of brackets that hold no one whole figure → why."""
    brackets: tuple[BracketError, ...]
    problems: tuple[Problem, ...]


def gather(claims_file: ClaimsFile, article: Article, figures: Sequence[Figure], words: str) -> Gathered:
    """Find every quote and read every figure that it marks; give every outside figure its value.

    `words` is the language of what is said of them.
    """
    if len(claims_file.outside) > MAX_UNKNOWNS:
        message = said("check.more_than", most=MAX_UNKNOWNS)
        raise FactcheckError(Problem(message, claims_file.path, hint=said("check.split_file")))
    anchors = anchor_all([claim.quotes for claim in claims_file.claims], article, figures)
    judged = judged_brackets(claims_file, anchors, article, figures, words)
    brackets = judged.errors
    names, quantities, lost = marked(claims_file, anchors, figures, judged, words)
    checks = [check for claim in claims_file.claims for check in claim.checks]
    quantities = with_weekdays(checks, names, quantities, article.language)
    quantities = with_points(checks, names, quantities)
    quantities = with_days_of_year(checks, names, quantities)
    given = give_all(claims_file)
    broken = {error.name: error.reason for error in brackets if error.name and error.problem is not None}
    for outside, one in zip(claims_file.outside, given, strict=True):
        if one.quantity is not None and outside.name not in names:
            names[outside.name] = len(quantities)
            quantities.append(one.quantity)
        if one.problem is not None:
            broken[outside.name] = one.problem.message
    mistakes = (*(error.problem for error in brackets), *(one.problem for one in given))
    problems = tuple(problem for problem in mistakes if problem is not None)
    return Gathered(anchors, Environment(names, quantities), given, lost, broken, brackets, problems)


def marked(
    claims_file: ClaimsFile,
    anchors: Sequence[Anchor],
    figures: Sequence[Figure],
    brackets: Brackets,
    words: str,
) -> tuple[dict[str, int], list[Quantity], dict[str, str]]:
    """Return the variable of each marked name, what each variable stands for, and the names that are lost.

    Two names on one figure of the article share a variable.  Nothing is computed on what is no one whole figure.
    """
    names: dict[str, int] = {}
    quantities: list[Quantity] = []
    lost: dict[str, str] = {}
    variables: dict[int, int] = {}
    unusable = {error.name: error.reason for error in brackets.errors if error.name}
    for claim, anchor in zip(claims_file.claims, anchors, strict=True):
        for mark in anchor.marks:
            if not mark.name or mark.name in names:
                continue
            if mark.name in unusable:
                lost[mark.name] = unusable[mark.name]
                continue
            if mark.name in brackets.alone:
                mark = msgspec.structs.replace(mark, figure=-1, text=mark.surface)
            variable = variables.get(mark.figure, -1)
            if variable < 0:
                figure = figure_of(mark, figures, claims_file.language)
                if figure is None:
                    lost[mark.name] = message(words, "lost", name=mark.name, claim=claim.id)
                    continue
                variable = len(quantities)
                quantities.append(quantity_of(figure, mark.figure))
                if mark.figure >= 0:
                    variables[mark.figure] = variable
            names[mark.name] = variable
    return names, quantities, lost


def figure_of(mark: MarkAnchor, figures: Sequence[Figure], language: str) -> Figure | None:
    """Return the figure at a mark; None where there is none any more."""
    if mark.figure >= 0:
        return figures[mark.figure]
    if not mark.text:
        return None
    try:
        figure = read_surface(mark.text, language)
    except ValueError:
        return None
    moved = max(mark.start, 0)
    return msgspec.structs.replace(figure, start=figure.start + moved, end=figure.end + moved)


def accepted_texts(anchors: Sequence[Anchor]) -> dict[int, str]:
    """Return what the figures that an edit has changed were when they were last accepted, by their index."""
    return {
        mark.figure: mark.surface
        for anchor in anchors
        for mark in anchor.marks
        if mark.figure >= 0 and mark.status != "same"
    }
