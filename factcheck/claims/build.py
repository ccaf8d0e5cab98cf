"""Forms → records: quotes and checks read, names and days in order, every mistake noted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from decimal import Decimal

from factcheck.claims.complaint import Complaint, Keys
from factcheck.claims.diagnose import is_between
from factcheck.claims.expression import parse
from factcheck.claims.expression.unit_words import unit_name, unknown_unit
from factcheck.claims.quotes import parse_quote, suggest_name
from factcheck.claims.records import AllowanceForm, ClaimForm, IgnoredForm, OutsideForm, QueryForm
from factcheck.model.claim import Allowance, Check, Claim, Ignored, Location, Outside, Query, Quote
from factcheck.model.errors import FactcheckError

LONGEST_ID = 200
RESERVED_ID = "ignore"
"""Stands in reports for figures that no claim covers but the file ignores."""


def build_claim(form: ClaimForm, keys: Keys, location: Location) -> Claim | list[Complaint]:
    """Return the claim that a table describes, or everything that is wrong with it."""
    complaints: list[Complaint] = [*_id_complaints(form.id, (*keys, "id"))]
    quotes = [_quote(written, way, complaints) for way, written in _entries(form.quote, (*keys, "quote"))]
    checks = [_check(source, way, complaints) for way, source in _entries(form.check, (*keys, "check"))]
    if not complaints and not any(quote.marks for quote in quotes if quote):
        complaints.append(_no_figure((*keys, "quote")))
    if form.confidence is not None and not is_between(form.confidence, 0, 1):
        complaints.append(Complaint((*keys, "confidence"), "A confidence lies between 0 and 1.", "Write 0.85."))
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
        location=location,
    )


def build_outside(name: str, form: OutsideForm, keys: Keys, location: Location) -> Outside | list[Complaint]:
    """Return the outside figure that a table describes, or everything that is wrong with it."""
    complaints: list[Complaint] = []
    normal = unicodedata.normalize("NFC", name)
    if not normal.isidentifier():
        hint = f"A name is one word: [outside.{suggest_name(name)}]."
        complaints.append(Complaint(keys, f"“{name}” is no name.", hint, at_key=True))
    if form.value == "":
        hint = "Write the figure, or leave the key out: an outside figure without a value is solved."
        complaints.append(Complaint((*keys, "value"), "The value is empty.", hint))
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
    return Complaint(keys, "The quote marks no figure.", "Put the figure in brackets: [12,6%], or [name: 12,6%].")


def _id_complaints(identity: str, keys: Keys) -> list[Complaint]:
    if not identity or identity != identity.strip() or not identity.isprintable() or len(identity) > LONGEST_ID:
        hint = f"An id is a short text on one line, at most {LONGEST_ID} characters: growth-2023."
        return [Complaint(keys, "This id can't be used in reports.", hint)]
    if identity == RESERVED_ID:
        return [Complaint(keys, f"The id “{RESERVED_ID}” has a meaning of its own in reports.", "Take another.")]
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
        complaints.append(Complaint(keys, message, hint.strip()))
        return written
