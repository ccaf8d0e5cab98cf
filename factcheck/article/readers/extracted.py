"""What a reader returns: text, and where it was in the file."""

from __future__ import annotations

import msgspec

from factcheck.model.distribution import missing_extra
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import Said, said

# Errors that several readers raise.


LONGEST_REASON = 200
"""Characters of what a library says; some of them hold the whole input."""


def broken(kind: str, path: str, reason: object = "") -> FactcheckError:
    """Return the error for a file that is not what its name says, or is damaged."""
    why = reason if isinstance(reason, Said) else str(reason)[:LONGEST_REASON]
    message = said("article.broken_because", kind=kind, why=why) if why else said("article.broken", kind=kind)
    return FactcheckError(Problem(message, path, hint=said("article.open_save")))


def too_large(what: str, path: str) -> FactcheckError:
    """Return the error for a file that would need more memory than an article may."""
    return FactcheckError(Problem(said("article.file_holds", what=what), path, hint=said("article.check_article")))


def too_costly(bound: str, path: str) -> FactcheckError:
    """Return the error for a file that takes more time or memory than the reading of an article may."""
    hint = said("article.check_article_save")
    return FactcheckError(Problem(said("article.reading_file", bound=bound), path, hint=hint))


def not_installed(kind: str, path: str) -> FactcheckError:
    """Return the error for a format whose library is an extra that is not installed."""
    return missing_extra(said("article.needs_library", kind=kind), "formats", path)


class Extracted(msgspec.Struct, frozen=True, gc=False):
    """The text of a file, and the labels of its parts."""

    text: str
    places: tuple[tuple[int, str], ...] = ()
    """(offset, label): from this offset on, the text is on this page, or in this paragraph or row."""


def with_headline(headline: str, body: Extracted, label: str) -> Extracted:
    """Return a text with a headline before it, as a paragraph of its own."""
    head = f"{headline}\n\n"
    moved = tuple((offset + len(head), name) for offset, name in body.places)
    return Extracted(head + body.text, ((0, label), *moved) if moved else ())


class TextBuilder:
    """Collects an article line by line, with a label for each."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._lines: list[str] = []
        self._places: list[tuple[int, str]] = []
        self._length = 0

    def add(self, line: str, label: str) -> None:
        """Add one paragraph, table row or page."""
        self._places.append((self._length, label))
        self._lines.append(line)
        self._length += len(line) + 1

    def extracted(self) -> Extracted:
        """Return what was added."""
        return Extracted("\n".join(self._lines), tuple(self._places))
