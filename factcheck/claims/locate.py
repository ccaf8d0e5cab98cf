"""Where in a TOML file a value is: line and column, also inside a text.

Only looked up when there is something to report; the file has been parsed by tomllib before, so it is sound.
"""

from __future__ import annotations

import codecs
import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

from factcheck.model.bounded_toml import (
    MOST_ENTRIES,
    MOST_KEY_PARTS,
    MOST_LEVELS,
    TOO_DEEP,
    TOO_LONG_WORD,
    TOO_MANY_ENTRIES,
    TOO_MANY_PARTS,
    accented_name,
    parse_bounded_toml,
)
from factcheck.model.claim import Location
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.exact_number import LONGEST_NUMBER
from factcheck.model.opening import read_file, text_of
from factcheck.model.said import said

if TYPE_CHECKING:
    from pathlib import Path

    from tree_sitter import Node

# Something wrong with a value of a TOML file, said by key before anyone has looked up the line.


Keys = tuple[str | int, ...]
"""The way to a value: ("claim", 3, "check", 0), lists counted from 0."""


class Complaint(msgspec.Struct, frozen=True, gc=False):
    """A mistake: at which value, what it is, and what would be right."""

    keys: Keys
    message: str
    hint: str = ""
    offset: int = 0
    """Offset into the value, where the value is a text and the mistake inside it."""
    at_key: bool = False
    """Whether the key itself is the mistake."""


# A TOML file that a person wrote: read, decoded and parsed, with errors that show the line.


LARGEST_FILE = 256 * 1024 * 1024
"""Bytes; a claim takes some 200, so this is a million claims."""

LONGEST_SHOWN = 200
"""Characters of a line that breaks a bound: no one wants to see all of it."""

Table = dict[str, object]

PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

BOUNDS = (
    (TOO_DEEP, "toml.most_levels", MOST_LEVELS),
    (TOO_MANY_PARTS, "toml.most_parts", MOST_KEY_PARTS),
    (TOO_LONG_WORD, "toml.longest_word", LONGEST_NUMBER),
    (TOO_MANY_ENTRIES, "toml.most_entries", MOST_ENTRIES),
)
"""What is TOML, but no file that a person writes, and what the bound is."""

WHAT_IS_RIGHT = (
    ("Expected '=' after a key", "toml.equals"),
    ("Illegal character '\\n'", "toml.line_end"),
    ("Illegal character", "toml.illegal"),
    ("Unescaped '\\'", "toml.backslash"),
    ("Invalid initial character for a key", "toml.key"),
    ("Invalid value", "toml.value"),
    ("Cannot overwrite a value", "toml.twice"),
    ("Cannot mutate immutable namespace", "toml.lists"),
    ("Cannot declare ('claim',) twice", "toml.claim_heading"),
    ("Cannot declare", "toml.table_twice"),
    ("Unclosed array", "toml.array"),
    ("Unclosed inline table", "toml.inline_table"),
    ("Unterminated string", "toml.string"),
    ("Expected newline or end of document", "toml.own_line"),
    ("Expected ']]'", "toml.heading2"),
    ("Expected ']'", "toml.heading"),
)
"""What tomllib says, and what the person who wrote the line should do."""


def read_source(path: Path, what: str, *, root: Path | None = None, mark: bool = False) -> tuple[str, Path]:
    """Return the text of a TOML file, and its path with all links resolved.

    A byte-order mark is left out unless `mark` asks for it.  `what` names the kind of file in messages.
    Raises FactcheckError for a file that can't be read or, where a `root` is given, lies outside of it.
    """
    content = read_file(path, what, limit=LARGEST_FILE, root=root)
    text = text_of(content.data, str(path), what)
    return ("\ufeff" if mark and content.data.startswith(codecs.BOM_UTF8) else "") + text, content.real


