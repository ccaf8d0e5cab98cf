"""Edits that change nothing an arithmetic desk signs off."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

from benchmarks.anchoring.copy_text import Copy, rearranged, replace, translated
from factcheck.model.article import Span

NEUTRAL = {
    "vi": ("theo ghi nhận", "được biết", "trên thực tế", "cũng", "nhìn chung", "như đã nêu"),
    "en": ("reportedly", "in fact", "as noted", "broadly", "it is understood", "also"),
}

QUOTE_MARKS = str.maketrans({"“": '"', "”": '"', '"': "”", "‘": "'", "’": "'", "'": "’"})
SPACES = ("  ", "\u00a0", "\u2009")

Edit = Callable[[Copy, random.Random], Copy | None]
"""Returns an edited copy; None where the text has nothing to edit in this way."""


def move_paragraph(copy: Copy, chance: random.Random) -> Copy | None:
    """Move one paragraph to another place."""
    paragraphs = copy.article.paragraphs
    if len(paragraphs) < 2:
        return None
    starts = [0, *(span.start for span in paragraphs[1:])]
    pieces = [Span(start, end) for start, end in zip(starts, [*starts[1:], len(copy.text)], strict=True)]
    moved = pieces.pop(chance.randrange(len(pieces)))
    pieces.insert(chance.randrange(len(pieces) + 1), moved)
    ends_its_line = copy.text.endswith("\n") or pieces[-1].end == len(copy.text)
    return rearranged(copy, pieces) if ends_its_line else None


def change_quote_marks(copy: Copy, chance: random.Random) -> Copy | None:
    """Exchange typographic and plain quote marks everywhere outside the figures."""
    inside = {offset for span in copy.taken for offset in range(span.start, span.end)}
    return _if_changed(
        copy, translated(copy, lambda at, letter: letter if at in inside else letter.translate(QUOTE_MARKS))
    )


def change_space(copy: Copy, chance: random.Random) -> Copy | None:
    """Make one space another kind of white space; inside a figure a no-break space."""
    spaces = [match.start() for match in re.finditer(r"(?<=\S) (?=\S)", copy.text)]
    at = chance.choice(spaces)
    inside = any(span.start < at < span.end for span in copy.taken)
    return replace(copy, Span(at, at + 1), "\u00a0" if inside else chance.choice(SPACES))


def break_line(copy: Copy, chance: random.Random) -> Copy | None:
    """Break a line at a space, inside a figure before a small letter only: there the text tells that it goes on."""
    spaces = [match.start() for match in re.finditer(r"(?<=\S) (?=\S)", copy.text)]
    inside = {offset for span in copy.taken for offset in range(span.start, span.end)}
    at = chance.choice([space for space in spaces if space not in inside or copy.text[space + 1].islower()])
    return replace(copy, Span(at, at + 1), "\n")


def change_normal_form(copy: Copy, chance: random.Random) -> Copy | None:
    """Write the whole text in the decomposed normal form."""
    return _if_changed(copy, translated(copy, lambda at, letter: unicodedata.normalize("NFD", letter)))


def change_case(copy: Copy, chance: random.Random) -> Copy | None:
    """Set one word outside the figures in capitals, or a capital one in small letters."""
    word = _plain_word(copy, chance, gap=0)
    if word is None:
        return None
    old = copy.text[word.start : word.end]
    new = old.upper() if old.upper() != old else old.lower()
    return replace(copy, word, new) if len(new) == len(old) else None


def insert_words(copy: Copy, chance: random.Random) -> Copy | None:
    """Put neutral words before a word of a sentence with figures."""
    word = _plain_word(copy, chance, gap=1)
    return replace(copy, Span(word.start, word.start), f"{_neutral(copy, chance)} ") if word else None


def replace_word(copy: Copy, chance: random.Random) -> Copy | None:
    """Put other words in the place of a word of a sentence with figures."""
    word = _plain_word(copy, chance, gap=1)
    return replace(copy, word, _neutral(copy, chance)) if word else None


def delete_word(copy: Copy, chance: random.Random) -> Copy | None:
    """Delete a word of a sentence with figures."""
    word = _plain_word(copy, chance, gap=1)
    return replace(copy, Span(word.start, word.end + 1), "") if word else None


def change_dash(copy: Copy, chance: random.Random) -> Copy | None:
    """Make a hyphen a dash or the other way round, inside figures too; not where it may be a minus."""
    dashes = [match.start() for match in re.finditer(r"(?<!\s)[-–]|[-–](?!\d)", copy.text)]
    if not dashes:
        return None
    at = chance.choice(dashes)
    return replace(copy, Span(at, at + 1), "–" if copy.text[at] == "-" else "-")


def _if_changed(copy: Copy, edited: Copy) -> Copy | None:
    return edited if edited.text != copy.text else None


def _neutral(copy: Copy, chance: random.Random) -> str:
    return chance.choice(NEUTRAL[copy.language])


def _plain_word(copy: Copy, chance: random.Random, gap: int) -> Span | None:
    """Return a word of a sentence with figures, `gap` characters or more away from every figure and hedge."""
    taken = copy.taken
    sentences = [
        span
        for span in copy.article.sentences
        if any(span.start <= figure.start and figure.end <= span.end for figure in taken)
    ]
    if not sentences:
        return None
    sentence = chance.choice(sentences)
    words = [
        Span(match.start(), match.end())
        for match in re.compile(r"(?<=\s)[^\W\d_]+(?=\s)").finditer(copy.text, sentence.start, sentence.end)
        if not any(match.start() < span.end + gap and span.start - gap < match.end() for span in taken)
    ]
    return chance.choice(words) if words else None


HARMLESS: dict[str, Edit] = {
    "paragraph moved": move_paragraph,
    "quote marks": change_quote_marks,
    "white space": change_space,
    "line broken": break_line,
    "normal form": change_normal_form,
    "case of a word": change_case,
    "words inserted": insert_words,
    "word replaced": replace_word,
    "word deleted": delete_word,
    "dash": change_dash,
}


def any_harmless(copy: Copy, chance: random.Random) -> Copy | None:
    """Make one harmless edit of any kind."""
    return HARMLESS[chance.choice(list(HARMLESS))](copy, chance)


def several_harmless(copy: Copy, chance: random.Random) -> Copy | None:
    """Make five harmless edits, one upon the other, as a day at the desk does.

    Lines are not broken: a paragraph would then be moved into the middle of a sentence.
    """
    kinds = [edit for edit in HARMLESS.values() if edit is not break_line]
    for _ in range(5):
        copy = chance.choice(kinds)(copy, chance) or copy
    return copy
