"""Quotes as a claims file writes them: `đạt [grdp: 7.960 USD], gấp [1,83 lần] 2018`.

`[name: surface]` and `[surface]` mark figures; a bracket that belongs to the article is doubled (`[[`, `]]`);
`…` skips words of the article.  A name is one word followed by a colon and a space, so `[20:30]` is a bare
figure.  Inside a mark, `]]` is a bracket of the article only where a `[[` of the same mark is still open:
`[[[12]]]` is the figure 12 in brackets.
"""

from __future__ import annotations

import re
import unicodedata

from factcheck.model.claim import Mark, Quote
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import said

SKIP = "…"
"""What skips words in a quote; three full stops are three full stops."""

MOST_SKIPS = 100
"""Skips of one quote; each is looked for from every place where the words before it are."""

BRACKETS = re.compile(r"\[\[|\]\]|\[|\]")
LABEL = re.compile(r"([^\W\d][^:\[\]]*?)\s*:(\s+|(?=\S)|$)")
"""Letters up to a colon at the start of a mark: a name, or something meant as one."""


def parse_quote(written: str) -> Quote:
    """Take the marks out of a quote, noting where they were.

    Raises FactcheckError, its column counted from 1 in `written`, for brackets that do not pair, a mark
    inside a mark, an empty mark, and what was meant as a name but is none.  A quote without marks is no
    error here: whether it may have none is for its user to say.
    """
    if written.count(SKIP) > MOST_SKIPS:
        at = written.index(SKIP)
        raise _error(written, at, said("quote.many_skips", most=MOST_SKIPS), said("quote.list_or_fewer"))
    text: list[str] = []
    length = 0
    marks: list[Mark] = []
    position = 0
    while (bracket := BRACKETS.search(written, position)) is not None:
        plain = written[position : bracket.start()]
        piece, position = bracket.group(), bracket.end()
        if piece == "[":
            name, surface, position = _read_mark(written, position)
            start = length + len(plain)
            marks.append(Mark(name, surface, start, start + len(surface), bracket.start()))
            plain += surface
        elif piece == "]":
            raise _error(
                written,
                bracket.start(),
                said("quote.nothing_opens"),
                said("quote.double_closing"),
            )
        else:
            plain += piece[0]
        text.append(plain)
        length += len(plain)
    text.append(written[position:])
    return Quote(written, "".join(text), tuple(marks))


def write_quote(text: str, marks: tuple[Mark, ...]) -> str:
    """Write a quote with its marks, doubling the article's own brackets; `parse_quote` reads it back.

    Raises ValueError for a mark that can't be written: a bare one that looks named, or unpaired brackets inside.
    """
    pieces: list[str] = []
    position = 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        label = f"{mark.name}: " if mark.name else ""
        pieces.append(double_brackets(text[position : mark.start]))
        pieces.append(f"[{label}{double_brackets(text[mark.start : mark.end])}]")
        position = mark.end
    pieces.append(double_brackets(text[position:]))
    written = "".join(pieces)
    if parse_quote(written).text != text:
        raise ValueError(f"no way to mark this in a quote: {written}")
    return written


def double_brackets(text: str) -> str:
    """Write the article's own brackets so that they mark nothing."""
    return text.replace("[", "[[").replace("]", "]]")


def _read_mark(written: str, start: int) -> tuple[str, str, int]:
    """Return name, surface and the offset behind the closing bracket of the mark whose inside starts at `start`."""
    name, surface_start = _read_label(written, start)
    pieces: list[str] = []
    position, open_brackets = surface_start, 0
    while (bracket := BRACKETS.search(written, position)) is not None:
        piece, at = bracket.group(), bracket.start()
        pieces.append(written[position:at])
        if piece == "[":
            raise _error(written, at, said("quote.mark_in_mark"), said("quote.close_first"))
        if piece == "[[" or (piece == "]]" and open_brackets):
            open_brackets += 1 if piece == "[[" else -1
            pieces.append(piece[0])
            position = bracket.end()
            continue
        surface = "".join(pieces)
        if not surface.strip():
            raise _error(written, start - 1, said("quote.no_figure"), said("quote.figure_inside"))
        return name, surface, at + 1
    raise _error(
        written,
        start - 1,
        said("quote.never_closed"),
        said("quote.close_mark"),
    )


def _read_label(written: str, start: int) -> tuple[str, int]:
    """Return the name of a mark (in NFC) and where its surface starts; "" for a bare mark."""
    found = LABEL.match(written, start)
    if found is None:
        return "", start
    name = unicodedata.normalize("NFC", found.group(1))
    if name.isidentifier() and found.group(2):
        return name, found.end()
    if name.isidentifier():
        problem, right = said("quote.no_space"), f"[{name}: …]"
    elif any(character.isdigit() for character in name.partition(" ")[2]):
        return "", start  # "khoảng 20:30" is a figure with a word before it
    else:
        problem, right = said("quote.no_name", name=name), f"[{suggest_name(name)}: …]"
    raise _error(written, start, problem, said("quote.write", right=right))


def suggest_name(words: str) -> str:
    """Make a name out of words: letters and digits kept, the rest joined by underscores."""
    joined = "_".join(re.findall(r"\w+", unicodedata.normalize("NFC", words)))
    return joined if joined.isidentifier() else f"n_{joined}"


def _error(written: str, offset: int, message: str, hint: str) -> FactcheckError:
    return FactcheckError(
        Problem(said("claims.quote", message=message), column=offset + 1, source_line=written, hint=hint)
    )
