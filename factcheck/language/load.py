"""Reads language packs: TOML files checked against `factcheck.language.pack`."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from factcheck.language.accents import with_plain_keys, with_plain_words
from factcheck.language.data_files import COMMON, part_file, read_part, shipped_codes
from factcheck.language.own import current
from factcheck.language.pack import Pack
from factcheck.model.bounded_toml import parse_bounded_toml
from factcheck.model.errors import FactcheckError
from factcheck.model.opening import read_file, text_of
from factcheck.model.report import Problem
from factcheck.model.shipped import Tree, read_shipped

LARGEST_PACK = 16 * 1024 * 1024
"""Bytes; the packs that come with factcheck have some 50,000."""


def pack_codes() -> tuple[str, ...]:
    """Return the codes of all languages there are a pack for: those that come with factcheck, and one's own."""
    return tuple(sorted({*shipped_codes(), *current()}))


def load_pack(code: str) -> Pack:
    """Return the pack of a language by its code ("vi"), one's own before factcheck's.

    FactcheckError where there is none or it is faulty.
    """
    return current().get(code) or shipped_pack(code)


@cache
def shipped_pack(code: str) -> Pack:
    """Return the pack that comes with factcheck."""
    if code not in shipped_codes():
        from difflib import get_close_matches  # only for a mistake

        known = ", ".join(pack_codes())
        nearest = get_close_matches(code, pack_codes(), 1)
        hint = f'did you mean "{nearest[0]}"?' if nearest else f"languages: {known}"
        raise FactcheckError(Problem(f'no language pack for "{code}"', hint=hint))
    return _pack_of(read_part(code, "words"), part_file(code, "words"), "")


def read_pack(path: Path, *, root: Path | None = None) -> Pack:
    """Read a pack from a file of one's own, in the format of docs/language-packs.md.

    `root` is the folder that the file must really lie in, where a configuration names it.
    """
    source = read_source(path, root=root)
    try:
        own = parse_bounded_toml(source)
    except tomllib.TOMLDecodeError as error:
        from factcheck.language.problems import toml_problem

        raise FactcheckError(toml_problem(str(error), str(path), source)) from error
    return _pack_of(own, path, source)


def extend_pack(pack: Pack, words: Mapping[str, Any], path: str = "", source: Callable[[], str] = str) -> Pack:
    """Return `pack` with a newsroom's own words added, given as the same tables a pack file has.

    Lists are added to, single values replaced.  `path` is the file that the words stand in, under
    [words.CODE], and `source` gives its text; FactcheckError names the line there where a table, a key or a type is
    wrong.
    """
    merged = _merge(msgspec.to_builtins(pack), with_plain_keys(dict(words)))
    try:
        return msgspec.convert(merged, Pack)
    except msgspec.ValidationError as error:
        from factcheck.language.problems import pack_problem

        raise FactcheckError(pack_problem(str(error), path, source(), ("words", pack.code))) from error


def read_source(path: Path, what: str = "language pack", *, root: Path | None = None) -> str:
    """Return the text of a pack file, or of what else holds words; FactcheckError where it can't be read."""
    return text_of(read_file(path, what, limit=LARGEST_PACK, root=root).data, str(path), what)


def _pack_of(own: Tree, path: Path, source: str) -> Pack:
    """Return the pack that a file's tables are; FactcheckError at the line where they are none."""
    try:
        return msgspec.convert(_with_shared(own), Pack)
    except msgspec.ValidationError as error:
        from factcheck.language.problems import pack_problem  # only a faulty pack needs it

        raise FactcheckError(pack_problem(str(error), str(path), source)) from error


def _with_shared(own: Tree) -> Tree:
    """Add what all languages share and what CLDR knows of this one; what the pack itself says stands above it."""
    shared = _merge(read_shipped(COMMON), read_part(str(own.get("code")), "cldr"))
    merged = with_plain_keys(_merge(shared, own))
    return with_plain_words(merged) if own.get("accents_optional") else merged


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
