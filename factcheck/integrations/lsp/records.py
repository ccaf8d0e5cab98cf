"""What the server asks of its worker process, and the answers: plain records, sent as MessagePack."""

from __future__ import annotations

import msgspec

Span = tuple[int, int]
"""Start and end in code points, the end exclusive."""


class Extract(msgspec.Struct, frozen=True, tag=True):
    """Take the article out of what an editor holds, and find out its language."""

    path: str
    text: str
    language: str


class Extracted(msgspec.Struct, frozen=True):
    """The article's text, its language, and where its characters are in what the editor holds."""

    text: str
    language: str
    words: tuple[tuple[int, int, int, int], ...] | None = None
    """Start and length of each word in the text, and in the editor; None where both texts are equally long."""


class Scan(msgspec.Struct, frozen=True, tag=True):
    """Find the statements of a stretch of an article and recompute them."""

    path: str
    text: str
    format: str
    language: str
    report_language: str
    sensitivity: str


class Verify(msgspec.Struct, frozen=True, tag=True):
    """Recompute a claims file against an article, either as an editor holds it or as it is on the disk."""

    path: str
    source: str | None
    articles: dict[str, str] = {}
    """Texts of articles that are open in the editor, by resolved path."""
    report_language: str = ""


class Find(msgspec.Struct, frozen=True, tag=True):
    """Find the claims files of a project and the articles that they name."""

    folder: str


Job = Extract | Scan | Verify | Find


class Fix(msgspec.Struct, frozen=True):
    """A figure to replace, and what the replacement is called."""

    start: int
    end: int
    before: str
    after: str
    title: str


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One finding, at its place in an article."""

    start: int
    end: int
    """The stated figure; the whole quote where there is none."""
    figures: tuple[Span, ...]
    verdict: str
    rule: str
    severity: str
    message: str
    details: str
    """The recomputation, line by line."""
    id: str = ""
    silenced: bool = False
    fixes: tuple[Fix, ...] = ()
    draft: str = ""
    """A claims file that holds this statement alone; "" where none can."""


class ReadFigure(msgspec.Struct, frozen=True):
    """A figure of the article, and how it is read."""

    start: int
    end: int
    reading: str
    claim: str = ""
    """The claim that covers it; "" for none, or in a scan."""


class Scanned(msgspec.Struct, frozen=True):
    """What a scan of a stretch of an article found."""

    figures: tuple[ReadFigure, ...] = ()
    statements: tuple[Statement, ...] = ()
    problems: tuple[str, ...] = ()


class Complaint(msgspec.Struct, frozen=True):
    """Something wrong with a claims file; line and column from 1, 0 where it has no place."""

    message: str
    line: int = 0
    column: int = 0


class PlacedMark(msgspec.Struct, frozen=True):
    """A named figure of a claims file, where the article has it; start and end are -1 where it is gone."""

    name: str
    start: int
    end: int
    text: str
    reading: str


class PlacedClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim, where its quotes and figures are in the article, and what came of it."""

    id: str
    spans: tuple[Span, ...]
    """One for each quote; (-1, -1) for one that is not found."""
    marks: tuple[PlacedMark, ...]
    statement: Statement
    accepted: tuple[str, ...] = ()
    """Its quotes in the words of the article as it is now, where that has changed what they say."""


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """What recomputing a claims file found."""

    article: str = ""
    """The resolved path of the article; "" where the file names none that may be read."""
    text: str = ""
    """The article's text, unless the editor holds it."""
    claims: tuple[PlacedClaim, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    outside: dict[str, str] = {}
    """What is known of each figure that the article does not print."""
    figures: tuple[ReadFigure, ...] = ()


class Found(msgspec.Struct, frozen=True):
    """The claims files of a project: the resolved path of each, and that of the article that it names."""

    articles: dict[str, str] = {}


Answer = Extracted | Scanned | Verified | Found
