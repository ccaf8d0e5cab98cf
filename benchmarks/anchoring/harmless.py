"""Edits that change nothing an arithmetic desk signs off."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

from benchmarks.anchoring.making import Edited, Signed, rearranged, replace, translated
from factcheck.model.article import Span

NEUTRAL = {
    "vi": ("theo ghi nhận", "được biết", "trên thực tế", "cũng", "nhìn chung", "như đã nêu"),
    "en": ("reportedly", "in fact", "as noted", "broadly", "it is understood", "also"),
}

QUOTE_MARKS = str.maketrans({"“": '"', "”": '"', '"': "”", "‘": "'", "’": "'", "'": "’"})
SPACES = ("  ", "\u00a0", " \n", "\u2009")


def move_paragraph(signed: Signed, chance: random.Random) -> Edited | None:
    """Move one paragraph to another place."""
    paragraphs = list(signed.article.paragraphs)
    if len(paragraphs) < 2:
        return None
    starts = [0, *(span.start for span in paragraphs[1:]), len(signed.article.text)]
    pieces = [Span(start, end) for start, end in zip(starts, starts[1:], strict=False)]
    piece = pieces.pop(chance.randrange(len(pieces)))
    pieces.insert(chance.randrange(len(pieces) + 1), piece)
    if not signed.article.text.endswith("\n"):
        return None if pieces[-1].end != len(signed.article.text) else rearranged(signed, pieces)
    return rearranged(signed, pieces)


def change_quote_marks(signed: Signed, chance: random.Random) -> Edited | None:
    """Exchange typographic and plain quote marks everywhere outside the figures."""
    inside = {offset for figure in signed.figures for offset in range(figure.start, figure.end)}
    offsets = iter(range(len(signed.article.text)))
    edited = translated(signed, lambda c: c if next(offsets) in inside else c.translate(QUOTE_MARKS))
    return edited if edited.text != signed.article.text else None


def change_space(signed: Signed, chance: random.Random) -> Edited | None:
    """Make one space another kind of white space, inside a figure too."""
    spaces = [match.start() for match in re.finditer(r"(?<=\S) (?=\S)", signed.article.text)]
    at = chance.choice(spaces)
    inside = any(figure.start < at < figure.end for figure in signed.figures)
    return replace(signed, Span(at, at + 1), "\u00a0" if inside else chance.choice(SPACES))


def change_normal_form(signed: Signed, chance: random.Random) -> Edited | None:
    """Write the whole text in the other normal form."""
    decomposed = not unicodedata.is_normalized("NFC", signed.article.text)
    if decomposed:
        return None
    edited = translated(signed, lambda c: unicodedata.normalize("NFD", c))
    return edited if edited.text != signed.article.text else None


def change_case(signed: Signed, chance: random.Random) -> Edited | None:
    """Set one word outside the figures in capitals, or a capital one in small letters."""
    word = _plain_word(signed, chance, gap=0)
    if word is None:
        return None
    old = signed.article.text[word.start : word.end]
    new = old.upper() if old.upper() != old else old.lower()
    return replace(signed, word, new) if len(new) == len(old) else None


def insert_words(signed: Signed, chance: random.Random) -> Edited | None:
    """Put neutral words before a word of a sentence with figures."""
    word = _plain_word(signed, chance, gap=1)
    if word is None:
        return None
    neutral = chance.choice(NEUTRAL[signed.article.language])
    return replace(signed, Span(word.start, word.start), f"{neutral} ")


def replace_word(signed: Signed, chance: random.Random) -> Edited | None:
    """Put another word in the place of one of a sentence with figures."""
    word = _plain_word(signed, chance, gap=1)
    return replace(signed, word, chance.choice(NEUTRAL[signed.article.language])) if word else None


def delete_word(signed: Signed, chance: random.Random) -> Edited | None:
    """Delete a word of a sentence with figures."""
    word = _plain_word(signed, chance, gap=1)
    return replace(signed, Span(word.start, word.end + 1), "") if word else None


def change_dash(signed: Signed, chance: random.Random) -> Edited | None:
    """Make a hyphen a dash or the other way round, inside figures too."""
    dashes = [match.start() for match in re.finditer("[-–]", signed.article.text)]
    if not dashes:
        return None
    at = chance.choice(dashes)
    return replace(signed, Span(at, at + 1), "–" if signed.article.text[at] == "-" else "-")


def _plain_word(signed: Signed, chance: random.Random, gap: int) -> Span | None:
    """Return a word of a claim that lies outside every figure and hedge, `gap` characters or more away."""
    quotes = [quote for quotes in signed.claims for quote in quotes]
    text = signed.article.text
    start = text.find(chance.choice(quotes).text)
    end = next((span.end for span in signed.article.sentences if span.end > start), len(text))
    taken = [(figure.start - gap, figure.end + gap) for figure in signed.figures]
    taken += [(figure.hedge.start - gap, figure.hedge.end + gap) for figure in signed.figures if figure.hedge]
    words = [
        Span(match.start(), match.end())
        for match in re.finditer(r"(?<=\s)[^\W\d_]+(?=\s)", text[:end])
        if match.start() > start and not any(match.start() < high and low < match.end() for low, high in taken)
    ]
    return chance.choice(words) if words else None


HARMLESS: dict[str, Callable[[Signed, random.Random], Edited | None]] = {
    "paragraph moved": move_paragraph,
    "quote marks": change_quote_marks,
    "white space": change_space,
    "normal form": change_normal_form,
    "case of a word": change_case,
    "words inserted": insert_words,
    "word replaced": replace_word,
    "word deleted": delete_word,
    "dash": change_dash,
}
