"""Something wrong with a value of a TOML file, said by key before anyone has looked up the line."""

from __future__ import annotations

import msgspec

Keys = tuple[str | int, ...]
"""The way to a value: ("claim", 3, "check", 0), lists counted from 0."""


class Complaint(msgspec.Struct, frozen=True, gc=False):
    """A mistake: at which value, what it is, and what would be right."""

    keys: Keys
    message: str
    hint: str = ""
    offset: int = 0
    """Offset into the value, where the value is a text and the mistake inside it."""
    at_key: bool = False
    """Whether the key itself is the mistake."""
