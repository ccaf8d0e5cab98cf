"""Readable ids for claims and names for figures, out of the article's own words."""

from __future__ import annotations

import keyword
import re
import unicodedata

from factcheck.draft.annotated_article import FIGURE, WHEN, AnnotatedArticle, Mention

WORDS_IN_NAME = 3
LETTERS = str.maketrans({"đ": "d", "Đ": "D", "ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe"})


def slug(words: str, joint: str) -> str:
    """Return words as plain lower-case letters and digits, joined: "tỷ lệ" gives "ty-le"."""
    plain = unicodedata.normalize("NFD", words.translate(LETTERS))
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return joint.join(re.findall(r"[a-z0-9]+", plain.lower()))


def readable(words: str) -> str:
    """Return words as an id in their own letters: "Tỷ lệ" gives "tỷ-lệ"."""
    return "-".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", words).lower()))


def subject_of(scene: AnnotatedArticle, mention: Mention) -> str:
    """Return the last words in front of a figure that say what it is a figure of; "" where there are none."""
    if mention.heads:
        return mention.heads
    sentence = scene.sentences[mention.sentence]
    taken = {position for cue in sentence.cues for position in range(cue.first, cue.last)}
    words: list[str] = []
    for position in range(mention.token - 1, max(mention.token - 12, -1), -1):
        token = sentence.tokens[position]
        if token in (FIGURE, WHEN) or not token[0].isalnum():
            if words or token == FIGURE:
                break
            continue
        if token in scene.words.fillers or token.isdigit():
            if words:
                break
            continue
        if position in taken and not words:
            continue
        words.append(token)
        if len(words) == WORDS_IN_NAME:
            break
    return " ".join(reversed(words))


class Names:
    """Hands out names that are new in one file."""

    def __init__(self) -> None:
        """Start with no name taken."""
        self._taken: set[str] = set()
        self._last: dict[tuple[str, str], int] = {}

    def fresh(self, wanted: str, joint: str) -> str:
        """Return `wanted`, or the first of wanted-2, wanted-3… that is free, and take it."""
        name, number = wanted, self._last.get((wanted, joint), 1)
        while name in self._taken:
            number += 1
            name = f"{wanted}{joint}{number}"
        self._taken.add(name)
        self._last[wanted, joint] = number
        return name


def figure_name(scene: AnnotatedArticle, mention: Mention, role: str, names: Names) -> str:
    """Return a new name for a figure: its subject, or else the part that it plays."""
    own = role.rstrip("0123456789").rstrip("_")
    wanted = slug(subject_of(scene, mention), "_") or slug(scene.words.roles.get(own, own), "_") or "figure"
    if not wanted.isidentifier() or keyword.iskeyword(wanted):
        wanted = f"{slug(scene.words.roles.get(own, own), '_') or 'figure'}_{wanted}"
    return names.fresh(wanted, "_")


def claim_id(scene: AnnotatedArticle, mention: Mention, kind: str, names: Names) -> str:
    """Return a new id for a claim: what it is about and what kind of claim it is."""
    subject = readable(subject_of(scene, mention))
    own = readable(scene.words.kinds.get(kind, kind))
    return names.fresh("-".join(filter(None, (subject, own))), "-")
