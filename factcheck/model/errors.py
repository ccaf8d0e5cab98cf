"""Errors that a person caused and can correct, and the problems that they hold."""

from __future__ import annotations

from typing import Literal

import msgspec


class Problem(msgspec.Struct, frozen=True, gc=False):
    """Something that could not be done, and why: never silence."""

    message: str
    path: str = ""
    line: int = 0
    column: int = 0
    source_line: str = ""
    hint: str = ""
    kind: Literal["input", "internal", "memory"] = "input"
    """Whose fault it is: the input's, the program's own, or that memory ran out."""


class FactcheckError(Exception):
    """Input that can't be used: says where, what is wrong, and what would be right.  Exit code 2."""

    def __init__(self, *problems: Problem) -> None:
        """Hold one or more problems."""
        super().__init__("\n".join(problem.message for problem in problems))
        self.problems = problems
