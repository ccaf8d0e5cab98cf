"""Records → the text of a claims file, laid out for people; `load` reads it back to the same records."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from pathlib import Path

from factcheck.language.messages import Words, load_words
from factcheck.model.claim import Allowance, Claim, ClaimsFile, Ignored, Outside, Query

# Values → TOML text, in the quotes that need the fewest escapes.


BARE_KEY = re.compile(r"[A-Za-z0-9_-]+\Z")
CONTROL = re.compile(r"[\x00-\x1f\x7f\\\"]")
ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def toml_string(text: str) -> str:
    """Write a text on one line: in double quotes, or in single ones where that saves escapes."""
    if ('"' in text or "\\" in text) and "'" not in text and not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", text):
        return f"'{text}'"
    return '"' + CONTROL.sub(lambda found: ESCAPES.get(found[0], f"\\u{ord(found[0]):04x}"), text) + '"'


def toml_list(values: Sequence[str]) -> str:
    """Write values that are TOML already as a list, one to a line."""
    return "[\n" + "".join(f"  {value},\n" for value in values) + "]" if values else "[]"


def toml_key(name: str) -> str:
    """Write a key, bare where TOML allows it."""
    return name if BARE_KEY.match(name) else toml_string(name)


SURE = Fraction(8, 10)
"""A drafted claim below this confidence gets a comment that asks for a second look."""


def claims_toml(claims_file: ClaimsFile, language: str = "") -> str:
    """Write a whole claims file: the article, what is ignored, the claims, the figures from outside.

    Its comments are in `language`, by default the article's own.
    """
    words = load_words(language or claims_file.language)
    blocks = [_head(claims_file, words), *claim_blocks(claims_file.claims, words)]
    if claims_file.outside:
        blocks.append(f"# {words['draft.outside']}\n")
        blocks += (outside_toml(figure) for figure in claims_file.outside)
    return "\n".join(blocks)


def claim_blocks(claims: Iterable[Claim], words: Words) -> Iterator[str]:
    """Yield claims as they are written one after the other, a heading before the first of those that have it."""
    for heading, group in groupby(claims, key=lambda claim: claim.heading):
        if heading:
            yield f"# {heading}\n"
        yield from (claim_toml(claim, words) for claim in group)


def claim_toml(claim: Claim, words: Words) -> str:
    """Write one claim, with a comment above it where the draft was unsure."""
    lines = [f"id = {toml_string(claim.id)}"]
    lines.append(f"quote = {_one_or_list([quote.written for quote in claim.quotes])}")
    if claim.checks:
        lines.append(f"check = {_one_or_list([check.source for check in claim.checks])}")
    if claim.allow:
        lines.append(f"allow = {toml_list([_allowance(allowance) for allowance in claim.allow])}")
    lines += _texts(source=claim.source, note=claim.note)
    if claim.confidence:
        lines.append(f"confidence = {claim.confidence}")
    lines += _texts(why=claim.why, origin=claim.origin)
    return f"{_unsure(claim, words)}[[claim]]\n" + "".join(f"{line}\n" for line in lines)


def outside_toml(figure: Outside) -> str:
    """Write one figure from outside."""
    lines = []
    if isinstance(figure.value, Query):
        lines.append(f"value = {{ query = {toml_string(figure.value.sql)} }}")
    elif figure.value is not None:
        lines.append(f"value = {toml_string(figure.value)}")
    lines += _texts(unit=figure.unit, source=figure.source, note=figure.note)
    return f"[outside.{toml_key(figure.name)}]\n" + "".join(f"{line}\n" for line in lines)


def ignored_toml(ignored: Ignored) -> str:
    """Write one entry of `ignore`."""
    quote = toml_string(ignored.quote.written)
    return f"{{ quote = {quote}, reason = {toml_string(ignored.reason)} }}" if ignored.reason else quote


def _head(claims_file: ClaimsFile, words: Words) -> str:
    folder = Path(claims_file.path).parent
    article = Path(os.path.relpath(claims_file.article, folder)).as_posix()
    lines = [f"article = {toml_string(article)}", f"language = {toml_string(claims_file.language)}"]
    if claims_file.ignored:
        lines += ("", f"# {words['draft.ignored']}")
        lines.append(f"ignore = {toml_list([ignored_toml(ignored) for ignored in claims_file.ignored])}")
    return "".join(f"{line}\n" for line in lines)


def _unsure(claim: Claim, words: Words) -> str:
    if not claim.confidence or Fraction(claim.confidence) >= SURE:
        return ""
    return f"# {words['draft.unsure'].format(confidence=claim.confidence)}\n"


def _one_or_list(texts: Sequence[str]) -> str:
    return toml_string(texts[0]) if len(texts) == 1 else toml_list([toml_string(text) for text in texts])


def _texts(**texts: str) -> list[str]:
    return [f"{key} = {toml_string(text)}" for key, text in texts.items() if text]


def _allowance(allowance: Allowance) -> str:
    until = f", until = {allowance.until.isoformat()}" if allowance.until else ""
    return f"{{ rule = {toml_string(allowance.rule)}, reason = {toml_string(allowance.reason)}{until} }}"