def parse_source(source: str, path: str) -> Table:
    """Return the tables of a TOML text, decimals exact; FactcheckError at the line that breaks it or a bound."""
    try:
        return parse_bounded_toml(source)
    except tomllib.TOMLDecodeError as reason:
        if path.lower().endswith(ARTICLES) and "[[claim]]" not in source:
            hint = said("claims.check_without", path=path)
            raise FactcheckError(Problem(said("claims.no_article_claims"), path, hint=hint)) from None
        raise FactcheckError(_broken(str(reason), source, path)) from None


ARTICLES = (".txt", ".md", ".html", ".htm")
"""How the names of texts end that someone may give in place of their claims file."""


CURLY = "“”„‟‘’‚«»"
"""Quote marks as word processors write them."""


def _broken(reported: str, source: str, path: str) -> Problem:
    """Turn what tomllib reported into a problem at its line."""
    place = PLACE.search(reported)
    message = reported[: place.start()] if place else reported
    lines = source.split("\n")
    at_end = place is None or not place.group(1)
    if place and not at_end:
        line, column = int(place.group(1)), int(place.group(2))
    else:
        while len(lines) > 1 and not lines[-1].strip():
            lines.pop()
        line, column = len(lines), len(lines[-1]) + 1
    shown = lines[line - 1].rstrip("\r")
    for start, code, most in BOUNDS:
        if reported.startswith(start):
            what = said("toml.bound", message=message)
            return Problem(what, path, line, column, shown[:LONGEST_SHOWN], said(code, most=most))
    if curly := _curly_quote(reported, shown, column):
        return Problem(said("toml.curly", quote=curly), path, line, column, shown, said("toml.straight"))
    if accented := accented_name(shown, column):
        hint = said("toml.accented", letter=shown[column - 1], name=accented)
    else:
        hint = next((said(code) for start, code in WHAT_IS_RIGHT if reported.startswith(start)), said("toml.form"))
    what = said("toml.broken_at_end" if at_end else "toml.broken", message=message)
    return Problem(what, path, line, column, shown, hint)


def _curly_quote(reported: str, line: str, column: int) -> str:
    """Return the typographic quote mark that keeps a line from being TOML, "" where something else does."""
    at = line[column - 1 : column]
    if at and at in CURLY:
        return at
    if reported.startswith(("Unterminated string", "Illegal character", "Expected newline")) and line.count('"') % 2:
        return next((character for character in line if character in CURLY), "")
    return ""


# The lines of [[claim]] and [outside.NAME], found without parsing the file a second time.


PIECE = re.compile(
    r'"""(?:[^\\"]++|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']++|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|\#[^\n]*"
    r"|^[ \t]*\[\[[ \t]*(?P<claim>claim|\"claim\"|'claim')[ \t]*\]\]"
    r"|^[ \t]*\[[ \t]*outside[ \t]*\.[ \t]*(?P<outside>[^\]\n]+?)[ \t]*\]",
    re.MULTILINE | re.DOTALL,
)
"""Texts and comments are stepped over, so that a heading inside one is none."""


class Headings:
    """Where the claims (in order) and the outside figures (by key) of a file begin."""

    def __init__(self, source: str, path: str) -> None:
        """Go through the file once."""
        self._path = path
        self._claims: list[Location] = []
        self._outside: dict[str, Location] = {}
        for name, location in _headings(source, path):
            if name:
                self._outside[name] = location
            else:
                self._claims.append(location)

    def claim(self, index: int, count: int) -> Location:
        """Return where claim `index` of `count` begins; the file alone where claims are not written as headings."""
        return self._claims[index] if len(self._claims) == count else Location(self._path)

    def outside(self, name: str) -> Location:
        """Return where an outside figure begins."""
        return self._outside.get(name, Location(self._path))


