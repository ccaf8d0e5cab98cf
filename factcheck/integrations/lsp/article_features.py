"""What an editor offers in an article: what is under the cursor, corrections, new claims, ways to the claims file."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    CreateFile,
    CreateFileOptions,
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

from factcheck.claims.edit import merge_claims
from factcheck.claims.load import load_text
from factcheck.claims.locate import read_source
from factcheck.claims.project import CLAIMS_FILE, project_root
from factcheck.claims.write import claims_toml
from factcheck.integrations.lsp.claims_index import index_claims
from factcheck.integrations.lsp.diagnostics import OF_SCANS, article_diagnostics
from factcheck.integrations.lsp.documents import uri_of
from factcheck.integrations.lsp.positions import IndexedText
from factcheck.integrations.lsp.project_files import article_named_in
from factcheck.model.errors import FactcheckError
from factcheck.model.safe import visible_line
from factcheck.report.words import load_words

if TYPE_CHECKING:
    from factcheck.integrations.lsp.analyser import Analyser
    from factcheck.integrations.lsp.documents import Document
    from factcheck.integrations.lsp.records import Fix, Span, Statement

Placed = tuple["Statement", list["Span"], int]
"""A statement, its figures, and by how much its own offsets are behind the article's."""


def statements_of(analyser: Analyser, document: Document) -> Iterator[Placed]:
    """Yield everything that is known of the statements of an article, those of claims files first."""
    for _, recomputed in analyser.claims_about(document):
        for claim in recomputed.verified.claims:
            if claim.statement.start < 0:
                continue
            moved = analyser.carried(recomputed, document, (claim.statement.start, claim.statement.end))
            figures = [analyser.carried(recomputed, document, figure) for figure in claim.statement.figures]
            if moved is not None and all(figure is not None for figure in figures):
                yield (
                    claim.statement,
                    [figure for figure in figures if figure is not None],
                    moved[0] - claim.statement.start,
                )
    for start, statement in analyser.scanned(document):
        yield statement, [(first + start, last + start) for first, last in statement.figures], start


def hover(analyser: Analyser, document: Document, position: Position) -> Hover | None:
    """Return how the figure at a position is read, and what recomputing its statements has found."""
    offset = document.indexed.offset(position)
    lines: list[str] = []
    place: Range | None = None
    for start, piece in document.pieces.items():
        for figure in piece.figures:
            where = document.aligned.span(figure.start + start, figure.end + start)
            if where[0] <= offset <= where[1] and place is None:
                place = document.indexed.range(*where)
                lines.append(figure.reading)
    for statement, figures, _ in statements_of(analyser, document):
        for span in figures:
            where = document.aligned.span(*span)
            if where[0] <= offset <= where[1]:
                place = place or document.indexed.range(*where)
                lines += ["", statement.details]
                break
    if place is None:
        return None
    return Hover(MarkupContent(MarkupKind.PlainText, "\n".join(lines).strip()), place)


def code_actions(analyser: Analyser, document: Document, where: Range, *, creates_files: bool) -> list[CodeAction]:
    """Return the corrections of the statements in a range, and for each a way into the claims file."""
    first, last = document.indexed.offset(where.start), document.indexed.offset(where.end)
    shown = {str(one.data): one for one in article_diagnostics(analyser, document) if one.data}
    actions: list[CodeAction] = []
    for statement, figures, shift in statements_of(analyser, document):
        spans = [document.aligned.span(*figure) for figure in figures]
        if not spans or min(span[0] for span in spans) > last or max(span[1] for span in spans) < first:
            continue
        diagnostic = shown.get(str({"id": statement.id, "verdict": statement.verdict}))
        for number, fix in enumerate(statement.fixes):
            edit = _correction(document, fix, shift)
            if edit is not None:
                actions.append(
                    CodeAction(
                        fix.title,
                        kind=CodeActionKind.QuickFix,
                        diagnostics=[diagnostic] if diagnostic else None,
                        is_preferred=number == 0 and statement.verdict == "inconsistent",
                        edit=edit,
                    )
                )
        if statement.draft:
            added = _addition(analyser, document, statement, creates_files)
            if added is not None:
                added.diagnostics = [diagnostic] if diagnostic and statement.verdict in OF_SCANS else None
                actions.append(added)
    return sorted(actions, key=lambda action: not action.is_preferred)


def _correction(document: Document, fix: Fix, shift: int) -> WorkspaceEdit | None:
    """Return the edit that replaces a figure; None where the editor's text has it in other words."""
    start, end = document.aligned.span(fix.start + shift, fix.end + shift)
    written, after = document.indexed.text[start:end], fix.after
    if document.format == "tex" and written.replace("\\", "") == fix.before:
        written, after = fix.before, re.sub(r"([%$&#_])", r"\\\1", after)
    if written != fix.before:
        return None
    return _edit_of(document, [TextEdit(document.indexed.range(start, end), after)])


