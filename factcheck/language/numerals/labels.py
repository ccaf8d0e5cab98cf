"""Numbers that are names: of documents, roads, phones, plates, flights, aircraft; web addresses and versions."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.language.reader_state import PartialFigure, fixed

_CAPITALS = "A-ZĐƯƠ"
_SIGNED = rf"[{_CAPITALS}][A-Za-z0-9ĐđƯưƠơ]*[{_CAPITALS}][A-Za-z0-9ĐđƯưƠơ]*"
_DOCUMENT = re.compile(
    rf"[0-9]+[A-Za-z]?(?: ?[/-] ?[0-9]{{4}})? ?[/-] ?{_SIGNED}(?: ?[-–/] ?[{_CAPITALS}][A-Za-z0-9ĐđƯưƠơ]*)*"
)
"""691/QĐ-TTg, 35/2021/QH15, 96-KL/TW, 12/CT-UBND."""

_PLATE = re.compile(r"[0-9]{2} ?[A-ZĐ]{1,2}[0-9]?(?:[ -]?| ?- ?)[0-9]{3}[.]?[0-9]{1,2}(?![0-9])")
"""51A-123.45, 29C 12345, and with blanks where a program set them."""

_PHONE = re.compile(
    r"(?:0[0-9]{8,10}|0[0-9]{2,4}(?:[ .-][0-9]{3,4}){2,3}|1[89]00[ .]?[0-9]{4,6}"
    r"|0[0-9]{1,4}\)[ .-]?[0-9]{3,4}[ .-]?[0-9]{3,4}|0[1-9](?:[ .][0-9]{2}){4}"
    r"|0[0-9]{2,5} ?/ ?[0-9]{2,4}(?: [0-9]{2,4})+)(?![0-9])"
)

_CODE = re.compile(r"[0-9]+(?:\.[0-9]+){2,}|[0-9]+[A-Za-z]+[0-9][A-Za-z0-9]*")
"""1.2.3, 13F2: versions and part numbers."""

_ADDRESS = re.compile(r"://|www\.|@|\.(?:com|vn|org|net|uk)\b|[=?&#%]\S*=")

LONGEST_WORD = 60


def identifier(start: int, end: int, text: str) -> PartialFigure:
    """Return a name made of digits; its value is the first number in it."""
    digits = re.search("[0-9]{1,30}", text)
    return fixed(start, end, Fraction(int(digits[0])) if digits else Fraction(0), "", "identifier")


def read_coded_name(text: str, start: int) -> PartialFigure | None:
    """Read a name by its own shape: a document's number, a plate, a phone number, a version."""
    for pattern in (_DOCUMENT, _PLATE, _PHONE, _CODE):
        match = pattern.match(text, start)
        if match is not None:
            return identifier(start, match.end(), match[0])
    return None


def in_word(text: str, start: int) -> tuple[int, int] | None:
    """Return the span of the word or address that the digit at `start` is only a part of; None where it begins one.

    "A380", "G7", "Covid-19", "www.site.com/2019/05".
    """
    if start == 0 or text[start - 1] in " \n\t\u00a0(“\"'‘[":
        return None
    begin = start
    while begin > 0 and start - begin < LONGEST_WORD and not text[begin - 1].isspace():
        begin -= 1
    end = start
    while end < len(text) and end - start < LONGEST_WORD and not text[end].isspace():
        end += 1
    if _ADDRESS.search(text, begin, end):
        return begin, _blank_after(text, end)
    before = text[start - 1]
    if before.isalpha() or before == "_":
        return _word_start(text, start), _code_end(text, word_end(text, start))
    if before == "/" and start >= 3 and text[start - 3 : start - 1].isupper():
        return _word_start(text, start - 1), word_end(text, start)  # "OS/2"
    if before in "-–" and start >= 2 and text[start - 2].isalpha():
        first = _word_start(text, start - 1)
        if text[first].isupper() and text[first - 1 : first] in _FREE:
            return first, word_end(text, start)
    return None


_FREE = ("", " ", "\n", "(", "“", '"', "\u00a0", "/")
"""What may be left of a word; after another letter or sign it is the rest of one."""

_MORE_OF_A_CODE = re.compile(r"[-–][0-9]\w*(?![.,][0-9]|%)")


def _code_end(text: str, end: int) -> int:
    """Return where a word of letters and digits ends with what a hyphen joins to it: "A380-800", "x2-173m"."""
    more = _MORE_OF_A_CODE.match(text, end)
    return end if more is None else more.end()


def _blank_after(text: str, position: int) -> int:
    """Return where an address ends, however long it is."""
    while position < len(text) and not text[position].isspace():
        position += 1
    return position


def _word_start(text: str, position: int) -> int:
    while position > 0 and (text[position - 1].isalnum() or text[position - 1] == "_"):
        position -= 1
    return position


def word_end(text: str, position: int) -> int:
    """Return where the word of letters and digits at `position` ends."""
    while position < len(text) and (text[position].isalnum() or text[position] == "_"):
        position += 1
    return position
