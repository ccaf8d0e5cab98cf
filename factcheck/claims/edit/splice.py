"""Replace stretches of a text, all other characters untouched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec
from msgspec.structs import replace

from factcheck.claims.expression import names_used, parse
from factcheck.claims.expression.tokens import WORD
from factcheck.claims.quotes import parse_quote, write_quote
from factcheck.model.claim import Check, Claim, Quote

BYTE_ORDER_MARK = "\ufeff"


class Splice(msgspec.Struct, frozen=True):
    """Put `text` in the place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


def apply(source: str, splices: Iterable[Splice]) -> str:
    """Return the text with all splices applied; they must not overlap, and at one place they keep their order.

    New lines end as the file's lines do.
    """
    line_end = "\r\n" if "\r\n" in source else "\n"
    pieces: list[str] = []
    position = 0
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        pieces += (source[position : splice.start], splice.text.replace("\n", line_end))
        position = splice.end
    return "".join(pieces) + source[position:]


def split_mark(source: str) -> tuple[str, str]:
    """Return the byte-order mark of a file, or "", and the text behind it."""
    rest = source.removeprefix(BYTE_ORDER_MARK)
    return source[: len(source) - len(rest)], rest


def append_block(source: str, block: str) -> str:
    """Return the text with a block at its end, an empty line before it."""
    gap = "" if not source else "\n" if source.endswith("\n") else "\n\n"
    return apply(source, [Splice(len(source), len(source), gap + block)])


# Give the figures of a claim other names, in its quotes and in its checks.


def rename_claim(claim: Claim, identity: str, names: Mapping[str, str]) -> Claim:
    """Return the claim under another id, its figures under the names that the table has for them."""
    return replace(
        claim,
        id=identity,
        quotes=tuple(_rename_quote(quote, names) for quote in claim.quotes),
        checks=tuple(rename_check(check, names) for check in claim.checks),
    )


def rename_check(check: Check, names: Mapping[str, str]) -> Check:
    """Return the check with other names in their places, the rest of its text as it was."""
    used = [name for name in names_used(check.comparison) if names.get(name.name, name.name) != name.name]
    if not used:
        return check
    spans = [(re.compile(WORD).match(check.source, name.column - 1), names[name.name]) for name in used]
    source = apply(check.source, [Splice(word.start(), word.end(), after) for word, after in spans if word])
    return Check(source, parse(source))


def _rename_quote(quote: Quote, names: Mapping[str, str]) -> Quote:
    marks = tuple(replace(mark, name=names.get(mark.name, mark.name)) for mark in quote.marks)
    return quote if marks == quote.marks else parse_quote(write_quote(quote.text, marks))
