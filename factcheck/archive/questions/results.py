"""A results folder as a database of views: `articles`, and `findings` with what is known of their article.

Finding those that answer to a description, the worst first; and all of one article.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec

from factcheck.archive import storage
from factcheck.archive.job import archive_error
from factcheck.archive.progress import live_files
from factcheck.archive.questions.rendering import QueryResult, ask
from factcheck.archive.result_schema import ARTICLE_FIELDS, ARTICLES, FINDINGS, article_schema, finding_schema
from factcheck.archive.resume import read_manifest
from factcheck.language.messages import load_words
from factcheck.model.distribution import missing_extra
from factcheck.model.errors import FactcheckError
from factcheck.model.safe import visible_line
from factcheck.model.said import ENGLISH, said
from factcheck.model.suggestion import did_you_mean, suggestion
from factcheck.model.verdict import WORST_FIRST

Connection = Any
"""duckdb's, which carries no complete types."""

FACTS_OF_ARTICLES = ("place", "language", "date", "year", "desk")
"""Columns of an article that the view of findings has besides those that came along."""

VIEW = """
create view {schema}.articles as select * from {articles};
create view {schema}.findings as
select
    finding.*,
    article.* exclude ({left_out}),
    abs(try_cast(finding.difference as double)) / nullif(abs(try_cast(finding.computed_low as double)), 0) as miss
from {findings} as finding join {articles} as article using (unit, ordinal);
"""
"""`miss` is the difference as a share of what was computed: a rounded number to sort by, nothing more."""


@contextmanager
def opened(results: str) -> Iterator[Connection]:
    """Open the results of a scan; raises FactcheckError for a folder that holds none."""
    with database() as connection:
        add_views(connection, results, "main")
        yield connection


@contextmanager
def database() -> Iterator[Connection]:
    """Open an empty database that may spill what does not fit in memory."""
    try:
        import duckdb  # only for questions
    except ImportError:
        raise missing_extra(said("archive.questions_duckdb"), "archive") from None
    with tempfile.TemporaryDirectory() as spill, duckdb.connect(config={"temp_directory": spill}) as connection:
        yield connection


def add_views(connection: Connection, results: str, schema: str) -> None:
    """Make the views of one results folder in a schema of their own."""
    read_manifest(results)
    if storage.is_remote(results):
        connection.register_filesystem(storage.filesystem(results)[0])
    connection.execute(f"create schema if not exists {schema}")
    names = [file.name for file in live_files(results)]
    left_out = [field.name for field in ARTICLE_FIELDS if field.name not in FACTS_OF_ARTICLES]
    connection.execute(
        VIEW.format(
            schema=schema,
            articles=_rows(connection, results, ARTICLES, names, f"{schema}_no_articles"),
            findings=_rows(connection, results, FINDINGS, names, f"{schema}_no_findings"),
            left_out=", ".join(f'"{name}"' for name in left_out),
        )
    )


def _rows(connection: Connection, results: str, kind: str, names: Sequence[str], empty: str) -> str:
    """Return what a query says for the rows of a kind; results without a file have columns all the same."""
    if not names:
        schema = article_schema(()) if kind == ARTICLES else finding_schema()
        connection.register(empty, schema.empty_table())
        return empty
    paths = [storage.join(storage.join(results, kind), name) for name in names]
    return f"read_parquet([{', '.join(map(quoted_text, paths))}], union_by_name = true)"


def quoted_text(text: str) -> str:
    """Return text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def quoted_name(name: str) -> str:
    """Return a column's name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


# Which findings a question is about.


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
    sections: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    languages: tuple[str, ...] = ()
    words: str = ""
    """Must be in the quote or in the explanation, capitals aside."""
    where: str = ""
    """Any other condition, in SQL."""


def filter_of(
    verdicts: Sequence[str] | None,
    every_verdict: bool,
    rules: Sequence[str] | None,
    severity: str,
    sections: Sequence[str] | None,
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
        sections=tuple(sections or ()),
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
            raise FactcheckError(archive_error(said("archive.no_verdict", verdict=verdict), hint=hint))
    parts = list(_parts(filter))
    return " and ".join(["true", *(part for part, _ in parts)]), [value for _, values in parts for value in values]


def _parts(filter: Filter) -> Iterator[tuple[str, list[object]]]:
    """Yield each condition with its parameters."""
    columns = {"verdict": filter.verdicts, "rule": filter.rules, "desk": filter.sections}
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


# The repairs of a finding, which the results keep as JSON.


def repair_lines(finding: Mapping[str, object], language: str) -> list[str]:
    """Return the repairs of a finding in words, the likeliest first."""
    repairs = msgspec.json.decode(str(finding["repairs"] or "[]"), type=list[dict[str, object]])
    words = load_words(language or ENGLISH)
    named = [(one, words.get(f"slip.{one['slip']}", str(one["slip"]))) for one in repairs]
    return [visible_line(f"{repair['from']} → {repair['to']} ({slip})") for repair, slip in named]


NEAR_NAMES = 3


class Shown(msgspec.Struct, frozen=True):
    """One article of the results with all its findings."""

    article: dict[str, object]
    findings: tuple[dict[str, object], ...]


def find(connection: Connection, filter: Filter, limit: int) -> QueryResult:
    """Return the findings that the filter describes, the worst first; -1 is no limit."""
    where, parameters = condition(filter)
    return ask(connection, f"select * exclude (miss) from findings where {where} order by {WORST}", parameters, limit)


def show(connection: Connection, name: str) -> tuple[Shown, ...]:
    """Return every article of this id or place (an archive may have an id twice); raises FactcheckError for none."""
    articles = ask(connection, "select * from articles where id = ? or place = ? order by unit, ordinal", [name, name])
    if not articles.rows:
        raise FactcheckError(archive_error(said("archive.no_article", name=name), hint=_near(connection, name)))
    return tuple(Shown(article, _findings(connection, article)) for article in articles.records())


def _findings(connection: Connection, article: dict[str, object]) -> tuple[dict[str, object], ...]:
    """Return the findings of an article in the order of its text."""
    query = "select * exclude (miss) from findings where unit = ? and ordinal = ? order by number"
    return tuple(ask(connection, query, [article["unit"], article["ordinal"]]).records())


def _near(connection: Connection, name: str) -> str:
    """Name the ids that are most like one that is not there."""
    query = "select distinct id from articles order by jaro_winkler_similarity(id, ?) desc, id limit ?"
    near = [str(row[0]) for row in ask(connection, query, [name, NEAR_NAMES]).rows]
    return suggestion(*near) or said("archive.holds_none")
