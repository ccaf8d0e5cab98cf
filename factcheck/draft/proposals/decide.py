"""Stage 5, decide: which proposals are found, which are errors, and which are only a question to the reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from factcheck.draft.candidate import SURE
from factcheck.draft.chance import log_likelihood
from factcheck.draft.change_endpoints import is_base
from factcheck.draft.choose import SAME_SLOT
from factcheck.draft.judge import Judged
from factcheck.draft.proposals.fit import Fitted, fit, has_direction
from factcheck.draft.proposals.forms import BY
from factcheck.draft.proposals.plain_text import has_cue, is_misprint, says_plainly
from factcheck.draft.proposals.record import Parsed, Rejection, Source
from factcheck.draft.proposals.validate import EACH, Valid, Validator
from factcheck.draft.scoring import ENOUGH, MOST, ScoredCandidate
from factcheck.language.messages import Words, load_phrases, load_words
from factcheck.model.faults import contained

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention
    from factcheck.model.report import Problem

Outcome = Literal["found", "error", "question"]

DOUBTFUL = 50
"""How sure a question is, in hundredths: a reader has to decide."""
REACH = 1
"""Sentences between the figures of an error: further apart, something else may be meant …"""
FAR = 8
"""… unless the sentence of the stated figure itself has the rule's word ("a total of"): then so many."""
ONLY_POSSIBLE = "rank("
"""The check that only says that there is such a place: that it holds explains no other claim about the place."""


class Decision(msgspec.Struct, frozen=True):
    """What came of one proposal."""

    number: int
    line: int
    outcome: Outcome
    judged: Judged
    reason: str = ""
    """Of a question: why it is no error."""


class Checked(msgspec.Struct, frozen=True):
    """What came of all proposals about an article."""

    decisions: tuple[Decision, ...] = ()
    known: int = 0
    """How many say what factcheck's own rules have found already."""
    rejections: tuple[Rejection, ...] = ()


def check_proposals(
    scene: AnnotatedArticle,
    parsed: Parsed,
    own: Sequence[Judged] = (),
    problems: list[Problem] | None = None,
    language: str = "",
) -> Checked:
    """Return what the proposals come to beside the claims that factcheck has found by itself.

    A proposal on which the program breaks is added to `problems`, where there is such a list.  Rejections are worded in
    `language`, by default the article's own.
    """
    words = load_words(language or scene.article.language)
    validator = Validator(scene, words)
    rejections = list(parsed.rejections)
    fitted: list[Fitted] = []
    for numbered in parsed.proposals:
        with contained(problems, scene.article.path, about=f"proposal {numbered.number}"):
            valid = validator.validate(numbered)
            if isinstance(valid, Rejection):
                rejections.append(valid)
                continue
            made = fit(scene, valid)
            if made is None:
                message = words["rejected.not computable"].format(rule=valid.form.name, figures=_texts(valid))
                rejections.append(Rejection(valid.number, valid.line, "not computable", message, valid.form.name))
                continue
            fitted.append(made)
    kept, known, twice = _without_known(fitted, own, words)
    rejections += twice
    decisions = [decide(scene, one, kept, own, parsed.source) for one in kept]
    return Checked(tuple(decisions), known, tuple(sorted(rejections, key=lambda one: (one.line, one.number))))


def decide(
    scene: AnnotatedArticle,
    fitted: Fitted,
    others: Sequence[Fitted],
    own: Sequence[Judged],
    source: Source = "proposals",
) -> Decision:
    """Return whether a recomputed proposal is found, an error or a question."""
    valid = fitted.valid
    reason = "" if fitted.holds else _doubt(scene, fitted, others, own)
    outcome: Outcome = "found" if fitted.holds else "question" if reason else "error"
    strength = {
        "found": min(ENOUGH + max(log_likelihood(fitted.outcome.chance), 0), MOST),
        "error": SURE,
        "question": DOUBTFUL,
    }[outcome]
    candidate = msgspec.structs.replace(
        fitted.candidate,
        text_score=max(ENOUGH, strength),
        note=load_phrases(scene.article.language).why["proposed"],
        origin=source,
        question=reason,
    )
    judged = Judged(ScoredCandidate(candidate, fitted.outcome, strength), fitted.evaluation)
    return Decision(valid.number, valid.line, outcome, judged, reason)


