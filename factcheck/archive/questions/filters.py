"""Which findings a question is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from factcheck.archive.job import archive_error
from factcheck.archive.questions.results import quoted_text
from factcheck.model.errors import FactcheckError
from factcheck.model.nearest import did_you_mean
from factcheck.model.verdict import WORST_FIRST

WORST = f"""
list_position([{", ".join(map(quoted_text, WORST_FIRST))}], verdict), severity <> 'decision', confidence desc,
miss desc nulls last, article, unit, ordinal, number
"""
"""The order of findings, worst first: the meaning flips, then how sure the reading is, then by how much it misses."""


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What must hold for a finding; an empty field asks nothing."""

    verdicts: tuple[str, ...] = ("inconsistent",)
    rules: tuple[str, ...] = ()
    severity: str = ""
    desks: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    languages: tuple[str, ...] = ()
    words: str = ""
    """Must stand in the quote or in the explanation, capitals aside."""
    where: str = ""
    """Any other condition, in SQL."""


def filter_of(
    verdicts: Sequence[str] | None,
    every_verdict: bool,
    rules: Sequence[str] | None,
    severity: str,
    desks: Sequence[str] | None,
    years: Sequence[int] | None,
    languages: Sequence[str] | None,
    words: str,
    where: str,
) -> Filter:
    """Return the filter that options describe; verdicts are those that are errors unless others are named."""
    return Filter(
        verdicts=() if every_verdict else tuple(verdicts or Filter().verdicts),
        rules=tuple(rules or ()),
        severity=severity,
        desks=tuple(desks or ()),
        years=tuple(years or ()),
        languages=tuple(languages or ()),
        words=words,
        where=where,
    )


def condition(filter: Filter) -> tuple[str, list[object]]:
    """Return a condition on the view of findings, and its parameters."""
    for verdict in filter.verdicts:
        if verdict not in WORST_FIRST:
            hint = did_you_mean(verdict, WORST_FIRST)
            raise FactcheckError(archive_error(f"there is no verdict “{verdict}”", hint=hint))
    parts = list(_parts(filter))
    return " and ".join(["true", *(part for part, _ in parts)]), [value for _, values in parts for value in values]


def _parts(filter: Filter) -> Iterator[tuple[str, list[object]]]:
    """Yield each condition with its parameters."""
    columns = {"verdict": filter.verdicts, "rule": filter.rules, "desk": filter.desks}
    columns |= {"year": filter.years, "language": filter.languages}  # type: ignore[dict-item]
    for column, values in columns.items():
        if values:
            yield f"{column} in ({', '.join('?' * len(values))})", list(values)
    if filter.severity:
        yield "severity = ?", [filter.severity]
    if filter.words:
        yield "(contains(lower(quote), lower(?)) or contains(lower(explanation), lower(?)))", [filter.words] * 2
    if filter.where:
        yield f"({filter.where})", []
