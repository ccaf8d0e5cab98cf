"""What can be written at a place of a claims file: keys, names of figures, rules with their roles, units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args

import msgspec
from lsprotocol.types import CompletionItem, CompletionItemKind, CompletionList, TextEdit

from factcheck.model.kinds import RuleKind

if TYPE_CHECKING:
    from factcheck.integrations.lsp.claims_index import ClaimsIndex
    from factcheck.integrations.lsp.positions import IndexedText

ASSIGNMENT = re.compile(r"^[ \t]*([\w-]+)[ \t]*=", re.MULTILINE)
ASSIGNMENT_INSIDE = re.compile(r"[{,]\s*([\w-]+)\s*=")
HEADING = re.compile(r"^[ \t]*\[\[?[ \t]*([\w\"'. -]+?)[ \t]*\]\]?[ \t]*(?:#.*)?$", re.MULTILINE)
PREFIX = re.compile(r"(?:[^\W\d][\w²³\u0300-\u036f.]*)?$")
CALL = re.compile(r"([^\W\d][\w.]*)\s*\(([^()]*)$")
AFTER_NUMBER = re.compile(r"\d\s+(?:[^\W\d]\w*[ /])*$")
QUOTE_MARK = re.compile(r"\"\"\"|'''|\\.|\"|'")

MOST_UNITS = 200
"""Units that are offered at once; what is typed next narrows them down."""

KEYS = {
    "": ("article", "language", "ignore"),
    "claim": ("id", "quote", "check", "source", "note", "allow"),
    "outside": ("value", "unit", "source", "note"),
    "ignore": ("quote", "reason"),
}
"""What is written below each kind of heading."""

LISTS = frozenset({"ignore", "allow"})


class Place(msgspec.Struct, frozen=True):
    """Where a cursor is in a claims file."""

    section: str
    """claim, outside or ignore; "" above the first heading."""
    key: str
    """The key whose value is being written; "" where none is."""
    is_text: bool
    """Whether it is inside quotation marks."""
    before: str
    """What is written on the line, or in the text, up to the cursor."""


def place_at(source: str, offset: int) -> Place:
    """Return where an offset is, from what is written above it alone: the file is seldom sound while one types."""
    before = source[:offset]
    line = before[before.rfind("\n") + 1 :]
    headings = list(HEADING.finditer(before[: len(before) - len(line)]))
    section = headings[-1][1].partition(".")[0].strip("\"' ") if headings else ""
    body = before[headings[-1].end() if headings else 0 :]
    assignments = list(ASSIGNMENT.finditer(body))
    value = body[assignments[-1].end() :] if assignments else ""
    is_text, text = _open_text(value)
    is_list = value.lstrip().startswith(("[", "{")) and value.count("[") > value.count("]")
    key = assignments[-1][1] if assignments and (is_text or is_list or "\n" not in value) else ""
    inner = ASSIGNMENT_INSIDE.findall(value) if key in LISTS else []
    return Place(section, inner[-1] if inner else key, is_text, text if is_text else line)


def _open_text(value: str) -> tuple[bool, str]:
    """Return whether a text is open at the end of a value, and what it holds so far."""
    opening, start, at = "", 0, 0
    while (found := QUOTE_MARK.search(value, at)) is not None:
        at = found.end()
        if not opening and not found[0].startswith("\\"):
            opening, start = found[0], at
        elif found[0] == opening:
            opening = ""
    if opening and len(opening) == 1 and "\n" in value[start:]:
        return False, ""
    return bool(opening), value[start:]


def complete(indexed: IndexedText, index: ClaimsIndex, offset: int) -> CompletionList:
    """Return what can be written at an offset."""
    place = place_at(indexed.text, offset)
    prefix = PREFIX.search(place.before)
    typed = prefix[0] if prefix else ""
    items: list[CompletionItem] = []
    incomplete = False
    if place.is_text and place.key == "check":
        items, incomplete = _in_check(place.before, typed, index)
    elif place.is_text and place.key == "unit":
        typed = place.before.lstrip()
        items, incomplete = list(_units(typed)), True
    elif place.is_text and place.key == "rule":
        items = [CompletionItem(kind, kind=CompletionItemKind.EnumMember) for kind in get_args(RuleKind)]
    elif place.is_text and place.key == "language":
        items = list(_languages())
    elif not place.is_text and not place.key:
        typed = place.before.lstrip()
        items = list(_keys(place, index))
    start = offset - len(typed)
    for number, item in enumerate(items):
        item.text_edit = TextEdit(indexed.range(start, offset), item.insert_text or item.label)
        item.insert_text = None
        item.sort_text = f"{number:05}"
        item.filter_text = item.filter_text or item.label
    return CompletionList(is_incomplete=incomplete, items=items)


def _in_check(before: str, typed: str, index: ClaimsIndex) -> tuple[list[CompletionItem], bool]:
    """Return names, roles and rules, or units behind a number."""
    ahead = before[: len(before) - len(typed)]
    if AFTER_NUMBER.search(ahead):
        return list(_units(typed)), True
    return [*_roles(ahead), *_names(index), *_rules()], False


def _names(index: ClaimsIndex) -> Iterator[CompletionItem]:
    """Yield the figures that the file names."""
    for name in sorted(index.names):
        given = index.given(name)
        detail = f"[outside.{name}]" if given is not None and given.kind == "outside" else ""
        if given is not None and given.kind == "mark":
            claim = index.claim_at(given.start)
            detail = claim.id if claim else ""
        yield CompletionItem(name, kind=CompletionItemKind.Variable, detail=detail)


def _roles(ahead: str) -> Iterator[CompletionItem]:
    """Yield the roles of the rule whose bracket is open, those that are written left out."""
    from factcheck.rules import all_rules

    call = CALL.search(ahead)
    rule = next((rule for rule in all_rules() if call and rule.name == call[1]), None)
    if call is None or rule is None:
        return
    for role in rule.roles:
        if not re.search(rf"\b{re.escape(role.name)}\s*=", call[2]):
            yield CompletionItem(
                f"{role.name} = ", kind=CompletionItemKind.Property, detail=role.meaning, filter_text=role.name
            )


def _rules() -> Iterator[CompletionItem]:
    from factcheck.report.rule_list import signature
    from factcheck.rules import all_rules

    for rule in all_rules():
        yield CompletionItem(
            rule.name,
            kind=CompletionItemKind.Function,
            detail=signature(rule),
            documentation=rule.summary,
            insert_text=f"{rule.name}(",
        )


def _units(typed: str) -> Iterator[CompletionItem]:
    """Yield the units that begin as what is typed, or as its last part: "USD/mon"."""
    from factcheck.units.lookup import known_names

    ahead, slash, last = typed.rpartition("/")
    matching = sorted(name for name in known_names() if name.casefold().startswith(last.casefold()))
    for name in matching[:MOST_UNITS]:
        yield CompletionItem(f"{ahead}{slash}{name}", kind=CompletionItemKind.Unit)


def _languages() -> Iterator[CompletionItem]:
    from factcheck.language.load_languages import load_pack, pack_codes

    yield CompletionItem("auto", kind=CompletionItemKind.EnumMember)
    for code in pack_codes():
        yield CompletionItem(code, kind=CompletionItemKind.EnumMember, detail=load_pack(code).name)


def _keys(place: Place, index: ClaimsIndex) -> Iterator[CompletionItem]:
    """Yield the keys of the table, headings of new ones, and those of figures that checks use and nothing gives."""
    for key in KEYS.get(place.section, ()):
        yield CompletionItem(key, kind=CompletionItemKind.Property, insert_text=f"{key} = ")
    yield CompletionItem(
        "[[claim]]",
        kind=CompletionItemKind.Snippet,
        insert_text='[[claim]]\nid = ""\nquote = ""\ncheck = ""\n',
    )
    given = {one.name for one in index.occurrences if one.kind != "use"}
    for name in sorted({one.name for one in index.occurrences} - given):
        yield CompletionItem(
            f"[outside.{name}]",
            kind=CompletionItemKind.Snippet,
            insert_text=f'[outside.{name}]\nunit = ""\nnote = ""\n',
        )
