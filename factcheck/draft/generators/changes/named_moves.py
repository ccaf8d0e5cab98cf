"""Moves and levels stated in lists, each by the name of its thing: "diesel fell 139 … diesel at 16,200 … at 16,339".

Of many prices those are the ends of a move whose names are the name of what moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import TYPE_CHECKING
from unicodedata import normalize

from msgspec.structs import replace

from factcheck.draft.annotated_article import FIGURE, WHEN, AnnotatedArticle, Mention, Sentence
from factcheck.draft.change_endpoints import Ends, Move, delta, is_base
from factcheck.draft.generators.changes.difference import difference_candidate
from factcheck.draft.proximity import base_unit, is_percent, is_quantity

if TYPE_CHECKING:
    from factcheck.draft.candidate import Candidate

FARTHEST = 30
"""How many figures away the levels may be."""
LEAST_LISTED = 2
"""How many moves a sentence lists at least: of a single one nearness gives the ends."""
MOST_LEVELS = 4
"""With more levels of one name the name says too little."""
TEXT_SCORE = 62


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield the differences of levels that have the name of a move in a list of moves."""
    for sentence in scene.sentences:
        listed = [
            (mention, move)
            for mention in sentence.mentions
            if is_quantity(mention) and not is_percent(mention) and (move := delta(sentence, mention))
        ]
        if len(listed) >= LEAST_LISTED:
            for moved, move in listed:
                yield from _ends_of(scene, sentence, moved, move)


def _ends_of(scene: AnnotatedArticle, sentence: Sentence, moved: Mention, move: Move) -> Iterator[Candidate]:
    """Yield the pairs of levels that bear the name of what moved."""
    name = _name(scene, sentence, move.cue.first)
    if not name:
        return
    levels = [
        level
        for level in scene.mentions[max(moved.place - FARTHEST, 0) : moved.place + FARTHEST]
        if base_unit(level) == base_unit(moved) != ""
        and level.figure.value > moved.figure.value
        and _is_named(scene, level, name)
    ]
    values = {level.figure.value for level in levels}
    if not 1 < len(values) <= MOST_LEVELS:
        return
    pairs = [(base, level) for base, level in permutations(levels, 2) if base.figure.value != level.figure.value]
    for base, level in pairs:
        if (level.figure.value > base.figure.value) == (move.sign > 0):
            found = difference_candidate(Ends(base, level, move, (), TEXT_SCORE), moved, move, TEXT_SCORE)
            yield replace(found, rivals=len(values) - 1, strict_only=True)


def _is_named(scene: AnnotatedArticle, level: Mention, name: frozenset[str]) -> bool:
    """Return whether a figure is a level that the words in front of it name so."""
    sentence = scene.sentences[level.sentence]
    if delta(sentence, level) or is_base(sentence, level):
        return False
    return name <= _name(scene, sentence, level.token)


def _name(scene: AnnotatedArticle, sentence: Sentence, end: int) -> frozenset[str]:
    """Return the words that mean something in front of a token, back to a mark between items or a figure."""
    words: set[str] = set()
    for place in range(end - 1, -1, -1):
        token = sentence.tokens[place]
        if token in (FIGURE, ";", ",", ":", "(", ")"):
            break
        if token == WHEN:
            words.add(normalize("NFC", scene.article.text[sentence.starts[place] : sentence.ends[place]].lower()))
        elif token[0].isalnum() and token not in scene.words.fillers:
            words.add(token)
    return frozenset(words)
