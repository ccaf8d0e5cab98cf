"""Loads the data of languages, those that come with factcheck and a newsroom's own, and checks all of it.

A language of one's own is a folder with words.toml and, beside it, any of cldr.toml, relations.toml,
explanations.toml, report.toml and examples.toml; or one file with the tables of words.toml and the others as tables of
their names ([relations.cues]).  `extends = "pt"` at its head adds it to another language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from factcheck.language.accents import with_plain_keys, with_plain_words
from factcheck.language.data_files import COMMON, CUSTOM, custom_languages, part_file, read_part, shipped_codes
from factcheck.language.language_data import Examples, LanguageData
from factcheck.language.messages import merged_messages
from factcheck.language.pack import Pack
from factcheck.language.relation_data import RelationData
from factcheck.model.bounded_toml import parse_bounded_toml
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.opening import read_file, text_of
from factcheck.model.said import said
from factcheck.model.shipped import Tree, read_shipped
from factcheck.model.suggestion import did_you_mean

Words = Mapping[str, Mapping[str, Any]]
"""For each language what its data lack, as the tables of a pack file: {"vi": {"units": {"count": {…}}}}."""

LARGEST_PACK = 16 * 1024 * 1024
"""Bytes; the packs that come with factcheck have some 50,000."""

PARTS = ("relations", "explanations", "report")
"""The parts of a language beside its words: a file of the name in its folder, or a table in its one file."""

FILES = ("words", "cldr", *PARTS, "examples")
"""The files of a language's folder."""

CATALOGUE = "en"
"""The language that has all messages."""

Form = TypeVar("Form", bound=msgspec.Struct)


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where a tree was read: for messages, and only then."""

    path: str = ""
    text: Callable[[], str] = str
    root: tuple[str, ...] = ()
    """The keys that lead to the tree in its file."""


class Written(msgspec.Struct, frozen=True):
    """A part of a language as somebody has written it."""

    tree: Tree
    source: Source


def pack_codes() -> tuple[str, ...]:
    """Return the codes of all languages there are a pack for: those that come with factcheck, and one's own."""
    return tuple(sorted({*shipped_codes(), *custom_languages()}))


def load_pack(code: str) -> Pack:
    """Return the pack of a language by its code ("vi"), one's own before factcheck's.

    FactcheckError where there is none or it is faulty.
    """
    custom = custom_languages().get(code)
    return custom.pack if custom else shipped_pack(code)


def load_relations(code: str) -> RelationData | None:
    """Return the words by which a language states relations; None for a language without them."""
    custom = custom_languages().get(code)
    return custom.relations if custom else shipped_relations(code)


@cache
def shipped_pack(code: str) -> Pack:
    """Return the pack that comes with factcheck."""
    if code not in shipped_codes():
        raise FactcheckError(_unknown_language(code))
    return _record(_with_shared(read_part(code, "words"), {}), Pack, _shipped(code, "words"))


@cache
def shipped_relations(code: str) -> RelationData | None:
    """Return the words for relations that come with factcheck; None for a language without them."""
    written = _shipped(code, "relations")
    return _record(written.tree, RelationData, written) if written.tree else None


def read_pack(path: Path, *, root: Path | None = None) -> Pack:
    """Read the pack of a language of one's own; see `read_language`."""
    return read_language(path, root=root).pack


def read_language(path: Path, *, root: Path | None = None) -> LanguageData:
    """Read a language of one's own, a folder or one file, in the format of docs/extending/language.md.

    `root` is the folder that the files must really lie in, where a configuration names them.  FactcheckError with
    every mistake.
    """
    written = _written_in_folder(path, root) if path.is_dir() else _written_in_file(path, root)
    head = written["words"]
    extended = head.tree.get("extends")
    if extended is not None and extended not in pack_codes():
        from factcheck.language.problems import Fault

        missing = _unknown_language(str(extended))
        _refuse([(head, [Fault(("extends",), missing.message, missing.hint)])])
    words = {key: value for key, value in head.tree.items() if key != "extends"}
    return _language({**written, "words": Written(words, head.source)}, _base(extended or "", words))


def extend_language(base: LanguageData, added: Tree, source: Source) -> LanguageData:
    """Return a language with more words, given as the tables of a pack file; lists are added to, values replaced."""
    written = _parts_of(added, source)
    return _language(written, base)


