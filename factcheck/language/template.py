"""The files of a new language, to be filled in: every key with what it means and, as an example, what English has.

They are written from the records that a language is checked against, so that no key is missing and none is invented.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import msgspec

from factcheck.language.data_files import read_part, shipped_codes
from factcheck.language.pack import Pack
from factcheck.language.relation_data import RelationData
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import said

if TYPE_CHECKING:
    from factcheck.model.shipped import Tree

CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""A language with, perhaps, a script or a region: "sv", "pt-BR", "sr-Latn"."""

MODEL = "en"
"""The language whose words are shown as examples."""

WIDTH = 116
"""Columns of a comment."""

SHOWN = 4
"""Words that an example shows."""

MUST = {"frequent": [], "decimal": ",", "groups": [" "]}
"""The value of the keys that every language must have, until they are filled in."""

HEADS = {
    "words": "How the language writes numbers, units, hedges and dates.",
    "relations": "The words by which the language states relations between figures: what rose, what is a part of what.",
    "explanations": "What factcheck says of checks and figures.  {…} are blanks: keep their names.",
    "report": "Headings and words of reports.  {…} are blanks: keep their names.",
    "examples": "Sentences with what must be found in them; `factcheck pack check` reads them back.",
}

HOW = (
    "Lines that begin with # are comments: take the # away from the keys that you fill in.  What is left out is empty; "
    "words are written small, and match capitals too."
)

HOW_MESSAGES = "Take the # away from the lines that you translate; the others stay English."

EXAMPLES = """
# [[example]]
# text = "In 2023, 120 of the 500 members were women, or 24 percent."
# figures = ["2023 calendar year", "120", "500", "24 percent"]   # value and unit of each; nothing is left out
# finds = ["share consistent"]                                   # kind and verdict of each statement

# [[example]]
# text = "Sales rose 20 percent, from 50 million dollars to 80 million dollars."
# finds = ["change inconsistent"]
"""


def template_of(code: str) -> dict[str, str]:
    """Return the files of a new language, by the name of the part; FactcheckError for what is no code.

    For a region or a variant of a language that factcheck knows, the files add to that language.
    """
    if not CODE.fullmatch(code):
        hint = said("pack.codes")
        raise FactcheckError(Problem(said("pack.no_code", code=code), hint=hint))
    extended = next((known for known in (code, code.partition("-")[0]) if known in shipped_codes()), "")
    return {
        "words": "".join(_words(code, extended)),
        "relations": _head("relations", HOW) + "".join(_table(RelationData, (), read_part(MODEL, "relations"))),
        "explanations": _head("explanations", HOW_MESSAGES) + "".join(_messages(read_part(MODEL, "explanations"))),
        "report": _head("report", HOW_MESSAGES) + "".join(_messages(read_part(MODEL, "report"))),
        "examples": _head("examples", "") + EXAMPLES,
    }


def _words(code: str, extended: str) -> Iterator[str]:
    yield _head("words", HOW)
    yield f"\ncode = {json.dumps(code)}\n"
    if extended:
        yield "# What is written here is added to the language that factcheck knows.\n"
        yield f"extends = {json.dumps(extended)}\n"
    yield f"# The name of the language, in English.\nname = {json.dumps(code)}\n"
    yield from _table(Pack, (), read_part(MODEL, "words"), known=("code", "name"), whole=not extended)


def _head(part: str, how: str) -> str:
    return _comment(HEADS[part]) + (_comment(how) if how else "")


def _comment(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent="# ", subsequent_indent="# ") + "\n"


def _table(
    kind: type[msgspec.Struct], way: tuple[str, ...], model: object, known: tuple[str, ...] = (), whole: bool = True
) -> Iterator[str]:
    """Yield the keys of a table, then the tables below it."""
    below = []
    meant = meanings_of(kind)
    for field in msgspec.structs.fields(kind):
        name = field.encode_name
        if name in known:
            continue
        example = model.get(name) if isinstance(model, Mapping) else None
        if _is_table(field.type):
            below.append((name, field.type, example, meant.get(field.name, "")))
            continue
        yield "\n" + (_comment(meant[field.name]) if field.name in meant else "")
        if field.required and whole:
            yield f"{name} = {_value(MUST.get(name, ''))}\n"
        else:
            yield f"# {name} = {_example(example, field)}\n"
    for name, inner, example, meaning in below:
        yield from _inner_table(inner, (*way, name), example, meaning, whole)


def _is_table(kind: Any) -> bool:  # noqa: ANN401 (a type)
    return get_origin(kind) is dict or (isinstance(kind, type) and issubclass(kind, msgspec.Struct))


def _inner_table(kind: Any, way: tuple[str, ...], model: Any, meaning: str, whole: bool) -> Iterator[str]:  # noqa: ANN401
    """Yield a table with its heading: of a record, of tables of given names, or of the author's own keys."""
    model = model if isinstance(model, Mapping) else {}
    if get_origin(kind) is not dict:
        meaning = meaning or (inspect.getdoc(kind) or "").partition("\n\n")[0]
        yield f"\n{_comment(meaning)}{_heading(way)}"
        yield from _table(kind, way, model, whole=whole)
        return
    names, inner = get_args(kind)
    given = get_args(names) if get_origin(names) is Literal else ()
    if given and _is_table(inner):
        yield "\n" + (_comment(meaning) if meaning else "")
        for name in given:
            yield from _inner_table(inner, (*way, str(name)), model.get(name), "", whole)
        return
    yield "\n" + (_comment(meaning) if meaning else "") + _heading(way)
    shown = list(model.items()) if given else list(model.items())[:SHOWN]
    for key, value in shown:
        yield f"# {_key(key)} = {_value(_short(value))}\n"


def _heading(way: tuple[str, ...]) -> str:
    return f"[{'.'.join(map(_key, way))}]\n"


def _messages(model: Tree) -> Iterator[str]:
    for section, messages in model.items():
        yield f"\n{_heading((section,))}"
        for key, text in messages.items():
            yield f"# {_key(key)} = {_value(text)}\n"


def _example(value: Any, field: msgspec.structs.FieldInfo) -> str:  # noqa: ANN401
    if value is None:
        default = field.default
        value = default if isinstance(default, bool | int | str | tuple) else []
    return _value(_short(value))


def _short(value: Any) -> Any:  # noqa: ANN401
    return list(value)[:SHOWN] if isinstance(value, list | tuple) else value


def _value(value: Any) -> str:  # noqa: ANN401
    return json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[\w-]+", name, re.ASCII) else json.dumps(name, ensure_ascii=False)


@cache
def meanings_of(kind: type[msgspec.Struct]) -> dict[str, str]:
    """Return what is written below each field of a record in its source; none where the source is not there."""
    try:
        (definition,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    except OSError:
        return {}
    assert isinstance(definition, ast.ClassDef)
    meanings = {}
    for field, text in zip(definition.body, definition.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant):
            assert isinstance(field.target, ast.Name)
            meanings[field.target.id] = " ".join(str(text.value.value).split())
    return meanings
