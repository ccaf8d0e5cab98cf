"""A share with its part beside it and its whole some sentences away, or the other way round.

"The firm is valued at $9.4bn. … The family holds 65% of it, some $6.1bn."  The words say that it is a share; which
of the larger figures around is the whole, the arithmetic decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.draft.change_endpoints import delta, is_base
from factcheck.draft.context import around
from factcheck.draft.generators.shares.portions import Portion
from factcheck.draft.generators.shares.share import share_candidate
from factcheck.draft.proximity import alike, cue_before, is_percent, is_quantity

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention, Sentence
    from factcheck.draft.candidate import Candidate

BESIDE = 2
"""How many figures from the share the one beside it may be."""
SENTENCES_BEFORE, SENTENCES_AFTER = 6, 3
FARTHEST = 20
"""How many figures away the other one may be."""
TEXT_SCORE, FOR_A_WORD, MOST_FOR_WORDS = 50, 5, 15


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield shares of which one of part and whole is beside the percentage."""
    for sentence in scene.sentences:
        for share in sentence.mentions:
            if not is_percent(share) or share.figure.unit != "percent" or delta(sentence, share):
                continue
            cue = _cue(sentence, share)
            if cue is not None:
                yield from _candidates(scene, sentence, share, cue)


def _cue(sentence: Sentence, share: Mention) -> Cue | None:
    """Return the word that says that a percentage is a share, none for one that may be a rate of anything."""
    cue = cue_before(sentence, share.token, "share", words=2) or cue_before(sentence, share.token, "owns", words=2)
    if cue is not None and not {"strict_share", "owns"}.isdisjoint(cue.parts):
        return cue
    return cue_before(sentence, share.token, "rate_noun", words=20)


def _candidates(scene: AnnotatedArticle, sentence: Sentence, share: Mention, cue: Cue) -> Iterator[Candidate]:
    """Yield the pairs of a figure beside the share and one elsewhere that can be its part and its whole."""
    beside = [
        mention
        for mention in sentence.mentions
        if 0 < abs(mention.place - share.place) <= BESIDE and _is_level(sentence, mention)
    ]
    pairs = [
        (one, other) if one.figure.value < other.figure.value else (other, one)
        for one in beside
        for other in _elsewhere(scene, sentence, share)
        if alike(scene, one, other) and one.figure.value != other.figure.value
    ]
    said = frozenset(sentence.tokens[share.token + 1 : share.token + 10]) - scene.words.fillers
    for part, whole in pairs:
        shared = sum(word[0].isalpha() for word in said & around(scene, whole))
        text_score = TEXT_SCORE + min(FOR_A_WORD * shared, MOST_FOR_WORDS)
        found = share_candidate(Portion(part, share, (cue,), False), whole, text_score, ())
        yield replace(found, rivals=len(pairs), strict_only=True)


def _elsewhere(scene: AnnotatedArticle, sentence: Sentence, share: Mention) -> Iterator[Mention]:
    """Yield the levels of other sentences around."""
    for mention in scene.mentions[max(share.place - FARTHEST, 0) : share.place + FARTHEST]:
        own = scene.sentences[mention.sentence]
        is_near = own is not sentence and -SENTENCES_AFTER <= sentence.number - own.number <= SENTENCES_BEFORE
        if is_near and _is_level(own, mention):
            yield mention


def _is_level(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a figure is an amount in its own right: no percentage, no change, no base of one."""
    return (
        is_quantity(mention)
        and not is_percent(mention)
        and mention.family not in ("times", "fraction")
        and mention.figure.kind != "duration"
        and not delta(sentence, mention)
        and not is_base(sentence, mention)
    )
