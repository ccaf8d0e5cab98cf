"""Propose what would make a failing check hold: one figure rewritten, the likeliest typo first.

A typo is likely where the figure that it would have spoilt makes the check hold with all other figures as they are.
Nothing is proposed where no typo does that; a stated result that was simply computed wrong is listed last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

import msgspec

from factcheck.engine.compiling.dimensions import unit_of
from factcheck.engine.corrections.typo_candidates import TYPOS, moved, typos_of
from factcheck.engine.evaluate import with_figure
from factcheck.engine.evaluation import Evaluation, Participant
from factcheck.engine.intervals.ranges import meets, to_interval
from factcheck.engine.readings import Quantity, quantity_of
from factcheck.language.load_languages import load_pack
from factcheck.language.messages import load_phrases
from factcheck.language.reader import read_surface
from factcheck.language.writing import cased_like, write_number, write_quantity
from factcheck.model.figure import Figure
from factcheck.model.interval import Interval
from factcheck.model.report import Repair

if TYPE_CHECKING:
    from factcheck.engine.constraints.solving import Cause
    from factcheck.engine.evaluation import Evaluation


def repair_of_cause(cause: Cause, quantity: Quantity, language: str) -> tuple[Repair, ...]:
    """Return the rewritten figure with which all checks that it spoils would hold: the likeliest typo that fits."""
    if quantity.figure is None or quantity.index < 0:
        return ()
    for error, figure in shared_candidates(cause, quantity, quantity.figure, language):
        if meets(quantity_of(figure).strict, cause.fitting):
            return (Repair(quantity.index, quantity.figure.text, figure.text, error),)
    return ()


def shared_candidates(cause: Cause, quantity: Quantity, figure: Figure, language: str) -> Iterator[tuple[str, Figure]]:
    """Yield what typos could have spoilt, then what comes out anew."""
    yield from typos_of(figure, language)
    wanted = to_interval(cause.fitting, unit_of(quantity.unit).factor)
    for recomputed in recomputed_figures(figure, wanted, language):
        yield "recomputed", recomputed


NEVER_EDITED: Mapping[int, str] = {}
MOST_REPAIRS = 5

OF_AN_OPERAND = 8
"""A writer who computes gets the result wrong more often than what it is computed from."""
COSTS = {name: cost for cost, (name, _) in enumerate(TYPOS)} | {"recomputed": 12, "edited": -OF_AN_OPERAND - 1}
"""What was accepted, and an edit has changed since, comes before any guess at a typo."""

TENFOLD = 10
OF_ANOTHER_MAGNITUDE = 4
"""Nobody mistakes 143,631 % for 49.6 %: where that comes out, an operand has the typo, or the sign is another."""


class Proposal(msgspec.Struct, frozen=True, gc=False):
    """A repair with how likely it is: the lowest cost first, then the nearest to the middle of what would do."""

    cost: int
    off: Fraction
    participant: Participant
    figure: Figure
    error: str
    """What went wrong: the name of a typo, or how else the figure came to be wrong."""


def propose_repairs(
    evaluation: Evaluation, language: str, accepted: Mapping[int, str] = NEVER_EDITED
) -> tuple[Repair, ...]:
    """Return repairs of a check that does not hold, the likeliest first; none where nothing is likely.

    `accepted` has, by their index, what figures were when they were last accepted.
    """
    if not evaluation.relations or any(relation not in "≈=" for relation in evaluation.relations):
        return ()
    proposals = sorted(proposals_for(evaluation, language, accepted), key=lambda one: (one.cost, one.off))
    found = list(alternative_repairs(evaluation, language))
    found += [repair for repair in (direction_repair(evaluation, language),) if repair is not None]
    for proposal in proposals:
        if len(found) >= MOST_REPAIRS:
            break
        repair = Repair(proposal.participant.index, text_of(proposal.participant), proposal.figure.text, proposal.error)
        is_known = any((one.figure, one.after) == (repair.figure, repair.after) for one in found)
        if not is_known and would_hold(evaluation, proposal):
            found.append(repair)
    return tuple(found)


def text_of(participant: Participant) -> str:
    """Return a figure's own text."""
    return participant.figure.text if participant.figure is not None else ""


