"""Parts that their shares show to be all: "11 of the 19 (58%), 3 (16%) and 5 (26%)" make the 19."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.draft.generators.shares.portions import Portion, portions
from factcheck.draft.generators.sums.sum import sum_candidate
from factcheck.draft.proximity import alike, is_percent, is_quantity

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention
    from factcheck.draft.candidate import Candidate

ALL = 100
FEWEST = 2
FARTHEST = 6
"""How many figures before the first part the whole is looked for."""
TEXT_SCORE = 74


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield the sums of amounts whose shares, stated beside them in one sentence, make 100 %."""
    for run in _runs(portions(scene)):
        parts = [portion.part for portion in run]
        if len(run) >= FEWEST and _are_all(run) and len({part.place for part in parts}) == len(parts):
            whole = _whole(scene, parts)
            if whole is not None:
                yield sum_candidate(whole, parts, TEXT_SCORE, ())


def _runs(found: Iterator[Portion]) -> Iterator[list[Portion]]:
    """Yield the portions of each sentence together."""
    sentences: dict[int, list[Portion]] = {}
    for portion in found:
        if is_percent(portion.share):
            sentences.setdefault(portion.share.sentence, []).append(portion)
    for run in sentences.values():
        yield sorted(run, key=lambda portion: portion.part.place)


def _are_all(run: Sequence[Portion]) -> bool:
    """Return whether the shares come to 100 %, each known to half of its last digit."""
    shares = [portion.share.figure for portion in run]
    together = sum((share.value for share in shares), Fraction(0))
    return abs(together - ALL) <= sum((share.ulp for share in shares), Fraction(0)) / 2


def _whole(scene: AnnotatedArticle, parts: Sequence[Mention]) -> Mention | None:
    """Return the nearest larger figure of the kind that comes before the parts."""
    first = parts[0].place
    most = max(part.figure.value for part in parts)
    for mention in reversed(scene.mentions[max(first - FARTHEST, 0) : first]):
        is_kin = is_quantity(mention) and all(alike(scene, mention, part) for part in parts)
        if is_kin and mention.figure.value > most:
            return mention
    return None
