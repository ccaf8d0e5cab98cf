"""A process beside a server in which texts are read and recomputed, so that the server is never kept waiting.

Jobs and answers go over its standard input and output, each with its length before it.  Whatever else the process
writes goes to standard error.  A job that takes too long ends the process, and the next one gets a new process.
"""

from __future__ import annotations

import asyncio
import os
import struct
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO, Generic, TypeVar

import msgspec

from factcheck.model.said import said
from factcheck.processes import python_command

LENGTH = struct.Struct(">I")
SECONDS = 60.0
"""For one job: a scan of a whole article takes half a second, and a page that takes so long is made to."""

AnswerT = TypeVar("AnswerT", bound=msgspec.Struct)


class Failure(msgspec.Struct, frozen=True):
    """Why a job came to nothing."""

    message: str


def answer_jobs(jobs: Any, perform: Callable[[Any], msgspec.Struct]) -> None:  # noqa: ANN401 - a type or a union
    """Answer jobs of such a type until the server leaves: the whole life of the process."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    decoder: msgspec.msgpack.Decoder[Any] = msgspec.msgpack.Decoder(jobs)
    while data := _read(sys.stdin.buffer):
        answer = perform(decoder.decode(data))
        encoded = msgspec.msgpack.encode((type(answer).__name__, answer), enc_hook=str)
        answers.write(LENGTH.pack(len(encoded)) + encoded)
        answers.flush()


def _read(stream: BinaryIO) -> bytes:
    """Return the next message, nothing where the other side is gone."""
    head = stream.read(LENGTH.size)
    return stream.read(LENGTH.unpack(head)[0]) if len(head) == LENGTH.size else b""


class Worker(Generic[AnswerT]):
    """One such process, started with the first job; jobs wait for each other in their order."""

    def __init__(self, module: str, answers: Sequence[type[AnswerT]]) -> None:
        """Start nothing yet; `main` of the module calls `answer_jobs`, which answers with one of these records."""
        self._module = module
        kinds: list[type[AnswerT] | type[Failure]] = [*answers, Failure]
        self._answers = {kind.__name__: kind for kind in kinds}
        self._process: Process | None = None
        self._free = asyncio.Lock()

    async def perform(
        self,
        job: msgspec.Struct,
        done: Callable[[AnswerT | Failure], None] | None = None,
        seconds: float = SECONDS,
    ) -> AnswerT | Failure:
        """Return the answer to a job; a `Failure` where the process breaks or the time is over.

        Who is cancelled while waiting asks nothing.  Who is cancelled later leaves the process with its job; `done` is
        called with the answer all the same.
        """
        await self._free.acquire()
        task = asyncio.ensure_future(self._perform(job, seconds))
        if done is not None:
            task.add_done_callback(lambda task: None if task.cancelled() else done(task.result()))
        return await asyncio.shield(task)

    async def _perform(self, job: msgspec.Struct, seconds: float) -> AnswerT | Failure:
        try:
            return await asyncio.wait_for(self._exchange(job), seconds)
        except TimeoutError:
            self.close()
            return Failure(said("serve.given_up", seconds=f"{seconds:g}"))
        except (OSError, EOFError, asyncio.IncompleteReadError) as error:
            self.close()
            return Failure(said("serve.ended", error=type(error).__name__))
        finally:
            self._free.release()

    async def _exchange(self, job: msgspec.Struct) -> AnswerT | Failure:
        process = await self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        data = msgspec.msgpack.encode(job)
        process.stdin.write(LENGTH.pack(len(data)) + data)
        await process.stdin.drain()
        (length,) = LENGTH.unpack(await process.stdout.readexactly(LENGTH.size))
        name, content = msgspec.msgpack.decode(await process.stdout.readexactly(length), type=tuple[str, msgspec.Raw])
        return msgspec.msgpack.decode(content, type=self._answers[name])

    async def _started(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(*python_command(self._module), stdin=PIPE, stdout=PIPE)
        return self._process

    def close(self) -> None:
        """End the process, whatever it does."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.kill()