def proposals_for(evaluation: Evaluation, language: str, accepted: Mapping[int, str]) -> Iterator[Proposal]:
    """Yield the best figure for each typo of each figure of the article."""
    stated = evaluation.stated_side
    for participant in evaluation.participants:
        if participant.figure is None or participant.index < 0 or participant.wanted is None:
            continue
        is_stated = stated is not None and stated.name == participant.name
        best: dict[str, Proposal] = {}
        for error, figure in candidates(participant, is_stated, language, accepted.get(participant.index, "")):
            if not fits(figure, participant):
                continue
            cost = COSTS[error] + (0 if is_stated else OF_AN_OPERAND)
            if error == "recomputed" and is_of_another_magnitude(figure, participant.figure):
                cost += OF_ANOTHER_MAGNITUDE
            proposal = Proposal(cost, off_middle(figure, participant.wanted), participant, figure, error)
            if error not in best or proposal.off < best[error].off:
                best[error] = proposal
        yield from best.values()


def candidates(participant: Participant, is_stated: bool, language: str, accepted: str) -> Iterator[tuple[str, Figure]]:
    """Yield what typos could have spoilt; for a stated result also what comes out when it is computed anew."""
    assert participant.figure is not None
    if accepted:
        yield from as_accepted(accepted, language)
    yield from typos_of(participant.figure, language)
    if is_stated and participant.wanted is not None:
        for figure in recomputed_figures(participant.figure, participant.wanted, language):
            yield "recomputed", figure


def as_accepted(accepted: str, language: str) -> Iterator[tuple[str, Figure]]:
    """Yield a figure as it was accepted, where its text can still be read by itself."""
    try:
        yield "edited", read_surface(accepted, language)
    except ValueError:
        return


def fits(figure: Figure, participant: Participant) -> bool:
    """Return whether a figure, perhaps in another unit than the participant's, can mean one of the wanted values."""
    wanted, meant = participant.wanted, unit_of(figure.unit)
    if wanted is None or (figure.value == 0 and figure.unit != "weekday"):
        return False
    factor = meant.factor / unit_of(participant.unit).factor
    low, high = figure.interval.low, figure.interval.high
    below = wanted.low is not None and high is not None and high * factor < wanted.low
    above = wanted.high is not None and low is not None and low * factor > wanted.high
    return bool(meant.offset) or not (below or above)


def is_of_another_magnitude(figure: Figure, written: Figure) -> bool:
    """Return whether a figure has another sign than the one that is written, or is ten times as large or as small."""
    ratio = figure.value / written.value if written.value else Fraction(0)
    return not Fraction(1, TENFOLD) < ratio < TENFOLD


def off_middle(figure: Figure, wanted: Interval) -> Fraction:
    """Return how far a figure lies from the middle of the wanted values."""
    ends = [end for end in (wanted.low, wanted.high) if end is not None]
    return abs(figure.value - sum(ends, Fraction(0)) / len(ends)) if ends else Fraction(0)


def would_hold(evaluation: Evaluation, proposal: Proposal) -> bool:
    """Return whether the check holds strictly with the figure that is proposed."""
    repaired = with_figure(evaluation, proposal.participant.name, proposal.figure)
    return repaired.verdict in ("consistent", "implied")


# Repairs that are more than other digits: what the words meant, which way it went, what comes out anew.


ERROR_OF_ALTERNATIVE = {
    "percentage points": "unit",
    "percent change": "unit",
    "wrong base": "base",
    "arithmetic mean": "recomputed",
    "geometric mean": "recomputed",
    "simple growth": "recomputed",
    "times more": "recomputed",
    "times as much": "recomputed",
}


