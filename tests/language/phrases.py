"""Phrases with the figures that they state, one a line, by language: `two dozen cars => 24`.

After `=>` come the figures, ` ; ` between them, or `-` where there is none: a hedge, the value (a fraction, an ISO
date, or two ends `5..7`), and the unit.  `#` begins a comment.
"""

import datetime
from fractions import Fraction
from pathlib import Path

from factcheck.language import read_figures

FOLDER = Path(__file__).parent / "phrases"
HEDGES = ("about", "nearly", "over", "at least", "under", "up to")


def phrases(path):
    """Yield each phrase of a file with its figures as they are written."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, _, stated = line.partition(" => ")
            yield text, [] if stated == "-" else [one.strip() for one in stated.split(" ; ")]


def is_stated(figure, stated):
    """Return whether a figure is as it is written after the arrow."""
    hedge = next((word for word in HEDGES if stated.startswith(f"{word} ")), "")
    value, _, unit = stated.removeprefix(hedge).strip().partition(" ")
    if hedge and (figure.hedge is None or figure.hedge.sense != hedge):
        return False
    if "-" in value[1:]:
        return figure.unit == "date" and datetime.date.fromordinal(int(figure.value)).isoformat() == value
    if ".." in value:
        low, high = map(Fraction, value.split(".."))
        return figure.ends == (low, high) and figure.unit == unit
    return figure.value == Fraction(value) and figure.unit == unit


def written(figure):
    """Return a figure in the form of the files."""
    hedge = f"{figure.hedge.sense} " if figure.hedge else ""
    value = f"{figure.ends[0]}..{figure.ends[1]}" if figure.ends else str(figure.value)
    if figure.unit == "date":
        value = datetime.date.fromordinal(int(figure.value)).isoformat()
        return f"{hedge}{value}"
    return f"{hedge}{value} {figure.unit}".strip()


def misread(language):
    """Return the phrases of a language that are not read as they say, with what is found."""
    found = []
    for text, stated in phrases(FOLDER / f"{language}.txt"):
        figures = read_figures(text, language)
        if len(figures) != len(stated) or not all(map(is_stated, figures, stated)):
            found.append(f"{text} => {' ; '.join(map(written, figures)) or '-'}   (not {' ; '.join(stated) or '-'})")
    return found