def _doubt(scene: AnnotatedArticle, fitted: Fitted, others: Sequence[Fitted], own: Sequence[Judged]) -> str:
    """Return why a proposal that does not hold is no error, in the article's language; "" where it is one."""
    says = load_phrases(scene.article.language).proposal
    if fitted.reading == "direction" and _is_plain_move(scene, fitted.valid):
        return ""
    if fitted.reading:
        first, second, *_ = (*fitted.reading_figures, "", "")
        return says[fitted.reading].format(first=first, second=second)
    if _holds_elsewhere(fitted, others, own):
        return says["rival"]
    if not says_plainly(scene, fitted.valid):
        return says["no_word"]
    if not _is_within_reach(scene, fitted.valid, others) and not is_misprint(scene, fitted.valid):
        return says["far"]
    return ""


def _is_plain_move(scene: AnnotatedArticle, valid: Valid) -> bool:
    """Return whether the text says outright which way a level went, and from where or by how much."""
    if BY in valid.operands:
        return has_direction(scene, valid.form, valid.operands)
    if "from" not in valid.operands:
        return False
    start = valid.operands["from"][0]
    return (
        has_direction(scene, valid.form, valid.operands) and is_base(scene.sentences[start.sentence], start) is not None
    )


def _holds_elsewhere(fitted: Fitted, others: Sequence[Fitted], own: Sequence[Judged]) -> bool:
    """Return whether the stated figure holds in another relation of the same sort."""
    kind = _slot(fitted.candidate.kind)
    stated = fitted.candidate.stated_mention.place
    ours = any(
        judged.weighed.holds
        and _slot(judged.weighed.candidate.kind) == kind
        and judged.weighed.candidate.stated_mention.place == stated
        and not judged.weighed.candidate.check.startswith(ONLY_POSSIBLE)
        for judged in own
    )
    return ours or any(
        other.holds and _slot(other.candidate.kind) == kind and other.candidate.stated_mention.place == stated
        for other in others
    )


def _is_within_reach(scene: AnnotatedArticle, valid: Valid, others: Sequence[Fitted]) -> bool:
    """Return whether the figures are in one sentence or the next, or a repeat brings them there."""
    near = [scene.sentences[mention.sentence].number for mention in valid.mentions]
    stated = valid.operands[valid.form.stated][0] if valid.form.stated else valid.mentions[0]
    home = scene.sentences[stated.sentence].number
    spread = max(near) - min(near)
    if spread <= REACH:
        return True
    if spread <= FAR and has_cue(scene.sentences[stated.sentence], valid, valid.form.cues):
        return True
    repeated = {
        mention.place: one
        for one in others
        if one.valid.form.name == "repeat" and one.holds
        for mention in one.valid.mentions
    }
    return all(
        abs(scene.sentences[mention.sentence].number - home) <= REACH
        or (mention.place in repeated and _is_brought(scene, repeated[mention.place], home))
        for mention in valid.mentions
    )


def _is_brought(scene: AnnotatedArticle, repeat: Fitted, home: int) -> bool:
    return any(abs(scene.sentences[mention.sentence].number - home) <= REACH for mention in repeat.valid.mentions)


def _without_known(
    fitted: Iterable[Fitted], own: Sequence[Judged], words: Words
) -> tuple[list[Fitted], int, list[Rejection]]:
    """Return the proposals that say something new, how many say what is known, and those that say it twice."""
    ours = {(_slot(judged.weighed.candidate.kind), judged.weighed.candidate.places) for judged in own}
    seen: set[tuple[str, frozenset[int]]] = set()
    kept: list[Fitted] = []
    twice: list[Rejection] = []
    known = 0
    for one in fitted:
        key = (_slot(one.candidate.kind), _told(one))
        if key in ours or (key[0] == "per_unit" and any(key[0] == slot and own < key[1] for slot, own in ours)):
            known += 1
        elif key in seen:
            message = words["rejected.duplicate"].format(rule=one.valid.form.name, figures=_texts(one.valid))
            twice.append(Rejection(one.valid.number, one.valid.line, "duplicate", message, one.valid.form.name))
        else:
            kept.append(one)
        seen.add(key)
    return kept, known, twice


def _told(fitted: Fitted) -> frozenset[int]:
    """Return the places of the figures that make a statement: the 100,000 of a rate for so many is none of them."""
    each = {mention.place for mention in fitted.valid.operands.get(EACH, ())}
    return fitted.candidate.places - each


def _slot(kind: str) -> str:
    return SAME_SLOT.get(kind, kind)


def _texts(valid: Valid) -> str:
    mentions: Sequence[Mention] = valid.mentions[:4]
    return ", ".join(f"“{mention.figure.text[:40]}”" for mention in mentions)
