"""A cut or a hiring stated as a share of the workforce, whose size is elsewhere: "2,850 jobs … 3% of its staff"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.draft.change_endpoints import delta
from factcheck.draft.generators.shares.portions import Portion, is_share
from factcheck.draft.generators.shares.share import share_candidate
from factcheck.draft.proximity import WORKFORCE, cue_after

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention
    from factcheck.draft.candidate import Candidate

SENTENCES_BACK, FARTHEST = 3, 25
"""How many sentences back the jobs may be, and among how many figures on each side the workforce is looked for."""
LEAST_TIMES = 2
"""The workforce is at least so many times the jobs."""
TEXT_SCORE = 72


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield jobs as a share of people employed."""
    for sentence in scene.sentences:
        for share in sentence.mentions:
            cue = cue_after(sentence, share.token, "workforce", words=4) if is_share(share) else None
            if cue is None or delta(sentence, share):
                continue
            part = _jobs(scene, share)
            wholes = list(_workforces(scene, part)) if part else []
            for whole in wholes:
                if part:
                    found = share_candidate(Portion(part, share, (cue,), False), whole, TEXT_SCORE, ())
                    yield replace(found, rivals=len(wholes), strict_only=True)


def _jobs(scene: AnnotatedArticle, share: Mention) -> Mention | None:
    """Return the nearest jobs or people stated in front of a share."""
    for mention in reversed(scene.mentions[max(share.place - FARTHEST, 0) : share.place]):
        if share.sentence - mention.sentence > SENTENCES_BACK:
            return None
        if mention.figure.kind == "count" and mention.figure.unit in WORKFORCE:
            return mention
    return None


def _workforces(scene: AnnotatedArticle, part: Mention) -> Iterator[Mention]:
    """Yield the figures that count people employed, each value once."""
    seen = set()
    for mention in scene.mentions[max(part.place - FARTHEST, 0) : part.place + FARTHEST]:
        value = mention.figure.value
        is_large = value >= LEAST_TIMES * part.figure.value and value not in seen
        if is_large and mention.figure.kind == "count" and mention.figure.unit in WORKFORCE:
            seen.add(value)
            yield mention
