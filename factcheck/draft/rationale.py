"""What led to a drafted claim, in one line for people: words and arithmetic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.draft.chance import CERTAIN
from factcheck.draft.scoring import ORDERS, ScoredCandidate
from factcheck.language.messages import load_phrases

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention

WORDS_BESIDE = 3


def why_of(scene: AnnotatedArticle, weighed: ScoredCandidate) -> str:
    """Return the cues of a claim, what was noted of it, and what the arithmetic added."""
    own = load_phrases(scene.article.language).why
    candidate = weighed.candidate
    cues = list(dict.fromkeys(f"“{scene.article.text[cue.start : cue.end]}”" for cue in candidate.cues))
    words = own["words"].format(cues=", ".join(cues or [f"“{_beside(scene, candidate.stated_mention)}”"]))
    parts = [candidate.about or words]
    if candidate.note:
        parts.append(candidate.note)
    parts.append(own["unprinted"] if candidate.unprinted else _arithmetic(own, weighed))
    return "; ".join(part for part in parts if part)


def _beside(scene: AnnotatedArticle, mention: Mention) -> str:
    """Return a figure with the words right in front of it, where no cue word led to the claim."""
    sentence = scene.sentences[mention.sentence]
    first = max(mention.token - WORDS_BESIDE, 0)
    return " ".join(scene.article.text[sentence.starts[first] : mention.figure.end].split())


def _arithmetic(own: dict[str, str], weighed: ScoredCandidate) -> str:
    """Return what the arithmetic says."""
    outcome = weighed.outcome
    if weighed.candidate.kind in ORDERS and outcome.fit == "strict":
        return own["order"]
    if outcome.fit == "miss":
        return own["miss"]
    if outcome.fit == "generous":
        return own["loose"]
    return own["exact"].format(chance=_per_cent(outcome.chance))


def _per_cent(chance: int) -> str:
    """Return a chance in parts per million as a percentage in few digits."""
    tenths = max(chance * 1000 // CERTAIN, 1)
    return f"{tenths // 10}.{tenths % 10} %" if tenths < 100 else f"{tenths // 10} %"


def confidence_text(confidence: int) -> str:
    """Return hundredths as a decimal between 0 and 1."""
    return f"0.{confidence:02d}" if confidence < 100 else "1"
