"""Values → TOML text, in the quotes that need the fewest escapes."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
