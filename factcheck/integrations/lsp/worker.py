"""The process beside the server in which texts are read and recomputed, so that the editor is never kept waiting.

Jobs and answers go over its standard input and output, each with its length before it.  Whatever else the process
writes goes to standard error.  A job that takes too long ends the process, and the next one gets a new process.
"""

from __future__ import annotations

import asyncio
import os
import struct
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from typing import BinaryIO

import msgspec

from factcheck.integrations.lsp.records import Answer, Extracted, Failure, Found, Job, Scanned, Verified
from factcheck.processes import python_command

LENGTH = struct.Struct(">I")
SECONDS = 60.0
"""For one job: a scan of one section takes half a second, and a page that takes so long is made to."""

KINDS: dict[str, type[Answer | Failure]] = {
    kind.__name__: kind for kind in (Extracted, Scanned, Verified, Found, Failure)
}


def main() -> None:
    """Answer jobs until the server leaves."""
    from factcheck.integrations.lsp.analysis import perform

    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    decoder: msgspec.msgpack.Decoder[Job] = msgspec.msgpack.Decoder(Job)
    while data := _read(sys.stdin.buffer):
        answer = perform(decoder.decode(data))
        encoded = msgspec.msgpack.encode((type(answer).__name__, answer), enc_hook=str)
        answers.write(LENGTH.pack(len(encoded)) + encoded)
        answers.flush()


def _read(stream: BinaryIO) -> bytes:
    """Return the next message, nothing where the other side is gone."""
    head = stream.read(LENGTH.size)
    return stream.read(LENGTH.unpack(head)[0]) if len(head) == LENGTH.size else b""


class Worker:
    """One such process, started with the first job; jobs wait for each other in their order."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._process: Process | None = None
        self._free = asyncio.Lock()

    async def perform(
        self, job: Job, done: Callable[[Answer | Failure], None] | None = None, seconds: float = SECONDS
    ) -> Answer | Failure:
        """Return the answer to a job; a `Failure` where the process breaks or the time is over.

        Who is cancelled while waiting asks nothing.  Who is cancelled later leaves the process with its job; `done` is
        called with the answer all the same.
        """
        await self._free.acquire()
        task = asyncio.ensure_future(self._perform(job, seconds))
        if done is not None:
            task.add_done_callback(lambda task: None if task.cancelled() else done(task.result()))
        return await asyncio.shield(task)

    async def _perform(self, job: Job, seconds: float) -> Answer | Failure:
        try:
            return await asyncio.wait_for(self._exchange(job), seconds)
        except TimeoutError:
            self.close()
            return Failure(f"given up after {seconds:g} seconds")
        except (OSError, EOFError, asyncio.IncompleteReadError) as error:
            self.close()
            return Failure(f"the process that reads articles has ended ({type(error).__name__})")
        finally:
            self._free.release()

    async def _exchange(self, job: Job) -> Answer | Failure:
        process = await self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        data = msgspec.msgpack.encode(job)
        process.stdin.write(LENGTH.pack(len(data)) + data)
        await process.stdin.drain()
        (length,) = LENGTH.unpack(await process.stdout.readexactly(LENGTH.size))
        name, content = msgspec.msgpack.decode(await process.stdout.readexactly(length), type=tuple[str, msgspec.Raw])
        return msgspec.msgpack.decode(content, type=KINDS[name])

    async def _started(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            command = python_command("factcheck.integrations.lsp.worker")
            self._process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE)
        return self._process

    def close(self) -> None:
        """End the process, whatever it does."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.kill()
