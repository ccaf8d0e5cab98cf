"""Jupyter notebooks: the cells that hold text; code and its output are left out."""

from __future__ import annotations

import msgspec

from factcheck.article.read import decode
from factcheck.article.readers.extracted import Extracted, TextBuilder, broken
from factcheck.article.readers.literate import prose
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import said

KIND = "Jupyter notebook"


class _Cell(msgspec.Struct):
    """One cell, as far as its text is concerned."""

    cell_type: str = ""
    source: str | list[str] = ""


class _Sheet(msgspec.Struct):
    """What holds the cells in notebooks of before 2014."""

    cells: list[_Cell] = []


class _Notebook(msgspec.Struct):
    """A notebook, as far as its text is concerned."""

    cells: list[_Cell] = []
    worksheets: list[_Sheet] = []


def extract(data: bytes, path: str) -> Extracted:
    """Return the text cells of a notebook; a label names each cell, counted with those of code."""
    try:
        notebook = msgspec.json.decode(decode(data, path), type=_Notebook)
    except (msgspec.DecodeError, RecursionError) as error:
        raise broken(KIND, path, error) from None
    builder, found = TextBuilder(), False
    cells = [*notebook.cells, *(cell for sheet in notebook.worksheets for cell in sheet.cells)]
    for number, cell in enumerate(cells, 1):
        source = cell.source if isinstance(cell.source, str) else "".join(cell.source)
        if cell.cell_type in ("markdown", "heading") and source.strip():
            builder.add(prose(source) + "\n", f"cell {number}")
            found = True
    if not found:
        hint = said("article.no_write_article")
        raise FactcheckError(Problem(said("article.no_notebook_has"), path, hint=hint))
    return builder.extracted()
