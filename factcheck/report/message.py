"""What a finding says in one line."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.faults import INTERNAL, LESS_MEMORY, REPORT_IT, SPLIT_IT, UNWRITTEN
from factcheck.model.report import Change, Finding, Problem, Repair
from factcheck.model.safe import visible_line
from factcheck.report.document import explanation_of
from factcheck.report.values import values_text
from factcheck.report.words import Words

FAULTS = {
    "internal": ((INTERNAL, "fault.internal"), (UNWRITTEN, "fault.unwritten"), (REPORT_IT, "fault.report_it")),
    "memory": ((LESS_MEMORY, "fault.memory"), (UNWRITTEN, "fault.unwritten"), (SPLIT_IT, "fault.split_it")),
}
"""By kind of problem, the phrases that `factcheck.model.faults` has for it and the words that stand for them."""


def repair_text(repair: Repair, words: Words) -> str:
    """Tell one repair: what to write instead, and the slip that would explain it."""
    slip = words.get(f"slip.{repair.slip}", repair.slip)
    return visible_line(words["line.repair"].format(before=repair.before, after=repair.after, slip=slip))


def drift_lines(finding: Finding, words: Words) -> Iterator[str]:
    """Yield the figures that the article has changed, those left out that the reason tells already."""
    reason = explanation_of(finding)
    for change in finding.drift:
        if not (change.after and change.before in reason and change.after in reason):
            yield drift_text(change, words)


def drift_text(change: Change, words: Words) -> str:
    """Tell one figure that the article has changed since it was signed off."""
    pattern = words["line.drift" if change.after else "line.drift_gone"]
    return visible_line(pattern.format(figure=change.figure, before=change.before, after=change.after))


def message(finding: Finding, words: Words, language: str) -> str:
    """Tell the whole finding in one line: the reason, what changed, what conflicts, the likeliest repair, notes."""
    return "; ".join(message_parts(finding, words, language))


def message_parts(finding: Finding, words: Words, language: str) -> Iterator[str]:
    """Yield the parts of `message` in the order in which a reader needs them."""
    yield reason_text(finding, words, language).rstrip(".")
    yield from drift_lines(finding, words)
    if not conflict_is_told(finding):
        yield conflict_text(finding, words)
    check = finding.decisive
    if check is not None and check.repairs:
        yield repair_text(check.repairs[0], words)
    yield from (visible_line(note).rstrip(".") for note in finding.notes)
    if finding.silenced:
        yield words["line.silenced"].format(reason=visible_line(finding.silenced))


def conflict_is_told(finding: Finding) -> bool:
    """Tell whether nothing conflicts, or the reason names all that does."""
    reason = explanation_of(finding)
    return all(f"“{other}”" in reason for other in finding.conflict)


def conflict_text(finding: Finding, words: Words) -> str:
    """Tell the claims that this one can't be true together with."""
    return words["line.conflict"].format(ids=visible_line(", ".join(finding.conflict)))


def reason_text(finding: Finding, words: Words, language: str) -> str:
    """Tell why: what the engine says, else what was stated and what came out, else the check, else the verdict."""
    check = finding.decisive
    return (
        visible_line(explanation_of(finding))
        or (check is not None and (values_text(check, words, language) or visible_line(check.source)))
        or words[f"meaning.{finding.verdict}"]
    )


def problem_message(problem: Problem, words: Words) -> str:
    """Tell a problem and what would be right, in one line."""
    told = {part: visible_line(text) for part, text in (("message", problem.message), ("hint", problem.hint))}
    for english, key in FAULTS.get(problem.kind, ()):
        told = {part: text.replace(english, words[key]) for part, text in told.items()}
    hint = words["line.hint"].format(hint=told["hint"]) if problem.hint else ""
    return "; ".join(part for part in (told["message"], hint) if part)
