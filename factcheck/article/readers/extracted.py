"""What a reader hands on: text, and where it was in the file."""

from __future__ import annotations

import msgspec


class Extracted(msgspec.Struct, frozen=True, gc=False):
    """The text of a file, and the labels of its parts."""

    text: str
    places: tuple[tuple[int, str], ...] = ()
    """(offset, label): from this offset on, the text stands at this page or paragraph."""
