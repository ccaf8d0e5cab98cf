"""Edits that a desk must be told of: numbers changed, added, and cut."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import msgspec

from benchmarks.anchoring.copy_text import Copy, rearranged, replace
from benchmarks.anchoring.harmless import any_harmless
from factcheck.model.article import Span

ADDED = {
    "vi": (" Thêm {} người được hỗ trợ.", " Mức tăng là {},5%.", " Khoản này trị giá {} tỷ đồng."),
    "en": (" Another {} people were helped.", " The rise was {}.5%.", " It was worth ${} million."),
}


def edit_number(copy: Copy, chance: random.Random) -> Copy | None:
    """Edit the digits of one figure in one of the ways that hands slip."""
    written = [
        (index, span)
        for index, span in enumerate(copy.figures)
        if span is not None and re.search(r"\d", copy.text[span.start : span.end])
    ]
    if not written:
        return None
    _index, span = chance.choice(written)
    old = copy.text[span.start : span.end]
    new = chance.choice(SLIPS)(old, chance)
    if re.sub(r"(?<![\d.,])0+(?=\d)", "", new) == old or new == old:
        return None  # 00.9 is 0.9
    touched = {
        other
        for other, place in enumerate(copy.figures)
        if place is not None and place.start < span.end and span.start < place.end
    }
    return msgspec.structs.replace(replace(copy, span, new), edited=copy.edited | touched)


def edit_number_and_words(copy: Copy, chance: random.Random) -> Copy | None:
    """Edit a number and make three harmless edits beside it."""
    edited = edit_number(copy, chance)
    for _ in range(3):
        edited = edited and (any_harmless(edited, chance) or edited)
    return edited


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


def add_figure(copy: Copy, chance: random.Random) -> Copy:
    """Add a sentence with a figure that no claim covers."""
    sentence = chance.choice(copy.article.sentences)
    number = str(chance.randrange(12, 990))
    new = chance.choice(ADDED[copy.language]).format(number)
    edited = replace(copy, Span(sentence.end, sentence.end), new)
    start = sentence.end + new.index(number)
    return msgspec.structs.replace(edited, added=(Span(start, start + len(number)),))


def cut_paragraph(copy: Copy, chance: random.Random) -> Copy | None:
    """Cut a paragraph that has figures."""
    paragraphs = copy.article.paragraphs
    with_figures = [
        span
        for span in paragraphs
        if any(one and span.start <= one.start and one.end <= span.end for one in copy.figures)
    ]
    if not with_figures or len(paragraphs) < 3:
        return None
    cut = chance.choice(with_figures)
    return rearranged(copy, [Span(0, cut.start), Span(cut.end, len(copy.text))])
