"""Have the engine recompute the chosen candidates: its verdict is the one that counts."""

from __future__ import annotations

import msgspec

from factcheck.claims.expression import parse
from factcheck.draft.candidate import SURE
from factcheck.draft.scene import Scene
from factcheck.draft.weigh import Weighed
from factcheck.engine.environment import environment_of
from factcheck.engine.evaluate import evaluate
from factcheck.engine.evaluation import Evaluation
from factcheck.engine.readings import quantity_of
from factcheck.model.claim import Check
from factcheck.units import UnknownUnit


class Judged(msgspec.Struct, frozen=True, gc=False):
    """A claim to make, with the engine's evaluation of its check in the names of the candidate's roles."""

    weighed: Weighed
    evaluation: Evaluation

    @property
    def start(self) -> int:
        """Return where the first of its figures stands."""
        return min(mention.figure.start for _, mention in self.weighed.candidate.operands)


def judge(scene: Scene, claims: tuple[Weighed, ...]) -> tuple[Judged, ...]:
    """Return the claims with their evaluations.

    What cannot be evaluated is no claim; neither is what does not hold while its words leave a doubt.
    """
    judged = []
    for weighed in claims:
        evaluation = _evaluated(weighed)
        if evaluation is None or evaluation.verdict in ("invalid", "unchecked"):
            continue
        if evaluation.verdict != "inconsistent" or weighed.candidate.wording >= SURE:
            judged.append(Judged(weighed, evaluation))
    return tuple(judged)


def _evaluated(weighed: Weighed) -> Evaluation | None:
    """Return the engine's evaluation of one candidate; None where a unit is beyond the engine."""
    candidate = weighed.candidate
    try:
        quantities = {role: quantity_of(mention.figure, mention.index) for role, mention in candidate.operands}
    except UnknownUnit:
        return None
    return evaluate(Check(candidate.check, parse(candidate.check)), environment_of(quantities))
