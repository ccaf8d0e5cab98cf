"""What the page asks, and what the worker process answers: plain records, from JSON and as MessagePack.

The page sends the fields of a job as JSON; whatever else it sends is refused.
"""

from __future__ import annotations

import msgspec

MOST_CHARACTERS = 200_000
"""Of an article in the page: four long magazine stories."""

MOST_CLAIMS_CHARACTERS = 500_000
"""Of a claims file in the page."""


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An article as the page holds it."""

    text: str
    name: str = ""
    """The name of its file; its ending says the format."""
    is_source: bool = False
    """Whether the text is the file as it is (Markdown, …), not what was taken out of it."""
    language: str = "auto"


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every job has; `folder` is the server's, whose configuration counts."""

    folder: str = ""
    lang: str = "en"
    """The language of messages."""


class Open(Question, frozen=True, tag=True, kw_only=True):
    """Take the text out of a file."""

    name: str
    data: bytes


class Check(Question, frozen=True, tag=True, kw_only=True):
    """Find what does not add up, or recompute the claims of a claims file."""

    article: Content
    claims: str | None = None
    sensitivity: str = "balanced"


class Draft(Question, frozen=True, tag=True, kw_only=True):
    """Write the claims file of an article."""

    article: Content


class Accept(Question, frozen=True, tag=True, kw_only=True):
    """Take the article's words of now into a claim."""

    article: Content
    claims: str
    id: str


class Export(Question, frozen=True, tag=True, kw_only=True):
    """Write a file to save: the claims file, a page, or a Word document with comments."""

    article: Content
    kind: str
    claims: str | None = None
    sensitivity: str = "balanced"
    dismissed: tuple[str, ...] = ()
    """Ids of the findings that a person has dismissed."""
    document: bytes = b""
    """The .docx file that the text was read from, where there is one."""


class Survey(Question, frozen=True, tag=True, kw_only=True):
    """Say what the worst findings of a file of the folder are."""

    path: str
    sensitivity: str = "balanced"


Job = Open | Check | Draft | Accept | Export | Survey


class Done(msgspec.Struct, frozen=True):
    """An answer: JSON, or a file to save."""

    content: bytes
    kind: str = "application/json"
