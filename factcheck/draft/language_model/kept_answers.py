"""Answers of models, kept in the user's own cache folder, so that a run on the same article repeats exactly."""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path

import msgspec

from factcheck.draft.proposals.prompt import prompt_version
from factcheck.model.errors import FactcheckError
from factcheck.model.saving import save

FOLDER_VARIABLE = "FACTCHECK_CACHE"
LONGEST = 2_000_000
"""Bytes of a kept answer that are read: what a server's answer may have, and its frame."""


class Answer(msgspec.Struct, frozen=True):
    """What a model answered about one part of an article."""

    text: str
    is_cut_off: bool = False
    """Whether the model was stopped in the middle, at the most tokens that were asked for."""
    tokens_in: int = 0
    tokens_out: int = 0
    cost: str = ""
    """In US dollars, where the server says so."""


def cache_folder() -> Path:
    """Return where answers are kept: the user's cache folder, as the system has it."""
    if named := os.environ.get(FOLDER_VARIABLE):
        return Path(named)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "factcheck" / "answers"


def answer_path(model: str, prompt: str) -> Path:
    """Return the file for what a model answers to a prompt, which holds the article and the rules as they are."""
    key = f"{model}\0{prompt_version()}\0{prompt}"
    return cache_folder() / f"{hashlib.sha256(key.encode(errors='surrogatepass')).hexdigest()}.json"


def kept_answer(path: Path) -> Answer | None:
    """Return a kept answer; None where there is none, or none that can be read."""
    try:
        if path.stat().st_size > LONGEST:
            return None
        return msgspec.json.decode(path.read_bytes(), type=Answer)
    except (OSError, ValueError, RecursionError):
        return None


def keep_answer(path: Path, answer: Answer) -> None:
    """Keep an answer where others can't read it; where that is impossible the next run asks again."""
    with suppress(OSError, FactcheckError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        save(path, msgspec.json.encode(answer).decode(), "cache")
