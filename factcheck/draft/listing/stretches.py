"""Stretches of an article around a number, the same in whatever form a file has its letters and line ends."""

from __future__ import annotations

from unicodedata import normalize

LONGEST = 4
"""Code points that a letter has with its marks, and a line end: what is read for each character that is wanted."""


def following(text: str, start: int, reach: int) -> str:
    """Return so many characters from a place on, composed, with plain line ends."""
    return _plain(text[start : start + reach * LONGEST])[:reach]


def preceding(text: str, end: int, reach: int) -> str:
    """Return so many characters up to a place, composed, with plain line ends."""
    return _plain(text[max(end - reach * LONGEST, 0) : end])[-reach:]


def _plain(stretch: str) -> str:
    return normalize("NFC", stretch).replace("\r\n", "\n")
