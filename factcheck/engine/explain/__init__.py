"""Say what recomputing a check has found: one sentence a reader understands, then the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.engine.explain.sentence import sentence_of

if TYPE_CHECKING:
    from factcheck.engine.environment import Languages
    from factcheck.engine.evaluation import Evaluation
    from factcheck.model.report import Step

__all__ = ["sentence_of", "steps_of"]


def steps_of(evaluation: Evaluation, languages: Languages) -> tuple[Step, ...]:
    """Return the steps of a check: only `factcheck explain` and the page show them."""
    from factcheck.engine.explain.steps import steps_of as steps

    return steps(evaluation, languages)
