"""What is wrong with the data of a language: every mistake, with file, line, key and what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from string import Formatter
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import msgspec

from factcheck.model.errors import Problem
from factcheck.model.said import said
from factcheck.model.suggestion import did_you_mean, suggestion

if TYPE_CHECKING:
    import tomllib

    from factcheck.model.shipped import Tree

Keys = tuple[str | int, ...]
"""The way to a value: ("cues", "rise", 3); entries of lists are counted from 0."""

MOST_NAMED = 40
"""Known keys that a hint lists where none is near."""

_NOT_TOML_AT = re.compile(r"at line (\d+), column (\d+)")

_NAME = r"""(?:"[^"]*"|'[^']*'|[\w-]+)"""
_HEADING = re.compile(rf"\s*\[(\[?)\s*({_NAME}(?:\s*\.\s*{_NAME})*)\s*\]")
_KEY = re.compile(rf"\s*({_NAME}(?:\s*\.\s*{_NAME})*)\s*=")

UNITS_BY_NAME = ("units",)
"""Tables whose keys, one level down, are names of units."""

UNITS_AS_VALUES = ("signs", "rival_units", "rival_money")
"""Tables whose values are names of units."""

FRACTIONS = (("fractions", "words"), ("fractions", "added"), ("times", "words"))
"""Tables whose values are numbers in quotes: "1/2"."""

MOST_NOUN_WORDS = 8
"""Words that a counted noun may have; of more, what follows a number would be read to the end of the sentence."""

MOST_LETTERS = 200
"""Letters that a phrase may have (the longest shipped one has 37): patterns are made letter by letter."""

OPEN_SECTIONS = ("rule", "summary", "role", "reason")
"""Sections of messages whose keys come from rules, which may be a plug-in's."""


class Fault(msgspec.Struct, frozen=True):
    """A mistake at a key."""

    keys: Keys
    message: str
    hint: str = ""


def faults_of_form(tree: object, kind: Any, keys: Keys = (), *, whole: bool = True) -> Iterator[Fault]:  # noqa: ANN401 (a type)
    """Yield all that keeps a tree from being a record of type `kind`; keys may be missing where it is not `whole`."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield from _faults_of_table(tree, kind, keys, whole)
    elif get_origin(kind) is dict and isinstance(tree, dict):
        key_kind, value_kind = get_args(kind)
        known = get_args(key_kind) if get_origin(key_kind) is Literal else ()
        for key, value in tree.items():
            if known and key not in known:
                yield unknown_key((*keys, key), known)
            else:
                yield from faults_of_form(value, value_kind, (*keys, key), whole=whole)
    elif _is_list_of_tables(kind) and isinstance(tree, list):
        for index, entry in enumerate(tree):
            yield from faults_of_form(entry, get_args(kind)[0], (*keys, index))
    else:
        try:
            msgspec.convert(tree, kind)
        except msgspec.ValidationError as error:
            yield Fault(keys, _in_words(str(error).partition(" - at `")[0]))


def _is_list_of_tables(kind: Any) -> bool:  # noqa: ANN401 (a type)
    entry = (get_args(kind) or (None,))[0]
    return get_origin(kind) is tuple and isinstance(entry, type) and issubclass(entry, msgspec.Struct)


def _faults_of_table(tree: object, kind: type[msgspec.Struct], keys: Keys, whole: bool) -> Iterator[Fault]:
    if not isinstance(tree, dict):
        yield Fault(keys, f"Expected a table, got {_kind_of(tree)}")
        return
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    yield from (unknown_key((*keys, key), tuple(fields)) for key in tree if key not in fields)
    for name, field in fields.items():
        if name in tree:
            yield from faults_of_form(tree[name], field.type, (*keys, name), whole=whole)
        elif field.required and whole:
            yield Fault(keys, said("pack.missing", name=name))


def unknown_key(keys: Keys, known: Sequence[str]) -> Fault:
    """Return the fault of a key that its table does not have."""
    listed = said("pack.known_keys", known=", ".join(known)) if len(known) <= MOST_NAMED else ""
    return Fault(keys, "no such key in a language pack", did_you_mean(str(keys[-1]), known, listed))


def faults_of_values(words: Tree) -> Iterator[Fault]:
    """Yield values of words.toml that have the right type and mean nothing: units, fractions, days, months."""
    for name in UNITS_BY_NAME:
        for kind, units in words.get(name, {}).items():
            yield from (_unit_fault((name, kind, unit), unit) for unit in units if not _is_unit(unit))
    for name in UNITS_AS_VALUES:
        for word, unit in words.get(name, {}).items():
            if not _is_unit(unit):
                yield _unit_fault((name, word), unit)
    for name, table in FRACTIONS:
        for word, number in words.get(name, {}).get(table, {}).items():
            if not _is_fraction(number):
                yield Fault((name, table, word), said("pack.no_number", number=number), 'write "2", "0.5" or "1/2"')
    most = words.get("nouns", {}).get("words", 1)
    if not 1 <= most <= MOST_NOUN_WORDS:
        yield Fault(("nouns", "words"), said("pack.not_from_one", most=most, limit=MOST_NOUN_WORDS))
    for table, first, last in (("months", 1, 12), ("weekdays", 0, 6)):
        for word, number in words.get("dates", {}).get(table, {}).items():
            if not first <= number <= last:
                yield Fault(("dates", table, word), said("pack.not_from", number=number, first=first, last=last))


def faults_of_length(tree: object, keys: Keys = ()) -> Iterator[Fault]:
    """Yield the words and phrases that are too long to be any."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from faults_of_length(key, (*keys, key))
            yield from faults_of_length(value, (*keys, key))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from faults_of_length(value, (*keys, index))
    elif isinstance(tree, str) and len(tree) > MOST_LETTERS:
        yield Fault(keys, said("pack.no_phrase", count=len(tree)), said("pack.at_most", limit=MOST_LETTERS))


