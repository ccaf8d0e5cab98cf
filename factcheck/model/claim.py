"""What a claims file holds."""

from __future__ import annotations

import datetime

import msgspec

from factcheck.model.expression import Comparison


class Location(msgspec.Struct, frozen=True, gc=False):
    """A place in a claims file: line and column from 1."""

    path: str
    line: int = 0
    column: int = 0


class Mark(msgspec.Struct, frozen=True, gc=False):
    """A figure marked in a quote: `[growth: 12,6%/năm]`; `name` is "" for a bare mark."""

    name: str
    surface: str
    start: int
    end: int
    """Offsets into the plain quote (marks taken out)."""
    at: int = 0
    """Where its bracket opens in the quote as written."""


class Quote(msgspec.Struct, frozen=True, gc=False):
    """The article's own words: without the marks, and where the marks were.  "…" in `text` skips words."""

    written: str
    """As written in the claims file, marks included."""
    text: str
    marks: tuple[Mark, ...]


class Check(msgspec.Struct, frozen=True, gc=False):
    """One relation that must hold."""

    source: str
    comparison: Comparison


class Allowance(msgspec.Struct, frozen=True, gc=False):
    """Silences one kind of finding on a claim, with the reason and perhaps until a day."""

    rule: str
    reason: str
    until: datetime.date | None = None


class Claim(msgspec.Struct, frozen=True, gc=False):
    """One numeric statement of the article."""

    id: str
    quotes: tuple[Quote, ...]
    checks: tuple[Check, ...] = ()
    source: str = ""
    note: str = ""
    allow: tuple[Allowance, ...] = ()
    confidence: str = ""
    """Of a drafted claim: a decimal between 0 and 1."""
    why: str = ""
    """Of a drafted claim: the words and the arithmetic that led to it."""
    origin: str = ""
    """Of a drafted claim: who thought of it, "rules" or "proposals"."""
    heading: str = ""
    """Of a drafted claim: what is written above it, and above those after it with the same heading, as a comment."""
    location: Location = Location("")

    @property
    def words(self) -> str:
        """Return the words of its quotes, without marks."""
        return " … ".join(quote.text for quote in self.quotes)


class Query(msgspec.Struct, frozen=True, gc=False):
    """A question to tables under the project root, answered by one number."""

    sql: str


class Outside(msgspec.Struct, frozen=True, gc=False):
    """A figure that the article depends on but does not print: known (`value`) or to be solved."""

    name: str
    value: str | Query | None = None
    """As a figure is written in the file's language ("4.284,5 USD"), or a query; none: unknown."""
    unit: str = ""
    source: str = ""
    note: str = ""
    location: Location = Location("")


class Ignored(msgspec.Struct, frozen=True, gc=False):
    """Numbers that state nothing (document numbers, names), with the reason where one is given."""

    quote: Quote
    reason: str = ""
    location: Location = Location("")


class ClaimsFile(msgspec.Struct, frozen=True, gc=False):
    """A whole claims file, checked for form but not yet against its article."""

    path: str
    article: str
    """The article's path as resolved against the claims file's folder."""
    language: str
    claims: tuple[Claim, ...]
    outside: tuple[Outside, ...] = ()
    ignored: tuple[Ignored, ...] = ()
