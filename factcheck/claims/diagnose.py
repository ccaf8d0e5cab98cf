"""Why a table does not fit its form: every unknown key, every missing one, every value of the wrong type."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TypeVar, get_args

import msgspec

from factcheck.claims.locate import Complaint, Keys
from factcheck.model.exact_number import UnboundedNumber
from factcheck.model.nearest import nearest
from factcheck.model.said import said
from factcheck.model.suggestion import did_you_mean

Form = TypeVar("Form", bound=msgspec.Struct)

WHERE = re.compile(r" - at `\$(?P<way>[^`]*)`$")
STEP = re.compile(r"\.([^.\[]+)|\[(\d+)\]")
SOME_ENTRY = "[...]"
"""How msgspec points at an entry of a table whose keys are free: it does not say which."""

UNKNOWN = re.compile(r"Object contains unknown field `(.*?)`")
MISSING = re.compile(r"Object missing required field `(.*?)`")

FINEST = -30
"""Power of ten of the smallest number that a file can mean; one of a billion decimals would be computed for hours."""

KINDS = (
    (UnboundedNumber, "kind.unbounded"),
    (bool, "kind.true_or_false"),
    (str, "kind.text"),
    (int, "kind.whole_number"),
    (Decimal, "kind.number"),
    (datetime.datetime, "kind.moment"),
    (datetime.date, "kind.day"),
    (datetime.time, "kind.time"),
    (list, "kind.list"),
    (dict, "kind.table"),
)


def convert(table: object, form: type[Form], keys: Keys, expected: Mapping[str, str]) -> Form | list[Complaint]:
    """Read a table into its form, or return everything that keeps it from fitting.

    `expected` has for each key the code of the message that says what belongs behind it.
    """
    try:
        return msgspec.convert(table, form)
    except msgspec.ValidationError:
        return list(_complaints(table, form, keys, expected))


def is_between(value: int | Decimal, low: int, high: int) -> bool:
    """Return whether a number lies between two bounds; nan does not, nor a fraction too fine to be meant."""
    if isinstance(value, int):
        return low <= value <= high
    return value.is_finite() and low <= value <= high and (not value or value.adjusted() >= FINEST)


def _complaints(
    table: object, form: type[msgspec.Struct], keys: Keys, expected: Mapping[str, str]
) -> Iterator[Complaint]:
    if not isinstance(table, dict):
        yield _wrong_type(keys, table, expected)
        return
    fields = {field.encode_name: field for field in msgspec.structs.fields(form)}
    unknown = [key for key in table if key not in fields]
    yield from (unknown_key((*keys, key), fields) for key in unknown)
    for name, field in fields.items():
        if name not in table:
            if field.required and all(nearest(key, fields) != name for key in unknown):
                yield _missing(keys, name, expected)
            continue
        try:
            msgspec.convert(table[name], field.type)
        except msgspec.ValidationError as reason:
            yield _complaint_of(str(reason), table[name], (*keys, name), field.type, expected)


def unknown_key(keys: Keys, known: Mapping[str, object]) -> Complaint:
    """Return the complaint about a key that its table does not have."""
    return Complaint(
        keys, said("claims.unknown_key", keys=str(keys[-1])), did_you_mean(str(keys[-1]), known), at_key=True
    )


def _missing(keys: Keys, name: str, expected: Mapping[str, str]) -> Complaint:
    return Complaint(
        keys, said("claims.key_missing", name=name), said("claims.write", expected=said(expected[name])), at_key=True
    )


def _complaint_of(reported: str, value: object, keys: Keys, kind: object, expected: Mapping[str, str]) -> Complaint:
    """Turn what msgspec reported of a field's value into a complaint at the part of it that is wrong."""
    where = WHERE.search(reported)
    way = where["way"] if where else ""
    if SOME_ENTRY in way:
        name = keys[-1]
        return Complaint(
            keys,
            said("claims.no_holds_what", name=str(name)),
            said("claims.expected", expected=said(expected[str(name)])),
            at_key=True,
        )
    for step in STEP.finditer(way):
        part: str | int = step[1] if step[1] else int(step[2] or 0)
        keys = (*keys, part)
        value = value[part] if isinstance(value, (dict, list)) and _has(value, part) else None  # type: ignore[index]
    if unknown := UNKNOWN.match(reported):
        return unknown_key((*keys, unknown[1]), _fields_of(kind))
    if reported.startswith("Invalid enum value"):
        return _unknown_choice(keys, str(value), kind)
    if missing := MISSING.match(reported):
        return _missing(keys, missing[1], expected)
    return _wrong_type(keys, value, expected)


def _has(value: dict[str, object] | list[object], part: str | int) -> bool:
    return part in value if isinstance(value, dict) else isinstance(part, int) and part < len(value)


def _fields_of(kind: object) -> dict[str, object]:
    """Return the fields of the structs inside a field's type."""
    forms = [inner for inner in _inner_types(kind) if isinstance(inner, type) and issubclass(inner, msgspec.Struct)]
    return {field.encode_name: None for form in forms for field in msgspec.structs.fields(form)}


def _inner_types(kind: object) -> Iterator[object]:
    """Yield a type and all that it is made of."""
    yield kind
    for inner in get_args(kind):
        yield from _inner_types(inner)


def _unknown_choice(keys: Keys, value: str, kind: object) -> Complaint:
    """Return the complaint about a word that is none of the known ones."""
    choices = [choice for choice in _inner_types(kind) if isinstance(choice, str)]
    return Complaint(keys, said("claims.no_known_here", value=value), did_you_mean(value, choices))


def _wrong_type(keys: Keys, value: object, expected: Mapping[str, str]) -> Complaint:
    name = next(key for key in reversed(keys) if isinstance(key, str))
    kind = next((words for kind, words in KINDS if isinstance(value, kind)), "kind.nothing")
    holds = isinstance(keys[-1], int) and name in expected and name != "claim"
    return Complaint(
        keys,
        said("claims.holds" if holds else "claims.is", name=name, kind=said(kind)),
        said("claims.expected", expected=said(expected.get(name, "expected.something_else"))),
    )