def stated_participant(evaluation: Evaluation) -> Participant | None:
    """Return the figure of the article that a check states as its result; None where it states none."""
    stated = evaluation.stated_side
    for participant in evaluation.participants:
        if stated is not None and participant.name == stated.name and participant.index >= 0:
            return participant
    return None


def alternative_repairs(evaluation: Evaluation, language: str) -> Iterator[Repair]:
    """Yield what to write where the stated figure fits another interpretation: the unit meant, or the value."""
    stated = stated_participant(evaluation)
    if stated is None or stated.figure is None:
        return
    for alternative in evaluation.alternatives:
        error = ERROR_OF_ALTERNATIVE.get(alternative.name)
        if not alternative.fits or error is None:
            continue
        if alternative.name == "percentage points":
            value = write_quantity(stated.figure.value, "percentage point", language)
            yield Repair(stated.index, stated.figure.text, value, error)
        elif stated.wanted is not None:
            for figure in recomputed_figures(stated.figure, stated.wanted, language):
                yield Repair(stated.index, stated.figure.text, figure.text, error)


def direction_repair(evaluation: Evaluation, language: str) -> Repair | None:
    """Return the word to change where a rise is stated for a fall, or a fall for a rise."""
    word = load_phrases(language).word
    if evaluation.turned:
        return Repair(-1, evaluation.turned, word["rose" if evaluation.rose else "fell"], "direction")
    stated, side = stated_participant(evaluation), evaluation.computed_side
    if (
        stated is None
        or side is None
        or side.strict is None
        or evaluation.kind not in ("change", "difference", "points")
    ):
        return None
    said = evaluation.stated_side.strict if evaluation.stated_side else None
    if said is None or said.low is None or said.high is None:
        return None
    low, high = said.low, said.high
    if not mirrors(Interval(-high, -low), side.strict):
        return None
    rose = (side.strict.low or Fraction(0)) < 0
    return Repair(-1, word["rose" if rose else "fell"], word["fell" if rose else "rose"], "direction")


def mirrors(mirrored: Interval, computed: Interval) -> bool:
    """Return whether the computed values lie on one side of zero and the mirrored stated ones agree with them."""
    low, high = computed.low, computed.high
    if low is None or high is None or low * high <= 0 or mirrored.low is None or mirrored.high is None:
        return False
    return low <= mirrored.high and mirrored.low <= high


def recomputed_figures(figure: Figure, wanted: Interval, language: str) -> Iterator[Figure]:
    """Yield the figure with the value that comes out, at the precision and in the style in which it is written."""
    low, high = wanted.low, wanted.high
    if low is not None and high is not None and figure.unit == "weekday":
        yield from weekday_figures(figure, low, high, language)
        return
    if low is None or high is None or figure.kind in ("date", "range", "identifier"):
        return
    step = figure.ulp or Fraction(1)
    value = nearest_multiple((low + high) / 2, step)
    changed = moved(figure, value)
    if value not in (0, figure.value, -figure.value) and figure.number_start >= 0:
        yield msgspec.structs.replace(changed, text=write_number(value, figure, language))


def nearest_multiple(value: Fraction, step: Fraction) -> Fraction:
    """Return the multiple of a step that is nearest to a value, halves upward."""
    return floor(value / step + Fraction(1, 2)) * step


def weekday_figures(figure: Figure, low: Fraction, high: Fraction, language: str) -> Iterator[Figure]:
    """Yield the days of the week between two numbers, Monday being 0, as words."""
    names: dict[int, str] = {}
    for name, day in load_pack(language).dates.weekdays.items():
        names.setdefault(day, name)
    for day in range(ceil(low), floor(high) + 1):
        if day in names:
            name = cased_like(names[day], figure.text)
            yield msgspec.structs.replace(moved(figure, Fraction(day)), text=name)


# Repair the one figure that several failing checks have in common.
