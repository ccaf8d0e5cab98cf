"""What is set against something else without a word for more or less: "made $434m, compared with $732m before".

The words give no direction, so the order is as the figures have it: the claim records that they were compared.
Where the sentence says that the quantity rose or fell, it must have done so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.change_endpoints import delta, is_base
from factcheck.draft.context import shared_words
from factcheck.draft.generators.order.comparison import order_candidate
from factcheck.draft.proximity import alike, cue_before, is_in_brackets, is_percent, is_quantity
from factcheck.draft.search import factor_of

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention, Sentence
    from factcheck.draft.candidate import Candidate

UNDIRECTED = 66
DIRECTED = 68
FARTHEST = 4
"""How many amounts back the compared figure is looked for."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield figures that are compared with one another, in the sentence or with the sentence before."""
    for sentence in scene.sentences:
        for second in sentence.mentions:
            cue = cue_before(sentence, second.token, "versus", words=4)
            if cue is None or not is_quantity(second):
                continue
            first = _compared(scene, sentence, second, cue)
            if first is not None:
                yield from _ordered(sentence, first, second, cue)
                yield from _further(scene, sentence, first, second, cue)


def _compared(scene: AnnotatedArticle, sentence: Sentence, second: Mention, cue: Cue) -> Mention | None:
    """Return the nearest figure of the kind that comes before the words of comparison.

    A comparison that opens a sentence belongs to what follows, not to the sentence before.
    """
    for first in reversed(scene.mentions[max(second.place - FARTHEST, 0) : second.place]):
        own = scene.sentences[first.sentence]
        if own is sentence and (first.token >= cue.first or is_in_brackets(own, first)):
            continue
        if not _are_comparable(scene, first, second) or (delta(own, first) and not is_percent(first)):
            continue
        if own is sentence:
            return first
        is_next = sentence.number - own.number <= 1 and cue.first > 1 and bool(shared_words(scene, first, second))
        return first if is_next and not is_base(own, first) else None
    return None


def _are_comparable(scene: AnnotatedArticle, first: Mention, second: Mention) -> bool:
    """Return whether two figures are of one kind, or both shares."""
    shares = ("percent", "fraction")
    return alike(scene, first, second) or (first.family in shares and second.family in shares)


def _ordered(sentence: Sentence, first: Mention, second: Mention, cue: Cue) -> Iterator[Candidate]:
    """Yield the order of two figures, as stated where the sentence states it."""
    one, other = (mention.figure.value * factor_of(mention.figure) for mention in (first, second))
    if one == other:
        return
    sign = _direction(sentence, cue)
    relation = ">" if one > other else "<"
    if not sign or sign == relation:
        yield order_candidate(first, second, relation, DIRECTED if sign else UNDIRECTED, (cue,))


def _further(
    scene: AnnotatedArticle, sentence: Sentence, first: Mention, second: Mention, cue: Cue
) -> Iterator[Candidate]:
    """Yield the next figure that is compared too: "compared with 29% in Spain and only 4% in Italy"."""
    following = next((mention for mention in sentence.mentions if mention.token > second.token), None)
    if following is None or not _are_comparable(scene, first, following):
        return
    between = sentence.tokens[second.token + 1 : following.token]
    if not set(scene.words.lists.joints).isdisjoint(between):
        yield from _ordered(sentence, first, following, cue)


def _direction(sentence: Sentence, versus: Cue) -> str:
    """Return the order that a word of rising or falling before the comparison gives, "" where there is none."""
    for cue in reversed(sentence.cues):
        if cue.last <= versus.first:
            for part, sign in (("rise", ">"), ("fall", "<")):
                if part in cue.parts and sentence.weights[versus.first] - sentence.weights[cue.last] <= 2:
                    return sign
    return ""