def _edit_of(document: Document, edits: list[TextEdit]) -> WorkspaceEdit:
    identifier = OptionalVersionedTextDocumentIdentifier(uri=document.uri, version=document.version)
    return WorkspaceEdit(document_changes=[TextDocumentEdit(identifier, list(edits))])


def _addition(analyser: Analyser, document: Document, statement: Statement, creates_files: bool) -> CodeAction | None:
    """Return the action that writes a statement into the article's claims file; None where that can't be."""
    path, source, is_new = claims_file_for(analyser, document)
    try:
        drafted = load_text(statement.draft, str(Path(document.path).with_name(CLAIMS_FILE)))
        if is_new:
            after = claims_toml(msgspec.structs.replace(drafted, path=path, article=document.path))
        else:
            after = merge_claims(source, path, drafted, analyser.settings.report_language)
    except (FactcheckError, ValueError):
        return None
    if after == source:
        return None
    title = load_words(analyser.settings.report_language or document.language)["editor.add"]
    return CodeAction(
        title.format(file=visible_line(Path(path).name)),
        kind=CodeActionKind.QuickFix if statement.verdict in OF_SCANS else CodeActionKind.Refactor,
        edit=_written(analyser, path, source, after, is_new and creates_files),
    )


def _written(analyser: Analyser, path: str, before: str, after: str, creates: bool) -> WorkspaceEdit:
    opened = analyser.document_at(path)
    indexed = opened.indexed if opened is not None else IndexedText(before)
    uri = opened.uri if opened is not None else uri_of(path)
    if opened is None:
        for encoding in {document.indexed.encoding for document in analyser.documents.values()}:
            indexed = IndexedText(before, encoding)
    identifier = OptionalVersionedTextDocumentIdentifier(uri=uri, version=opened.version if opened else None)
    edit = TextDocumentEdit(identifier, list(indexed.edits_to(after)))
    create = CreateFile(uri=uri, options=CreateFileOptions(ignore_if_exists=True))
    return WorkspaceEdit(document_changes=[create, edit] if creates else [edit])


def claims_file_for(analyser: Analyser, document: Document) -> tuple[str, str, bool]:
    """Return the path and the text of the claims file that names an article, and whether there is none yet.

    A new one is claims.toml beside the article, or NAME.claims.toml where that is another article's.
    """
    for path, _ in analyser.claims_about(document):
        if (source := source_of(analyser, path)) is not None:
            return path, source, False
    beside = Path(document.path).with_name(CLAIMS_FILE)
    if os.path.lexists(beside) or analyser.document_at(str(beside)) is not None:
        beside = beside.with_name(f"{Path(document.path).stem}.{CLAIMS_FILE}")
    source = source_of(analyser, str(beside))
    if source is not None and article_named_in(source, str(beside)) == document.path:
        return str(beside), source, False
    return str(beside), source or "", True


def source_of(analyser: Analyser, path: str) -> str | None:
    """Return the text of a claims file, as the editor has it or from the disk; None where it can't be read."""
    opened = analyser.document_at(path)
    if opened is not None:
        return opened.indexed.text
    if not os.path.lexists(path):
        return None
    try:
        return read_source(Path(path), "claims file", root=project_root(Path(path).parent))[0]
    except FactcheckError:
        return None


def claims_of_figure(analyser: Analyser, document: Document, position: Position, *, uses: bool) -> list[Location]:
    """Return where claims files mark the figure at a position, and with `uses` every check that has its name."""
    offset = document.indexed.offset(position)
    found: list[Location] = []
    for path, recomputed in analyser.claims_about(document):
        source = source_of(analyser, path)
        if source is None:
            continue
        opened = analyser.document_at(path)
        indexed = opened.indexed if opened else IndexedText(source, document.indexed.encoding)
        index = opened.index if opened else index_claims(source, path)
        for claim in recomputed.verified.claims:
            names = []
            for mark in claim.marks:
                span = analyser.carried(recomputed, document, (mark.start, mark.end)) if mark.start >= 0 else None
                if span is not None and _touches(document.aligned.span(*span), offset):
                    names.append(mark.name)
            place = index.claim(claim.id)
            for name in names:
                spans = [(one.start, one.end) for one in index.all_of(name)] if name else []
                if not spans and place is not None:
                    spans = [(place.id_start, place.id_end)]
                found += [Location(uri_of(path), indexed.range(*span)) for span in (spans if uses else spans[:1])]
    return found


def _touches(span: Span, offset: int) -> bool:
    return span[0] <= offset <= span[1]
