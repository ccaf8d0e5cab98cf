"""The recomputation of a check, line by line, for `factcheck explain`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.claims.expression.writer import terms_from
from factcheck.engine.explain.numbers import interval_text
from factcheck.engine.explain.terms import Writer, surface
from factcheck.language.messages import Phrases, load_phrases
from factcheck.model.expression import Name
from factcheck.model.interval import EVERYTHING
from factcheck.model.report import Step
from factcheck.rules import find_rule
from factcheck.rules.families import UnknownRuleError

if TYPE_CHECKING:
    from factcheck.engine.environment import Languages
    from factcheck.engine.evaluation import Evaluation, Participant

MOST_FIGURES = 40
"""A sum of hundreds of parts is shown by the first ones."""


def steps_of(evaluation: Evaluation, languages: Languages) -> tuple[Step, ...]:
    """Return the steps: what each figure can mean, what comes out, how the two compare, what would correct it."""
    phrases = load_phrases(languages.words)
    writer = Writer(evaluation, languages)
    lines = [
        phrases.step["check"].format(source=evaluation.source),
        *rule_lines(evaluation, phrases),
        *figure_lines(evaluation, languages, phrases),
        *side_lines(evaluation, writer, phrases),
        *relation_lines(evaluation, writer, phrases),
        *outcome_lines(evaluation, languages, phrases),
    ]
    return tuple(Step(line) for line in lines)


def rule_lines(evaluation: Evaluation, phrases: Phrases) -> Iterator[str]:
    """Yield what the called rule says of itself."""
    if evaluation.rule:
        try:
            summary = phrases.summary.get(evaluation.rule) or find_rule(evaluation.rule).summary
        except UnknownRuleError:
            return
        yield phrases.step["rule"].format(name=evaluation.rule, summary=summary)


def figure_lines(evaluation: Evaluation, languages: Languages, phrases: Phrases) -> Iterator[str]:
    """Yield what each figure can mean."""
    for participant in evaluation.participants[:MOST_FIGURES]:
        if participant.figure is None:
            yield phrases.step["unknown"].format(name=participant.name)
            continue
        key = "outside" if participant.outside else "figure"
        yield phrases.step[key].format(
            name=participant.name,
            text=surface(participant.figure),
            interval=interval_text(participant.strict, participant.unit, evaluation, languages),
        )
        if participant.generous != participant.strict and evaluation.verdict in ("rounding", "inconsistent"):
            loose = interval_text(participant.generous, participant.unit, evaluation, languages)
            yield phrases.step["loose"].format(name=participant.name, interval=loose)


def side_lines(evaluation: Evaluation, writer: Writer, phrases: Phrases) -> Iterator[str]:
    """Yield what each computed side comes to; one that holds an unknown comes to nothing yet."""
    unknown = {participant.name for participant in evaluation.participants if not participant.known}
    for side in evaluation.sides:
        if side.is_alone or side.strict in (None, EVERYTHING):
            continue
        if any(isinstance(term, Name) and term.name in unknown for term in terms_from([side.term])):
            continue
        assert side.strict is not None
        formula = writer.term(side.term)
        strict = interval_text(side.strict, side.unit, evaluation, writer.languages)
        yield phrases.step["side"].format(formula=formula, interval=strict)
        if evaluation.verdict == "rounding" and side.generous is not None and side.generous != side.strict:
            loose = interval_text(side.generous, side.unit, evaluation, writer.languages)
            yield phrases.step["side_loose"].format(formula=formula, interval=loose)


def relation_lines(evaluation: Evaluation, writer: Writer, phrases: Phrases) -> Iterator[str]:
    """Yield each relation with whether it holds as the figures are rounded."""
    for number, relation in enumerate(evaluation.relations):
        left, right = evaluation.sides[number : number + 2] if evaluation.sides else (None, None)
        if left is None or right is None:
            return
        yield phrases.step["relation"].format(
            left=writer.term(left.term),
            relation=relation,
            right=writer.term(right.term),
            outcome=phrases.word[outcome_of(evaluation, number)],
        )


def outcome_of(evaluation: Evaluation, number: int) -> str:
    """Return the word for how a relation came out; nothing is said of those after the first that fails."""
    if evaluation.failing < 0 or number < evaluation.failing:
        return "yes"
    return "no" if number == evaluation.failing and evaluation.verdict in ("inconsistent", "rounding") else "unsure"


def outcome_lines(evaluation: Evaluation, languages: Languages, phrases: Phrases) -> Iterator[str]:
    """Yield what unknowns must be, what else the words could mean, and what would make the check hold."""
    for solved in evaluation.solved:
        interval = interval_text(solved.strict, solved.unit, evaluation, languages)
        yield phrases.step["solved"].format(name=solved.name, interval=interval)
    for alternative in evaluation.alternatives:
        interval = interval_text(alternative.computed, alternative.unit, evaluation, languages)
        name = phrases.meaning.get(alternative.name, alternative.name)
        yield phrases.step["meaning"].format(meaning=name, computed=interval)
    if evaluation.verdict == "inconsistent" and evaluation.relations:
        for participant in evaluation.participants:
            if could_correct(participant):
                wanted = participant.wanted or participant.strict
                interval = interval_text(wanted, participant.unit, evaluation, languages)
                yield phrases.step["wanted"].format(name=participant.name, interval=interval)


def could_correct(participant: Participant) -> bool:
    """Return whether some values of a figure would make the check hold."""
    wanted = participant.wanted
    return participant.known and wanted is not None and (wanted.low is not None or wanted.high is not None)
