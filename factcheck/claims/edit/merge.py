"""Put newly drafted claims into a file that a person has edited: what the person wrote stays, nothing is lost.

Numbers that state nothing are set aside: new entries of `ignore`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from factcheck.claims.edit.splice import Splice, append_block, apply, rename_check, rename_claim, split_mark
from factcheck.claims.expression import names_used
from factcheck.claims.load import load_text
from factcheck.claims.locate import Places, parse_source
from factcheck.claims.write import claim_blocks, ignored_toml, outside_toml, toml_list, toml_string
from factcheck.language.messages import load_words
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import said

if TYPE_CHECKING:
    from factcheck.model.claim import Claim, ClaimsFile, Ignored, Mark, Outside


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


# Whether two claims make the same statement, though a person may have reworded or renamed one.


def same_statement(drafted: Claim, present: Claim) -> bool:
    """Return whether a claim of the file is what a drafted one says.

    Either they have the same id and one holds the other's figures or words (the person edited the draft), or one
    holds the other's words and the checks are the same but for names.  In doubt they differ: a claim twice is
    seen at once, a claim lost is not.
    """
    ours, theirs = _surfaces(drafted), _surfaces(present)
    words, others = _words(drafted), _words(present)
    one_holds_the_other = words in others or others in words
    if not ours & theirs:
        return False
    if drafted.id == present.id:
        return one_holds_the_other or ours <= theirs
    if not one_holds_the_other:
        return False
    renaming = shared_names(drafted, present)
    checks = {rename_check(check, renaming).source for check in drafted.checks}
    return checks == {check.source for check in present.checks}


def shared_names(drafted: Claim, present: Claim) -> dict[str, str]:
    """Return, for the names of a drafted claim, what the file calls the same figures (those it names)."""
    left = _marks(present)
    names: dict[str, str] = {}
    for mark in _marks(drafted):
        twin = next((other for other in left if _surface(other) == _surface(mark)), None)
        if twin is None:
            continue
        left.remove(twin)
        if mark.name and twin.name:
            names[mark.name] = twin.name
    return names


def is_set_aside(drafted: Claim, ignored: Sequence[Ignored]) -> bool:
    """Return whether the file ignores all numbers of a drafted claim, in the same words."""
    return any(
        _surfaces(drafted) <= {_surface(mark) for mark in entry.quote.marks}
        and (_fold(entry.quote.text) in _words(drafted) or _words(drafted) in _fold(entry.quote.text))
        for entry in ignored
    )


def same_entry(one: Ignored, other: Ignored) -> bool:
    """Return whether two entries ignore the same words."""
    return _fold(one.quote.text) == _fold(other.quote.text)


def _marks(claim: Claim) -> list[Mark]:
    return [mark for quote in claim.quotes for mark in quote.marks]


def _surfaces(claim: Claim) -> set[str]:
    return {_surface(mark) for mark in _marks(claim)}


def _surface(mark: Mark) -> str:
    return _fold(mark.surface)


def _words(claim: Claim) -> str:
    return _fold(" … ".join(quote.text for quote in claim.quotes))


def _fold(text: str) -> str:
    """Set aside normal form, case and spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def merge_claims(source: str, path: str, drafted: ClaimsFile, language: str = "") -> str:
    """Return the text of a claims file with the drafted claims that it does not have yet, at its end.

    A drafted claim is there already when one of the file makes the same statement, or the file ignores its
    numbers.  New ids and names that are taken get a number.  Comments are in `language`, by default that of the
    drafted file.  Raises FactcheckError where the file, or the
    result, is no sound claims file.
    """
    mark, source = split_mark(source)
    present = load_text(source, path)
    if present.claims and not Places(source, path).is_heading(("claim", 0)):
        hint = said("claims.each_heading")
        raise FactcheckError(Problem(said("claims.one_list"), path, hint=hint))
    known = _already_there(drafted.claims, present)
    new = [claim for claim in drafted.claims if claim.id not in known]
    renaming = _renaming(new, known, drafted, present)
    words = load_words(language or drafted.language)
    blocks = list(claim_blocks(_renamed(new, renaming, present), words))
    blocks += (outside_toml(figure) for figure in _new_outside(drafted, present, new, renaming))
    changed = append_block(source, f"# {words['draft.new']}\n" + "\n".join(blocks)) if blocks else source
    ignored = [entry for entry in drafted.ignored if not any(same_entry(entry, old) for old in present.ignored)]
    changed = add_ignored(changed, path, ignored)
    load_text(changed, path)
    return mark + changed