def _headings(source: str, path: str) -> Iterator[tuple[str, Location]]:
    """Yield "" and the place of each claim, the name and the place of each outside figure."""
    line, counted = 1, 0
    for piece in PIECE.finditer(source):
        if piece.lastgroup is None:
            continue
        start = source.index("[", piece.start())
        line += source.count("\n", counted, start)
        counted = start
        column = start - source.rfind("\n", 0, start)
        name = (piece["outside"] or "").strip("\"'")
        yield name, Location(path, line, column)


ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[ \t]*\r?\n\s*|.)|\r\n", re.DOTALL)


def problems_at(complaints: Sequence[Complaint], source: str, path: str) -> tuple[Problem, ...]:
    """Return the complaints as problems with line, column and the line itself, in the order of the file."""
    places = Places(source, path)
    return tuple(sorted((places.problem(complaint) for complaint in complaints), key=_place_of))


def error_at(complaints: Sequence[Complaint], source: str, path: str) -> FactcheckError:
    """Return the error to raise for complaints about a file."""
    return FactcheckError(*problems_at(complaints, source, path))


def _place_of(problem: Problem) -> tuple[int, int]:
    return problem.line, problem.column


class Places:
    """The places of all values of one TOML file."""

    def __init__(self, source: str, path: str) -> None:
        """Parse the file once; every look-up after that is a dictionary's."""
        self._path = path
        self._source = source
        self._encoded = source.encode()
        self._lines = source.split("\n")
        self._line_bytes = [0, *accumulate(len(line.encode()) + 1 for line in self._lines)]
        self._line_characters = [0, *accumulate(len(line) + 1 for line in self._lines)]
        self._nodes = {keys: (key, value) for keys, key, value in _walk_document(self._encoded)}

    def problem(self, complaint: Complaint) -> Problem:
        """Return a complaint as a problem at its line."""
        place = self.location(complaint.keys, complaint.offset, complaint.at_key)
        line = self._lines[place.line - 1].rstrip("\r")
        return Problem(complaint.message, self._path, place.line, place.column, line, complaint.hint)

    def location(self, keys: Keys, offset: int = 0, at_key: bool = False) -> Location:
        """Return where a value is, or a character of it; for a value that is not there, its table.

        Entry 0 of what is no list is the value itself: `check = "…"` is a list of one.
        """
        if at_key and keys not in self._nodes and (*keys, 0) in self._nodes:
            heading = self._nodes[(*keys, 0)][0].named_children[0]  # of a list of tables that no key begins
            return self._place(heading.start_byte, heading.start_point[0] + 1)
        while keys and keys not in self._nodes:
            keys, offset = keys[:-1], offset if keys[-1] == 0 else 0
        if not keys:
            return Location(self._path, 1, 1)
        key, value = self._nodes[keys]
        node = key if at_key else value
        start = node.start_byte
        if node.type == "string" and offset > 0:
            written = self._encoded[start : node.end_byte].decode()
            start += len(written[: offset_as_written(written, offset)].encode())
        return self._place(start, node.start_point[0] + 1 + self._encoded.count(b"\n", node.start_byte, start))

    def _place(self, start: int, line: int) -> Location:
        """Return the place of a byte, given its line."""
        line_start = self._encoded.rfind(b"\n", 0, start) + 1
        return Location(self._path, line, len(self._encoded[line_start:start].decode()) + 1)

    def span(self, keys: Keys) -> tuple[int, int]:
        """Return start and end of a value in the text, quotes and brackets included."""
        while keys not in self._nodes and keys[-1] == 0:
            keys = keys[:-1]
        node = self._nodes[keys][1]
        return self._character(node.start_byte), self._character(node.end_byte)

    def key_start(self, keys: Keys) -> int:
        """Return where the key of a value is in the text, or the heading of a table."""
        return self._character(self._nodes[keys][0].start_byte)

    def offset(self, keys: Keys, within: int) -> int:
        """Return where in the text the character `within` of a text value is, past its quotes and escapes."""
        start, end = self.span(keys)
        return start + offset_as_written(self._source[start:end], within)

    def _character(self, byte: int) -> int:
        """Return the offset in the text of a byte, by its line: a file of a million claims has as many look-ups."""
        line = bisect_right(self._line_bytes, byte) - 1
        first = self._line_bytes[line]
        return self._line_characters[line] + len(self._encoded[first:byte].decode())

    def is_heading(self, keys: Keys) -> bool:
        """Return whether a table is written as a heading with lines below it."""
        return keys in self._nodes and self._nodes[keys][1].type in ("table", "table_array_element")

    def __contains__(self, keys: Keys) -> bool:
        """Return whether the file has a value there."""
        return keys in self._nodes