@contextmanager
def packs_in_use(packs: Sequence[str | Path] = (), words: Words | None = None, path: str = "") -> Iterator[None]:
    """Use languages and words of one's own for all that is read and written inside.

    `packs` are folders of a language, pack files, or folders of these; one with the code of a language that factcheck
    knows takes its place.  `words` are added to the languages that are there then; `path` is the file they come from,
    for messages.  Raises FactcheckError with the line and key that is wrong.
    """
    token = CUSTOM.set(read_custom_languages(packs, words or {}, path))
    try:
        yield
    finally:
        CUSTOM.reset(token)


def install_packs(
    packs: Sequence[str | Path] = (), words: Words | None = None, path: str = "", *, root: Path | None = None
) -> None:
    """Use languages and words of one's own for the rest of the run; doing so again changes nothing.

    `root` is the folder that the files must really lie in, where a configuration names them.
    """
    CUSTOM.set(read_custom_languages(packs, words or {}, path, root=root))


def read_custom_languages(
    packs: Sequence[str | Path], words: Words, path: str = "", *, root: Path | None = None
) -> dict[str, LanguageData]:
    """Return the languages that `packs` and `words` make, by their code, on top of those in use."""
    before = CUSTOM.set(custom := dict(custom_languages()))
    try:  # a pack may extend one that was read before it
        for file in language_files(packs):
            language = read_language(file, root=root)
            custom[language.pack.code] = language
        text = partial(read_source, Path(path), "configuration", root=root) if path else str
        for code, added in words.items():
            source = Source(path=path, text=text, root=("words", code))
            custom[code] = extend_language(custom.get(code) or _whole(code), dict(added), source)
    finally:
        CUSTOM.reset(before)
    return custom


def language_files(packs: Sequence[str | Path]) -> Iterator[Path]:
    """Yield the files and folders that are a language each."""
    for path in map(Path, packs):
        if path.is_dir() and not any((path / f"{name}.toml").is_file() for name in FILES):
            inner = (entry for entry in path.iterdir() if entry.suffix == ".toml" or _is_language(entry))
            yield from sorted(inner)
        else:
            yield path


def read_source(path: Path, what: str = "language pack", *, root: Path | None = None) -> str:
    """Return the text of a pack file, or of what else holds words; FactcheckError where it can't be read."""
    return text_of(read_file(path, what, limit=LARGEST_PACK, root=root).data, str(path), what)


def _is_language(path: Path) -> bool:
    return path.is_dir() and (path / "words.toml").is_file()


def _unknown_language(code: str) -> Problem:
    hint = did_you_mean(code, pack_codes(), f"languages: {', '.join(pack_codes())}")
    return Problem(f'no language pack for "{code}"', hint=hint)


def _whole(code: str) -> LanguageData:
    """Return the data of a language that comes with factcheck."""
    return LanguageData(pack=load_pack(code), **_others(code))


def _others(code: str) -> dict[str, Any]:
    """Return what comes with factcheck for a language beside its words."""
    return {
        "relations": shipped_relations(code),
        "explanations": read_part(code, "explanations"),
        "report": read_part(code, "report"),
    }


def _base(extended: str, words: Tree) -> LanguageData | Tree:
    """Return what a language of one's own adds to: the one it extends, or what is known beside its words."""
    if extended:
        return custom_languages().get(extended) or _whole(extended)
    return _others(str(words.get("code")))


def _written_in_folder(folder: Path, root: Path | None) -> dict[str, Written]:
    written = {name: _read_toml(folder / f"{name}.toml", root) for name in FILES if (folder / f"{name}.toml").is_file()}
    if "words" not in written:
        hint = said("pack.least")
        raise FactcheckError(Problem(said("pack.no_words"), path=str(folder), hint=hint))
    return written


def _written_in_file(path: Path, root: Path | None) -> dict[str, Written]:
    file = _read_toml(path, root)
    return _parts_of(file.tree, file.source)


