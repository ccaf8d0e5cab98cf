"""Sentences on what comes before what and what is more: both values, and the words for the sign between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.engine.explain.numbers import figure_of, side_text
from factcheck.engine.explain.plain import Writing
from factcheck.language.messages import Phrases, load_phrases
from factcheck.language.writing import CALENDAR
from factcheck.model.expression import EQUALITIES, Call, Term

if TYPE_CHECKING:
    from factcheck.engine.evaluation import Evaluation, Side
    from factcheck.engine.explain.terms import Writer
    from factcheck.model.expression import Relation


def is_order(evaluation: Evaluation) -> bool:
    """Return whether a check asks which of its sides is more."""
    return bool(evaluation.relations) and EQUALITIES.isdisjoint(evaluation.relations)


def order_text(evaluation: Evaluation, printed: Evaluation, writer: Writer) -> str:
    """Return "2.1 million is not above 2.4 million"; of a chain that holds, every link."""
    phrases = load_phrases(writer.languages.words)
    if evaluation.verdict == "inconsistent":
        return pair_text(evaluation, printed, max(evaluation.failing, 0), writer, phrases.sentence["order_not"])
    pairs = [
        pair_text(evaluation, printed, number, writer, phrases.sentence["order"])
        for number in range(len(evaluation.relations))
    ]
    return ", ".join(pairs)


def pair_text(evaluation: Evaluation, printed: Evaluation, number: int, writer: Writer, pattern: str) -> str:
    """Return one link of a chain in words."""
    number = min(number, len(evaluation.relations) - 1)
    left, right = evaluation.sides[number], evaluation.sides[number + 1]
    words = relation_words(evaluation.relations[number], left, right, load_phrases(writer.languages.words))
    return pattern.format(
        left=valued(left, printed.sides[number], right, evaluation, writer),
        relation=words,
        right=valued(right, printed.sides[number + 1], left, evaluation, writer),
    )


def relation_words(relation: Relation, left: Side, right: Side, phrases: Phrases) -> str:
    """Return what a sign is called between two values: days and years come before one another."""
    is_moment = {left.unit, right.unit} & {"date", "calendar year", "day of month"}
    return phrases.order.get(f"{relation} in time", "") if is_moment else phrases.order[relation]


def valued(side: Side, plain: Side, other: Side, evaluation: Evaluation, writer: Writer) -> str:
    """Return a side with its value: a figure as the article has it, what is computed with how."""
    figure = figure_of(side, evaluation)
    if figure is not None and figure.hedge is not None:
        return " ".join(figure.text.split())  # "not above more than 2 million"
    if is_written_date(side.term):
        return side_text(side, side, evaluation, writer.languages)
    if side.is_alone or plain.strict is None:
        return writer.term(side.term)
    low, high = plain.strict.low, plain.strict.high
    value = side_text(plain, side, evaluation, writer.languages)
    if low is not None and high is not None and side.unit not in CALENDAR:
        beside = figure_of(other, evaluation)
        beside = beside if beside is not None and beside.unit == plain.unit else None
        writing = Writing(plain.unit, beside, evaluation, writer.languages)
        avoided = beside.value if beside is not None else None
        if writing.shown(low, avoided) == writing.shown(high, avoided):
            value = writing.text(low, avoided)
    return f"{value} ({writer.term(side.term).rstrip(',')})"


def is_written_date(term: Term) -> bool:
    """Return whether a term is a day written in the check."""
    return isinstance(term, Call) and term.rule == "date"
