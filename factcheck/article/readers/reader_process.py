"""The process that reads one document: from standard input, to a record on standard output.

Its arguments are the document's format, and the seconds and the bytes of memory that it may take.
"""

from __future__ import annotations

import sys

import msgspec

from factcheck.article.readers import read_here
from factcheck.article.readers.bounds import Answer
from factcheck.model.errors import FactcheckError
from factcheck.model.faults import problems_of
from factcheck.model.said import packed
from factcheck.processes import limit_this_process


def main() -> None:
    """Read one document."""
    format, seconds, memory = sys.argv[1:4]
    limit_this_process(int(seconds), int(memory))
    try:
        answer = Answer(read_here(format, sys.stdin.buffer.read(), ""))
    except FactcheckError as error:
        answer = Answer(problems=tuple(error.problems))
    except MemoryError:
        answer = Answer(no_memory=True)
    except Exception as error:
        answer = Answer(problems=problems_of(error))
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer, enc_hook=packed))