def _parts_of(tree: Tree, source: Source) -> dict[str, Written]:
    """Return the parts of a language that one tree holds."""
    written = {
        name: Written(tree[name], msgspec.structs.replace(source, root=(*source.root, name)))
        for name in PARTS
        if name in tree
    }
    if "example" in tree:
        written["examples"] = Written({"example": tree["example"]}, source)
    apart = (*PARTS, "example")
    words = {name: table for name, table in tree.items() if name not in apart}
    return {**written, "words": Written(words, source)}


def _read_toml(path: Path, root: Path | None) -> Written:
    text = read_source(path, root=root)
    try:
        tree = parse_bounded_toml(text)
    except tomllib.TOMLDecodeError as error:
        from factcheck.language.problems import toml_problem

        raise FactcheckError(toml_problem(error, str(path), text)) from error
    return Written(tree, Source(path=str(path), text=lambda: text))


def _language(written: Mapping[str, Written], base: LanguageData | Tree) -> LanguageData:
    """Return a language that is written in parts, on top of what it extends or has beside it."""
    _check(written)
    words = written["words"].tree
    merged: dict[str, Any] = {}
    if isinstance(base, LanguageData):
        merged = {name: getattr(base, name) for name in (*PARTS, "examples")}
        tree = _merge(msgspec.to_builtins(base.pack), with_plain_keys(words))
    else:
        merged = dict(base)
        tree = _with_shared(words, written["cldr"].tree if "cldr" in written else {})
    merged["pack"] = _record(tree, Pack, written["words"])
    if "relations" in written:
        known = msgspec.to_builtins(merged["relations"]) if merged.get("relations") else {}
        merged["relations"] = _record(_merge(known, written["relations"].tree), RelationData, written["relations"])
    for name in ("explanations", "report"):
        merged[name] = merged_messages(merged.get(name, {}), written[name].tree if name in written else {})
    if "examples" in written:
        merged["examples"] = msgspec.convert(written["examples"].tree, Examples).example
    return LanguageData(**merged)


def _check(written: Mapping[str, Written]) -> None:
    """Refuse what is wrong in the parts as they are written, all of it at once."""
    from factcheck.language.problems import (
        Fault,
        faults_of_form,
        faults_of_length,
        faults_of_messages,
        faults_of_values,
    )

    found: list[tuple[Written, list[Fault]]] = []
    forms = {"words": Pack, "cldr": Pack, "relations": RelationData, "examples": Examples}
    for name, part in written.items():
        if name in forms:
            faults = list(faults_of_form(part.tree, forms[name], whole=False))
            if name in ("words", "cldr") and not faults:
                faults += faults_of_values(part.tree)
            if name != "examples":
                faults += faults_of_length(part.tree)
        else:
            catalogue = read_shipped(part_file(CATALOGUE, "explanations" if name == "explanations" else "report"))
            faults = list(faults_of_messages(part.tree, catalogue))
        found.append((part, faults))
    _refuse(found)


def _refuse(found: Sequence[tuple[Written, Sequence[Any]]]) -> None:
    """Raise the faults that were found, where there are any."""
    from factcheck.language.problems import problems_at

    problems = [
        problem
        for part, faults in found
        if faults
        for problem in problems_at(faults, part.source.path, part.source.text(), part.source.root)
    ]
    if problems:
        raise FactcheckError(*problems)


def _record(tree: Tree, form: type[Form], written: Written) -> Form:
    """Return the record that a merged tree is; FactcheckError at the lines where it is none."""
    try:
        return msgspec.convert(tree, form)
    except msgspec.ValidationError:
        from factcheck.language.problems import faults_of_form  # only for a mistake

        _refuse([(written, list(faults_of_form(tree, form)))])
        raise


def _shipped(code: str, part: Any) -> Written:  # noqa: ANN401 (a Part)
    """Return a part of a language that comes with factcheck."""
    path = part_file(code, part)
    return Written(read_part(code, part), Source(path=str(path), text=partial(path.read_text, "utf-8")))


def _with_shared(words: Tree, cldr: Tree) -> Tree:
    """Add what all languages share and what CLDR knows of this one; what the pack itself says goes before it."""
    shared = _merge(read_shipped(COMMON), cldr or read_part(str(words.get("code")), "cldr"))
    merged = with_plain_keys(_merge(shared, words))
    return with_plain_words(merged) if words.get("accents_optional") else merged


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
