"""A share of what its words name, the whole stated elsewhere by the same words.

"A fund of 80bn (1% of profit after tax) … profit after tax came to 8,015bn."  The name ties them, though a share stated
in one digit fits many a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.draft.annotated_article import FIGURE, AnnotatedArticle, Mention, Sentence
from factcheck.draft.generators.shares.portions import Portion, portions
from factcheck.draft.generators.shares.share import share_candidate
from factcheck.draft.proximity import alike, is_quantity

if TYPE_CHECKING:
    from factcheck.draft.candidate import Candidate

FARTHEST_BACK, FARTHEST_ON = 40, 20
"""How many figures back and on the whole is looked for."""
FEWEST_WORDS, MOST_WORDS = 2, 6
"""How many words that mean something a name has at least, and how many words of it are read."""
REACH = 20
"""How many tokens in front of a figure may name it."""
TEXT_SCORE, AMBIGUOUS = 74, 60
"""Text score where one figure has the name, or one of the same sentence, and where several have it."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield shares whose whole is named alike beside the percentage and in front of another figure."""
    for portion in portions(scene):
        name = _name(scene, scene.sentences[portion.share.sentence], portion.share)
        if len(name) >= FEWEST_WORDS:
            wholes = list(_wholes(scene, portion, name))
            own = [whole for whole in wholes if whole.sentence == portion.share.sentence]
            for whole in wholes:
                is_plain = len(wholes) == 1 or own == [whole]
                yield share_candidate(portion, whole, TEXT_SCORE if is_plain else AMBIGUOUS, ())


def _name(scene: AnnotatedArticle, sentence: Sentence, share: Mention) -> Sequence[str]:
    """Return the words after a percentage up to the next mark or figure, little words left out."""
    words: list[str] = []
    for token in sentence.tokens[share.token + 1 : share.token + 1 + MOST_WORDS]:
        if not token[0].isalnum():
            break
        if token not in scene.words.fillers:
            words.append(token)
    return words


def _wholes(scene: AnnotatedArticle, portion: Portion, name: Sequence[str]) -> Iterator[Mention]:
    """Yield the larger figures of the part's kind that follow the name, each value once."""
    seen = set()
    places = range(max(portion.part.place - FARTHEST_BACK, 0), portion.part.place + FARTHEST_ON)
    for whole in scene.mentions[places.start : places.stop]:
        if whole.place == portion.part.place or whole.figure.value <= portion.part.figure.value:
            continue
        if not is_quantity(whole) or not alike(scene, whole, portion.part) or whole.figure.value in seen:
            continue
        if _is_named(scene, whole, name):
            seen.add(whole.figure.value)
            yield whole


def _is_named(scene: AnnotatedArticle, whole: Mention, name: Sequence[str]) -> bool:
    """Return whether the words in front of a figure, back to the figure before it, hold a name."""
    sentence = scene.sentences[whole.sentence]
    before = sentence.tokens[max(whole.token - REACH, 0) : whole.token]
    if FIGURE in before:
        before = before[len(before) - before[::-1].index(FIGURE) :]
    words = [token for token in before if token[0].isalnum() and token not in scene.words.fillers]
    size = len(name)
    return any(words[place : place + size] == list(name) for place in range(len(words) - size + 1))
