"""Readers of file formats, one file each; a library is imported only when its format is read."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from factcheck.article.readers.extracted import Extracted
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import said

READERS: dict[str, str] = {
    "txt": "factcheck.article.readers.plain",
    "md": "factcheck.article.readers.markdown",
    "qmd": "factcheck.article.readers.literate",
    "mdx": "factcheck.article.readers.literate",
    "ipynb": "factcheck.article.readers.notebook",
    "rst": "factcheck.article.readers.restructured",
    "adoc": "factcheck.article.readers.asciidoc",
    "tex": "factcheck.article.readers.latex",
    "html": "factcheck.article.readers.html",
    "eml": "factcheck.article.readers.mail",
    "docx": "factcheck.article.readers.docx",
    "odt": "factcheck.article.readers.odt",
    "rtf": "factcheck.article.readers.rtf",
    "pdf": "factcheck.article.readers.pdf",
    "zip": "factcheck.article.readers.google",
}
"""Format to the module whose `extract(data, path)` reads it; a name that ends otherwise is read as plain text."""

COSTLY = frozenset({"html", "pdf", "eml", "rst", "adoc", "tex"})
"""Formats whose documents can take far more time and memory than their size says."""

OTHER_NAMES: dict[str, str] = {
    "markdown": "md",
    "htm": "html",
    "xhtml": "html",
    "rmd": "qmd",
    "rest": "rst",
    "asciidoc": "adoc",
    "latex": "tex",
}

ENDINGS = tuple(f".{name}" for name in (*READERS, *OTHER_NAMES) if name != "zip")
"""Names of files that are articles where a folder is read; any file can be named by itself."""

_SAVE = "refused.as_docx_or_odt"
_TABLE = "refused.table"
_DATA = "refused.data"
_SLIDES = "refused.slides"
_SCAN = "refused.scan"

REFUSED: dict[str, str] = {
    "doc": "refused.doc",
    "wpd": _SAVE,
    "pages": "refused.pages",
    "gdoc": "refused.gdoc",
    **dict.fromkeys(("xlsx", "xls", "xlsm", "ods", "numbers", "gsheet"), _TABLE),
    **dict.fromkeys(("json", "parquet", "sqlite", "duckdb"), _DATA),
    **dict.fromkeys(("pptx", "ppt", "odp", "key"), _SLIDES),
    **dict.fromkeys(("png", "jpg", "jpeg", "gif", "tif", "tiff", "webp", "heic"), _SCAN),
    "epub": "refused.epub",
    "msg": "refused.msg",
    "mbox": "refused.mbox",
}
"""Formats that newsrooms have and that are not read, with what to do."""

Extract = Callable[[bytes, str], Extracted]


def format_of(path: str) -> str:
    """Return the format that a file name ends in; "txt" for none that is known."""
    name = _suffix(path)
    name = OTHER_NAMES.get(name, name)
    return name if name in READERS else "txt"


def extract(data: bytes, path: str, *, bounded: bool = False) -> Extracted:
    """Return the text of a file and its map; raise FactcheckError for a file that its format does not allow.

    `bounded` says that this very process is bounded in time and memory, so that no further one is needed.
    """
    refused = REFUSED.get(_suffix(path))
    if refused:
        raise FactcheckError(Problem(said("article.file_cant", suffix=_suffix(path)), path, hint=said(refused)))
    format = format_of(path)
    if not bounded and format in COSTLY:
        from factcheck.article.readers.bounds import extract_bounded, may_be_costly  # not for plain text

        if may_be_costly(format, data):
            return extract_bounded(format, data, path)
    return read_here(format, data, path)


def read_here(format: str, data: bytes, path: str) -> Extracted:
    """Read a document of a known format in this process."""
    read: Extract = import_module(READERS[format]).extract
    return read(data, path)


def _suffix(path: str) -> str:
    """Return how a file name ends, in lower case and without the dot."""
    return PurePath(path).suffix.lower().removeprefix(".")
