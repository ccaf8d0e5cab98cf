"""Recompute a claims file so that a claim on which the engine itself breaks hides none of the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from factcheck.model.claim import Claim, ClaimsFile
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.faults import problems_of
from factcheck.model.report import Finding, Report

MOST_BROKEN = 8
"""Claims that are looked for one by one; where more break, it is the file as a whole that can't be recomputed."""

Recompute = Callable[[ClaimsFile], Report]


def recompute_apart(claims_file: ClaimsFile, recompute: Recompute) -> Report:
    """Return what `recompute` makes of a claims file; a claim that breaks it becomes an `invalid` finding of its own.

    The claims that do are found by halving.  Raises what `recompute` raised where no single claim is to blame, and
    where the input itself can't be used.
    """
    try:
        return recompute(claims_file)
    except (FactcheckError, MemoryError):  # reported already; what needs too much memory once would need it again
        raise
    except Exception as error:
        broken = _broken(claims_file, range(len(claims_file.claims)), error, recompute)
        if not broken or len(broken) > MOST_BROKEN:
            raise
        return _with_broken(claims_file, broken, recompute)


def _broken(
    claims_file: ClaimsFile, numbers: Sequence[int], error: Exception, recompute: Recompute
) -> dict[int, Exception]:
    """Return those of the claims that break the engine by themselves, with what it raised."""
    if len(numbers) <= 1:
        return dict.fromkeys(numbers, error)
    broken: dict[int, Exception] = {}
    for half in (numbers[: len(numbers) // 2], numbers[len(numbers) // 2 :]):
        if len(broken) > MOST_BROKEN:
            break
        try:
            recompute(_only(claims_file, half))
        except Exception as again:
            broken |= _broken(claims_file, half, again, recompute)
    return broken


def _only(claims_file: ClaimsFile, numbers: Sequence[int]) -> ClaimsFile:
    claims = tuple(claims_file.claims[number] for number in numbers)
    return msgspec.structs.replace(claims_file, claims=claims)


def _with_broken(claims_file: ClaimsFile, broken: dict[int, Exception], recompute: Recompute) -> Report:
    """Return the report on the claims that do not break, with a finding and an error for each that does.

    A broken claim still marks its figures for the others where its checks alone are to blame.
    """
    bare = [
        msgspec.structs.replace(claim, checks=()) if number in broken else claim
        for number, claim in enumerate(claims_file.claims)
    ]
    try:
        report = recompute(msgspec.structs.replace(claims_file, claims=tuple(bare)))
        findings = list(report.claims)
    except Exception:
        sound = [number for number in range(len(claims_file.claims)) if number not in broken]
        report = recompute(_only(claims_file, sound))
        findings = list(report.claims)
        for number in sorted(broken):
            findings.insert(number, Finding(id="", quote="", verdict="invalid"))
    problems: list[Problem] = []
    for number, error in sorted(broken.items()):
        claim = claims_file.claims[number]
        path = claim.location.path or claims_file.path
        problem = problems_of(error, path, claim.location.line, about=f"claim “{claim.id}”")[0]
        problems.append(problem)
        findings[number] = _finding(claim, findings[number], problem)
    return msgspec.structs.replace(report, claims=tuple(findings), errors=(*report.errors, *problems))


def _finding(claim: Claim, found: Finding, problem: Problem) -> Finding:
    """Return the row of a broken claim, at its place where that is known."""
    return msgspec.structs.replace(
        found,
        id=claim.id,
        quote=" … ".join(quote.text for quote in claim.quotes),
        verdict="invalid",
        checks=(),
        explanation=problem.message,
        location=claim.location,
    )
