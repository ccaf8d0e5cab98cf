"""What `verify` says of an edited copy, against what it must say.

What it must say comes from the same claims with their quotes taken from where the edit left them, so that nothing
had to be found: the verdicts of a desk that signs off the edited copy.  Claims on an edited number must say more,
that it drifted.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from benchmarks.anchoring.copy_text import Copy
from benchmarks.anchoring.making import Signed, signed_anew, verified
from factcheck.model.article import Span
from factcheck.model.report import Finding

BROKEN = ("inconsistent", "invalid")


class Saying(msgspec.Struct, frozen=True):
    """What is said of one claim or figure, whether that is right, and the case for a person who looks into it."""

    label: str
    right: bool
    case: str = ""


def judge_harmless(signed: Signed, copy: Copy) -> Iterator[Saying]:
    """Yield for each claim whether its verdict is still what it was at sign-off."""
    report = verified(copy, signed.claims_file)
    for before, now in zip(signed.report.claims, report.claims, strict=True):
        kept = now.verdict == before.verdict
        yield Saying("verdict kept" if kept else f"{before.verdict} became {now.verdict}", kept, _case(now))


def judge_numbers(signed: Signed, copy: Copy) -> Iterator[Saying]:
    """Yield for each claim on an edited number whether it says so, and for every other one whether it is right."""
    report = verified(copy, signed.claims_file)
    expected = verified(copy, signed_anew(signed, copy))
    hits = _hits(signed, copy)
    for before, now, anew in _paired(signed.report.claims, report.claims, expected.claims, hits):
        if now.id in hits:
            yield _of_edited(now, anew, hits[now.id])
        elif now.verdict != anew.verdict and {now.verdict, anew.verdict} != {"missing", "invalid"}:
            yield Saying(f"untouched, {anew.verdict} became {now.verdict}", False, _case(now))
        elif anew.verdict != before.verdict:
            yield Saying(f"leans on it, told as {now.verdict}", True)


def judge_added(signed: Signed, copy: Copy) -> Iterator[Saying]:
    """Yield for each added figure whether it is told as uncovered, and each claim that changed its verdict."""
    report = verified(copy, signed.claims_file)
    uncovered = [report.figures[index] for index in report.coverage.uncovered]
    for span in copy.added:
        told = span is not None and any(figure.start < span.end and span.start < figure.end for figure in uncovered)
        yield Saying("told as uncovered" if told else "not told", told, span and copy.words(span))
    for before, now in zip(signed.report.claims, report.claims, strict=True):
        if now.verdict != before.verdict:
            yield Saying(f"{before.verdict} became {now.verdict}", False, _case(now))


def judge_cut(signed: Signed, copy: Copy) -> Iterator[Saying]:
    """Yield for each claim whose words were cut what it says, and each other claim that says something wrong.

    A statement that the article makes twice may be found in its other place.
    """
    report = verified(copy, signed.claims_file)
    expected = verified(copy, signed_anew(signed, copy))
    spans = iter(copy.quotes)
    for claim, now, anew in zip(signed.claims_file.claims, report.claims, expected.claims, strict=True):
        if None in [next(spans) for _ in claim.quotes]:
            told = now.verdict in ("missing", "drifted", *BROKEN)
            yield Saying(f"cut, told as {now.verdict}", told, _case(now))
        elif now.verdict != anew.verdict:
            yield Saying(f"not cut, told as {now.verdict}", False, _case(now))


def _hits(signed: Signed, copy: Copy) -> dict[str, list[tuple[str, str]]]:
    """Return for each claim that marks an edited number its (before, after)."""
    edited = [copy.figures[index] for index in copy.edited]
    marks = iter(copy.marks)
    hits: dict[str, list[tuple[str, str]]] = {}
    for claim in signed.claims_file.claims:
        for mark in [mark for quote in claim.quotes for mark in quote.marks]:
            place = next(marks)
            if any(_overlap(place, span) for span in edited):
                hits.setdefault(claim.id, []).append((mark.surface, copy.words(place) if place else ""))
    return hits


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.start < other.end and other.start < one.end


def _of_edited(now: Finding, anew: Finding, hits: list[tuple[str, str]]) -> Saying:
    """Say whether a claim on an edited number is told as drifted, with its old and new text, and as broken."""
    is_torn = anew.verdict == "invalid"  # what is there now is no one whole figure, and nothing is computed on it
    if not now.drift or (now.verdict == "missing" and not is_torn):
        return Saying(f"edited, told as {now.verdict} without drift", False, _case(now))
    told = {(change.before, change.after) for change in now.drift}
    if not told.issuperset((before, after) for before, after in hits if before != after):
        return Saying("edited, told as another number", False, f"{hits} {_case(now)}")
    if anew.verdict in BROKEN:
        right = now.verdict in ("missing", "drifted") if is_torn else now.verdict == anew.verdict
        return Saying(f"edited, breaks a check, told as {now.verdict}", right, _case(now))
    return Saying(f"edited, told as {now.verdict}", now.verdict == "drifted", _case(now))


def _paired(
    before: tuple[Finding, ...], now: tuple[Finding, ...], anew: tuple[Finding, ...], hits: dict[str, object]
) -> Iterator[tuple[Finding, Finding, Finding]]:
    """Yield the findings of each claim; of claims with the very same words one that says more goes to an edited one.

    Nobody can tell which of two equal sentences was the one that is edited now.
    """
    groups: dict[str, list[int]] = {}
    for index, finding in enumerate(before):
        groups.setdefault(finding.quote, []).append(index)
    for indices in groups.values():
        told = sorted(indices, key=lambda index: not now[index].drift)
        due = sorted(indices, key=lambda index: before[index].id not in hits)
        for one, other in zip(told, due, strict=True):
            finding = msgspec.structs.replace(now[one], id=before[other].id)
            yield before[other], finding, anew[other]


def _case(finding: Finding) -> str:
    """Return a finding in one line."""
    drift = "; ".join(f"{change.before} → {change.after}" for change in finding.drift)
    return f"{finding.id} {finding.quote!r} {finding.verdict} [{drift}] {finding.explanation} {finding.notes}"
