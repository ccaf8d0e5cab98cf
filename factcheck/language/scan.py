"""The one pass over a text that finds where figures start, and hands each to the reader of its kind."""

from __future__ import annotations

import re

import msgspec

from factcheck.language.draft import Draft
from factcheck.language.lexicon import Lexicon
from factcheck.language.normal import NormalText


class Scan(msgspec.Struct, gc=False):
    """A text under reading."""

    lexicon: Lexicon
    text: str
    lowered: str
    backwards: str
    """`lowered`, reversed: what stands before an offset is matched here."""
    drafts: list[Draft]
    done: int = 0
    """Where the last figure ended; nothing before it is read again."""
    foreign_votes: int = 0
    native_votes: int = 0

    def before(self, pattern: re.Pattern[str], offset: int) -> re.Match[str] | None:
        """Match a pattern for reversed text right before `offset`."""
        return pattern.match(self.backwards, len(self.lowered) - offset)


def new_scan(lexicon: Lexicon, normal: NormalText) -> Scan:
    """Return a scan that has read nothing yet."""
    return Scan(lexicon, normal.text, normal.lowered, normal.lowered[::-1], [])


def read_drafts(scan: Scan) -> list[Draft]:
    """Read all figures one after the other, each by itself."""
    from factcheck.language.digits import read_digits
    from factcheck.language.worded import read_vulgar, read_word

    readers = {"digits": read_digits, "word": read_word, "vulgar": read_vulgar}
    for match in scan.lexicon.scan.finditer(scan.lowered):
        if match.start() < scan.done:
            continue
        for draft in readers[match.lastgroup or ""](scan, match):
            scan.drafts.append(draft)
            scan.done = max(scan.done, draft.end)
    return scan.drafts
