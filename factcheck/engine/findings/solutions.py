"""What outside figures are or must be, for the report and for the checks that rest on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from factcheck.engine.compiling.dimensions import SOLVED, unit_of
from factcheck.engine.evaluation import Evaluation, Solved
from factcheck.engine.intervals.ranges import to_interval
from factcheck.engine.sides import base_unit
from factcheck.language.messages import listed, message
from factcheck.language.writing import write_interval
from factcheck.model.report import OutsideResult

if TYPE_CHECKING:
    from factcheck.engine.constraints.solving import Networks, Pin
    from factcheck.engine.environment import Environment, Languages
    from factcheck.engine.inputs.gathering import Gathered
    from factcheck.model.claim import ClaimsFile, Outside
    from factcheck.model.interval import Interval


def with_solutions(evaluation: Evaluation, networks: Networks, environment: Environment) -> Evaluation:
    """Return an evaluation whose unknowns have what all claims together leave them, not this check alone."""
    if not evaluation.solved:
        return evaluation
    solved = []
    for one in evaluation.solved:
        pin = networks.pins.get(environment.names[one.name])
        if pin is not None:
            factor = unit_of(one.unit).factor
            strict, generous = to_interval(pin.strict, factor), to_interval(pin.generous, factor)
            one = Solved(name=one.name, unit=one.unit, strict=strict, generous=generous)
        solved.append(one)
    return msgspec.structs.replace(evaluation, solved=tuple(solved))


def outside_results(
    claims_file: ClaimsFile, gathered: Gathered, networks: Networks, languages: Languages
) -> tuple[OutsideResult, ...]:
    """Return every outside figure: given with its source, or solved, with the claims that pin it."""
    ids = [claim.id for claim in claims_file.claims]
    results = []
    for outside, given in zip(claims_file.outside, gathered.given, strict=True):
        quantity = given.quantity
        if quantity is None or quantity.known:
            figure = quantity.figure if quantity else None
            result = OutsideResult(
                name=outside.name,
                unit=quantity.unit if quantity else outside.unit,
                known=quantity is not None,
                interval=figure.interval if figure else None,
                value=given.value,
                source=given.source,
                note=outside.note,
                explanation=given.problem.message if given.problem else "",
            )
        else:
            pin = networks.pins.get(gathered.environment.names[outside.name])
            result = solved_result(outside, pin, gathered.environment, ids, languages)
        results.append(result)
    return tuple(results)


def solved_result(
    outside: Outside, pin: Pin | None, environment: Environment, ids: list[str], languages: Languages
) -> OutsideResult:
    """Return what is known of an unknown: strictly, and generously where that is all there is."""
    unit = outside.unit or base_unit(environment.dimensions.get(SOLVED + outside.name, ()))
    interval = interval_of(pin, unit)
    return OutsideResult(
        name=outside.name,
        unit=unit,
        known=False,
        interval=interval,
        source=outside.source,
        note=outside.note,
        claims=tuple(ids[claim] for claim in pin.claims) if pin and interval else (),
        explanation=solved_sentence(outside.name, interval, unit, pin, ids, languages),
    )


def interval_of(pin: Pin | None, unit: str) -> Interval | None:
    """Return what the checks leave of an unknown, in its unit; None where they leave everything."""
    for values in (pin.strict, pin.generous) if pin else ():
        if values[1] or values[3]:
            return to_interval(values, unit_of(unit).factor)
    return None


def solved_sentence(
    name: str, interval: Interval | None, unit: str, pin: Pin | None, ids: list[str], languages: Languages
) -> str:
    """Return what is to be said of an unknown: what it must be, that nothing fits, or that nothing determines it."""
    if interval is not None and interval.low is not None and interval.high is not None and pin is not None:
        written = write_interval(interval, unit, languages.numbers)
        claims = listed([ids[claim] for claim in pin.claims], languages.words)
        sentence = message(languages.words, "solved", name=name, interval=written, claims=claims)
        return f"{sentence} {message(languages.words, 'stopped')}" if pin.stopped else sentence
    if interval is None and pin is not None and pin.contested:
        claims = listed([ids[claim] for claim in pin.contested], languages.words)
        return message(languages.words, "contradicted", name=name, claims=claims)
    return message(languages.words, "solved nothing", name=name)
