"""What "most" says of a share: that it is more than half."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.change_endpoints import delta
from factcheck.draft.proximity import cue_after, cue_before, is_percent

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield that a share stated right beside "most" or "a majority" is over 50 %."""
    for sentence in scene.sentences:
        for share in sentence.mentions:
            if not is_percent(share) or share.figure.unit != "percent" or delta(sentence, share):
                continue
            cue = cue_before(sentence, share.token, "most", words=4, marks=2) or cue_after(
                sentence, share.token, "most", words=1, marks=1
            )
            if cue is not None:
                yield Candidate(
                    kind="comparison",
                    check="share > 50 %",
                    operands=(("share", share),),
                    stated="share",
                    text_score=72,
                    cues=(cue,),
                )
