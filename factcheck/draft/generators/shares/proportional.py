"""Two shares of one whole, and the two amounts elsewhere in the same proportion.

"China accounts for 20.1% of trade, against 18.6% for America. … Trade with China came to 22,201bn, with America to
20,480bn."  Neither says whose share the other is; that the four are in proportion does.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.change_endpoints import delta
from factcheck.draft.generators.shares.shares_of_one_whole import ONE_WHOLE
from factcheck.draft.proximity import alike, cue_before, is_converted, is_percent, is_quantity

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention, Sentence

FARTHEST = 16
"""How many figures after (or before) the shares the amounts may be."""
TEXT_SCORE = 54


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield neighbouring amounts in the proportion of two shares of one sentence."""
    for sentence in scene.sentences:
        shares = [mention for mention in sentence.mentions if is_percent(mention) and not delta(sentence, mention)]
        if len(shares) != 2 or shares[0].figure.value == shares[1].figure.value:
            continue
        cue = cue_before(sentence, shares[0].token, "takes_up", words=2)
        if cue is not None and cue_before(sentence, shares[1].token, "versus", words=3) and not _has_amount(sentence):
            yield from _in_proportion(scene, sentence, (shares[0], shares[1]), cue)


def _has_amount(sentence: Sentence) -> bool:
    """Return whether an amount beside the shares is what they are of."""
    return any(is_quantity(mention) and not is_percent(mention) for mention in sentence.mentions)


def _in_proportion(
    scene: AnnotatedArticle, sentence: Sentence, shares: tuple[Mention, Mention], cue: Cue
) -> Iterator[Candidate]:
    """Yield the candidate for each two amounts that follow each other in the order of their shares."""
    first = shares[0].place
    amounts = [
        mention
        for mention in scene.mentions[max(first - FARTHEST, 0) : first + FARTHEST]
        if mention.sentence != shares[0].sentence
        and is_quantity(mention)
        and not is_percent(mention)
        and not is_converted(scene, mention)
    ]
    pairs = [
        (one, other)
        for one, other in itertools.pairwise(amounts)
        if alike(scene, one, other) and not delta(scene.sentences[one.sentence], one)
    ]
    for one, other in pairs:
        yield Candidate(
            kind="share",
            check=ONE_WHOLE,
            operands=(
                ("part", other),
                ("percentage", shares[1]),
                ("other_part", one),
                ("other_percentage", shares[0]),
            ),
            stated="percentage",
            text_score=TEXT_SCORE,
            cues=(cue,),
            rivals=len(pairs),
            strict_only=True,
        )
