"""A part, its share, and what is missing to the whole: "114m m³, or 26.27 % of the required volume, 321m short"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.generators.shares.portions import Portion, portions
from factcheck.draft.proximity import alike, cue_before
from factcheck.draft.search import compute

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention

CHECK = "share(part, part + missing) ≈ percentage"


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield shares of a whole that is the part and the shortfall together; misses where two or more such shares fit."""
    found = [(portion, missing) for portion in portions(scene) if (missing := _missing(scene, portion))]
    fitting = sum(compute(CHECK, _operands(*pair)).fit == "strict" for pair in found)
    for portion, missing in found:
        yield Candidate(
            kind="share",
            check=CHECK,
            operands=_operands(portion, missing),
            stated="percentage",
            text_score=85 if fitting >= 2 else 62,
            cues=portion.cues,
            note=f"{fitting} shares stated in the same way fit" if fitting >= 2 else "",
        )


def _missing(scene: AnnotatedArticle, portion: Portion) -> Mention | None:
    """Return the shortfall stated right after a portion."""
    sentence = scene.sentences[portion.share.sentence]
    place = max(portion.part.place, portion.share.place) + 1
    if place >= len(scene.mentions) or scene.mentions[place].sentence != portion.share.sentence:
        return None
    missing = scene.mentions[place]
    cue = cue_before(sentence, missing.token, "missing", words=2)
    return missing if cue and alike(scene, missing, portion.part) else None


def _operands(portion: Portion, missing: Mention) -> tuple[tuple[str, Mention], ...]:
    """Return the operands of the check."""
    return ("part", portion.part), ("missing", missing), ("percentage", portion.share)
