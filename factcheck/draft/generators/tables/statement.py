"""One relation on one line of a table, as a candidate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from factcheck.draft.candidate import Candidate
from factcheck.draft.check_terms import in_unit_of

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import Mention
    from factcheck.draft.generators.tables.grid import Line, Number
    from factcheck.model.report import RuleKind

PLAIN = 92
"""The text score of what the structure of a table says."""
MOST_HEADS = 4
"""Heads that are named one by one."""
Named = tuple[str, "Number", str]
"""A role, its number and the head of its row or column."""
Form = Literal["sum", "difference", "share", "change", "mean", "product", "points table", "hundred"]
KINDS: dict[Form, RuleKind] = {
    "sum": "sum",
    "difference": "difference",
    "share": "share",
    "change": "change",
    "mean": "mean",
    "product": "product",
    "points table": "other",
    "hundred": "sum",
}


def statement(
    form: Form, given: Sequence[tuple[Number, Line]], stated: tuple[Number, Line], at: str
) -> Candidate | None:
    """Return what a table states of the numbers of one line; None for one that no check can be written on.

    `given` are the numbers that explain `stated`, each with its row or column; `at` is the head of the line.
    """
    printed = [(number, line) for number, line in given if number.mention is not None]
    numbers = [*(number for number, _ in printed), stated[0]]
    if any(number.is_year or number.mention is None for number in numbers) or not printed:
        return None
    if len(printed) < len(given) and form not in ("sum", "hundred"):
        return None
    roles = _roles(form, len(printed))
    operands = tuple(
        (role, msgspec.structs.replace(number.mention, heads=f"{at} {line.head}".strip()))
        for role, (number, line) in zip(roles, (*printed, stated), strict=True)
        if number.mention is not None
    )
    terms = [_term(form, role, number, operands) for (role, _), number in zip(operands, numbers, strict=True)]
    return Candidate(
        kind=KINDS[form],
        check=_check(form, terms),
        operands=operands,
        stated=operands[-1][0],
        text_score=PLAIN,
        about=f"{at}: {_in_heads(form, [line.head for _, line in given], stated[1].head)}".removeprefix(": "),
    )


def _roles(form: Form, number: int) -> list[str]:
    """Return the names of the numbers, the stated one last."""
    match form:
        case "sum" | "hundred":
            return [*(f"part_{index}" for index in range(1, number + 1)), "whole"]
        case "difference":
            return ["base", "result", "amount"]
        case "share":
            return ["part", "whole", "percentage"]
        case "change":
            return ["base", "result", "rate"]
        case "mean":
            return [*(f"part_{index}" for index in range(1, number + 1)), "mean"]
        case "product":
            return ["count", "price", "amount"]
        case "points table":
            return ["won", "drawn", "amount"]


def _term(form: Form, role: str, number: Number, operands: Sequence[tuple[str, Mention]]) -> str:
    """Return a number as it must be in the check: with its sign, and in the unit of the others."""
    mentions = dict(operands)
    own = mentions[role]
    is_rate = form in ("share", "change") and role == operands[-1][0]
    if is_rate:
        term = role if own.figure.unit.startswith("percent") else f"{role} × 1 %"
    elif any(mention.figure.unit == "percent" for mention in mentions.values()) and form in (
        "sum",
        "mean",
        "difference",
    ):
        term = role if own.figure.unit else f"{role} × 1 %"
    elif form in ("product", "points table"):
        term = role
    else:
        united = next((mention for mention in mentions.values() if mention.figure.unit not in ("", "percent")), own)
        term = in_unit_of(role, own, united)
    return f"(0 - {term})" if number.is_negated else term


def _check(form: Form, terms: Sequence[str]) -> str:
    """Return the check over the terms, the stated one last."""
    *given, stated = terms
    match form:
        case "sum" | "hundred":
            return f"sum({', '.join(given)}) ≈ {stated}"
        case "mean":
            return f"mean({', '.join(given)}) ≈ {stated}"
        case "difference":
            return f"difference({given[0]}, {given[1]}) ≈ {stated}"
        case "share":
            return f"{given[0]} ÷ {given[1]} ≈ {stated}"
        case "change":
            return f"change({given[0]}, {given[1]}) ≈ {stated}"
        case "product":
            return f"{given[0]} × {given[1]} ≈ {stated}"
        case "points table":
            return f"3 × {given[0]} + {given[1]} ≈ {stated}"


def _in_heads(form: Form, heads: Sequence[str], stated: str) -> str:
    """Return the relation in the words of the heads."""
    named = [head or "?" for head in heads]
    if len(named) > MOST_HEADS:
        named = [*named[: MOST_HEADS - 2], "…", named[-1]]
    match form:
        case "sum" | "hundred":
            left = " + ".join(named)
        case "mean":
            left = f"({' + '.join(named)}) ÷ {len(heads)}"
        case "difference":
            left = f"{named[1]} − {named[0]}"
        case "share":
            left = f"{named[0]} ÷ {named[1]}"
        case "change":
            left = f"{named[0]} → {named[1]}"
        case "product":
            left = f"{named[0]} × {named[1]}"
        case "points table":
            left = f"3 × {named[0]} + {named[1]}"
    return f"{left} = {stated}" if stated else left
