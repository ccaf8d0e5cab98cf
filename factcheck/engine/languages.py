"""The two languages of a report: its words, and the numbers, which stay as the article writes them."""

from __future__ import annotations

import msgspec


class Languages(msgspec.Struct, frozen=True):
    """Codes of language packs.

    An English report on a Vietnamese article says "gives 2,43": "2.43" would be another number to its reader,
    and a repair is to be typed into the article as it stands.
    """

    words: str
    numbers: str
