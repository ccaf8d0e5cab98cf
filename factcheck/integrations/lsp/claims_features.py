"""What an editor offers in a claims file: what a name means, ways to the article, renaming, accepting edits."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Hover,
    Location,
    MarkupContent,
    MarkupKind,
    OptionalVersionedTextDocumentIdentifier,
    Position,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from factcheck.claims.edit import replace_quotes
from factcheck.integrations.lsp.documents import uri_of
from factcheck.integrations.lsp.positions import IndexedText
from factcheck.model.errors import FactcheckError
from factcheck.model.safe import visible_line
from factcheck.model.said import said
from factcheck.report.words import load_words

if TYPE_CHECKING:
    from factcheck.integrations.lsp.analyser import Analyser
    from factcheck.integrations.lsp.claims_index import Occurrence
    from factcheck.integrations.lsp.documents import Document, Recomputed
    from factcheck.integrations.lsp.records import PlacedMark, Span


def hover(analyser: Analyser, document: Document, position: Position) -> Hover | None:
    """Return what a name means now, what a rule does, or what came of the claim whose id is at a position."""
    offset = document.indexed.offset(position)
    recomputed = analyser.recomputed.get(document.path)
    occurrence = document.index.at(offset)
    if occurrence is not None:
        text = "\n".join(_about(document, recomputed, occurrence))
        return _hover(text, document.indexed.range(occurrence.start, occurrence.end))
    claim = document.index.claim_at(offset)
    if claim is None:
        return None
    if claim.id_start <= offset <= claim.id_end and recomputed is not None:
        placed = next((one for one in recomputed.verified.claims if one.id == claim.id), None)
        if placed is not None and placed.statement.details:
            return _hover(placed.statement.details, document.indexed.range(claim.id_start, claim.id_end))
    return _rule_hover(document, offset)


def _rule_hover(document: Document, offset: int) -> Hover | None:
    """Return the manual page of the rule that a check calls at an offset."""
    import re

    from factcheck.report.options import Options
    from factcheck.report.rule_list import render_rule
    from factcheck.rules import all_rules

    claim = document.index.claim_at(offset)
    text = document.indexed.text
    for check in claim.checks if claim else ():
        for called in re.finditer(r"([^\W\d][\w.]*)\s*\(", text[check.start : check.end]):
            start, end = check.start + called.start(1), check.start + called.end(1)
            rule = next((rule for rule in all_rules() if rule.name == called[1]), None)
            if start <= offset <= end and rule is not None:
                return _hover(render_rule(rule, Options(width=0)), document.indexed.range(start, end))
    return None


def _hover(text: str, place: Range) -> Hover | None:
    return Hover(MarkupContent(MarkupKind.PlainText, text.strip()), place) if text.strip() else None


def _about(document: Document, recomputed: Recomputed | None, occurrence: Occurrence) -> Iterator[str]:
    """Yield what is known of a name: value and place in the article, or what is known of a figure from outside."""
    yield occurrence.name
    if recomputed is None:
        return
    verified = recomputed.verified
    for claim in verified.claims:
        for mark in claim.marks:
            if mark.name != occurrence.name:
                continue
            if mark.reading:
                yield mark.reading
            if mark.start >= 0:
                line = recomputed.text.count("\n", 0, mark.start) + 1
                yield f"{visible_line(Path(verified.article).name)}:{line}"
            yield f"“{visible_line(claim.id)}”"
    if occurrence.name in verified.outside:
        yield verified.outside[occurrence.name]


def definition(analyser: Analyser, document: Document, position: Position) -> list[Location]:
    """Return where a name is given; from there, or from a quote, where the article says so."""
    offset = document.indexed.offset(position)
    occurrence = document.index.at(offset)
    if occurrence is not None and occurrence.kind == "use":
        given = document.index.given(occurrence.name)
        return [Location(document.uri, document.indexed.range(given.start, given.end))] if given else []
    recomputed = analyser.recomputed.get(document.path)
    if recomputed is None:
        return []
    if occurrence is not None and (mark := marked(recomputed, occurrence.name)) is not None:
        return in_article(analyser, document, recomputed, [(mark.start, mark.end)])
    claim = document.index.claim_at(offset)
    placed = next((one for one in recomputed.verified.claims if claim and one.id == claim.id), None)
    if claim is None or placed is None:
        return []
    within = [
        span
        for quote, span in zip(claim.quotes, placed.spans, strict=False)
        if quote.start <= offset <= quote.end or claim.id_start <= offset <= claim.id_end
    ]
    return in_article(analyser, document, recomputed, within)


def marked(recomputed: Recomputed, name: str) -> PlacedMark | None:
    """Return the figure of the article that a name marks; None where it is gone, or given by no mark."""
    marks = (mark for claim in recomputed.verified.claims for mark in claim.marks)
    return next((mark for mark in marks if mark.name == name and mark.start >= 0), None)


def in_article(analyser: Analyser, document: Document, recomputed: Recomputed, spans: list[Span]) -> list[Location]:
    """Return stretches of the article as places, in the editor's text where it is open."""
    path = recomputed.verified.article
    article = analyser.document_at(path)
    found = [span for span in spans if span[0] >= 0]
    if article is not None:
        carried = [analyser.carried(recomputed, article, span) for span in found]
        return [Location(article.uri, article.range(span)) for span in carried if span is not None]
    indexed = IndexedText(recomputed.text, document.indexed.encoding)
    return [Location(uri_of(path), indexed.range(*span)) for span in found]


