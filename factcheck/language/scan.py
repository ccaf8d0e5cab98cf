"""A text under reading."""

from __future__ import annotations

import re

import msgspec

from factcheck.language.lexicon import Lexicon
from factcheck.language.lexicon.lazy import LazyPattern
from factcheck.language.normal import NormalText
from factcheck.language.reader_state import Draft


class Scan(msgspec.Struct, gc=False):
    """A text, and the figures that were read in it so far."""

    lexicon: Lexicon
    text: str
    lowered: str
    backwards: str
    """`lowered`, reversed: what stands before an offset is matched here."""
    drafts: list[Draft]
    done: int = 0
    """Where the last figure ended; nothing before it is read again."""
    native_votes: int = 0
    foreign_votes: int = 0
    """How many numbers of the article surely write the decimal mark as the language does, and how many do not."""

    def before(self, pattern: re.Pattern[str] | LazyPattern, offset: int) -> re.Match[str] | None:
        """Match a pattern for reversed text right before `offset`."""
        return pattern.match(self.backwards, len(self.lowered) - offset)


def new_scan(lexicon: Lexicon, normal: NormalText) -> Scan:
    """Return a scan that has read nothing yet."""
    return Scan(lexicon, normal.text, normal.lowered, normal.lowered[::-1], [])