def offset_as_written(written: str, offset: int) -> int:
    """Return where the character `offset` of a text is in the text as written, quotes and escapes included."""
    quote = written[:3] if written[:3] in ('"""', "'" * 3) else written[:1]
    position = len(quote)
    if len(quote) == 3:
        position += len(re.match(r"\r?\n|", written[position:]).group())  # type: ignore[union-attr]
    while offset > 0 and position < len(written) - len(quote):
        escape = ESCAPE.match(written, position) if quote[0] == '"' or written[position] == "\r" else None
        position = position + 1 if escape is None else escape.end()
        if escape is None or not _is_line_continuation(escape.group()):
            offset -= 1
    return position


def _is_line_continuation(escape: str) -> bool:
    return escape[0] == "\\" and escape[1:].strip() == ""


def _walk_document(encoded: bytes) -> Iterator[tuple[Keys, Node, Node]]:
    """Yield the keys, the key's node and the value's node of everything in the file."""
    import tree_sitter_toml
    from tree_sitter import Language, Parser

    tree = Parser(Language(tree_sitter_toml.language())).parse(encoded)
    counts: dict[Keys, int] = {}
    for node in tree.root_node.named_children:
        if node.type == "pair":
            yield from _walk_pair(node, ())
        elif node.type in ("table", "table_array_element"):
            heading = node.named_children[0]
            keys = _heading_keys(_key_names(heading), counts, node.type == "table_array_element")
            yield keys, node, node
            for pair in node.named_children[1:]:
                if pair.type == "pair":
                    yield from _walk_pair(pair, keys)


def _heading_keys(names: tuple[str, ...], counts: dict[Keys, int], is_array: bool) -> Keys:
    """Return the way to a table, where lists of tables on the way mean their last element so far."""
    keys: Keys = ()
    for index, name in enumerate(names):
        keys = (*keys, name)
        if is_array and index == len(names) - 1:
            counts[keys] = counts.get(keys, -1) + 1
        if keys in counts:
            keys = (*keys, counts[keys])
    return keys


def _walk_pair(pair: Node, keys: Keys) -> Iterator[tuple[Keys, Node, Node]]:
    key, value = pair.named_children[:2]
    names = _key_names(key)
    for length in range(1, len(names)):
        yield (*keys, *names[:length]), key, value
    yield from _walk_value(value, (*keys, *names), key)


def _walk_value(value: Node, keys: Keys, key: Node) -> Iterator[tuple[Keys, Node, Node]]:
    yield keys, key, value
    if value.type == "inline_table":
        for pair in value.named_children:
            if pair.type == "pair":
                yield from _walk_pair(pair, keys)
    elif value.type == "array":
        elements = [element for element in value.named_children if element.type != "comment"]
        for index, element in enumerate(elements):
            yield from _walk_value(element, (*keys, index), element)


def _key_names(key: Node) -> tuple[str, ...]:
    """Return the names of a key: bare, quoted, or dotted (which nests to the left, a level a dot)."""
    parts: list[str] = []
    while key.type == "dotted_key":
        first, *rest = key.named_children
        parts += [_key_name(part) for part in reversed(rest)]
        key = first
    return (_key_name(key), *reversed(parts))


def _key_name(key: Node) -> str:
    """Return the name of one key, bare or quoted."""
    written = (key.text or b"").decode()
    if key.type == "quoted_key":
        import tomllib

        return next(iter(tomllib.loads(f"{written} = 0")))
    return written
