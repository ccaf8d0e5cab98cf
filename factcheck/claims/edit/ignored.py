"""Set numbers aside that state nothing: new entries of `ignore`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.claims.edit.splice import Splice, append_block, apply, split_mark
from factcheck.claims.load import load_text
from factcheck.claims.locate import Places, parse_source
from factcheck.claims.write import ignored_toml, toml_list, toml_string

if TYPE_CHECKING:
    from factcheck.model.claim import Ignored


def add_ignored(source: str, path: str, entries: Sequence[Ignored]) -> str:
    """Return the text of a claims file whose `ignore` has new entries, in the form that it is written in.

    Raises FactcheckError where the file, or the result, is no sound claims file.
    """
    mark, source = split_mark(source)
    load_text(source, path)
    if not entries:
        return mark + source
    changed = _add(source, path, entries)
    load_text(changed, path)
    return mark + changed


def _add(source: str, path: str, entries: Sequence[Ignored]) -> str:
    places = Places(source, path)
    if places.is_heading(("ignore", 0)):
        return append_block(source, "\n".join(_as_table(entry) for entry in entries))
    texts = [ignored_toml(entry) for entry in entries]
    if ("ignore",) in places:
        count = len(parse_source(source, path)["ignore"])  # type: ignore[arg-type]
        return apply(source, _into_list(source, places, count, texts))
    return _new_list(source, places, texts)


def _into_list(source: str, places: Places, count: int, texts: list[str]) -> list[Splice]:
    """Return the splices that put texts before the closing bracket, behind a comma."""
    start, end = places.span(("ignore",))
    closing = end - 1
    if count == 0:
        return [Splice(start + 1, start + 1, "\n" + "".join(f"  {text},\n" for text in texts))]
    last_end = places.span(("ignore", count - 1))[1]
    rest = source[last_end:closing]
    comma = [] if _code(rest).strip().startswith(",") else [Splice(last_end, last_end, ",")]
    if "\n" not in rest:
        return [*comma, Splice(closing, closing, "\n" + "".join(f"  {text},\n" for text in texts))]
    line_start = source.rfind("\n", 0, closing) + 1
    return [*comma, Splice(line_start, line_start, "".join(f"  {text},\n" for text in texts))]


def _code(text: str) -> str:
    """Return the text without its comments."""
    return "\n".join(line.partition("#")[0] for line in text.split("\n"))


def _new_list(source: str, places: Places, texts: list[str]) -> str:
    """Put a list behind the line of the article and the language, above the first table."""
    after = max(places.span((key,))[1] for key in ("article", "language") if (key,) in places)
    line_end = source.find("\n", after)
    block = f"ignore = {toml_list(texts)}\n"
    if line_end < 0:
        return apply(source, [Splice(len(source), len(source), "\n" + block)])
    return apply(source, [Splice(line_end + 1, line_end + 1, block)])


def _as_table(entry: Ignored) -> str:
    reason = f"reason = {toml_string(entry.reason)}\n" if entry.reason else ""
    return f"[[ignore]]\nquote = {toml_string(entry.quote.written)}\n{reason}"