def references(analyser: Analyser, document: Document, position: Position) -> list[Location]:
    """Return every place of the name at a position: in the claims file, and in the article."""
    occurrence = document.index.at(document.indexed.offset(position))
    if occurrence is None:
        return []
    found = [
        Location(document.uri, document.indexed.range(one.start, one.end))
        for one in document.index.all_of(occurrence.name)
    ]
    recomputed = analyser.recomputed.get(document.path)
    mark = marked(recomputed, occurrence.name) if recomputed is not None else None
    if recomputed is not None and mark is not None:
        found += in_article(analyser, document, recomputed, [(mark.start, mark.end)])
    return found


class RenameError(ValueError):
    """A name that can't be given."""


def renamed(document: Document, position: Position, name: str) -> WorkspaceEdit | None:
    """Return the edit that gives the figure at a position another name; RenameError where it can't have that one."""
    occurrence = document.index.at(document.indexed.offset(position))
    if occurrence is None:
        return None
    wanted = unicodedata.normalize("NFC", name.strip())
    if not wanted.isidentifier():
        raise RenameError(said("claims.bad_name", name=visible_line(name)))
    if wanted != occurrence.name and wanted in document.index.names:
        raise RenameError(said("claims.taken_name", wanted=wanted))
    edits = [
        TextEdit(document.indexed.range(one.start, one.end), _written_name(document, one, wanted))
        for one in document.index.all_of(occurrence.name)
    ]
    return _edit_of(document, edits)


def _written_name(document: Document, occurrence: Occurrence, name: str) -> str:
    """Return a name as it is written at a place: in a heading only ASCII goes without quotation marks."""
    text = document.indexed.text
    quoted = text[occurrence.start - 1 : occurrence.start] in ('"', "'")
    return f'"{name}"' if occurrence.kind == "outside" and not quoted and not name.isascii() else name


def _edit_of(document: Document, edits: list[TextEdit]) -> WorkspaceEdit:
    identifier = OptionalVersionedTextDocumentIdentifier(uri=document.uri, version=document.version)
    return WorkspaceEdit(document_changes=[TextDocumentEdit(identifier, list(edits))])


def code_actions(analyser: Analyser, document: Document, where: Range) -> list[CodeAction]:
    """Return, for a claim in a range whose words the article has changed, the action that accepts them."""
    first, last = document.indexed.offset(where.start), document.indexed.offset(where.end)
    recomputed = analyser.recomputed.get(document.path)
    actions: list[CodeAction] = []
    for placed in recomputed.verified.claims if recomputed is not None else ():
        place = document.index.claim(placed.id)
        if place is None or place.end < first or place.start > last or not placed.accepted:
            continue
        text = document.indexed.text
        try:
            after = replace_quotes(text, document.path, {placed.id: placed.accepted})
        except FactcheckError:
            continue
        title = load_words(analyser.settings.report_language)["editor.accept"]
        edit = _edit_of(document, document.indexed.edits_to(after))
        actions.append(CodeAction(title.format(id=visible_line(placed.id)), kind=CodeActionKind.QuickFix, edit=edit))
    return actions
