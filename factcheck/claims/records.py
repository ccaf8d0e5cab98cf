"""The form of a claims file as TOML: which keys there are, and what may be written behind each.

The structs serve twice: msgspec reads tables into them, refusing unknown keys and wrong types, and makes the
JSON Schema out of them, with these descriptions and examples.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated

from msgspec import Meta, Struct

from factcheck.claims.diagnose import is_between
from factcheck.claims.expression import parse
from factcheck.claims.expression.tokens import unit_name, unknown_unit
from factcheck.claims.locate import Complaint, Keys
from factcheck.claims.quotes import parse_quote, suggest_name
from factcheck.model.claim import Allowance, Check, Claim, Ignored, Location, Outside, Query, Quote
from factcheck.model.errors import FactcheckError
from factcheck.model.said import said


class AllowanceForm(Struct, frozen=True, forbid_unknown_fields=True):
    """Silences one kind of finding on this claim."""

    rule: Annotated[str, Meta(description="The rule whose finding is silenced.", examples=["share", "change"])]
    reason: Annotated[str, Meta(description="Why the finding is no error.", examples=["shares of different years"])]
    until: Annotated[
        datetime.date | None,
        Meta(description="The last day on which the finding is silenced.", examples=["2026-12-31"]),
    ] = None


class QueryForm(Struct, frozen=True, forbid_unknown_fields=True):
    """A question to a table file under the project root."""

    query: Annotated[
        str,
        Meta(
            description="A SELECT that DuckDB answers with one number, read-only.",
            examples=["select value from 'gso.csv' where year = 2023"],
        ),
    ]


class ClaimForm(Struct, frozen=True, forbid_unknown_fields=True):
    """One numeric statement of the article."""

    id: Annotated[
        str,
        Meta(description="What reports call the claim; unique in the file.", examples=["growth-vs-country"]),
    ]
    quote: Annotated[
        str | list[str],
        Meta(
            description=(
                "The article's own words with the figures marked: [name: surface] or [surface]. "
                "A list where the statement spans sentences; … skips words; double a bracket of the article."
            ),
            examples=["gấp [times: 2,44 lần] bình quân cả nước ([growth_vn: 5,16%/năm])"],
        ),
    ]
    check: Annotated[
        str | list[str],
        Meta(
            description="What must hold between the figures. None: the statement is recorded but not recomputed.",
            examples=["growth ÷ growth_vn ≈ times"],
        ),
    ] = []
    source: Annotated[
        str, Meta(description="Where the statement comes from.", examples=["Statistics Office, 2023"])
    ] = ""
    note: Annotated[str, Meta(description="For the next reader of this file.")] = ""
    allow: Annotated[
        list[AllowanceForm], Meta(description="Findings on this claim that are silenced, with reasons.")
    ] = []
    confidence: Annotated[
        Decimal | int | None,
        Meta(description="Of a drafted claim: how sure the draft is, from 0 to 1.", examples=[0.85]),
    ] = None
    why: Annotated[str, Meta(description="Of a drafted claim: the words and the arithmetic behind it.")] = ""
    origin: Annotated[
        str, Meta(description="Of a drafted claim: who thought of it.", examples=["rules", "proposals"])
    ] = ""


class OutsideForm(Struct, frozen=True, forbid_unknown_fields=True):
    """A figure that the article depends on but does not print."""

    value: Annotated[
        str | QueryForm | None,
        Meta(
            description=(
                "The figure as the article would write it, or { query = … }. None: it is unknown, and solved."
            ),
            examples=["4.284,5 USD"],
        ),
    ] = None
    unit: Annotated[str, Meta(description="The unit of a figure that has no value.", examples=["USD"])] = ""
    source: Annotated[str, Meta(description="Where the value comes from.", examples=["Statistics Office, 2023"])] = ""
    note: Annotated[str, Meta(description="For the next reader of this file.")] = ""


class IgnoredForm(Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers that state nothing."""

    quote: Annotated[
        str,
        Meta(description="The article's words with the numbers marked.", examples=["Nghị quyết số [35/2021/QH15]"]),
    ]
    reason: Annotated[str, Meta(description="Why they need no check.", examples=["number of a document"])] = ""


class ClaimsFileForm(Struct, frozen=True, forbid_unknown_fields=True):
    """Claims of one article."""

    article: Annotated[
        str,
        Meta(
            description="The article's file, from the folder of this file, inside the project.",
            examples=["articles/growth.txt"],
        ),
    ]
    language: Annotated[
        str, Meta(description="Language of the article; auto finds out.", examples=["vi", "en", "auto"])
    ] = "auto"
    ignore: Annotated[
        list[str | IgnoredForm],
        Meta(description="Numbers that state nothing: document numbers, names, telephone numbers."),
    ] = []
    claim: Annotated[list[ClaimForm], Meta(description="The claims, one [[claim]] each.")] = []
    outside: Annotated[
        dict[str, OutsideForm],
        Meta(description="Figures that the article does not print, one [outside.NAME] each."),
    ] = {}


