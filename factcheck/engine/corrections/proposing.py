"""Propose what would make a failing check hold: one figure rewritten, the likeliest typo first.

A typo is likely where the figure that it would have spoilt makes the check hold with all other figures as they are.
Nothing is proposed where no typo does that; a stated result that was simply computed wrong is listed last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from factcheck.engine.compiling.dimensions import unit_of
from factcheck.engine.corrections.typo_candidates import TYPOS, typos_of
from factcheck.engine.corrections.worded_corrections import alternative_repairs, direction_repair, recomputed_figures
from factcheck.engine.evaluate import with_figure
from factcheck.engine.evaluation import Evaluation, Participant
from factcheck.engine.intervals.ranges import meets, to_interval
from factcheck.engine.readings import Quantity, quantity_of
from factcheck.language.reader import read_surface
from factcheck.model.figure import Figure
from factcheck.model.report import Repair

if TYPE_CHECKING:
    from factcheck.engine.constraints.solving import Cause
    from factcheck.model.interval import Interval

# Repair the one figure that several failing checks have in common.


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
