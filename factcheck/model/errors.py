"""Errors that a person caused and can correct."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.model.report import Problem


class FactcheckError(Exception):
    """Input that can't be used: says where, what is wrong, and what would be right.  Exit code 2."""

    def __init__(self, *problems: Problem) -> None:
        """Hold one or more problems."""
        super().__init__("\n".join(problem.message for problem in problems))
        self.problems = problems
