"""Articles in CSV files: quoted cells may hold line ends, so that only reading finds where records begin."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import islice

from factcheck.archive import storage
from factcheck.archive.inputs.pieces import ARTICLES_AT_LEAST, ArticleRow, compression_of, pieces
from factcheck.archive.inputs.tables import require_text, row_of
from factcheck.archive.inputs.text_streams import LinesFromByte, lines
from factcheck.archive.job import Columns, Unit, archive_error
from factcheck.model.errors import FactcheckError
from factcheck.model.said import said

DELIMITERS = ",;\t|"

LONGEST_CELL = 1 << 27


def plan(path: str) -> Iterator[Unit]:
    """Yield the units of a file after one pass: stretches of bytes of a plain file, of records of a compressed one."""
    if not compression_of(path):
        yield from _plan_bytes(path)
        return
    count = sum(1 for cells in _records(lines(path), ",") if cells) - 1
    for start, stop in pieces(max(count, 0)):
        yield _unit(path, start, stop, stop - start)


def _plan_bytes(path: str) -> Iterator[Unit]:
    """Yield units that begin and end at bytes between records."""
    delimiter = _delimiter(path)
    with storage.open_input(path) as file:
        source = LinesFromByte(file, 0)
        records = _records(source, delimiter)
        next(records, None)
        while True:
            start = source.position
            articles = sum(1 for cells in islice(records, ARTICLES_AT_LEAST) if cells)
            if source.position == start:
                return
            yield _unit(path, start, source.position, articles)


def _unit(path: str, start: int, stop: int, articles: int) -> Unit:
    """Return one unit."""
    return Unit(reader="delimited", file=path, start=start, stop=stop, articles=articles, weight=articles)


def column_names(path: str) -> list[str]:
    """Return the names in the first line."""
    return next(_records(lines(path), _delimiter(path)), [])


def read(unit: Unit, columns: Columns) -> Iterator[ArticleRow]:
    """Yield the articles of a unit."""
    names, delimiter = column_names(unit.file), _delimiter(unit.file)
    require_text(columns, names, unit.file)
    compressed = bool(compression_of(unit.file))
    records = _from_record(unit, delimiter) if compressed else _from_byte(unit, delimiter)
    for position, cells in records:
        place = f"{unit.file}#{position}"
        if _is_text(cells):
            yield row_of(dict(zip(names, cells, strict=False)), columns, place)
        else:
            yield ArticleRow(text="", id=place, place=place, problem=said("archive.record_not_utf"))


def _from_record(unit: Unit, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield a unit's records with their number, past the ones before it."""
    records = (cells for cells in islice(_records(lines(unit.file), delimiter), 1, None) if cells)
    return enumerate(islice(records, unit.start, unit.stop), unit.start)


def _from_byte(unit: Unit, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield a unit's records with the byte at which they begin."""
    with storage.open_input(unit.file) as file:
        source = LinesFromByte(file, unit.start)
        position = unit.start
        for cells in _records(source, delimiter):
            if cells:
                yield position, cells
            position = source.position
            if position >= unit.stop:
                return


def _records(source: Iterable[bytes], delimiter: str) -> Iterator[list[str]]:
    """Yield every record; the CSV module takes no more lines from `source` than a record needs."""
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(_decoded(source), delimiter=delimiter)


def _decoded(source: Iterable[bytes]) -> Iterator[str]:
    """Yield text; bytes that are not UTF-8 become lone surrogates, which `_is_text` finds."""
    for line in source:
        yield line.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")


def _is_text(cells: list[str]) -> bool:
    """Return whether all cells were UTF-8."""
    return not any("\udc80" <= character <= "\udcff" for cell in cells if not cell.isascii() for character in set(cell))


def _delimiter(path: str) -> str:
    """Return the mark that the first line uses most."""
    try:
        first = next(lines(path), b"").decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FactcheckError(archive_error(said("archive.line_not_utf"), path, said("archive.save_csv"))) from None
    return max(DELIMITERS, key=first.count)
