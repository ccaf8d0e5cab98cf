"""Where in the text of a claims file its claims, quotes, checks and names are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from factcheck.claims.expression import names_used, parse
from factcheck.claims.expression.tokens import WORD
from factcheck.claims.locate import Keys, Places, parse_source
from factcheck.claims.quotes import LABEL, parse_quote
from factcheck.model.errors import FactcheckError

Kind = Literal["mark", "outside", "use"]
NAME = re.compile(WORD)
MARKED = re.compile(r"(?<!\[)\[([^\W\d]\w*):\s")
OUTSIDE = re.compile(r"^[ \t]*\[[ \t]*outside[ \t]*\.[ \t]*[\"']?([^\W\d]\w*)", re.MULTILINE)


class Occurrence(msgspec.Struct, frozen=True):
    """A name where it is written: given by a mark or [outside.NAME], or used in a check."""

    name: str
    start: int
    end: int
    kind: Kind


class Part(msgspec.Struct, frozen=True):
    """A text of a claim: one of its quotes or checks."""

    start: int
    end: int
    """In the file, quotation marks included."""
    text: str


class ClaimPlace(msgspec.Struct, frozen=True):
    """A claim where it is written."""

    id: str
    start: int
    end: int
    id_start: int
    id_end: int
    quotes: tuple[Part, ...] = ()
    checks: tuple[Part, ...] = ()


class ClaimsIndex(msgspec.Struct, frozen=True):
    """Everything that has a place in a claims file; only names, without places, where it is no TOML now."""

    claims: tuple[ClaimPlace, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    names: frozenset[str] = frozenset()
    is_sound: bool = True

    def at(self, offset: int) -> Occurrence | None:
        """Return the name at an offset; its end counts, as a cursor may be there."""
        touching = (one for one in self.occurrences if one.start <= offset <= one.end)
        return min(touching, key=lambda one: offset == one.end, default=None)

    def claim_at(self, offset: int) -> ClaimPlace | None:
        """Return the claim at an offset."""
        return next((claim for claim in self.claims if claim.start <= offset < claim.end), None)

    def claim(self, identity: str) -> ClaimPlace | None:
        """Return the claim with an id."""
        return next((claim for claim in self.claims if claim.id == identity), None)

    def all_of(self, name: str) -> list[Occurrence]:
        """Return every place of a name, where it is given first."""
        return sorted((one for one in self.occurrences if one.name == name), key=lambda one: (one.kind == "use",))

    def given(self, name: str) -> Occurrence | None:
        """Return where a name is given."""
        return next((one for one in self.all_of(name) if one.kind != "use"), None)


def index_claims(source: str, path: str) -> ClaimsIndex:
    """Return the places of a claims file; what is wrong in it is passed over."""
    names = frozenset((*MARKED.findall(source), *OUTSIDE.findall(source)))
    try:
        table = parse_source(source, path)
    except FactcheckError:
        return ClaimsIndex(names=names, is_sound=False)
    places = Places(source, path)
    claims: list[ClaimPlace] = []
    occurrences: list[Occurrence] = []
    tables = table.get("claim")
    for number, claim in enumerate(tables if isinstance(tables, list) else ()):
        if isinstance(claim, dict):
            keys: Keys = ("claim", number)
            quotes = tuple(_parts(claim.get("quote"), (*keys, "quote"), places))
            checks = tuple(_parts(claim.get("check"), (*keys, "check"), places))
            claims.append(_claim_place(claim, keys, quotes, checks, places))
            occurrences += _marks(claim.get("quote"), (*keys, "quote"), places)
            occurrences += _uses(claim.get("check"), (*keys, "check"), places)
    outside = table.get("outside")
    occurrences += _outside(outside if isinstance(outside, dict) else {}, source, places)
    given = frozenset(one.name for one in occurrences if one.kind != "use")
    return ClaimsIndex(tuple(claims), tuple(occurrences), names | given)


def _claim_place(
    claim: dict[str, object], keys: Keys, quotes: tuple[Part, ...], checks: tuple[Part, ...], places: Places
) -> ClaimPlace:
    start, end = places.span(keys)
    id_start, id_end = places.span((*keys, "id")) if (*keys, "id") in places else (start, start)
    return ClaimPlace(str(claim.get("id", "")), start, end, id_start, id_end, quotes, checks)


def _texts(value: object, keys: Keys) -> Iterator[tuple[Keys, str]]:
    """Yield a text, or each text of a list, with the way to it."""
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, list):
        yield from (((*keys, number), text) for number, text in enumerate(value) if isinstance(text, str))


def _parts(value: object, keys: Keys, places: Places) -> Iterator[Part]:
    yield from (Part(*places.span(way), text) for way, text in _texts(value, keys) if way in places)


def _marks(value: object, keys: Keys, places: Places) -> Iterator[Occurrence]:
    for way, text in _texts(value, keys):
        try:
            quote = parse_quote(text)
        except FactcheckError:
            continue
        for mark in quote.marks:
            written = LABEL.match(text, mark.at + 1)
            if mark.name and written:
                yield Occurrence(
                    mark.name, places.offset(way, written.start(1)), places.offset(way, written.end(1)), "mark"
                )


def _uses(value: object, keys: Keys, places: Places) -> Iterator[Occurrence]:
    for way, text in _texts(value, keys):
        try:
            used = names_used(parse(text))
        except FactcheckError:
            continue
        for name in used:
            if written := NAME.match(text, name.column - 1):
                yield Occurrence(
                    name.name, places.offset(way, written.start()), places.offset(way, written.end()), "use"
                )


def _outside(tables: dict[str, object], source: str, places: Places) -> Iterator[Occurrence]:
    for name in tables:
        keys: Keys = ("outside", name)
        if keys not in places:
            continue
        start = places.key_start(keys)
        heading = source[start : source.find("\n", start) if "\n" in source[start:] else len(source)]
        skipped = re.match(r"\s*\[?\s*outside\s*\.", heading)
        at = heading.find(name, skipped.end() if skipped else 0)
        if at >= 0:
            yield Occurrence(name, start + at, start + at + len(name), "outside")
