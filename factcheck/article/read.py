"""Read the article that a path names, whatever its format."""

from __future__ import annotations

import stat
from pathlib import Path

from factcheck.article.build import article_from_text
from factcheck.article.readers import extract, format_of
from factcheck.model.article import Article
from factcheck.model.errors import FactcheckError
from factcheck.model.report import Problem

MAXIMUM_BYTES = 64 * 1024 * 1024
"""A larger file is told, not read: memory stays bounded whatever is thrown at a CI job."""

ANOTHER_KIND = "name a file"


def read_article(path: str | Path, language: str = "auto") -> Article:
    """Return the article in a file: text, Markdown, HTML, .docx, .odt, .pdf or a Google Docs export.

    Raises FactcheckError, with what would be right, for a file that is missing, no regular file, too large,
    empty, binary, broken, encrypted, or not UTF-8.
    """
    return article_from_bytes(_read_bytes(Path(path)), str(path), language)


def article_from_bytes(data: bytes, path: str, language: str = "auto") -> Article:
    """Return the article in the bytes of a file; its name tells the format."""
    _refuse_large(len(data), path)
    extracted = extract(data, path)
    return article_from_text(extracted.text, path, language, format_of(path), extracted.places)


def _read_bytes(path: Path) -> bytes:
    """Return what a regular file of bearable size holds; never wait on a pipe or a device."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise FactcheckError(_not_a_file(status.st_mode, str(path)))
        _refuse_large(status.st_size, str(path))
        with path.open("rb") as file:
            return file.read(MAXIMUM_BYTES + 1)
    except FileNotFoundError:
        raise FactcheckError(Problem("there is no such article", str(path), hint=_nearest(path))) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "") or str(error)
        raise FactcheckError(Problem(f"the article can't be read: {reason}", str(path))) from None


def _not_a_file(mode: int, path: str) -> Problem:
    """Say what stands at the path instead of a file."""
    kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a named pipe"), (stat.S_ISSOCK, "a socket"))
    kind = next((words for test, words in kinds if test(mode)), "a device")
    return Problem(f"the article is {kind}, not a file", path, hint=ANOTHER_KIND)


def _refuse_large(size: int, path: str) -> None:
    """Raise for more bytes than an article can have."""
    if size > MAXIMUM_BYTES:
        message = f"the file is too large: {size:,} bytes; an article may have {MAXIMUM_BYTES:,}"
        raise FactcheckError(Problem(message, path, hint="check that this is the article, or split it"))


def _nearest(path: Path) -> str:
    """Name the file of the same folder whose name is nearest to the missing one."""
    import difflib  # for an error only

    folder = path.parent
    if not folder.is_dir():
        return f"the folder {folder} does not exist either"
    names = [entry.name for entry in folder.iterdir() if entry.is_file()]
    near = difflib.get_close_matches(path.name, names, n=1)
    return f"did you mean {folder / near[0]}?" if near else f"look into the folder {folder}"
