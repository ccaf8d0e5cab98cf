"""Reads back numbers that another library (num2words) has spelled, in every language that it shares with the packs.

    python spelled.py [HOW_MANY]

All numbers to 10,000, and HOW_MANY (2,000) drawn at random to a million million, as cardinals.  Prints the part that
is read as one figure of the right value, and the first misses.
"""

from __future__ import annotations

import random
import sys

from num2words import num2words

from factcheck.language import read_figures

DIALECTS = {
    "en": "en", "vi": "vi", "fr": "fr", "fr_BE": "fr", "fr_CH": "fr", "de": "de", "es": "es", "pt": "pt",
    "pt_BR": "pt", "it": "it", "nl": "nl",
}  # fmt: skip
"""What num2words calls a language → the pack."""


def misses(dialect: str, pack: str, numbers: list[int]) -> list[tuple[int, str, list[str]]]:
    found = []
    for number in numbers:
        spelled = num2words(number, lang=dialect).replace(",", "")  # the commas are its own habit
        figures = read_figures(spelled, pack)
        if len(figures) != 1 or figures[0].value != number:
            found.append((number, spelled, [f"{figure.text} = {figure.value}" for figure in figures]))
    return found


def main(how_many: int) -> None:
    drawn = random.Random(4)
    large = [drawn.randrange(10 ** drawn.randrange(5, 13)) for _ in range(how_many)]
    numbers = [*range(10_001), *large]
    for dialect, pack in DIALECTS.items():
        missed = misses(dialect, pack, numbers)
        print(f"{dialect:6} {100 - 100 * len(missed) / len(numbers):6.2f} % of {len(numbers)}")
        for number, spelled, figures in missed[:3]:
            print(f"       {number}: {spelled} → {figures}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
