"""The JSON of proposals as records, read tolerantly: what is well formed is used, the rest is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from factcheck.language.messages import FALLBACK, Words, load_words, written_count

Reason = Literal[
    "not JSON",
    "form",
    "too large",
    "too many",
    "unknown rule",
    "unknown role",
    "missing role",
    "mark",
    "count",
    "not a quote",
    "no figure",
    "several figures",
    "part of a figure",
    "units",
    "same figure",
    "word",
    "not computable",
    "duplicate",
]
"""Why a proposal is rejected; docs/draft.md has the list with what each means."""

MOST_PROPOSALS = 500
"""Proposals of one file that are looked at: ten times what a careful reader finds in a long article."""
MOST_BYTES = 2_000_000
"""Of a proposals file: 500 proposals of four kilobytes."""
LONGEST_QUOTE = 2_000
"""Characters of one quote: some ten sentences."""
MOST_QUOTES = 12
MOST_MARKS = 60
"""Figures of one proposal: a sum over all states of a country."""
DEEPEST = 5
"""Braces within braces that are looked into: a list of proposals holds proposals, which hold roles."""
LONGEST_SHOWN = 120
"""Characters of a proposal's own text in a message."""

MarkNumber = str | int
"""The number of a mark, counted over all quotes from 1."""


class Proposal(msgspec.Struct, frozen=True):
    """One statement that somebody points at.  Fields that are not listed here are never read."""

    rule: str
    quotes: tuple[str, ...] | str
    roles: dict[str, MarkNumber | tuple[MarkNumber, ...]]


class Rejection(msgspec.Struct, frozen=True):
    """A proposal that is not used, with the reason and what would be right."""

    number: int
    """Which proposal of the file it is, from 1; 0 for text that is none."""
    line: int
    reason: Reason
    message: str
    rule: str = ""


class Numbered(msgspec.Struct, frozen=True):
    """A proposal with its place in the file."""

    number: int
    line: int
    proposal: Proposal


Source = Literal["proposals", "model"]
"""Where proposals come from: a file, or a model that was asked."""


