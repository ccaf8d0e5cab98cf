"""What a finding says in one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from factcheck.model.faults import INTERNAL, LESS_MEMORY, REPORT_IT, SPLIT_IT, UNWRITTEN
from factcheck.model.safe import visible_line
from factcheck.model.said import in_language
from factcheck.report.document import explanation_of

if TYPE_CHECKING:
    from fractions import Fraction

    from factcheck.model.errors import Problem
    from factcheck.model.interval import Interval
    from factcheck.model.report import Change, CheckResult, Finding, OutsideResult, Repair, Report
    from factcheck.report.words import Words

# Values as a reader of the article writes them.


ORDERINGS = ("comparison", "rank", "weekday", "age", "other")
"""Rules whose sides need not be equal: what "comes out" of one side says nothing about the other."""


def written_interval(interval: Interval, unit: str, language: str) -> str:
    """Write an interval in the language's number style, its ends rounded outward."""
    from factcheck.language.writing import write_interval  # machine formats never need it

    return write_interval(interval, unit, language)


def written_value(value: Fraction, unit: str, language: str) -> str:
    """Write one value in the language's number style."""
    from factcheck.language.writing import write_quantity

    return write_quantity(value, unit, language)


def stated_text(check: CheckResult | None) -> str:
    """Return the stated figure as the article writes it; "" where there is none to compare with."""
    return visible_line(check.stated) if check is not None and check.rule not in ORDERINGS else ""


def computed_text(check: CheckResult | None, language: str) -> str:
    """Return what recomputing gave, in the article's number style; "" where an unknown figure leaves it open."""
    if check is None or check.computed is None or check.rule in ORDERINGS:
        return ""
    if check.computed.low is None or check.computed.high is None or check.verdict == "implied":
        return ""
    return visible_line(check.plain or written_interval(check.computed, check.computed_unit, language))


def misses_text(check: CheckResult, language: str) -> str:
    """Return by how much the two miss each other; "" where they do not, or where the explanation says so."""
    if not check.difference or check.verdict != "inconsistent" or check.explanation:
        return ""
    return visible_line(written_value(abs(check.difference), check.computed_unit, language))


def values_text(check: CheckResult, words: Words, language: str) -> str:
    """Return what is stated, what comes out, and by how much they miss each other, on one line."""
    texts = {
        "stated": stated_text(check),
        "computed": computed_text(check, language),
        "difference": misses_text(check, language),
    }
    patterns = {"stated": "line.stated", "computed": "line.computed", "difference": "line.misses"}
    return " · ".join(words[patterns[name]].format(**{name: text}) for name, text in texts.items() if text)


# What the table shows of one finding, line by line.


REPAIRS = 3
"""Repairs that a table shows of each check; the engine puts the likeliest error first."""


def reason_lines(finding: Finding, report: Report, words: Words) -> Iterator[str]:
    """Yield everything between the values and the next finding: the reason, repairs, and what else is known."""
    check = finding.decisive
    if finding.verdict == "consistent" and all(one.explanation for one in finding.checks):
        yield from (visible_line(labelled(one.explanation, report.outside)) for one in finding.checks)
    elif reason := visible_line(labelled(explanation_of(finding), report.outside)):
        yield reason
    elif check is not None:
        yield visible_line(check.source)
    elif finding.verdict != "consistent":
        yield words[f"meaning.{finding.verdict}"]
    if check is not None:
        yield from (repair_text(repair, words) for repair in check.repairs[:REPAIRS])
    yield from drift_lines(finding, words)
    yield from claim_lines(finding, words)


def claim_lines(finding: Finding, words: Words) -> Iterator[str]:
    """Yield what is known of the claim beyond its checks: what conflicts, notes, why it is silenced."""
    if not names_conflict(finding):
        yield conflict_text(finding, words)
    yield from (visible_line(note) for note in finding.notes)
    if finding.silenced:
        yield words["line.silenced"].format(reason=visible_line(finding.silenced))


# Outside figures for people: what each is, and how that is known.


def outside_value(result: OutsideResult, language: str) -> str:
    """Return the figure as given, else the interval it was solved to; "" where nothing pins it."""
    if result.value or result.interval is None:
        return visible_line(result.value)
    return visible_line(written_interval(result.interval, result.unit, language))


