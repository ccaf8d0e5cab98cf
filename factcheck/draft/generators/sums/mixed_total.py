"""A total of things that are counted by different names: "845 motorbikes, 402 cars and 109 lorries, 1,356 in all".

The parts are all the counts in front of the total, or after "among them", in its sentence; that they are one list
makes them parts.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.draft.change_endpoints import delta
from factcheck.draft.generators.sums.sum import sum_candidate, total_cue
from factcheck.draft.proximity import distance

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention, Sentence
    from factcheck.draft.candidate import Candidate

LONGEST_ITEM = 8
"""How many words one item of the list may have."""
LEAST = 2
"""How few parts make a list."""
BEGINS = frozenset({"open", "closed", "part_of"})
"""Parts of the words that begin a list."""
TEXT_SCORE = 66


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield totals of the whole list of counts before them."""
    for sentence in scene.sentences:
        for whole in sentence.mentions:
            if whole.figure.kind not in ("count", "number"):
                continue
            for cue, parts in (_before(sentence, whole), _after(sentence, whole)):
                if cue is not None and len(parts) >= LEAST:
                    found = sum_candidate(whole, parts, TEXT_SCORE, (cue,))
                    yield replace(found, check=_pure_check(parts, whole), strict_only=True)


def _before(sentence: Sentence, whole: Mention) -> tuple[Cue | None, list[Mention]]:
    """Return the word for a total and the list that comes before both."""
    parts = [mention for mention in sentence.mentions if mention.place < whole.place]
    cue = total_cue(sentence, whole)
    follows = cue is not None and parts and cue.first > parts[-1].token
    return (cue, parts) if follows and _is_list(sentence, [*parts, whole]) else (None, [])


def _after(sentence: Sentence, whole: Mention) -> tuple[Cue | None, list[Mention]]:
    """Return the word that begins a list right after a total, and the list up to the end of the sentence."""
    parts = [mention for mention in sentence.mentions if mention.place > whole.place]
    cue = next((cue for cue in sentence.cues if cue.first > whole.token), None)
    begins = cue is not None and parts and cue.last <= parts[0].token and not BEGINS.isdisjoint(cue.parts)
    return (cue, parts) if begins and _is_list(sentence, [whole, *parts]) else (None, [])


def _is_list(sentence: Sentence, items: list[Mention]) -> bool:
    """Return whether figures are counts, no changes, that follow each other closely."""
    gaps = [distance(sentence, one.token, other.token) for one, other in itertools.pairwise(items)]
    are_counts = all(item.figure.kind in ("count", "number") and not delta(sentence, item) for item in items)
    return are_counts and max(gaps, default=0) <= LONGEST_ITEM


def _pure_check(parts: list[Mention], whole: Mention) -> str:
    """Return the check with every count taken as a number."""
    roles = [*((f"part_{number}", part) for number, part in enumerate(parts, 1)), ("whole", whole)]
    pure = [f"{role} ÷ 1 {mention.figure.unit}" if mention.figure.unit else role for role, mention in roles]
    return f"sum({', '.join(pure[:-1])}) ≈ {pure[-1]}"