class Parsed(msgspec.Struct, frozen=True):
    """What a text of proposals holds."""

    proposals: tuple[Numbered, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    source: Source = "proposals"


class Braces(msgspec.Struct):
    """A stretch of text from an opening brace to the one that closes it, with those inside it."""

    start: int
    end: int
    inner: list[Braces]


TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|[{}]')
TRAILING_COMMA = re.compile(r'("(?:[^"\\\n]|\\.)*")|,(?=\s*[}\]])')
"""Strings are matched so that a comma inside one stays."""
MISSING, MISPLACED = re.compile(r"required field `(\w+)`"), re.compile(r"at `(?:key in )?\$\.(\w+)")
"""What msgspec says of a field that is not there, and of one with another value."""
BEGINNING = re.compile(r'\{\s{0,99}"(?:rule|quotes|roles)"')


def parse_proposals(text: str, language: str = FALLBACK) -> Parsed:
    """Return every well-formed proposal of a text, and what was not used, with the reason in a language.

    One object per line, an array, an object with "proposals", code fences and words around them, trailing commas and
    a cut-off end are all read.
    """
    words = load_words(language)
    proposals: list[Numbered] = []
    rejections: list[Rejection] = []
    for number, (offset, value) in enumerate(_objects(text), start=1):
        line = text.count("\n", 0, offset) + 1
        if number > MOST_PROPOSALS:
            message = words["rejected.too many"].format(most=MOST_PROPOSALS)
            rejections.append(Rejection(number, line, "too many", message))
            break
        read = _read(value, number, line, words)
        if isinstance(read, Rejection):
            rejections.append(read)
        else:
            proposals.append(Numbered(number, line, read))
    return Parsed(tuple(proposals), tuple(rejections))


def _read(value: object, number: int, line: int, words: Words) -> Proposal | Rejection:
    """Return a decoded object as a proposal, or why it is none."""
    if value is None:
        return Rejection(number, line, "not JSON", words["rejected.not JSON"].format())
    try:
        proposal = msgspec.convert(value, Proposal)
    except msgspec.ValidationError as error:
        return Rejection(number, line, "form", _misformed(str(error), words), _rule_of(value))
    quotes = (proposal.quotes,) if isinstance(proposal.quotes, str) else proposal.quotes
    if len(quotes) > MOST_QUOTES or any(len(quote) > LONGEST_QUOTE for quote in quotes):
        message = words["rejected.too_long"].format(quotes=MOST_QUOTES, characters=written_count(LONGEST_QUOTE, words))
        return Rejection(number, line, "too large", message, _rule_of(value))
    return msgspec.structs.replace(proposal, quotes=quotes)


def _misformed(said: str, words: Words) -> str:
    """Return which field of a proposal is missing or of another form, from what the decoder says of it."""
    key = "missing_field" if MISSING.search(said) else "form"
    field = wrong_field(said)
    return words[f"rejected.{key}"].format(field=field[:LONGEST_SHOWN]) if field else words["rejected.no_object"]


def wrong_field(said: str) -> str:
    """Return the field that msgspec says is missing or has another value; "" where it names none."""
    found = MISSING.search(said) or MISPLACED.search(said)
    return found[1] if found else ""


def _rule_of(value: object) -> str:
    rule = value.get("rule") if isinstance(value, dict) else None
    return rule[:40] if isinstance(rule, str) else ""


def _objects(text: str) -> Iterator[tuple[int, object]]:
    """Yield place and value of everything that is meant as a proposal; None where it can't be decoded."""
    outermost, unclosed = _braces(text)
    found = sorted([*((one.start, one) for one in outermost), *((start, None) for start in unclosed)], key=_place)
    for start, one in found:
        if one is None:
            yield start, None
        else:
            yield from _proposals_in(text, one)


def _place(found: tuple[int, Braces | None]) -> int:
    return found[0]


def _braces(text: str) -> tuple[list[Braces], list[int]]:
    """Return the outermost closed stretches of braces, and where a proposal begins that the text does not end."""
    root = Braces(0, len(text), [])
    stack = [root]
    for token in TOKEN.finditer(text):
        if token[0] == "{":
            stack.append(Braces(token.start(), -1, []))
        elif token[0] == "}" and len(stack) > 1:
            closed = stack.pop()
            closed.end = token.end()
            if len(stack) <= DEEPEST:
                stack[-1].inner.append(closed)
    cut_off = {one.start for one in stack[1:] if _begins_proposal(text, one)}
    whole = list(root.inner)
    for one in stack[1:]:
        if one.start not in cut_off:
            whole += one.inner
    return whole, sorted(cut_off)


def _begins_proposal(text: str, one: Braces) -> bool:
    """Return whether an object that is never closed was to be a proposal, and no list of them."""
    return BEGINNING.match(text, one.start) is not None


def _proposals_in(text: str, outermost: Braces) -> Iterator[tuple[int, object]]:
    """Yield the proposals in a stretch of braces: it is one, it holds some, or it is broken and holds some whole."""
    waiting = [outermost]
    while waiting:
        one = waiting.pop()
        value = _decoded(text[one.start : one.end])
        if isinstance(value, dict) and isinstance(value.get("proposals"), list) and "rule" not in value:
            yield from _of_list(value["proposals"], one)
        elif isinstance(value, dict) and not {"rule", "quotes"}.isdisjoint(value):
            yield one.start, value
        elif value is None and _begins_proposal(text, one):
            yield one.start, None
        elif value is None and one.inner:
            waiting += reversed(one.inner)
        else:
            yield one.start, value


def _of_list(values: Sequence[object], one: Braces) -> Iterator[tuple[int, object]]:
    """Yield the entries of "proposals", each with the place of its own braces where those can be found."""
    places = [inner.start for inner in one.inner]
    for number, value in enumerate(values):
        yield (places[number] if len(places) == len(values) else one.start), value


def _decoded(source: str) -> object:
    """Return the value of a JSON object, with trailing commas or without; None where it is none."""
    for attempt in (source, TRAILING_COMMA.sub(lambda found: found[1] or "", source)):
        try:
            return msgspec.json.decode(attempt)
        except (msgspec.DecodeError, RecursionError, UnicodeError):
            continue
    return None