def _is_fraction(written: str) -> bool:
    try:
        Fraction(written)
    except (ValueError, ZeroDivisionError):
        return False
    return True


def _is_unit(name: str) -> bool:
    return not name or _nearest_units(name) is None


def _unit_fault(keys: Keys, name: str) -> Fault:
    nearest = _nearest_units(name)
    hint = suggestion(*(nearest or ())) or said("pack.english_units")
    return Fault(keys, said("pack.no_unit", name=name), hint)


def _nearest_units(name: str) -> Sequence[str] | None:
    """Return the units whose names are near an unknown one; nothing for a unit that there is."""
    from factcheck.units import UnknownUnitError, unit

    try:
        unit(name)
    except UnknownUnitError as error:
        return tuple(error.nearest)
    return None


def faults_of_messages(tree: Tree, catalogue: Tree) -> Iterator[Fault]:
    """Yield messages that nothing asks for, and blanks that nothing fills in; `catalogue` has the English ones."""
    for section, messages in tree.items():
        known = catalogue.get(section)
        if known is None and section not in OPEN_SECTIONS:
            yield unknown_key((section,), tuple(catalogue))
            continue
        if not isinstance(messages, dict):
            yield Fault((section,), f"Expected a table, got {_kind_of(messages)}")
            continue
        for key, text in messages.items():
            if section not in OPEN_SECTIONS and key not in (known or {}):
                yield unknown_key((section, key), tuple(known or {}))
            else:
                yield from _faults_of_message((section, key), text, (known or {}).get(key))


def _faults_of_message(keys: Keys, text: object, english: object) -> Iterator[Fault]:
    texts = text if isinstance(text, list) and isinstance(english, list) and len(text) == len(english) else [text]
    for one in texts:
        if not isinstance(one, str):
            yield Fault(keys, f"Expected text in quotes, got {_kind_of(one)}")
            continue
        try:
            blanks = blanks_of(one)
        except ValueError as error:
            yield Fault(keys, said("pack.braces", error=str(error)), "write {{ and }} for braces themselves")
            continue
        allowed = blanks_of(" ".join(english if isinstance(english, list) else [str(english)]))
        if "month_name" in allowed:
            allowed = allowed | {
                "month",
                "month_number",
            }  # by name or by number
        for blank in sorted(blanks - allowed if english is not None else ()):
            hint = did_you_mean(blank, allowed, said("pack.blanks", names=", ".join(sorted(allowed)) or "none"))
            yield Fault(keys, f"nothing fills in {{{blank}}}", hint)


