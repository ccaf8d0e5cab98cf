"""Findings that answer to a description, the worst first; and all of one article."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from factcheck.archive.job import archive_error
from factcheck.archive.questions.rendering import QueryResult, ask
from factcheck.archive.questions.results import WORST, Connection, Filter, condition
from factcheck.model.errors import FactcheckError
from factcheck.model.nearest import suggestion
from factcheck.model.safe import visible_line

# The repairs of a finding, which the results keep as JSON.


def repair_lines(finding: Mapping[str, object]) -> list[str]:
    """Return the repairs of a finding in words, the likeliest first."""
    repairs = msgspec.json.decode(str(finding["repairs"] or "[]"), type=list[dict[str, object]])
    return [visible_line(f"{repair['from']} → {repair['to']} ({repair['slip']})") for repair in repairs]


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
        raise FactcheckError(archive_error(f"there is no article “{name}”", hint=_near(connection, name)))
    return tuple(Shown(article, _findings(connection, article)) for article in articles.records())


def _findings(connection: Connection, article: dict[str, object]) -> tuple[dict[str, object], ...]:
    """Return the findings of an article in the order of its text."""
    query = "select * exclude (miss) from findings where unit = ? and ordinal = ? order by number"
    return tuple(ask(connection, query, [article["unit"], article["ordinal"]]).records())


def _near(connection: Connection, name: str) -> str:
    """Name the ids that are most like one that is not there."""
    query = "select distinct id from articles order by jaro_winkler_similarity(id, ?) desc, id limit ?"
    near = [str(row[0]) for row in ask(connection, query, [name, NEAR_NAMES]).rows]
    return suggestion(*near) or "the results hold no article"
