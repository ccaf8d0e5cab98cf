"""The archive at a glance: how much of it there is, and where its errors are."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from factcheck.archive.job import archive_error
from factcheck.archive.questions.rendering import ask
from factcheck.archive.questions.results import Connection, Filter, find, quoted_name
from factcheck.model.errors import FactcheckError
from factcheck.model.said import said
from factcheck.model.suggestion import did_you_mean
from factcheck.model.verdict import WORST_FIRST

USUAL_GROUPS = ("desk", "year", "author", "language")
"""Columns that errors are counted by, where an archive has them; `by` adds any other."""

GROUPS_SHOWN = 15
WORST_SHOWN = 10

GROUP_QUERY = """
select
    coalesce(nullif(trim(cast({column} as varchar)), ''), '–') as label,
    count(*) filter (status = 'done') as articles,
    count(*) filter (inconsistent > 0) as wrong,
    coalesce(sum(inconsistent), 0)::bigint as errors
from articles group by label order by {order} limit {limit}
"""


class Group(msgspec.Struct, frozen=True):
    """Articles that have something in common."""

    label: str
    articles: int
    wrong: int
    """Articles with at least one error."""
    errors: int

    @property
    def rate(self) -> float:
        """Return the errors in a thousand articles."""
        return 1000 * self.errors / self.articles if self.articles else 0.0


class Grouping(msgspec.Struct, frozen=True):
    """Errors by one column."""

    column: str
    groups: tuple[Group, ...]
    more: bool
    """Whether there are further groups, with fewer errors."""


class Kind(msgspec.Struct, frozen=True):
    """Errors of one rule."""

    rule: str
    errors: int
    decisions: int
    """How many of them turn what their sentence says around."""
    rounding: int
    """Statements of the rule that agree only on a generous reading."""


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the overview shows."""

    articles: int
    set_aside: int
    wrong: int
    characters: int
    figures: int
    covered: int
    claims: int
    verdicts: dict[str, int]
    groupings: tuple[Grouping, ...]
    kinds: tuple[Kind, ...]
    reasons: tuple[tuple[str, int], ...]
    """Why articles were quarantined, and how many for each reason."""
    worst: tuple[dict[str, object], ...]


def summarise(connection: Connection, by: Sequence[str] = ()) -> Summary:
    """Return the overview; `by` names further columns to count errors by."""
    columns = _columns(connection, by)
    counts = _totals(connection)
    verdicts: dict[str, int] = {verdict: counts.pop(verdict) for verdict in WORST_FIRST}
    return Summary(
        **counts,
        verdicts=verdicts,
        groupings=tuple(_grouping(connection, column) for column in columns),
        kinds=_kinds(connection),
        reasons=_reasons(connection),
        worst=tuple(find(connection, Filter(), WORST_SHOWN).records()),
    )


def _totals(connection: Connection) -> dict[str, int]:
    """Return the counts over all articles."""
    sums = ("characters", "figures", "covered", "claims", *WORST_FIRST)
    summed = ", ".join(f"coalesce(sum({name}), 0)::bigint as {name}" for name in sums)
    query = f"""select count(*) filter (status = 'done') as articles, count(*) filter (status <> 'done') as set_aside,
        count(*) filter (inconsistent > 0) as wrong, {summed} from articles"""
    return {name: int(str(count)) for name, count in ask(connection, query).records()[0].items()}


def _columns(connection: Connection, by: Sequence[str]) -> list[str]:
    """Return the columns to group by: those asked for, and the usual ones that say something."""
    names = ask(connection, "select * from articles limit 0").columns
    for column in by:
        if column not in names:
            hint = did_you_mean(column, names)
            raise FactcheckError(archive_error(said("archive.no_by_column", column=column), hint=hint))
    usual = [column for column in USUAL_GROUPS if column in names and _says_something(connection, column)]
    return list(dict.fromkeys([*by, *usual]))


def _says_something(connection: Connection, column: str) -> bool:
    """Return whether any article has something in a column."""
    query = f"select count(*) from (select 1 from articles where cast({quoted_name(column)} as varchar) <> '' limit 1)"
    return bool(ask(connection, query).rows[0][0])


def _grouping(connection: Connection, column: str) -> Grouping:
    """Return errors by a column, most first; years in their order."""
    order = "label" if column == "year" else "errors desc, articles desc, label"
    limit = 1_000 if column == "year" else GROUPS_SHOWN + 1
    query = GROUP_QUERY.format(column=quoted_name(column), order=order, limit=limit)
    groups = [Group(*row) for row in ask(connection, query).rows]  # type: ignore[arg-type]
    return Grouping(column, tuple(groups[: limit - 1]), len(groups) == limit)


def _kinds(connection: Connection) -> tuple[Kind, ...]:
    """Return errors by rule, most first."""
    query = """select rule, count(*) filter (verdict = 'inconsistent') as errors,
        count(*) filter (verdict = 'inconsistent' and severity = 'decision'), count(*) filter (verdict = 'rounding')
        from findings group by rule having errors > 0 or count(*) filter (verdict = 'rounding') > 0
        order by errors desc, rule"""
    return tuple(Kind(*row) for row in ask(connection, query).rows)  # type: ignore[arg-type]


def _reasons(connection: Connection) -> tuple[tuple[str, int], ...]:
    """Return why articles were quarantined, most frequent first."""
    query = f"""select reason, count(*) as articles from articles where status <> 'done'
        group by reason order by articles desc, reason limit {GROUPS_SHOWN}"""
    return tuple((str(reason), int(str(count))) for reason, count in ask(connection, query).rows)
