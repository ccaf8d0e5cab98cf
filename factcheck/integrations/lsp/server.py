"""The protocol: what an editor asks and reports, handed on to what knows the answer."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable
from typing import Any

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from factcheck.integrations.lsp import article_features, claims_features
from factcheck.integrations.lsp.analyser import Analyser
from factcheck.integrations.lsp.completion import complete
from factcheck.integrations.lsp.documents import Document, Settings
from factcheck.integrations.lsp.formatting import formatted
from factcheck.integrations.lsp.positions import IndexedText
from factcheck.model.distribution import VERSION

WATCHED = ("**/claims.toml", "**/*.claims.toml", "**/factcheck.toml")
"""Files whose changes on the disk the editor is asked to report."""


class FactcheckServer(LanguageServer):
    """The server, with what it knows of the open documents."""

    def __init__(self, settings: Settings) -> None:
        """Make a server that serves nobody yet."""
        super().__init__("factcheck", VERSION)
        self.analyser = Analyser(self._show, settings)

    def _show(self, uri: str, version: int | None, diagnostics: list[lsp.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(uri=uri, diagnostics=diagnostics, version=version)
        )

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ANN401 - as pygls has it
        """Write errors to the log: a window that opens at every key is no help."""
        logging.getLogger(__name__).error("%s: %s", type(error).__name__, error)

    def document(self, identifier: lsp.TextDocumentIdentifier | lsp.VersionedTextDocumentIdentifier) -> Document | None:
        """Return an open document."""
        return self.analyser.documents.get(identifier.uri)

    @property
    def encoding(self) -> str:
        """Return the encoding in which positions count."""
        return str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding) or "utf-16")


def run_server(settings: Settings) -> None:
    """Serve one editor over standard input and output until it leaves."""
    logging.basicConfig(stream=sys.stderr, level=logging.ERROR)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no message
    make_server(settings).start_io(sys.stdin.buffer, answers)


def make_server(settings: Settings) -> FactcheckServer:
    """Return a server with all its features."""
    server = FactcheckServer(settings)
    for add in (_add_life, _add_documents, _add_questions, _add_edits):
        add(server)
    return server


def _add_life(server: FactcheckServer) -> None:
    @server.feature(lsp.INITIALIZE)
    def initialize(ls: FactcheckServer, params: lsp.InitializeParams) -> None:
        ls.analyser.settings = ls.analyser.settings.updated(_plain(params.initialization_options))
        # pygls ends lines at form feeds and U+2028, and cuts the ranges of changes to such lines, before we see them.
        vars(ls.workspace)["update_text_document"] = lambda identifier, change: None

    @server.feature(lsp.INITIALIZED)
    async def initialized(ls: FactcheckServer, params: lsp.InitializedParams) -> None:
        await _watch(ls)
        await _pull_settings(ls)
        await ls.analyser.warm_up()

    @server.feature(lsp.SHUTDOWN)
    def shutdown(ls: FactcheckServer, params: None) -> None:
        ls.analyser.close()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def configured(ls: FactcheckServer, params: lsp.DidChangeConfigurationParams) -> None:
        before = ls.analyser.settings
        ls.analyser.settings = before.updated(_plain(params.settings))
        if not await _pull_settings(ls) and ls.analyser.settings != before:
            ls.analyser.refresh()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(ls: FactcheckServer, params: lsp.DidChangeWatchedFilesParams) -> None:
        ls.analyser.refresh()


def _plain(options: object) -> object:
    """Return settings as plain data: pygls makes objects of what it has no type for."""
    if hasattr(options, "_asdict"):
        options = options._asdict()
    elif not isinstance(options, dict) and hasattr(options, "__dict__"):
        options = vars(options)
    return {name: _plain(value) for name, value in options.items()} if isinstance(options, dict) else options


async def _watch(ls: FactcheckServer) -> None:
    """Ask the editor to report changes of claims files, where it can."""
    workspace = ls.client_capabilities.workspace
    watched = workspace.did_change_watched_files if workspace else None
    if not watched or not watched.dynamic_registration:
        return
    options = lsp.DidChangeWatchedFilesRegistrationOptions([lsp.FileSystemWatcher(pattern) for pattern in WATCHED])
    registration = lsp.Registration("files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    await _answered(ls.client_register_capability_async(lsp.RegistrationParams([registration])))


async def _pull_settings(ls: FactcheckServer) -> bool:
    """Ask the editor for its settings, where it can be asked; return whether they are others than before."""
    workspace = ls.client_capabilities.workspace
    if not workspace or not workspace.configuration:
        return False
    item = lsp.ConfigurationItem(section="factcheck")
    answer = await _answered(ls.workspace_configuration_async(lsp.ConfigurationParams([item])))
    before = ls.analyser.settings
    ls.analyser.settings = before.updated(_plain(answer[0]) if isinstance(answer, (list, tuple)) and answer else None)
    if ls.analyser.settings == before:
        return False
    ls.analyser.refresh()
    return True


async def _answered(question: Any) -> Any:  # noqa: ANN401 - whatever an editor answers
    """Return what an editor answers within some seconds; None where it does not, or answers with an error."""
    try:
        return await asyncio.wait_for(question, 5)
    except Exception:
        return None


def _add_documents(server: FactcheckServer) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: FactcheckServer, params: lsp.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        indexed = IndexedText(item.text, ls.encoding)
        ls.analyser.opened(Document(item.uri, indexed, item.version, str(item.language_id)))

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(ls: FactcheckServer, params: lsp.DidChangeTextDocumentParams) -> None:
        document = ls.document(params.text_document)
        if document is None:
            return
        indexed = document.indexed
        for change in params.content_changes:
            indexed = indexed.changed(change)
        ls.analyser.changed(document, indexed, params.text_document.version)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(ls: FactcheckServer, params: lsp.DidSaveTextDocumentParams) -> None:
        document = ls.document(params.text_document)
        if document is not None and document.kind == "claims":
            ls.analyser.refresh()

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: FactcheckServer, params: lsp.DidCloseTextDocumentParams) -> None:
        ls.analyser.closed(params.text_document.uri)
        ls._show(params.text_document.uri, None, [])


def _add_questions(server: FactcheckServer) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hover(ls: FactcheckServer, params: lsp.HoverParams) -> lsp.Hover | None:
        document = ls.document(params.text_document)
        if document is None:
            return None
        if document.kind == "claims":
            return claims_features.hover(ls.analyser, document, params.position)
        if not await ls.analyser.settled(document):
            return None
        return article_features.hover(ls.analyser, document, params.position)

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    async def definition(ls: FactcheckServer, params: lsp.DefinitionParams) -> list[lsp.Location]:
        return await _places(ls, params, claims_features.definition, uses=False)

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    async def references(ls: FactcheckServer, params: lsp.ReferenceParams) -> list[lsp.Location]:
        return await _places(ls, params, claims_features.references, uses=True)

    @server.feature(
        lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=["(", '"', "[", ",", "=", " "])
    )
    def completion(ls: FactcheckServer, params: lsp.CompletionParams) -> lsp.CompletionList | None:
        document = ls.document(params.text_document)
        if document is None or document.kind != "claims":
            return None
        return complete(document.indexed, document.index, document.indexed.offset(params.position))


async def _places(
    ls: FactcheckServer,
    params: lsp.DefinitionParams | lsp.ReferenceParams,
    in_claims: Callable[[Analyser, Document, lsp.Position], list[lsp.Location]],
    *,
    uses: bool,
) -> list[lsp.Location]:
    """Return the places that a position leads to, from a claims file or from an article."""
    document = ls.document(params.text_document)
    if document is None:
        return []
    if document.kind == "claims":
        recomputed = ls.analyser.recomputed.get(document.path)
        article = ls.analyser.document_at(recomputed.verified.article) if recomputed is not None else None
        if article is not None:
            await ls.analyser.settled(article)
        return in_claims(ls.analyser, document, params.position)
    if not await ls.analyser.settled(document):
        return []
    return article_features.claims_of_figure(ls.analyser, document, params.position, uses=uses)


def _for_client(ls: FactcheckServer, action: lsp.CodeAction) -> lsp.CodeAction:
    if action.edit is not None:
        action.edit = _edit_for_client(ls, action.edit)
    return action


def _edit_for_client(ls: FactcheckServer, edit: lsp.WorkspaceEdit) -> lsp.WorkspaceEdit:
    """Return an edit in the form that the editor knows: with versions, or as plain changes by file."""
    workspace = ls.client_capabilities.workspace
    known = workspace.workspace_edit if workspace else None
    if known and known.document_changes:
        return edit
    changes: dict[str, list[lsp.TextEdit]] = {}
    for change in edit.document_changes or ():
        if isinstance(change, lsp.TextDocumentEdit):
            edits = [one for one in change.edits if isinstance(one, lsp.TextEdit)]
            changes.setdefault(change.text_document.uri, []).extend(edits)
    return lsp.WorkspaceEdit(changes=dict(changes))


def _add_edits(server: FactcheckServer) -> None:
    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix, lsp.CodeActionKind.Refactor]),
    )
    async def code_action(ls: FactcheckServer, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        document = ls.document(params.text_document)
        if document is None:
            return []
        if document.kind == "claims":
            actions = claims_features.code_actions(ls.analyser, document, params.range)
            return [_for_client(ls, action) for action in actions]
        if not await ls.analyser.settled(document):
            return []
        workspace = ls.client_capabilities.workspace
        edits = workspace.workspace_edit if workspace else None
        creates = bool(
            edits and edits.resource_operations and lsp.ResourceOperationKind.Create in edits.resource_operations
        )
        actions = article_features.code_actions(ls.analyser, document, params.range, creates_files=creates)
        return [_for_client(ls, action) for action in actions]

    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare_rename(ls: FactcheckServer, params: lsp.PrepareRenameParams) -> lsp.Range | None:
        document = ls.document(params.text_document)
        if document is None or document.kind != "claims":
            return None
        occurrence = document.index.at(document.indexed.offset(params.position))
        return document.indexed.range(occurrence.start, occurrence.end) if occurrence else None

    @server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    def rename(ls: FactcheckServer, params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        document = ls.document(params.text_document)
        if document is None or document.kind != "claims":
            return None
        try:
            edit = claims_features.renamed(document, params.position, params.new_name)
            return _edit_for_client(ls, edit) if edit else None
        except claims_features.RenameError as error:
            raise JsonRpcInvalidParams(str(error)) from None

    @server.feature(lsp.TEXT_DOCUMENT_FORMATTING)
    def formatting(ls: FactcheckServer, params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit]:
        document = ls.document(params.text_document)
        if document is None or document.kind != "claims":
            return []
        return document.indexed.edits_to(formatted(document.indexed.text, document.path))
