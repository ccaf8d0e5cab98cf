"""An editor for tests: it starts the installed command and speaks the real protocol with it."""

import asyncio
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

pytest.importorskip("pytest_lsp", reason="pytest-lsp is not installed: the language server is not tested")

from lsprotocol import types as lsp
from pytest_lsp import make_test_lsp_client

from factcheck.integrations.lsp.positions import IndexedText
from tests.cli.command import COMMAND

SECONDS = 60
"""For any answer: machines that run tests are busy."""


def run(conversation):
    """Run a conversation with a server, with a time limit."""
    return asyncio.run(asyncio.wait_for(conversation, 4 * SECONDS))


class Editor:
    """Holds documents as an editor does, and asks the server about them."""

    def __init__(self, client, folder, encoding):
        self.client, self.folder, self.encoding = client, Path(folder), encoding
        self.texts, self.versions = {}, {}

    def uri(self, name):
        return (self.folder / name).as_uri()

    def identifier(self, name):
        return lsp.TextDocumentIdentifier(self.uri(name))

    def indexed(self, name):
        return IndexedText(self.texts[name], self.encoding)

    def open(self, name, text=None, language="plaintext"):
        self.texts[name] = (self.folder / name).read_text("utf-8") if text is None else text
        self.versions[name] = 1
        item = lsp.TextDocumentItem(self.uri(name), language, 1, self.texts[name])
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def replace(self, name, before, after):
        """Replace the first occurrence of some words, as a person types: only the change is sent."""
        start = self.texts[name].index(before)
        where = self.indexed(name).range(start, start + len(before))
        self.texts[name] = self.texts[name].replace(before, after, 1)
        self.versions[name] += 1
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(uri=self.uri(name), version=self.versions[name]),
                [lsp.TextDocumentContentChangePartial(where, after)],
            )
        )

    async def diagnostics(self, name, *, until=lambda found: True, seconds=SECONDS):
        """Return what is shown in a document once it is of its present text and as it is waited for."""
        last = asyncio.get_running_loop().time() + seconds
        while True:
            found = self.client.diagnostics.get(self.uri(name))
            if found is not None and self.published.get(self.uri(name)) == self.versions[name] and until(found):
                return list(found)
            left = last - asyncio.get_running_loop().time()
            assert left > 0, f"waited in vain; shown: {found}"
            await asyncio.sleep(0.02)

    def words(self, name, where):
        """Return the words of a document in a range."""
        indexed = self.indexed(name)
        return indexed.text[indexed.offset(where.start) : indexed.offset(where.end)]

    def at(self, name, words, within=0):
        """Return the position of some words."""
        return self.indexed(name).position(self.texts[name].index(words) + within)

    async def actions(self, name, words, shown=()):
        start = self.at(name, words)
        params = lsp.CodeActionParams(self.identifier(name), lsp.Range(start, start), lsp.CodeActionContext(shown))
        return await self.client.text_document_code_action_async(params)

    async def hover(self, name, words, within=0):
        found = await self.client.text_document_hover_async(
            lsp.HoverParams(self.identifier(name), self.at(name, words, within))
        )
        return found.contents.value if found else ""

    async def definition(self, name, words, within=0):
        params = lsp.DefinitionParams(self.identifier(name), self.at(name, words, within))
        return list(await self.client.text_document_definition_async(params) or ())

    async def references(self, name, words, within=0):
        params = lsp.ReferenceParams(lsp.ReferenceContext(True), self.identifier(name), self.at(name, words, within))
        return list(await self.client.text_document_references_async(params) or ())

    def applied(self, edit):
        """Return the documents that an edit is about, as they are after it."""
        changed = {}
        changes = edit.changes or {}
        for change in edit.document_changes or ():
            if isinstance(change, lsp.TextDocumentEdit):
                changes = {**changes, change.text_document.uri: change.edits}
        for uri, edits in changes.items():
            name = next((name for name in self.texts if self.uri(name) == uri), uri.rpartition("/")[2])
            indexed = IndexedText(self.texts.get(name, ""), self.encoding)
            text = indexed.text
            for one in sorted(edits, key=lambda one: indexed.offset(one.range.start), reverse=True):
                text = text[: indexed.offset(one.range.start)] + one.new_text + text[indexed.offset(one.range.end) :]
            changed[name] = text
        return changed


@asynccontextmanager
async def editing(folder, *, encodings=None, options=None, arguments=()):
    """Yield an editor that has a folder open."""
    client = make_test_lsp_client()
    await client.start_io(str(COMMAND), "lsp", *arguments, cwd=str(folder))
    published = {}
    handled = client.protocol.fm.features[lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS]

    def remember(*arguments):
        published[arguments[-1].uri] = arguments[-1].version
        return handled(*arguments)

    client.protocol.fm.features[lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = remember
    edits = lsp.WorkspaceEditClientCapabilities(
        document_changes=True, resource_operations=[lsp.ResourceOperationKind.Create]
    )
    capabilities = lsp.ClientCapabilities(
        workspace=lsp.WorkspaceClientCapabilities(workspace_edit=edits),
        general=lsp.GeneralClientCapabilities(position_encodings=encodings) if encodings else None,
    )
    folders = [lsp.WorkspaceFolder(Path(folder).as_uri(), "news")]
    result = await client.initialize_session(
        lsp.InitializeParams(
            capabilities=capabilities,
            root_uri=Path(folder).as_uri(),
            workspace_folders=folders,
            initialization_options=options,
        )
    )
    encoding = result.capabilities.position_encoding
    editor = Editor(client, folder, str(getattr(encoding, "value", encoding)))
    editor.published = published
    try:
        yield editor
    finally:
        await client.shutdown_session()
        await client.stop()
