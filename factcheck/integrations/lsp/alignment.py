"""Where the words of an extracted text are in the markup that it comes from."""

from __future__ import annotations

import html
import re

WORD = re.compile(r"[$€£₫]?\w+(?:[.,:/-]\w+)*[%‰]?")
PIECE = re.compile(
    r"(?P<unseen><!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>)"
    r"|<(?P<inline>/?(?:a|abbr|b|bdi|bdo|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|time|u)\b)?[^<>]*>"
    r"|(?P<escape>\\(?=[%$&#_]))"
    r"|(?P<entity>&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);)",
    re.DOTALL | re.IGNORECASE,
)
"""What is no text, or one letter written as several; a tag within a line parts no word, nor does an escape of LaTeX."""

AlignedWord = tuple[int, int, int, int]
"""Start and length of a word in the text, start and length in the markup."""

MOST_WORDS = 60_000
"""Words of a page; the comparison takes their number squared, divided by 64."""


def aligned_words(text: str, markup: str) -> tuple[AlignedWord, ...]:
    """Return, for words of a text in order, where they are in it and where they are in the markup.

    Words that the markup does not have in this order are left out; so are all of a page that is too long to compare.
    """
    from rapidfuzz.distance import LCSseq

    ours = [(found[0], found.start()) for found in WORD.finditer(text)]
    theirs = _visible_words(markup)
    if not ours or not theirs or len(ours) + len(theirs) > MOST_WORDS:
        return ()
    blocks = LCSseq.opcodes([word for word, _ in ours], [word for word, _, _ in theirs])
    return tuple(
        _aligned(*ours[block.src_start + step], *theirs[block.dest_start + step][1:])
        for block in blocks
        if block.tag == "equal"
        for step in range(block.src_end - block.src_start)
    )


def _aligned(word: str, start: int, in_markup: int, length: int) -> AlignedWord:
    return start, len(word), in_markup, length


def _visible_words(markup: str) -> list[tuple[str, int, int]]:
    """Return the words between tags: as a reader sees them, where they start in the markup, and how long they are."""
    shown: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def show(text: str, start: int, end: int) -> None:
        shown.append(text)
        starts.extend([start] * len(text))
        ends.extend([end] * len(text))

    at = 0
    for piece in PIECE.finditer(markup):
        for offset in range(at, piece.start()):
            show(markup[offset], offset, offset + 1)
        if piece["entity"]:
            show(html.unescape(piece["entity"]), piece.start(), piece.end())
        elif not piece["inline"] and not piece["escape"]:
            show(" ", piece.start(), piece.end())
        at = piece.end()
    for offset in range(at, len(markup)):
        show(markup[offset], offset, offset + 1)
    found = WORD.finditer("".join(shown))
    return [(word[0], starts[word.start()], ends[word.end() - 1] - starts[word.start()]) for word in found]


class Aligned:
    """Converts offsets of a text into offsets of the markup that it comes from, and back."""

    def __init__(self, words: tuple[AlignedWord, ...] | None) -> None:
        """Take what `aligned_words` returned; None for texts that are one and the same."""
        self.words = words
        self._ours = [word[0] for word in words or ()]
        self._theirs = [word[2] for word in words or ()]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the text is in the markup: from its first word that is there to its last."""
        from bisect import bisect_left, bisect_right

        if self.words is None:
            return start, end
        if not self.words:
            return 0, 0
        first = min(max(bisect_right(self._ours, start) - 1, 0), len(self.words) - 1)
        last = max(bisect_left(self._ours, end) - 1, first)
        mine, whole, at, length = self.words[first]
        begin = at + min(max(start - mine, 0), length)
        mine, whole, at, length = self.words[last]
        return begin, max(begin, at + (length if end - mine >= whole else min(end - mine, length)))

    def offset(self, offset: int) -> int:
        """Return the offset in the text of an offset in the markup."""
        from bisect import bisect_right

        if self.words is None:
            return offset
        index = bisect_right(self._theirs, offset) - 1
        if index < 0:
            return 0
        ours, _, theirs, length = self.words[index]
        return ours + min(offset - theirs, length)
