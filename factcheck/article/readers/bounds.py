"""Documents that could take more time or memory than their size says: read in a process that may take only so much.

The library that reads PDF bounds one stream or one page, but not a file of a thousand such pages; and an HTML page of
64 KB can make a tree of twenty million elements, as its unclosed <b> are repeated in every paragraph that follows.
Neither can be seen without doing the work.  So the work is done where the system ends it.
"""

from __future__ import annotations

import re
import subprocess
from importlib.util import find_spec

import msgspec

from factcheck.article.readers.extracted import Extracted, not_installed, too_costly
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import said, unpacked
from factcheck.processes import python_command

MAXIMUM_SECONDS = {"pdf": 60} | dict.fromkeys(("html", "eml", "rst", "adoc", "tex"), 20)
"""CPU time of one document: far more than a report or a page of news takes."""

MAXIMUM_MEMORY = 2 << 30
"""Address space of one document; 8 MB of nested tables took 630 MB."""

WAITING = 5
"""The clock on the wall allows so many times the CPU time: other programs may have the cores."""

SMALL_PAGE = 64 * 1024
"""A page up to this size is read at once, unless it may be one that multiplies: its worst takes half a second."""

FORMATTING = re.compile(rb"<(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/>]", re.IGNORECASE)
"""Elements that a browser opens anew in every block that follows, until they are closed."""

MAXIMUM_REOPENED = 500_000
"""Elements that a small page may multiply to; 8 KB of formatting elements that each paragraph repeats took 0.6 s."""


LIBRARIES = {"pdf": ("pypdf", "PDF"), "html": ("selectolax", "HTML")}
"""What reads a format, and what people call it; the others are read by the standard library."""


class Answer(msgspec.Struct):
    """What the process returns: what it read, or why it could not."""

    extracted: Extracted | None = None
    problems: tuple[Problem, ...] = ()
    no_memory: bool = False


def may_be_costly(format: str, data: bytes) -> bool:
    """Return whether a document is to be read in a process of its own."""
    if format == "pdf":
        return True
    if format not in ("html", "eml"):
        return len(data) > SMALL_PAGE
    return len(data) > SMALL_PAGE or len(FORMATTING.findall(data)) * data.count(b"<") > MAXIMUM_REOPENED


def extract_bounded(format: str, data: bytes, path: str) -> Extracted:
    """Read a document in a process of its own; raise FactcheckError where that takes more than it may."""
    library, kind = LIBRARIES.get(format, ("", ""))
    if library and find_spec(library) is None:
        raise not_installed(kind, path)
    seconds = MAXIMUM_SECONDS[format]
    try:
        done = subprocess.run(
            python_command("factcheck.article.readers.reader_process", format, str(seconds), str(MAXIMUM_MEMORY)),
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds * WAITING,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise too_costly(said("article.seconds", seconds=str(seconds)), path) from None
    try:
        answer = msgspec.msgpack.decode(done.stdout, type=Answer)
    except msgspec.DecodeError:  # the system has ended it, or the library has crashed
        raise too_costly(
            said("article.seconds_or_memory", seconds=str(seconds), memory=str(MAXIMUM_MEMORY >> 30)), path
        ) from None
    if answer.no_memory:
        raise too_costly(said("article.memory", memory=str(MAXIMUM_MEMORY >> 30)), path)
    if answer.extracted is None:
        raise FactcheckError(*(_received(problem, path) for problem in answer.problems))
    return answer.extracted


def _received(problem: Problem, path: str) -> Problem:
    """Return a problem that the process has sent, its messages as messages again."""
    message, hint = unpacked(problem.message), unpacked(problem.hint)
    return msgspec.structs.replace(problem, message=message, hint=hint, path=path)
