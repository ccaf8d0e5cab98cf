"""Where lines begin."""

from __future__ import annotations

import re


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offset of every line's first character; a line ends with LF, CRLF or CR, as in editors."""
    return (0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text)))
