"""The sign of a written number, wherever its text has it: "-$5 million", "$-5 million", "−3,5 tỷ đồng"."""

from __future__ import annotations

HYPHEN = "-"
MINUS_SIGNS = "-−–"


def without_sign(before: str) -> tuple[str, str]:
    """Return the text before a figure's number without its sign, and the sign; "" where it has none."""
    for offset, character in enumerate(before):
        if character in MINUS_SIGNS and offset in (0, len(before) - 1):
            return before[:offset] + before[offset + 1 :], character
    return before, ""


def with_sign(before: str, written: str, sign: str = "") -> str:
    """Return a written number after the text that precedes it ("$"), its minus first of all."""
    if not written.startswith(HYPHEN):
        return f"{before}{written}"
    return f"{sign or HYPHEN}{before}{written.removeprefix(HYPHEN)}"
