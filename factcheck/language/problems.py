"""Tells what is wrong with a language pack: the line, the key, and what it may be instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, get_args, get_type_hints

import msgspec

from factcheck.language.pack import Pack
from factcheck.model.report import Problem

_UNKNOWN_FIELD = re.compile("unknown field `([^`]*)`")

_MISSING_FIELD = re.compile("missing required field `([^`]*)`")

_UNKNOWN_KEY = re.compile("Invalid enum value '([^']*)'")

ANY = "[...]"
"""msgspec's word for a key or a place that the pack's author chose."""

_KEY = re.compile(r"[^.\[\]`]+|\[\.\.\.\]")

_NOT_TOML_AT = re.compile(r"at line (\d+), column (\d+)")


def pack_problem(message: str, path: str, source: str, root: Sequence[str] = ()) -> Problem:
    """Turn msgspec's message, "… - at `$.dates.order`", into a problem at that key's line.

    `root` are the keys that lead to the pack in `source` ("words", "vi"), where it is a part of a larger file.
    """
    complaint, _, place = message.partition(" - at `")
    keys = _KEY.findall(place.partition("$")[2])
    wrong = _UNKNOWN_FIELD.search(complaint) or (_UNKNOWN_KEY.search(complaint) if place.startswith("key`") else None)
    missing = _MISSING_FIELD.search(complaint)
    hint = ""
    if wrong is not None:
        hint = _nearest(wrong[1], keys_at(keys))
        keys.append(wrong[1])
        complaint = "no such key in a language pack"
    elif missing is not None:
        complaint = f'"{missing[1]}" is missing'
    named = [*root, *(key for key in keys if key != ANY)]
    line, text = line_of(source, named)
    where = f' in "{".".join(named)}"' if named else ""
    return Problem(f"{_in_words(complaint)}{where}", path=path, line=line, source_line=text, hint=hint)


def toml_problem(message: str, path: str, source: str) -> Problem:
    """Return what tomllib could not read, at its line."""
    at = _NOT_TOML_AT.search(message)
    if at is None:
        return Problem(f"not valid TOML: {message}", path=path)
    line, column = int(at[1]), int(at[2])
    lines = source.splitlines()
    text = lines[line - 1] if line <= len(lines) else ""
    return Problem(f"not valid TOML: {message}", path=path, line=line, column=column, source_line=text)


def _in_words(complaint: str) -> str:
    """Say a type as a journalist knows it: "array" is a list, "object" a table."""
    for technical, plain in (("`array`", "a list"), ("`object`", "a table"), ("`str`", "text in quotes")):
        complaint = complaint.replace(technical, plain)
    return complaint


def _nearest(written: str, known: Sequence[str]) -> str:
    nearest = get_close_matches(written, known, 1)
    if nearest:
        return f'did you mean "{nearest[0]}"?'
    return f"known keys: {', '.join(known)}" if known else ""


def keys_at(keys: Sequence[str]) -> tuple[str, ...]:
    """Return the keys that the table of a pack named by `keys` may have; none where they are the author's own."""
    kind: Any = Pack
    for key in keys:
        kind = (get_args(kind) or (None,))[-1] if key == ANY else get_type_hints(kind).get(key)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return tuple(field.encode_name for field in msgspec.structs.fields(kind))
    first = (get_args(kind) or (None,))[0]
    return tuple(str(one) for one in get_args(first))


def line_of(source: str, keys: Sequence[str]) -> tuple[int, str]:
    """Return the line (from 1) that names the last of `keys`, below the lines that name the others; 0 for none.

    A header such as [words.vi.numbers] names several keys at once.
    """
    found, lines = 0, source.splitlines()
    for key in keys:
        for number in range(max(found - 1, 0), len(lines)):
            if key in re.split(r"[\s.\[\]\"']+", lines[number].partition("=")[0]):
                found = number + 1
                break
    return found, lines[found - 1] if found else ""