def labelled(text: str, outside: Iterable[OutsideResult]) -> str:
    """Return `text` with the note of each outside figure beside the first mention of its name: “grdp” (GRDP 2018)."""
    for result in outside:
        if result.note and result.note not in text:
            text = text.replace(f"“{result.name}”", f"“{result.name}” ({result.note})", 1)
    return text


def outside_reason(result: OutsideResult, words: Words) -> str:
    """Return how the figure is known: its source, or what the engine says of the claims that pin it."""
    if result.known:
        reason = f"{words['line.known']}: {result.source}" if result.source else words["line.known"]
    elif result.explanation:
        return visible_line(result.explanation)
    elif result.claims:
        reason = f"{words['line.solved']} {words['line.from_claims'].format(ids=', '.join(result.claims))}"
    else:
        reason = words["line.unsolved"]
    return visible_line(reason)


FAULTS = {
    "internal": ((INTERNAL, "fault.internal"), (UNWRITTEN, "fault.unwritten"), (REPORT_IT, "fault.report_it")),
    "memory": ((LESS_MEMORY, "fault.memory"), (UNWRITTEN, "fault.unwritten"), (SPLIT_IT, "fault.split_it")),
}
"""By kind of problem, the phrases that `factcheck.model.faults` has for it and the words that replace them."""


def repair_text(repair: Repair, words: Words) -> str:
    """Return one repair as text: what to write instead, and the error that would explain it."""
    slip = words.get(f"slip.{repair.slip}", repair.slip)
    return visible_line(words["line.repair"].format(before=repair.before, after=repair.after, slip=slip))


def drift_lines(finding: Finding, words: Words) -> Iterator[str]:
    """Yield the figures that the article has changed, those left out that the reason names already."""
    reason = explanation_of(finding)
    for change in finding.drift:
        if not (change.after and change.before in reason and change.after in reason):
            yield drift_text(change, words)


def drift_text(change: Change, words: Words) -> str:
    """Return as text one figure that the article has changed since the claim was accepted."""
    pattern = words["line.drift" if change.after else "line.drift_gone"]
    return visible_line(pattern.format(figure=change.figure, before=change.before, after=change.after))


def message(finding: Finding, words: Words, language: str) -> str:
    """Return the whole finding in one line: the reason, what changed, what conflicts, the likeliest repair, notes."""
    return "; ".join(message_parts(finding, words, language))


def message_parts(finding: Finding, words: Words, language: str) -> Iterator[str]:
    """Yield the parts of `message` in the order in which a reader needs them."""
    yield reason_text(finding, words, language).rstrip(".")
    yield from drift_lines(finding, words)
    if not names_conflict(finding):
        yield conflict_text(finding, words)
    check = finding.decisive
    if check is not None and check.repairs:
        yield repair_text(check.repairs[0], words)
    yield from (visible_line(note).rstrip(".") for note in finding.notes)
    if finding.silenced:
        yield words["line.silenced"].format(reason=visible_line(finding.silenced))


def names_conflict(finding: Finding) -> bool:
    """Return whether nothing conflicts, or the reason names all that does."""
    reason = explanation_of(finding)
    return all(f"“{other}”" in reason for other in finding.conflict)


def conflict_text(finding: Finding, words: Words) -> str:
    """Return a line with the claims that this one can't be true together with."""
    return words["line.conflict"].format(ids=visible_line(", ".join(finding.conflict)))


def reason_text(finding: Finding, words: Words, language: str) -> str:
    """Return why: what the engine says, else what was stated and what came out, else the check, else the verdict."""
    check = finding.decisive
    return (
        visible_line(explanation_of(finding))
        or (check is not None and (values_text(check, words, language) or visible_line(check.source)))
        or words[f"meaning.{finding.verdict}"]
    )


def problem_message(problem: Problem, words: Words) -> str:
    """Return a problem and what would be right, in one line."""
    message, hint = (visible_line(in_words_of(problem, text, words)) for text in (problem.message, problem.hint))
    return "; ".join(part for part in (message, words["line.hint"].format(hint=hint) if hint else "") if part)


def in_words_of(problem: Problem, text: str, words: Words) -> str:
    """Return the message or the hint of a problem with what is said of every fault in these words."""
    text = in_language(text, words["page.language"])
    for english, key in FAULTS.get(problem.kind, ()):
        text = text.replace(english, words[key])
    return text
