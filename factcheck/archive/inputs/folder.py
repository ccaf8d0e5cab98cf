"""Article files in folders: a handful of neighbours is a unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from factcheck.archive import storage
from factcheck.archive.inputs.pieces import ArticleRow
from factcheck.archive.job import Columns, Unit
from factcheck.article.read import MAXIMUM_BYTES
from factcheck.model.errors import FactcheckError
from factcheck.model.said import said

FILES_AT_MOST = 500


def plan_files(paths: Iterable[str]) -> Iterator[Unit]:
    """Yield units of files that lie in the same folder; `paths` may be endless, one unit is held at a time."""
    for folder, group in groupby(paths, key=_folder):
        names = (path.rpartition("/")[2] for path in group)
        while some := tuple(islice(names, FILES_AT_MOST)):
            yield Unit(reader="folder", file=folder, names=some, articles=len(some), weight=len(some))


def _folder(path: str) -> str:
    """Return the folder of a path or address."""
    return path.rpartition("/")[0]


def read(unit: Unit, columns: Columns) -> Iterator[ArticleRow]:
    """Yield the articles of a unit; a file that can't be opened is an article with a problem."""
    for name in unit.names:
        path = storage.join(unit.file, name)
        try:
            content = storage.read_input(path, MAXIMUM_BYTES)
        except FactcheckError as error:
            yield ArticleRow(text="", id=path, place=path, problem=error.problems[0].message)
        except OSError as error:
            reason = said("archive.file_unread", reason=str(error.strerror or error))
            yield ArticleRow(text="", id=path, place=path, problem=reason)
        else:
            yield ArticleRow(text="", id=path, place=path, content=content, name=path)
