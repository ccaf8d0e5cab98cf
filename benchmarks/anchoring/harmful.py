"""Edits that a desk must be told of: numbers changed, added, and cut."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import msgspec

from benchmarks.anchoring.making import Edited, Signed, rearranged, replace
from factcheck.model.article import Span
from factcheck.model.figure import Figure

ADDED = {
    "vi": (" Thêm {} người được hỗ trợ.", " Mức tăng là {},5%.", " Khoản này trị giá {} tỷ đồng."),
    "en": (" Another {} people were helped.", " The rise was {}.5%.", " It was worth ${} million."),
}


def edit_number(signed: Signed, chance: random.Random) -> Edited | None:
    """Edit the digits of one covered figure in one of the ways that hands slip."""
    covered = [index for indices in signed.marked for index in indices]
    written = [index for index in covered if any(character.isdecimal() for character in signed.figures[index].text)]
    if not written:
        return None
    index = chance.choice(written)
    figure = signed.figures[index]
    new = chance.choice(SLIPS)(figure.text, chance)
    if new == figure.text:
        return None
    edited = replace(signed, Span(figure.start, figure.end), new)
    places = list(edited.figures)
    places[index] = Span(figure.start, figure.start + len(new))
    return msgspec.structs.replace(edited, figures=tuple(places), touched=_touched(signed.figures, figure))


def _touched(figures: tuple[Figure, ...], edited: Figure) -> tuple[int, ...]:
    """Return the figures that share text with the edited one."""
    return tuple(
        index for index, figure in enumerate(figures) if figure.start < edited.end and edited.start < figure.end
    )


def change_digit(text: str, chance: random.Random) -> str:
    """Change one digit."""
    at = chance.choice([match.start() for match in re.finditer(r"\d", text)])
    digits = "123456789" if at == 0 or not text[at - 1].isdecimal() else "0123456789"
    return text[:at] + chance.choice(digits.replace(text[at], "")) + text[at + 1 :]


def add_digit(text: str, chance: random.Random) -> str:
    """Write one digit more."""
    at = chance.choice([match.end() for match in re.finditer(r"\d", text)])
    return text[:at] + chance.choice("0123456789") + text[at:]


def drop_digit(text: str, chance: random.Random) -> str:
    """Leave one digit out of a number that has several."""
    places = [match.start() for match in re.finditer(r"(?<=\d)\d|\d(?=\d)", text)]
    at = chance.choice(places) if places else len(text)
    return text[:at] + text[at + 1 :]


def swap_digits(text: str, chance: random.Random) -> str:
    """Swap two neighbouring digits that differ."""
    places = [match.start() for match in re.finditer(r"(?=(\d)(?!\1)\d)", text)]
    if not places:
        return text
    at = chance.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


SLIPS: tuple[Callable[[str, random.Random], str], ...] = (change_digit, add_digit, drop_digit, swap_digits)


def add_figure(signed: Signed, chance: random.Random) -> Edited | None:
    """Add a sentence with a figure that no claim covers."""
    sentence = chance.choice(signed.article.sentences)
    number = str(chance.randrange(12, 990))
    new = chance.choice(ADDED[signed.article.language]).format(number)
    edited = replace(signed, Span(sentence.end, sentence.end), new)
    start = sentence.end + new.index(number)
    return msgspec.structs.replace(edited, added=Span(start, start + len(number)))


def cut_paragraph(signed: Signed, chance: random.Random) -> Edited | None:
    """Cut a paragraph that has covered figures."""
    paragraphs = signed.article.paragraphs
    with_figures = [
        index
        for index, span in enumerate(paragraphs)
        if any(span.start <= figure.start and figure.end <= span.end for figure in signed.figures)
    ]
    if not with_figures or len(paragraphs) < 3:
        return None
    cut = paragraphs[chance.choice(with_figures)]
    return rearranged(signed, [Span(0, cut.start), Span(cut.end, len(signed.article.text))])