def _already_there(drafted: Sequence[Claim], present: ClaimsFile) -> dict[str, dict[str, str]]:
    """Return, for each drafted claim that the file has, its names as the file calls them.

    A claim whose figures others need, but which the file has left without names, counts as new.
    """
    known: dict[str, dict[str, str]] = {}
    for claim in drafted:
        twin = next((old for old in present.claims if same_statement(claim, old)), None)
        if twin is not None:
            known[claim.id] = shared_names(claim, twin)
        elif is_set_aside(claim, present.ignored):
            known[claim.id] = {}
    while lost := [claim.id for claim in drafted if claim.id in known and _lost(claim, known, drafted)]:
        for identity in lost:
            del known[identity]
    return known


def _lost(claim: Claim, known: dict[str, dict[str, str]], drafted: Sequence[Claim]) -> bool:
    """Return whether a new claim needs a name of this known one that the file does not give."""
    nameless = _names_of(claim) - known[claim.id].keys()
    return any(nameless & _needed_by(other) for other in drafted if other.id not in known)


def _names_of(claim: Claim) -> set[str]:
    return {mark.name for quote in claim.quotes for mark in quote.marks if mark.name}


def _needed_by(claim: Claim) -> set[str]:
    return {name.name for check in claim.checks for name in names_used(check.comparison)}


def _renaming(
    new: Sequence[Claim], known: dict[str, dict[str, str]], drafted: ClaimsFile, present: ClaimsFile
) -> dict[str, str]:
    """Return what each name of the draft is called in the merged file."""
    renaming = {before: after for names in known.values() for before, after in names.items()}
    outside = {figure.name for figure in present.outside}
    taken = outside.union(*(_names_of(claim) for claim in present.claims))
    for claim in new:
        for name in sorted(_names_of(claim)):
            renaming[name] = _free(name, taken, "_")
            taken.add(renaming[name])
    for figure in drafted.outside:
        renaming[figure.name] = figure.name if figure.name in outside else _free(figure.name, taken, "_")
        taken.add(renaming[figure.name])
    return renaming


def _renamed(new: Sequence[Claim], renaming: dict[str, str], present: ClaimsFile) -> Iterable[Claim]:
    taken = {claim.id for claim in present.claims}
    for claim in new:
        identity = _free(claim.id, taken, "-")
        taken.add(identity)
        yield rename_claim(claim, identity, renaming)


def _new_outside(
    drafted: ClaimsFile, present: ClaimsFile, new: Sequence[Claim], renaming: dict[str, str]
) -> Iterable[Outside]:
    """Yield the figures from outside that the file lacks and a new claim uses, or that no claim uses at all."""
    from msgspec.structs import replace

    there = {figure.name for figure in present.outside}
    used_by_new = set().union(*(_needed_by(claim) for claim in new))
    used_at_all = set().union(*(_needed_by(claim) for claim in drafted.claims))
    for figure in drafted.outside:
        if figure.name not in there and (figure.name in used_by_new or figure.name not in used_at_all):
            yield replace(figure, name=renaming[figure.name])


def _free(name: str, taken: set[str], joint: str) -> str:
    """Return the name, with the first number behind it that makes it new."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}{joint}{number}"
    return free
