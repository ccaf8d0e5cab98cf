"""Findings as diagnostics: in articles at the stated figure, in claims files at the claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lsprotocol.types import (
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)

from factcheck.integrations.lsp.documents import uri_of

if TYPE_CHECKING:
    from factcheck.integrations.lsp.analyser import Analyser
    from factcheck.integrations.lsp.documents import Document, Recomputed
    from factcheck.integrations.lsp.records import Complaint, Statement

SOURCE = "factcheck"
OF_CLAIMS = {
    "inconsistent": DiagnosticSeverity.Error,
    "invalid": DiagnosticSeverity.Error,
    "missing": DiagnosticSeverity.Warning,
    "drifted": DiagnosticSeverity.Warning,
    "rounding": DiagnosticSeverity.Information,
}
"""How loud a finding is; verdicts that are not here ask for nothing."""

OF_SCANS = {"inconsistent": DiagnosticSeverity.Warning, "rounding": DiagnosticSeverity.Information}

WORD = re.compile(r"\S+")


def article_diagnostics(analyser: Analyser, document: Document) -> list[Diagnostic]:
    """Return what is to be shown in an article."""
    found = [*_from_claims(analyser, document), *_from_scan(analyser, document), *_problems(document)]
    return sorted(found, key=lambda one: (one.range.start.line, one.range.start.character))


def _from_scan(analyser: Analyser, document: Document) -> Iterator[Diagnostic]:
    for start, statement in analyser.scanned(document):
        if statement.verdict in OF_SCANS:
            span = (statement.start + start, statement.end + start)
            yield _diagnostic(statement, document.range(span), OF_SCANS[statement.verdict])


def _from_claims(analyser: Analyser, document: Document) -> Iterator[Diagnostic]:
    for path, recomputed in analyser.claims_about(document):
        for claim in recomputed.verified.claims:
            statement = claim.statement
            if statement.verdict not in OF_CLAIMS or statement.start < 0:
                continue
            span = analyser.carried(recomputed, document, (statement.start, statement.end))
            if span is not None:
                diagnostic = _diagnostic(statement, document.range(span), _severity(statement))
                diagnostic.related_information = _related(analyser, path, statement)
                yield diagnostic


def _related(analyser: Analyser, path: str, statement: Statement) -> list[DiagnosticRelatedInformation]:
    """Return the way to the claim in its file, where that is open."""
    claims = analyser.document_at(path)
    place = claims.index.claim(statement.id) if claims is not None else None
    if claims is None or place is None:
        return []
    return [
        DiagnosticRelatedInformation(
            Location(uri_of(path), claims.indexed.range(place.id_start, place.id_end)), statement.id
        )
    ]


def _problems(document: Document) -> Iterator[Diagnostic]:
    """Yield what could not be done, at the top of the article."""
    start = Range(Position(0, 0), Position(0, 0))
    said = [document.problem] if document.problem else []
    said += [problem for piece in document.pieces.values() for problem in piece.problems]
    for text in dict.fromkeys(said):
        yield Diagnostic(start, text, severity=DiagnosticSeverity.Information, source=SOURCE, code="error")


def _severity(statement: Statement) -> DiagnosticSeverity:
    return DiagnosticSeverity.Hint if statement.silenced else OF_CLAIMS[statement.verdict]


def _diagnostic(statement: Statement, place: Range, severity: DiagnosticSeverity) -> Diagnostic:
    return Diagnostic(
        place,
        statement.message,
        severity=severity,
        source=SOURCE,
        code=statement.rule or statement.verdict,
        data={"id": statement.id, "verdict": statement.verdict},
    )


def claims_diagnostics(document: Document, recomputed: Recomputed | None) -> list[Diagnostic]:
    """Return what is to be shown in a claims file: its own mistakes, and its claims that do not hold."""
    if recomputed is None:
        return []
    found = [_mistake(document, complaint) for complaint in recomputed.verified.complaints]
    for claim in recomputed.verified.claims:
        statement = claim.statement
        place = document.index.claim(claim.id)
        if statement.verdict in OF_CLAIMS and place is not None:
            where = document.indexed.range(place.id_start, place.id_end)
            found.append(_diagnostic(statement, where, _severity(statement)))
    return sorted(found, key=lambda one: (one.range.start.line, one.range.start.character))


def _mistake(document: Document, complaint: Complaint) -> Diagnostic:
    """Return a mistake of the file at its word."""
    indexed = document.indexed
    line = min(max(complaint.line - 1, 0), len(indexed.starts) - 1)
    start = indexed.starts[line] + max(complaint.column - 1, 0)
    word = WORD.match(indexed.line(line), max(complaint.column - 1, 0))
    end = start + len(word[0]) if word else start
    return Diagnostic(
        indexed.range(start, end), complaint.message, severity=DiagnosticSeverity.Error, source=SOURCE, code="input"
    )
