"""Which verdicts the design permits for a statement: the best and the worst of consistent, rounding, inconsistent."""

from __future__ import annotations

from collections.abc import Sequence

from tests.oracle.exact import RULES, TWICE, range_of
from tests.oracle.intended import Meaning, Printed, hull, meanings, meet, touch
from tests.oracle.possible import AS_PRINTED, PREDICATES, STATED

VERDICTS = ("consistent", "rounding", "inconsistent")
LEVELS = ("change", "decrease", "difference", "ratio", "annual_growth")
"""The rules of two levels.  Read as round numbers that could be the same, they would take away what the sentence
says, so that reading need not be granted: "rose 15 % to $110m from $100m"."""
READINGS = {"rounded": "round figures", "cut": "cut", "loose": "loosely said"}


def permitted(rule: str, operands: Sequence[Printed], stated: Printed | None) -> tuple[str, str, str]:
    """Return the best and the worst permitted verdict, and the generous reading that the best one needs, if any.

    `stated` is what the rule's result is compared with, None where the rule answers yes or no.
    """
    known = RULES.get(rule)
    whole = (
        known is not None and known.whole and all(figure.nature in ("count", "span", "exact") for figure in operands)
    )
    # "about 300 boats" and 20 others: the sum is rounded as the figure is, or it is not
    whole_result = (whole, whole and not any(figure.hedge for figure in operands))
    twice = rule in TWICE
    sides = []
    for side in (1, 0):
        inputs = [
            meanings(figure, computed=STATED.get(rule) == place and figure.nature == "measure", twice=twice)[side]
            for place, figure in enumerate(operands)
        ]
        result = (
            None if stated is None else meanings(stated, computed=True, whole_result=whole_result, twice=twice)[side]
        )
        sides.append(_verdict(rule, inputs, result, outer=bool(side)))
    (best, reading), (worst, _) = sides
    return best, worst, reading


def _verdict(rule: str, inputs: Sequence[Meaning], result: Meaning | None, *, outer: bool) -> tuple[str, str]:
    if _agrees(rule, inputs, result, "strict", "strict", outer=outer):
        return "consistent", ""
    if rule in AS_PRINTED:
        return "inconsistent", ""
    for reading, name in READINGS.items():
        operand_reading = "strict" if reading == "cut" else reading
        if _agrees(rule, inputs, result, operand_reading, reading, outer=outer):
            return "rounding", name
    return "inconsistent", ""


def _agrees(
    rule: str, inputs: Sequence[Meaning], result: Meaning | None, operand_reading: str, reading: str, *, outer: bool
) -> bool:
    operands = [getattr(meaning, operand_reading) for meaning in inputs]
    if reading == "rounded" and not outer and rule in LEVELS and meet(operands[0], operands[1]):
        operands[:2] = inputs[0].strict, inputs[1].strict
    if result is not None:
        computed, stated = range_of(RULES[rule], operands, outer=outer), getattr(result, reading)
        return meet(computed, stated) and not (rule == "repeat" and touch(computed, stated))
    if reading == "cut" and outer and rule in STATED:
        # The design speaks of what `≈` compares; whether it goes for these, it leaves open.
        place = STATED[rule]
        operands[place] = hull(operands[place], inputs[place].cut)
    return PREDICATES[rule](outer, *operands)
