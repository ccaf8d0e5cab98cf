"""Share, whole and part that explain each other: "a quarter of the 480 pupils, or 120", "120 of the 480, a quarter"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.annotated_article import WHEN, AnnotatedArticle, Cue, Mention, Sentence
from factcheck.draft.change_endpoints import delta
from factcheck.draft.generators.shares.portions import Portion, is_share
from factcheck.draft.generators.shares.share import share_candidate
from factcheck.draft.proximity import alike, cue_before, distance, is_quantity, marks_between

if TYPE_CHECKING:
    from factcheck.draft.candidate import Candidate

MOST_WORDS = 3
"""How many words that mean something may name what is counted before the apposition begins."""
PLAIN, LOOSE = 82, 66


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield the shares of three figures in a row of which the last is in apposition to the first two."""
    for sentence in scene.sentences:
        mentions = sentence.mentions
        for first, whole, last in zip(mentions, mentions[1:], mentions[2:], strict=False):
            part, share = (last, first) if is_share(first) else (first, last)
            if is_share(part) or not is_share(share) or not _may_tie(scene, sentence, part, whole, share):
                continue
            of = _of(sentence, first, whole)
            apposition = _apposes(sentence, whole, last)
            if of is not None and apposition is not None:
                cues, text_score = apposition
                yield share_candidate(Portion(part, share, (of, *cues), True), whole, text_score, ())


def _may_tie(scene: AnnotatedArticle, sentence: Sentence, part: Mention, whole: Mention, share: Mention) -> bool:
    """Return whether the three can be part, whole and share, as far as units and sizes say."""
    is_part = is_quantity(part) and alike(scene, part, whole) and 0 < part.figure.value < whole.figure.value
    return is_part and share.figure.unit in ("percent", "") and not delta(sentence, share) and not delta(sentence, part)


def _of(sentence: Sentence, first: Mention, whole: Mention) -> Cue | None:
    """Return the "of" between a part or a share and its whole."""
    for role in ("of", "among"):
        cue = cue_before(sentence, whole.token, role, words=1)
        if cue is None or cue.first < first.token or distance(sentence, first.token, cue.first) > 2:
            continue
        if WHEN not in sentence.tokens[cue.first : whole.token]:  # "7,000 in November to 4.4 million"
            return cue
    return None


def _apposes(sentence: Sentence, whole: Mention, last: Mention) -> tuple[tuple[Cue, ...], int] | None:
    """Return how a figure explains those before it: by "or", or by coming between commas or dashes."""
    if distance(sentence, whole.token, last.token) > MOST_WORDS:
        return None
    cue = cue_before(sentence, last.token, "equals", words=0)
    if cue is not None and cue.first > whole.token:
        return (cue,), PLAIN
    one_mark = marks_between(sentence, whole.token, last.token) == 1
    beside = not sentence.tokens[last.token - 1][0].isalnum()
    ends = not sentence.tokens[last.token + 1 : last.token + 2] or not _goes_on(sentence, last)
    return ((), LOOSE) if one_mark and beside and ends else None


def _goes_on(sentence: Sentence, last: Mention) -> bool:
    """Return whether words follow a figure before the mark that would close an apposition."""
    following = sentence.tokens[last.token + 1 : last.token + 4]
    return all(token[0].isalnum() for token in following)
