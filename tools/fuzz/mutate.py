"""Changes to an input that keep much of its form: pieces moved, numbers replaced, markup opened, one part of a zip."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random

from tools.fuzz import documents, grammar

NUMBER = re.compile(r"\d[\d.,]*")

Mutate = Callable[[bytes, Random], bytes]


def mutated_text(data: bytes, random: Random) -> bytes:
    """Return a text with one to four changes."""
    text = data.decode("utf-8", "surrogateescape")
    for _ in range(random.choice((1, 1, 2, 4))):
        text = random.choice(CHANGES)(text, random)
    return text.encode("utf-8", "surrogateescape" if _is_escaped(text) else "surrogatepass")


def _is_escaped(text: str) -> bool:
    return any("\udc80" <= letter <= "\udcff" for letter in text) and not re.search("[\ud800-\udbff]", text)


def mutated_document(data: bytes, random: Random) -> bytes:
    """Return a document with changes in one of its parts, or in its bytes."""
    parts = documents.unzipped(data)
    if parts and random.random() < 0.9:
        name = random.choice(list(parts))
        kind = random.random()
        if kind < 0.1:
            del parts[name]
        elif kind < 0.2:
            parts[name] = parts[name].decode("utf-8", "replace").encode("utf-16")
        else:
            parts[name] = mutated_text(parts[name], random)
        return documents.zipped(parts)
    if data.isascii() or random.random() < 0.5:
        return mutated_text(data, random)
    at = random.randrange(len(data) + 1)
    return data[:at] + random.randbytes(random.choice((0, 1, 4))) + data[at + random.choice((0, 1, 40)) :]


def _cut(text: str, random: Random) -> str:
    low, high = _span(text, random)
    return text[:low] + text[high:]


def _double(text: str, random: Random) -> str:
    low, high = _span(text, random)
    return text[:high] + text[low:high] * random.choice((1, 1, 2, 30)) + text[high:]


def _move(text: str, random: Random) -> str:
    low, high = _span(text, random)
    rest = text[:low] + text[high:]
    at = random.randrange(len(rest) + 1)
    return rest[:at] + text[low:high] + rest[at:]


def _insert(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    language = random.choice(grammar.LANGUAGES)
    pieces: tuple[Callable[[], str], ...] = (
        lambda: random.choice(grammar.ODD),
        lambda: random.choice(documents.TOUCHY),
        lambda: f" {random.choice(grammar.vocabulary(language))} ",
        lambda: grammar.figure(random, language),
        lambda: grammar.date(random, language),
    )
    return text[:at] + random.choice(pieces)() + text[at:]


def _renumber(text: str, random: Random) -> str:
    places = list(NUMBER.finditer(text))
    if not places:
        return _insert(text, random)
    place = random.choice(places)
    return text[: place.start()] + grammar.number(random, random.choice(grammar.LANGUAGES)) + text[place.end() :]


def _normalise(text: str, random: Random) -> str:
    return unicodedata.normalize(random.choice(("NFD", "NFC", "NFKC", "NFKD")), text)


def _span(text: str, random: Random) -> tuple[int, int]:
    low = random.randrange(len(text) + 1)
    return low, min(len(text), low + random.choice((1, 2, 5, 12, 40, 200)))


CHANGES = (
    _cut,
    _double,
    _move,
    _insert,
    _insert,
    _renumber,
    _renumber,
    _normalise,
)