EXPECTED = {
    "article": "expected.article",
    "language": "expected.language",
    "ignore": "expected.ignore",
    "claim": "expected.claim",
    "outside": "expected.outside",
    "id": "expected.id",
    "quote": "expected.quote",
    "check": "expected.check",
    "source": "expected.source",
    "note": "expected.note",
    "why": "expected.why",
    "origin": "expected.origin",
    "allow": "expected.allow",
    "rule": "expected.rule",
    "reason": "expected.reason",
    "until": "expected.until",
    "confidence": "expected.confidence",
    "value": "expected.value",
    "unit": "expected.unit",
    "query": "expected.query",
}
"""What belongs behind each key, for messages."""


# Forms → records: quotes and checks read, names and days in order, every mistake noted.


LONGEST_ID = 200
RESERVED_ID = "ignore"
"""Shown in reports for figures that no claim covers but the file ignores."""


def build_claim(form: ClaimForm, keys: Keys, location: Location) -> Claim | list[Complaint]:
    """Return the claim that a table describes, or everything that is wrong with it."""
    complaints: list[Complaint] = [*_id_complaints(form.id, (*keys, "id"))]
    quotes = [_quote(written, way, complaints) for way, written in _entries(form.quote, (*keys, "quote"))]
    checks = [_check(source, way, complaints) for way, source in _entries(form.check, (*keys, "check"))]
    if not complaints and not any(quote.marks for quote in quotes if quote):
        complaints.append(_no_figure((*keys, "quote")))
    if form.confidence is not None and not is_between(form.confidence, 0, 1):
        complaints.append(Complaint((*keys, "confidence"), said("claims.confidence_lies"), said("claims.write_2")))
    if complaints:
        return complaints
    return Claim(
        id=unicodedata.normalize("NFC", form.id),
        quotes=tuple(quote for quote in quotes if quote),
        checks=tuple(check for check in checks if check),
        source=form.source,
        note=form.note,
        allow=tuple(_allowance(allowance) for allowance in form.allow),
        confidence="" if form.confidence is None else format(Decimal(form.confidence), "f"),
        why=form.why,
        origin=form.origin,
        location=location,
    )


def build_outside(name: str, form: OutsideForm, keys: Keys, location: Location) -> Outside | list[Complaint]:
    """Return the outside figure that a table describes, or everything that is wrong with it."""
    complaints: list[Complaint] = []
    normal = unicodedata.normalize("NFC", name)
    if not normal.isidentifier():
        hint = said("claims.name_one_word", suggest_name=suggest_name(name))
        complaints.append(Complaint(keys, said("claims.no_name_2", name=name), hint, at_key=True))
    if form.value == "":
        hint = said("claims.write_figure")
        complaints.append(Complaint((*keys, "value"), said("claims.value_empty"), hint))
    unit = _canonical_unit(form.unit, (*keys, "unit"), complaints)
    if complaints:
        return complaints
    value = Query(form.value.query) if isinstance(form.value, QueryForm) else form.value
    return Outside(normal, value, unit, form.source, form.note, location)


def build_ignored(form: str | IgnoredForm, keys: Keys, path: str) -> Ignored | list[Complaint]:
    """Return the numbers that an entry of `ignore` sets aside, or everything that is wrong with it."""
    written, reason, way = (form, "", keys) if isinstance(form, str) else (form.quote, form.reason, (*keys, "quote"))
    complaints: list[Complaint] = []
    quote = _quote(written, way, complaints)
    if quote is not None and not quote.marks:
        complaints.append(_no_figure(way))
    return complaints if quote is None or complaints else Ignored(quote, reason, Location(path))


def _entries(written: str | list[str], keys: Keys) -> Iterable[tuple[Keys, str]]:
    """Return one text, or each of a list, with the way to it."""
    if isinstance(written, str):
        return [(keys, written)]
    return [((*keys, index), entry) for index, entry in enumerate(written)]


def _quote(written: str, keys: Keys, complaints: list[Complaint]) -> Quote | None:
    try:
        return parse_quote(written)
    except FactcheckError as mistake:
        complaints += _at(mistake, keys)
        return None


def _check(source: str, keys: Keys, complaints: list[Complaint]) -> Check | None:
    try:
        return Check(source, parse(source))
    except FactcheckError as mistake:
        complaints += _at(mistake, keys)
        return None


def _at(mistake: FactcheckError, keys: Keys) -> list[Complaint]:
    """Return what is wrong inside a text as complaints about the key that holds it."""
    return [Complaint(keys, problem.message, problem.hint, problem.column - 1) for problem in mistake.problems]


def _no_figure(keys: Keys) -> Complaint:
    return Complaint(keys, said("claims.no_quote_marks"), said("claims.put_figure"))


def _id_complaints(identity: str, keys: Keys) -> list[Complaint]:
    if not identity or identity != identity.strip() or not identity.isprintable() or len(identity) > LONGEST_ID:
        hint = said("claims.id_short", longest_id=LONGEST_ID)
        return [Complaint(keys, said("claims.id_cant"), hint)]
    if identity == RESERVED_ID:
        return [Complaint(keys, said("claims.id_has", reserved_id=RESERVED_ID), said("claims.take_another"))]
    return []


def _allowance(form: AllowanceForm) -> Allowance:
    return Allowance(form.rule, form.reason, form.until)


def _canonical_unit(written: str, keys: Keys, complaints: list[Complaint]) -> str:
    """Return the name that `factcheck.units` has for a unit; "" for none."""
    if not written:
        return ""
    try:
        return unit_name(written)
    except ValueError as unknown:
        message, hint = unknown_unit(written, unknown)
        complaints.append(Complaint(keys, message, hint))
        return written
