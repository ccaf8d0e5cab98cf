"""JSON text that is safe to show on a terminal as it is."""

from __future__ import annotations

import re

import msgspec

UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]|#(?=#\\w*\\[)")
"""What JSON may hold raw but a terminal may obey (C1 controls, invisible and direction-changing characters), or a build
server that reads it in a log (`##[`)."""


def encode(value: object, indent: int = 2) -> str:
    """Write `value` as JSON, letters of every language as they are; unsafe characters as \\u escapes."""
    encoded = msgspec.json.format(msgspec.json.encode(_well_formed(value)), indent=indent).decode("utf-8")
    return harmless_json(encoded)


def harmless_json(text: str) -> str:
    """Return JSON text with escapes for what a terminal or a build server would obey; it holds the same values."""
    return UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def encode_line(value: object) -> str:
    """Write `value` as JSON on one line."""
    return encode(value, indent=-1)


def _well_formed(value: object) -> object:
    """Replace lone surrogates: a file name that is not UTF-8 has them, and JSON may not."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _well_formed(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [_well_formed(entry) for entry in value]
    return value
