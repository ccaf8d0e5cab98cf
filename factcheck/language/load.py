"""Reads language packs: TOML files checked against `factcheck.language.pack`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from factcheck.language.pack import Pack
from factcheck.model.errors import FactcheckError
from factcheck.model.report import Problem

PACK_FOLDER = Path(__file__).parent / "packs"

COMMON = "common"
"""The file of what all languages share; it is no language."""

CLDR_FOLDER = PACK_FOLDER / "cldr"
"""What CLDR knows of a language, written by tools/cldr_words.py; not every language has a file."""

Tree = dict[str, Any]


def pack_codes() -> tuple[str, ...]:
    """Return the codes of the languages that come with factcheck, sorted."""
    return tuple(sorted(path.stem for path in PACK_FOLDER.glob("*.toml") if path.stem != COMMON))


@cache
def load_pack(code: str) -> Pack:
    """Return the pack of a language by its code ("vi"); FactcheckError where there is none or it is faulty."""
    if code not in pack_codes():
        known = ", ".join(pack_codes())
        nearest = get_close_matches(code, pack_codes(), 1)
        hint = f'did you mean "{nearest[0]}"?' if nearest else f"languages: {known}"
        raise FactcheckError(Problem(f'no language pack for "{code}"', hint=hint))
    return read_pack(PACK_FOLDER / f"{code}.toml")


def read_pack(path: Path) -> Pack:
    """Read a pack from a file of one's own, in the format of docs/language-packs.md."""
    source = _source(path)
    try:
        own = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise FactcheckError(Problem(f"not valid TOML: {error}", path=str(path))) from error
    try:
        return msgspec.convert(_with_shared(own), Pack)
    except msgspec.ValidationError as error:
        raise FactcheckError(_problem(str(error), str(path), source)) from error


def extend_pack(pack: Pack, words: Mapping[str, Any]) -> Pack:
    """Return `pack` with a newsroom's own words added, given as the same tables a pack file has.

    Lists are added to, single values replaced.  FactcheckError where a table or a type is wrong.
    """
    merged = _merge(msgspec.to_builtins(pack), dict(words))
    try:
        return msgspec.convert(merged, Pack)
    except msgspec.ValidationError as error:
        raise FactcheckError(_problem(str(error), "", "")) from error


def _source(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FactcheckError(Problem(f"cannot read the language pack: {error}", path=str(path))) from error


def _with_shared(own: Tree) -> Tree:
    """Add what all languages share and what CLDR knows of this one; what the pack itself says stands above it."""
    shared = _tree(PACK_FOLDER / f"{COMMON}.toml")
    cldr = CLDR_FOLDER / f"{own.get('code')}.toml"
    return _merge(_merge(shared, _tree(cldr)) if cldr.is_file() else shared, own)


def _tree(path: Path) -> Tree:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _merge(base: Tree, added: Tree) -> Tree:
    """Merge two trees: tables key by key, lists one after the other, all else from `added`."""
    merged = dict(base)
    for key, value in added.items():
        present = merged.get(key)
        if isinstance(present, dict) and isinstance(value, dict):
            merged[key] = _merge(present, value)
        elif isinstance(present, list | tuple) and isinstance(value, list | tuple):
            merged[key] = [*present, *value]
        else:
            merged[key] = value
    return merged


def _problem(message: str, path: str, source: str) -> Problem:
    """Turn msgspec's message, "… - at `$.dates.order`", into a problem at that key's line."""
    complaint, _, place = message.partition(" - at `$.")
    keys = place.rstrip("`").replace("[...]", "").split(".")
    line, text = _line_of(source, [key for key in keys if key])
    known = msgspec.structs.fields(Pack)
    hint = f"the tables of a pack are: {', '.join(field.name for field in known)}" if "unknown field" in message else ""
    where = f' in "{place.rstrip("`")}"' if place else ""
    return Problem(f"{complaint}{where}", path=path, line=line, source_line=text, hint=hint)


def _line_of(source: str, keys: list[str]) -> tuple[int, str]:
    """Return the line (from 1) that names the last of `keys`, below the tables that name the others; 0 for none."""
    found, lines = 0, source.splitlines()
    for key in keys:
        for number in range(found, len(lines)):
            if key in lines[number].split("=")[0]:
                found = number + 1
                break
    return found, lines[found - 1] if found else ""
