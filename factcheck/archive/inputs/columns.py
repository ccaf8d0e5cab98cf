"""Which column holds what, and a table's record as a row."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

import msgspec

from factcheck.archive.inputs.row import Row
from factcheck.archive.job import Columns, archive_error
from factcheck.language.load import pack_codes
from factcheck.model.errors import FactcheckError
from factcheck.model.nearest import did_you_mean

USUAL: dict[str, tuple[str, ...]] = {
    "text": ("text", "content", "body"),
    "id": ("id", "url", "guid"),
    "language": ("language", "lang"),
    "date": ("date", "published", "publish_date"),
    "desk": ("desk", "section", "category"),
}
"""Names that are taken without asking where no option names a column."""


def choose(asked: Columns, language: str, names: Sequence[str], path: str) -> tuple[Columns, str]:
    """Return the columns to read (those asked for, else the usual names that a table has) and the language.

    `language` is a column or the code of a language; a code holds for all articles, whatever a column says.
    Raises FactcheckError, with the nearest name, for a column that is not there, or when none holds the text.
    """
    if language in names:
        asked, language = msgspec.structs.replace(asked, language=language), "auto"
    known_language(language, names, path)
    chosen = {}
    for role, usual in USUAL.items():
        wanted = getattr(asked, role)
        if wanted and wanted not in names:
            message = f"there is no column “{wanted}” (--{role})"
            raise FactcheckError(archive_error(message, path, did_you_mean(wanted, names)))
        chosen[role] = wanted or next((name for name in usual if name in names), "")
    if not chosen["text"]:
        listed = ", ".join(names) or "none"
        raise FactcheckError(
            archive_error(f"no column is known to hold the text; columns: {listed}", path, "name it with --text")
        )
    if language != "auto":
        chosen["language"] = ""
    return Columns(**chosen), language


def known_language(language: str, names: Sequence[str], path: str) -> str:
    """Return the code of a language; raises FactcheckError for what is neither that nor one of `names`."""
    codes = ("auto", *pack_codes())
    if language not in codes:
        message = f"“{language}” is no language" + (", and no column" if names else "") + " (--language)"
        hint = did_you_mean(language, (*codes, *names)) or f"languages: {', '.join(codes)}"
        raise FactcheckError(archive_error(message, path, hint))
    return language


def require_text(columns: Columns, names: Sequence[str], path: str) -> None:
    """Raise FactcheckError where one table of several lacks the column that holds the text."""
    if columns.text not in names:
        message = f"this file has no column “{columns.text}”, which holds the text elsewhere in the archive"
        raise FactcheckError(archive_error(message, path, did_you_mean(columns.text, names)))


def further_names(columns: Columns, names: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that come along."""
    taken = set(msgspec.structs.astuple(columns))
    return tuple(name for name in names if name not in taken)


def row_of(record: Mapping[str, object], columns: Columns, place: str) -> Row:
    """Return a table's record as a row; an article without an id gets its place for one."""
    taken = set(msgspec.structs.astuple(columns))
    further = {name: shown(value) for name, value in record.items() if name not in taken and value is not None}
    return Row(
        text=shown(record.get(columns.text)),
        id=shown(record.get(columns.id)) or place,
        language=shown(record.get(columns.language)),
        date=shown(record.get(columns.date)),
        desk=shown(record.get(columns.desk)),
        place=place,
        further=further,
    )


def shown(value: object) -> str:
    """Return a cell as text: days and times in ISO form, nested values as JSON, nothing as ""."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list | dict | tuple):
        return msgspec.json.encode(value, enc_hook=str).decode()
    return str(value)
