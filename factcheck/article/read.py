"""Read the article that a path names, whatever its format, and say where an offset is in the words of that format."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from factcheck.article.readers import extract, format_of
from factcheck.article.structure import article_from_text
from factcheck.model.article import Article, Place, line_and_column
from factcheck.model.distribution import install_command
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.opening import read_file, too_large
from factcheck.model.said import said

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.model.article import Article


# The text as it runs on over lines that were only wrapped, for whoever reads figures in it.


BREAK = re.compile(r"[\r\n]")


def running_text(article: Article) -> str:
    """Return the article's text with a space for each line break within a paragraph, every offset kept.

    "3.5" at the end of a wrapped line and "billion" on the next are one figure, but a heading "2019" and the word
    below it are not: the paragraphs distinguish them.
    """
    text, pieces, last = article.text, [], 0
    for paragraph in article.paragraphs:
        stretch = text[paragraph.start : paragraph.end]
        if "\n" in stretch or "\r" in stretch:
            pieces += [text[last : paragraph.start], BREAK.sub(" ", stretch)]
            last = paragraph.end
    return "".join([*pieces, text[last:]]) if pieces else text


COUNTS_CHARACTERS = frozenset({"docx", "odt", "rtf"})
"""Formats without lines of their own, where paragraph and character are what an editor can find."""


def place(article: Article, offset: int) -> Place:
    """Return line and column (from 1) of an offset, with the page or paragraph where the format has them."""
    line, column = line_and_column(article, offset)
    index = bisect_right(article.places, offset, key=lambda entry: entry[0]) - 1
    if index < 0:
        return Place(line, column)
    start, label = article.places[index]
    if label and article.format in COUNTS_CHARACTERS:
        label = f"{label}, character {offset - start + 1}"
    return Place(line, column, label)


# Bytes to text: UTF-8, or an error that says what the bytes look like.


SAMPLE_BYTES = 64 * 1024
"""What is looked at to guess an encoding; more takes seconds and guesses no better."""

LIKELY = ("cp1258", "cp1252")
"""Preferred where several encodings fit equally well: what Vietnamese and English newsrooms have used."""

MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


BEGINNINGS = ((b"%PDF", ".pdf"), (b"PK\x03\x04", ".docx / .odt"), (b"\xd0\xcf\x11\xe0", ".doc"), (b"{\\rtf", ".rtf"))
"""How files of other formats begin."""

BEGINNINGS_ALONE = tuple(beginning for beginning, _ in BEGINNINGS)


def decode(data: bytes, path: str) -> str:
    """Return the text of UTF-8 bytes without a byte-order mark; raise FactcheckError for anything else."""
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise FactcheckError(_not_utf8(data, error.start, path)) from None
    if "\0" in text or data.startswith(BEGINNINGS_ALONE):
        raise FactcheckError(_binary(data, path))
    return text


def _not_utf8(data: bytes, at: int, path: str) -> Problem:
    """Say what bytes that are not UTF-8 look like, and how to convert them."""
    if data.startswith(BEGINNINGS_ALONE):
        return _binary(data, path)
    try:
        encoding = guess_encoding(data)
    except ImportError:
        hint = said("article.run_find", install_command=install_command("formats"))
        return _undecodable(data, at, path, said("article.other_encoding"), hint)
    if not encoding:
        return _binary(data, path)
    target = path or "FILE"
    hint = said("article.convert_iconv", encoding=encoding, target=target)
    return _undecodable(data, at, path, said("article.looks_like", encoding=encoding), hint)


def _undecodable(data: bytes, at: int, path: str, looks: str, hint: str) -> Problem:
    """Point to the first byte that can't be read."""
    before = data[:at]
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    message = said("article.no_article_utf", data=f"{data[at]:02x}", looks=looks)
    return Problem(message, path, before.count(b"\n") + 1, column, hint=hint)


def _binary(data: bytes, path: str) -> Problem:
    """Say that a file holds no text, and what it looks like."""
    for beginning, suffix in BEGINNINGS:
        if data.startswith(beginning):
            hint = said("article.begins_like", suffix=suffix)
            return Problem(said("article.no_plain_text"), path, hint=hint)
    hint = said("article.give_article")
    return Problem(said("article.no_text_but"), path, hint=hint)


def guess_encoding(data: bytes) -> str:
    """Return the encoding that bytes are most likely in, as iconv names it; "" for what is no text.

    Raises ImportError where charset-normalizer, an extra, is not installed.
    """
    for mark, name in MARKED:
        if data.startswith(mark):
            return name
    from charset_normalizer import from_bytes  # slow to import, and needed for an error only

    matches = list(from_bytes(data[:SAMPLE_BYTES]))
    equals = [match for match in matches if (match.chaos, match.coherence) == (matches[0].chaos, matches[0].coherence)]
    names = [match.encoding for match in equals]
    encoding = next((name for name in LIKELY if name in names), names[0] if names else "")
    return encoding.replace("_", "-").replace("cp125", "windows-125")


MAXIMUM_BYTES = 64 * 1024 * 1024
"""A larger file is refused, not read: memory stays bounded whatever is thrown at a CI job."""


def read_article(path: str | Path, language: str = "auto", *, root: Path | None = None, pipes: bool = False) -> Article:
    """Return the article in a file: text, a language of markup, HTML, an e-mail, a document or a PDF.

    `root` is the folder that the file must really lie in, for one that the user has not named himself; `pipes` says
    that he named it on the command line, so that it may be a pipe of his shell: `<(command)`.
    Raises FactcheckError, with what would be right, for a file that is missing, no regular file, too large,
    empty, binary, broken, encrypted, or not UTF-8.
    """
    content = read_file(path, "article", limit=MAXIMUM_BYTES, root=root, pipes=pipes)
    return article_from_bytes(content.data, str(path), language)


def article_from_bytes(data: bytes, path: str, language: str = "auto", *, bounded: bool = False) -> Article:
    """Return the article in the bytes of a file, whose name says the format.

    `bounded` says that this very process is bounded in time and memory, as an archive's workers are.
    """
    if len(data) > MAXIMUM_BYTES:
        raise too_large(path, "article", MAXIMUM_BYTES)
    extracted = extract(data, path, bounded=bounded)
    return article_from_text(extracted.text, path, language, format_of(path), extracted.places)
