"""Have the engine recompute the chosen candidates: its verdict is the one that counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from factcheck.draft.candidate import SURE
from factcheck.draft.evaluating import evaluated
from factcheck.draft.scoring import ScoredCandidate
from factcheck.engine.evaluation import Evaluation
from factcheck.model.faults import contained

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle
    from factcheck.model.report import Problem


class Judged(msgspec.Struct, frozen=True, gc=False):
    """A claim to make, with the engine's evaluation of its check in the names of the candidate's roles."""

    weighed: ScoredCandidate
    evaluation: Evaluation

    @property
    def start(self) -> int:
        """Return where the first of its figures is."""
        return min(mention.figure.start for _, mention in self.weighed.candidate.operands)


def judge(
    scene: AnnotatedArticle, claims: tuple[ScoredCandidate, ...], problems: list[Problem] | None = None
) -> tuple[Judged, ...]:
    """Return the claims with their evaluations.

    What cannot be evaluated is no claim; neither is what does not hold while its words leave a doubt.  A claim on
    which the engine breaks is added to `problems`, where there is such a list.
    """
    judged = []
    for weighed in claims:
        evaluation = None
        with contained(problems, scene.article.path, about=weighed.candidate.kind):
            evaluation = evaluated(weighed.candidate)
        if evaluation is None:
            continue
        if evaluation.verdict != "inconsistent" or weighed.candidate.text_score >= SURE:
            judged.append(Judged(weighed, evaluation))
    return tuple(judged)
