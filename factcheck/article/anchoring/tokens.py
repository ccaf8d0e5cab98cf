"""Words and numbers of a text, folded so that what an editor's hand does by the way makes no difference.

Normal form (NFC or NFD), case, white space, quote marks, dashes and punctuation fall away.  Numbers keep their
own marks ("1,5" is not "15") and their minus; percent and money signs stay.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from functools import lru_cache

import msgspec

NUMBER = "0"
"""Stands for every number where numbers are wildcards."""

UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
MARKS = "\u0300-\u036f"

UNSPACED_RANGES = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"))
"""The letters of scripts without spaces, where a character is a word."""

UNSPACED = f"[{''.join(f'{first}-{last}' for first, last in UNSPACED_RANGES)}]"

TOKEN = (
    r"(?P<note>\[\^[^\]\[\s]{1,20}\])|"  # a footnote mark of Markdown, which its articles are read without
    r"(?P<sign>(?<![^ \t\u00a0(\[“‘\"'|:])[-−–](?=\d))?"  # a minus, perhaps: no bullet, no hyphen
    r"(?P<number>\d+(?:[.,]\d+)*)"
    rf"|{UNSPACED}|[^\W\d_](?:(?!{UNSPACED})[^\W\d_]|[{MARKS}{UNSEEN}])*"
    r"|[%‰°$€£¥₫]"
)


class Tokens(msgspec.Struct, frozen=True):
    """The folded words and numbers of a text, and where each one stands in it."""

    words: list[str]
    starts: array[int]
    ends: array[int]

    def first_at(self, offset: int) -> int:
        """Return the first token that ends after `offset`."""
        return bisect_right(self.ends, offset)

    def first_from(self, offset: int) -> int:
        """Return the first token that starts at `offset` or later."""
        return bisect_left(self.starts, offset)


def tokenize(text: str) -> Tokens:
    """Return the tokens of `text` in order."""
    words: list[str] = []
    starts, ends = array("q"), array("q")
    after_number = False
    for match in re.finditer(TOKEN, text):
        if match["note"] is not None:
            continue
        start = match.start()
        is_number = match["number"] is not None
        word = match["number"] if is_number else _fold(match[0])
        if match["sign"] and after_number and text[start - 1].isspace():
            start += 1  # "5 -7" is a range
        elif match["sign"]:
            word = "-" + word
        words.append(word)
        starts.append(start)
        ends.append(match.end())
        after_number = is_number
    return Tokens(words, starts, ends)


def is_number(word: str) -> bool:
    """Tell whether a token is a number in digits."""
    return word[-1].isdecimal()


def masked(words: list[str]) -> list[str]:
    """Return the tokens with every number replaced by the same wildcard."""
    return [NUMBER if is_number(word) else word for word in words]


@lru_cache(maxsize=65536)
def _fold(word: str) -> str:
    """Return one word in composed form, without case and without characters that are not seen."""
    return unicodedata.normalize("NFC", re.sub(f"[{UNSEEN}]", "", word)).casefold()
