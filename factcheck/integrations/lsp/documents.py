"""What the editor holds: open articles and claims files, and the settings."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import msgspec
from pygls.uris import from_fs_path, to_fs_path

from factcheck.article.readers import ENDINGS, format_of
from factcheck.integrations.lsp.alignment import Aligned
from factcheck.integrations.lsp.claims_index import ClaimsIndex, index_claims
from factcheck.integrations.lsp.project_files import is_claims_file
from factcheck.integrations.lsp.records import Scanned, Span, Verified

if TYPE_CHECKING:
    import asyncio

    from lsprotocol.types import Range

    from factcheck.integrations.lsp.positions import IndexedText

DocumentKind = Literal["article", "claims", "other"]

ARTICLE_ENDINGS = (*ENDINGS, ".text", ".org", ".typ")
OF_LANGUAGES = {
    "plaintext": "txt",
    "text": "txt",
    "org": "txt",
    "markdown": "md",
    "quarto": "qmd",
    "html": "html",
    "latex": "tex",
    "tex": "tex",
    "restructuredtext": "rst",
    "rst": "rst",
    "asciidoc": "adoc",
}
"""What editors call the languages of articles, and the format of a file whose name does not say it."""

MOST_CHARACTERS = 4_000_000
"""Of a document; a longer one is no article, and is left alone."""


class Settings(msgspec.Struct, frozen=True):
    """What a person has set in the editor."""

    sensitivity: str = "balanced"
    language: str = "auto"
    report_language: str = ""
    scan: bool = True
    """Whether statements are found without a claims file; those of claims files are always recomputed."""

    def updated(self, options: object) -> Settings:
        """Return the settings with what an editor sends; anything that is no such setting is passed over."""
        if isinstance(options, Mapping) and isinstance(options.get("factcheck"), Mapping):
            options = options["factcheck"]
        if not isinstance(options, Mapping):
            return self
        given = {
            "sensitivity": options.get("sensitivity"),
            "language": options.get("language"),
            "report_language": options.get("reportLanguage"),
        }
        texts = {name: value for name, value in given.items() if isinstance(value, str)}
        scan = options.get("scan")
        return msgspec.structs.replace(self, **texts, scan=scan if isinstance(scan, bool) else self.scan)


class Document:
    """An open document: its text, and what is known of it."""

    def __init__(self, uri: str, indexed: IndexedText, version: int | None, language_id: str) -> None:
        """Take a document that a client has opened."""
        self.uri = uri
        self.path = path_of(uri)
        self.indexed = indexed
        self.version = version
        self.language_id = language_id
        self.kind = kind_of(uri, language_id)
        self.task: asyncio.Task[None] | None = None
        self.language = ""
        """The article's language once it is found out."""
        self.read_text = ""
        """The article's text as it was read last."""
        self.aligned = Aligned(None)
        self.pieces: dict[int, Scanned] = {}
        """By where a section begins, what was found in it; of `read_text`."""
        self.read_of: IndexedText | None = None
        """The text of the editor that `read_text` is of."""
        self.problem = ""
        self._index: tuple[str, ClaimsIndex] | None = None

    @property
    def format(self) -> str:
        """Return the article's format."""
        named = format_of(self.uri)
        return OF_LANGUAGES.get(self.language_id, named) if named == "txt" else named

    @property
    def read_as(self) -> str:
        """Return a path whose ending is that of the article's format."""
        path = self.path or "article"
        return path if format_of(path) == self.format else f"{path}.{self.format}"

    @property
    def index(self) -> ClaimsIndex:
        """Return the places of a claims file as it is now."""
        text = self.indexed.text
        if self._index is None or self._index[0] is not text:
            self._index = text, index_claims(text, self.path)
        return self._index[1]

    @property
    def is_read(self) -> bool:
        """Return whether what is known is of the text as it is now."""
        return self.read_of is self.indexed

    def range(self, span: Span) -> Range:
        """Return where a stretch of the article is in the editor."""
        return self.indexed.range(*self.aligned.span(*span))


class Recomputed(msgspec.Struct):
    """What recomputing a claims file has found, and of which text of its article."""

    verified: Verified
    text: str
    """As the editor had it then, or as the file on the disk has it."""
    moved_for: str | None = None
    moved: tuple[int, int, int] = (0, 0, 0)


def path_of(uri: str) -> str:
    """Return the resolved path of a document; "" for one that is not saved in a file."""
    if not uri.startswith("file:"):
        return ""
    try:
        path = to_fs_path(uri)
        return os.path.realpath(path) if path and "\0" not in path else ""
    except (OSError, ValueError):
        return ""


def uri_of(path: str) -> str:
    """Return the address of a file as editors write it."""
    return from_fs_path(path) or ""


def kind_of(uri: str, language_id: str) -> DocumentKind:
    """Return what a document is, from its name and what the editor calls its language."""
    if is_claims_file(uri):
        return "claims"
    if language_id in OF_LANGUAGES or uri.lower().endswith(ARTICLE_ENDINGS):
        return "article"
    return "other"
