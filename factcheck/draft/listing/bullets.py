"""Lists whose items are on lines of their own."""

from __future__ import annotations

import re

MOST_ITEMS = 12
BULLETED = re.compile(r"[ \t]*(?:[-–—•*+]|(?P<number>\d{1,2})[.)])[ \t]+\S")
"""The start of an item that is on a line of its own."""
HEADING = re.compile(r"^[ \t]*(\d{1,2})[.)/:][ \t]*[^\W\d]", re.MULTILINE)
"""The start of a numbered paragraph, or of a numbered heading above paragraphs."""
FEWEST_HEADINGS = 3


def bulleted_items(text: str, start: int) -> int:
    """Return how many lines with a bullet, or numbered from 1 on, follow an announcement that ends in a colon.

    A number between the two is likelier the one that announces the list.
    """
    end = text.find("\n", start)
    first = text[start : end if end >= 0 else len(text)]
    if not first.rstrip().endswith(":") or re.search(r"[.;!?]\s|\d", first):
        return 0
    lines = text[end + 1 :].split("\n", MOST_ITEMS + 7) if end >= 0 else []
    count = 0
    for line in lines:
        item = BULLETED.match(line)
        if item and int(item["number"] or count + 1) == count + 1:
            count += 1
        elif line.strip():
            break
    return count


def numbered_headings(text: str) -> int:
    """Return how many headings a text has that are numbered from 1 on in one series; 0 for fewer than three."""
    numbers = [int(found[1]) for found in HEADING.finditer(text)]
    in_series = numbers == list(range(1, len(numbers) + 1))
    return len(numbers) if in_series and len(numbers) >= FEWEST_HEADINGS else 0
