"""The layout of a claims file: what is written stays, only the space around it and the signs of checks change."""

from __future__ import annotations

import re

from factcheck.claims.edit.splice import Splice, apply
from factcheck.claims.expression import parse
from factcheck.claims.expression.tokens import SIGNS, TOKEN
from factcheck.claims.locate import PIECE, offset_as_written, parse_source
from factcheck.integrations.lsp.claims_index import index_claims
from factcheck.model.errors import FactcheckError

TYPED = {"~=": "≈", "<=": "≤", ">=": "≥", "!=": "≠", "==": "=", "*": "×", "/": "÷"}
"""What a keyboard has, and what a check is written with."""

HEADING = re.compile(r"^[ \t]*(\[\[?[^\[\]\n\"']+\]\]?)[ \t]*(#[^\n]*)?$")
PAIR = re.compile(r"^[ \t]*([\w.-]+)([ \t]*)=[ \t]*(?=\S)")


def formatted(source: str, path: str) -> str:
    """Return the text of a claims file in the usual layout, with the same values.

    Blank lines part claims, one space is around an equals sign (more before it stay: they align), and checks are
    written with ≈ ÷ × ≤ ≥ ≠.  A file that is no TOML, or would become another one, is returned as it is.
    """
    try:
        before = parse_source(source, path)
        changed = _laid_out(_with_signs(source, path))
        after = parse_source(changed, path)
    except FactcheckError:
        return source
    return changed if _values(before) == _values(after) else source


def _with_signs(source: str, path: str) -> str:
    splices = []
    for claim in index_claims(source, path).claims:
        for check in claim.checks:
            written = source[check.start : check.end]
            for start, end, sign in _typed_signs(check.text):
                at, behind = (offset_as_written(written, place) for place in (start, end))
                splices.append(Splice(check.start + at, check.start + behind, sign))
    return apply(source, splices)


def _typed_signs(check: str) -> list[tuple[int, int, str]]:
    """Return the signs of a check that a keyboard has, at their places; none of a check that is not sound."""
    try:
        parse(check)
    except FactcheckError:
        return []
    found, position = [], 0
    while (token := TOKEN.match(check, position)) is not None and token.lastgroup != "end":
        position = token.end()
        kind = token.lastgroup
        if kind in ("relation", "sign") and token[kind] in TYPED and SIGNS.get(token[kind]) != "^":
            found.append((token.start(kind), token.end(kind), TYPED[token[kind]]))
    return found


def _laid_out(source: str) -> str:
    """Return the text with the space around its lines as it is usual; lines within texts of several lines stay."""
    newline = "\r\n" if "\r\n" in source else "\n"
    inside = _lines_inside(source)
    lines: list[str] = []
    for number, line in enumerate(source.split("\n")):
        line = line.removesuffix("\r")
        if number in inside:
            lines.append(line)
            continue
        line = line.rstrip()
        if heading := HEADING.match(line):
            line = heading[1] + (f"  {heading[2]}" if heading[2] else "")
            _part(lines)
        elif pair := PAIR.match(line):
            line = f"{pair[1]}{pair[2] or ' '}= {line[pair.end() :]}"
        if line or not lines or lines[-1]:
            lines.append(line)
    while lines and not lines[-1]:
        lines.pop()
    return newline.join([*lines, ""])


def _part(lines: list[str]) -> None:
    """Put a blank line before a heading, above the comments that belong to it."""
    at = len(lines)
    while at and lines[at - 1].startswith("#"):
        at -= 1
    if at and lines[at - 1]:
        lines.insert(at, "")


def _lines_inside(source: str) -> set[int]:
    """Return the lines, from 0, that begin inside a text, or end inside one: their blanks are the text's own."""
    inside: set[int] = set()
    for piece in PIECE.finditer(source):
        first = source.count("\n", 0, piece.start())
        inside.update(range(first + 1, first + piece[0].count("\n") + 1))
        if "\n" in piece[0].rstrip("\n"):
            inside.add(first)
    return inside


def _values(table: object) -> object:
    """Return what a file says, its checks as trees: the signs of one may be written in two ways."""
    if isinstance(table, dict):
        return {key: _check(value) if key == "check" else _values(value) for key, value in table.items()}
    return [_values(value) for value in table] if isinstance(table, list) else table


def _check(value: object) -> object:
    if isinstance(value, list):
        return [_check(entry) for entry in value]
    if not isinstance(value, str):
        return value
    try:
        tree = parse(value)
    except FactcheckError:
        return value
    return re.sub(r"column=\d+", "", repr(tree))
