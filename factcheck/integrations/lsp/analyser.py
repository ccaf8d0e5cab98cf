"""Keeps what is known of open documents up to date, and publishes it.

Work is done in worker processes, a moment after the last edit; a newer edit cancels what is not needed any more.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from pathlib import Path

from lsprotocol.types import Diagnostic

from factcheck.article.readers.markdown import blanked
from factcheck.claims.project import project_root
from factcheck.integrations.job_process import Failure
from factcheck.integrations.lsp.alignment import Aligned
from factcheck.integrations.lsp.diagnostics import article_diagnostics, claims_diagnostics
from factcheck.integrations.lsp.documents import MOST_CHARACTERS, Document, Recomputed, Settings
from factcheck.integrations.lsp.positions import IndexedText, common_prefix
from factcheck.integrations.lsp.project_files import article_named_in
from factcheck.integrations.lsp.records import (
    Answer,
    Complaint,
    Extract,
    Extracted,
    Find,
    Found,
    Scan,
    Scanned,
    Span,
    Statement,
    Verified,
    Verify,
)
from factcheck.integrations.lsp.sections import WHOLE, sections
from factcheck.integrations.lsp.worker import new_worker

DELAY = 0.15
"""Seconds after an edit until something is read: shorter than the pause after a word, longer than that between keys."""

PUBLISH_EVERY = 1.0
"""Seconds after which the findings of a long article are shown that are known so far."""

FOUND_FOR = 10.0
"""Seconds for which the claims files of a project are known; an editor that watches files makes that needless."""

MOST_KEPT = 2_000
"""Sections whose findings are kept, some 12 million characters."""

Publish = Callable[[str, int | None, list[Diagnostic]], None]


class Analyser:
    """Everything that is known of the open documents."""

    def __init__(self, publish: Publish, settings: Settings) -> None:
        """Start with no document; `publish` hands diagnostics to the client."""
        self.documents: dict[str, Document] = {}
        self.recomputed: dict[str, Recomputed] = {}
        self.settings = settings
        self._publish = publish
        self._scanner = new_worker()
        self._verifier = new_worker()
        self._kept: OrderedDict[Scan, Scanned] = OrderedDict()
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._found: dict[Path, tuple[float, dict[str, str]]] = {}

    def close(self) -> None:
        """End the worker processes."""
        for task in (*self._tasks.values(), *(document.task for document in self.documents.values())):
            if task is not None:
                task.cancel()
        self._scanner.close()
        self._verifier.close()

    async def warm_up(self) -> None:
        """Start the worker process and load what every scan needs, before it is asked for."""
        await self._scanner.perform(Scan("", "It rose to 12 from 10.", "txt", "en", "", "balanced"))

    # What the editor does.

    def opened(self, document: Document) -> None:
        """Take a document that was opened."""
        self.closed(document.uri)
        self.documents[document.uri] = document
        self.schedule(document, 0)

    def changed(self, document: Document, indexed: IndexedText, version: int | None) -> None:
        """Take the new text of a document."""
        document.indexed, document.version = indexed, version
        self.schedule(document)

    def closed(self, uri: str) -> None:
        """Forget a document."""
        document = self.documents.pop(uri, None)
        if document is None:
            return
        if document.task is not None:
            document.task.cancel()
        if document.kind == "claims":
            self._verify_soon(document.path)

    def refresh(self, forget_files: bool = True) -> None:
        """Read everything again: the settings have changed, or files on the disk have."""
        if forget_files:
            self._found.clear()
        for document in self.documents.values():
            document.read_of = None
            self.schedule(document, 0)

    def schedule(self, document: Document, delay: float = DELAY) -> None:
        """Bring what is known of a document up to date, a moment later."""
        if document.kind == "claims":
            self._verify_soon(document.path, delay)
        elif document.kind == "article":
            if document.task is not None:
                document.task.cancel()
            document.task = asyncio.ensure_future(self._read(document, delay))

    async def settled(self, document: Document, seconds: float = 3.0) -> bool:
        """Wait until what is known of an article is of its text as it is now; return whether it is."""
        if not document.is_read and document.task is not None:
            await asyncio.wait([document.task], timeout=seconds)
        return document.is_read

    # Articles.

    async def _read(self, document: Document, delay: float) -> None:
        """Read and scan an article, publishing as much as is known from time to time."""
        await asyncio.sleep(delay)
        indexed = document.indexed
        extracted = await self._extracted(document)
        if isinstance(extracted, Failure):
            document.problem, document.pieces, document.read_of = extracted.message, {}, indexed
            self.publish(document)
            return
        jobs = self._jobs(document, extracted)
        document.problem, document.language = "", extracted.language
        document.read_text, document.aligned = extracted.text, Aligned(extracted.words)
        document.pieces = {start: kept for start, job in jobs.items() if (kept := self._kept.get(job)) is not None}
        document.read_of = indexed
        shown = time.monotonic()
        for start, job in jobs.items():
            if start in document.pieces:
                continue
            answer = await self._scanner.perform(job, lambda answer, job=job: self._keep(job, answer))  # type: ignore[misc]
            if document.indexed is not indexed:
                return
            document.pieces[start] = answer if isinstance(answer, Scanned) else Scanned(problems=(_said(answer),))
            if time.monotonic() - shown > PUBLISH_EVERY:
                self.publish(document)
                shown = time.monotonic()
        self.publish(document)
        for path in await self._claims_files(document.path):
            self._verify_soon(path, 0)

    async def _extracted(self, document: Document) -> Extracted | Failure:
        """Return the text and the language of an article; those of a long one are found out once."""
        text = document.indexed.text
        if len(text) > MOST_CHARACTERS:
            return Extracted("", document.language)
        asked = self.settings.language
        language = document.language if asked == "auto" else asked
        if language and len(text) > WHOLE and document.format in ("txt", "md"):
            return Extracted(blanked(text) if document.format == "md" else text, language)
        answer = await self._scanner.perform(Extract(document.read_as, text, asked))
        return answer if isinstance(answer, Extracted) else Failure(_said(answer))

    def _jobs(self, document: Document, extracted: Extracted) -> dict[int, Scan]:
        """Return by their places the scans that an article needs."""
        if not self.settings.scan:
            return {}
        return {
            start: Scan(
                document.path,
                extracted.text[start:end],
                document.format,
                extracted.language or "auto",
                self.settings.report_language,
                self.settings.sensitivity,
            )
            for start, end in sections(extracted.text, document.format)
        }

    def _keep(self, job: Scan, answer: Answer | Failure) -> None:
        if isinstance(answer, Scanned):
            self._kept[job] = answer
            self._kept.move_to_end(job)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)

    # Claims files.

    async def _claims_files(self, article: str) -> list[str]:
        """Return the claims files that name an article: open ones as they are in the editor, others from the disk."""
        if not article:
            return []
        folder = Path(article).parent
        root = project_root(folder)
        known = self._found.get(root)
        if known is None or time.monotonic() - known[0] > FOUND_FOR:
            answer = await self._verifier.perform(Find(str(folder)))
            known = self._found[root] = (time.monotonic(), answer.articles if isinstance(answer, Found) else {})
        opened = {one.path: one.indexed.text for one in self.documents.values() if one.kind == "claims"}
        found = [path for path, named in known[1].items() if named == article and path not in opened]
        return [*found, *(path for path, source in opened.items() if article_named_in(source, path) == article)]

    def _verify_soon(self, path: str, delay: float = DELAY) -> None:
        if not path:
            return
        if path in self._tasks:
            self._tasks[path].cancel()
        task = self._tasks[path] = asyncio.ensure_future(self._verify(path, delay))
        task.add_done_callback(lambda task: self._tasks.pop(path) if self._tasks.get(path) is task else None)

    async def _verify(self, path: str, delay: float) -> None:
        """Recompute a claims file and publish what is found, in it and in its article."""
        await asyncio.sleep(delay)
        opened = self.document_at(path)
        source = opened.indexed.text if opened is not None else None
        known = self.recomputed.get(path)
        article = article_named_in(source, path) if source is not None else known.verified.article if known else ""
        texts = {
            one.path: one.indexed.text
            for one in self.documents.values()
            if one.kind == "article" and one.path and (one.path == article or source is None)
        }
        answer = await self._verifier.perform(Verify(path, source, texts, self.settings.report_language))
        if not isinstance(answer, Verified):
            if opened is None:
                return
            answer = Verified(complaints=(Complaint(_said(answer)),))
        before = known.verified.article if known is not None else ""
        text = texts.get(answer.article, answer.text)
        self.recomputed[path] = Recomputed(answer, text)
        for document in self.documents.values():
            if document is opened or (document.path and document.path in (answer.article, before)):
                self.publish(document)

    def document_at(self, path: str) -> Document | None:
        """Return the open document of a file."""
        return next((one for one in self.documents.values() if path and one.path == path), None)

    def claims_about(self, document: Document) -> Iterator[tuple[str, Recomputed]]:
        """Yield the claims files that name an open article, with what recomputing them has found."""
        for path, recomputed in self.recomputed.items():
            if document.path and recomputed.verified.article == document.path:
                yield path, recomputed

    # What is known.

    def carried(self, recomputed: Recomputed, document: Document, span: Span) -> Span | None:
        """Return where a stretch is in the article as it was read last; None where an edit has touched it."""
        if document.read_of is None:
            return None
        text = document.read_of.text
        if recomputed.text is text or recomputed.text == text:
            return span
        if document.aligned.words is not None:
            return None
        if recomputed.moved_for is not text:
            prefix = common_prefix(recomputed.text, text)
            suffix = common_prefix(recomputed.text[prefix:][::-1], text[prefix:][::-1])
            recomputed.moved = (prefix, len(recomputed.text) - suffix, len(text) - len(recomputed.text))
            recomputed.moved_for = text
        first, last, shift = recomputed.moved
        if span[1] <= first:
            return span
        return (span[0] + shift, span[1] + shift) if span[0] >= last else None

    def scanned(self, document: Document) -> Iterator[tuple[int, Statement]]:
        """Yield what the scan found in an article that no claims file has, each with where its section begins."""
        covered = [
            {self.carried(recomputed, document, figure) for figure in claim.statement.figures}
            for _, recomputed in self.claims_about(document)
            for claim in recomputed.verified.claims
        ]
        for start, piece in document.pieces.items():
            for statement in piece.statements:
                figures = {(first + start, last + start) for first, last in statement.figures}
                if not any(figures <= other for other in covered):
                    yield start, statement

    def publish(self, document: Document) -> None:
        """Send the diagnostics of a document as far as they are known; those of an article when it is read."""
        if self.documents.get(document.uri) is not document or (document.kind == "article" and not document.is_read):
            return
        if document.kind == "claims":
            found = claims_diagnostics(document, self.recomputed.get(document.path))
        else:
            found = article_diagnostics(self, document)
        self._publish(document.uri, document.version, found)


def _said(answer: Answer | Failure) -> str:
    return answer.message if isinstance(answer, Failure) else "unexpected answer"