def blanks_of(text: str) -> set[str]:
    """Return the names of a message's blanks; ValueError where its braces do not match."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def problems_at(faults: Iterable[Fault], path: str, source: str, root: Sequence[str] = ()) -> list[Problem]:
    """Return faults as problems at their lines; `root` leads to the tree where it is a part of a larger file."""
    lines, places = source.splitlines(), lines_of(source)
    problems = []
    for fault in faults:
        keys = (*root, *fault.keys)
        line = line_at(places, keys)
        where = f' in "{".".join(map(str, keys))}"' if keys else ""
        text = lines[line - 1] if line else ""
        problems.append(Problem(fault.message + where, path=path, line=line, source_line=text, hint=fault.hint))
    return sorted(problems, key=lambda problem: problem.line)


def line_at(places: Mapping[Keys, int], keys: Keys) -> int:
    """Return the line of a value, or of the nearest table around it; 0 for none."""
    while keys and keys not in places:
        keys = keys[:-1]
    return places.get(keys, 0)


def lines_of(source: str) -> dict[Keys, int]:
    """Return the line (from 1) of each table and key of a TOML file; inline tables are not looked into."""
    places: dict[Keys, int] = {}
    table: Keys = ()
    counted: dict[Keys, int] = {}
    for number, line in enumerate(source.splitlines(), 1):
        if heading := _HEADING.match(line):
            table = _names(heading[2])
            if heading[1]:
                counted[table] = counted.get(table, -1) + 1
                places.setdefault(table, number)
                table = (*table, counted[table])
            else:
                table = _below_list(table, counted)
            keys = table
        elif key := _KEY.match(line):
            keys = (*table, *_names(key[1]))
        else:
            continue
        for depth in range(1, len(keys) + 1):
            places.setdefault(keys[:depth], number)
    return places


def _below_list(table: Keys, counted: Mapping[Keys, int]) -> Keys:
    """Return the way to a table below the last entry of a list of tables."""
    for depth in range(len(table) - 1, 0, -1):
        if table[:depth] in counted:
            return (*table[:depth], counted[table[:depth]], *table[depth:])
    return table


def _names(written: str) -> Keys:
    return tuple(name.strip("\"'") for name in re.findall(_NAME, written))


def toml_problem(error: tomllib.TOMLDecodeError, path: str, source: str) -> Problem:
    """Return what tomllib could not read, at its line."""
    at = _NOT_TOML_AT.search(str(error))
    if at is None:
        return Problem(said("pack.no_toml", error=str(error)), path=path)
    line, column = int(at[1]), int(at[2])
    lines = source.splitlines()
    text = lines[line - 1] if line <= len(lines) else ""
    return Problem(said("pack.no_toml", error=str(error)), path=path, line=line, column=column, source_line=text)


def _kind_of(value: object) -> str:
    kinds = ((bool, "true or false"), (str, "text in quotes"), (int, "a number"), (float, "a number"), (list, "a list"))
    return next((words for kind, words in kinds if isinstance(value, kind)), "a table")


def _in_words(complaint: str) -> str:
    """Say a type as a journalist knows it: "array" is a list, "object" a table."""
    plain = (
        ("`array`", "a list"),
        ("`object`", "a table"),
        ("`str`", "text in quotes"),
        ("`int`", "a whole number"),
        ("`bool`", "true or false"),
        ("matching regex '\\\\S'", "that is not empty"),
    )
    for technical, words in plain:
        complaint = complaint.replace(technical, words)
    return complaint
