"""Readers of file formats, one file each; a library is imported only when its format is read."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from factcheck.article.readers.extracted import Extracted
from factcheck.model.errors import FactcheckError, Problem

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

_SAVE = "open it and save it as .docx or .odt"
_TABLE = "a table is no article; paste its rows into the text, or query it as an outside figure"
_DATA = "this is data, no article; query it as an outside figure, or paste the text into a .txt file"
_SLIDES = "save its text as .docx, .odt or .pdf"
_SCAN = "run it through text recognition (OCR), and give the text as .txt"

REFUSED: dict[str, str] = {
    "doc": "open it and save it as .docx",
    "wpd": _SAVE,
    "pages": "export it as .docx",
    "gdoc": "this is only a link; in Google Docs: File → Download → Microsoft Word (.docx)",
    **dict.fromkeys(("xlsx", "xls", "xlsm", "ods", "numbers", "gsheet"), _TABLE),
    **dict.fromkeys(("json", "parquet", "sqlite", "duckdb"), _DATA),
    **dict.fromkeys(("pptx", "ppt", "odp", "key"), _SLIDES),
    **dict.fromkeys(("png", "jpg", "jpeg", "gif", "tif", "tiff", "webp", "heic"), _SCAN),
    "epub": "unpack it (it is a .zip of web pages) and give one page, or save its text as .txt",
    "msg": "open it in your mail program and save it as .eml",
    "mbox": "it holds many messages; save the one that is the article as .eml",
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
        raise FactcheckError(Problem(f"a .{_suffix(path)} file can't be read", path, hint=refused))
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
