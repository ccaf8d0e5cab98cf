"""A claims file, from its path or its text to records, with every mistake reported at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from factcheck.claims.diagnose import convert
from factcheck.claims.expression import names_used
from factcheck.claims.locate import Complaint, Headings, Table, parse_source, read_source
from factcheck.claims.project import project_root, resolve_article
from factcheck.claims.records import (
    EXPECTED,
    ClaimForm,
    ClaimsFileForm,
    OutsideForm,
    build_claim,
    build_ignored,
    build_outside,
)
from factcheck.language.load_languages import load_pack, pack_codes
from factcheck.model.claim import Claim, ClaimsFile, Ignored, Outside
from factcheck.model.errors import Problem
from factcheck.model.nearest import nearest
from factcheck.model.opening import is_below
from factcheck.model.said import said
from factcheck.model.suggestion import did_you_mean, suggestion

# Names across a claims file: each given once, and each that a check uses given somewhere.


MOST_HINTS = 20
"""More than fit a screen; each is compared with thousands of names."""


def name_complaints(claims: Sequence[tuple[int, Claim]], outside: Sequence[tuple[str, Outside]]) -> list[Complaint]:
    """Return what is wrong with ids and names; claims with their index in the file, outside figures with their key."""
    complaints = [*_repeated_ids(claims)]
    givers: dict[str, str] = {}
    complaints += _repeated_names(claims, givers)
    for key, figure in outside:
        if figure.name in givers:
            hint = said("claims.gives_already", givers=givers[figure.name])
            complaints.append(
                Complaint(("outside", key), said("claims.name_taken", name=figure.name), hint, at_key=True)
            )
        givers[figure.name] = f"[outside.{key}]"
    return [*complaints, *_unknown_names(claims, givers)]


def _repeated_ids(claims: Sequence[tuple[int, Claim]]) -> Iterator[Complaint]:
    seen: set[str] = set()
    for index, claim in claims:
        if claim.id in seen:
            hint = said("claims.reports_baselines")
            yield Complaint(("claim", index, "id"), said("claims.two_claims", id=claim.id), hint)
        seen.add(claim.id)


def _repeated_names(claims: Sequence[tuple[int, Claim]], givers: dict[str, str]) -> Iterator[Complaint]:
    """Yield complaints, and enter into `givers` which claim gives each name."""
    for index, claim in claims:
        for place, quote in enumerate(claim.quotes):
            for mark in quote.marks:
                if mark.name in givers:
                    hint = said("claims.marks_figure", givers=givers[mark.name])
                    keys, offset = ("claim", index, "quote", place), quote.written.rfind(f"[{mark.name}") + 1
                    yield Complaint(keys, said("claims.name_given", name=mark.name), hint, offset)
                elif mark.name:
                    givers[mark.name] = said("claims.the_claim", id=claim.id)


def _unknown_names(claims: Sequence[tuple[int, Claim]], givers: dict[str, str]) -> Iterator[Complaint]:
    """Yield complaints about names that nothing gives; the nearest is looked up for the first few only."""
    unknown = (
        (("claim", index, "check", place), name)
        for index, claim in claims
        for place, check in enumerate(claim.checks)
        for name in names_used(check.comparison)
        if name.name not in givers
    )
    for count, (keys, name) in enumerate(unknown):
        near = did_you_mean(name.name, givers) if count < MOST_HINTS else ""
        hint = near or said("claims.mark_quote")
        yield Complaint(keys, said("claims.figure_has", name=name.name), hint, name.column - 1)


AUTO = "auto"
"""The language of an article that is to be found out."""


def load(path: str | Path, *, root: Path | None = None) -> ClaimsFile:
    """Read a claims file and check its form, not yet its article.

    `root` is the folder that the file must really lie in, for one that the user has not named himself.
    Raises FactcheckError with one problem for every mistake: file, line, column, the line, what would be right.
    Of a file that a link leads to outside of the project, no word is in the problems.
    """
    from factcheck.model.errors import FactcheckError

    source, real = read_source(Path(path), "claims file", root=root)
    try:
        return load_text(source, str(path))
    except FactcheckError as error:
        if is_below(real, project_root(Path(path).parent)):
            raise
        line = error.problems[0].line
        hint = said("claims.link_leads")
        raise FactcheckError(Problem(said("claims.no_sound_claims"), str(path), line, hint=hint)) from None


def load_text(source: str, path: str) -> ClaimsFile:
    """Read a claims file from its text; `path` is where it is or will be.  Raises as `load` does."""
    from factcheck.model.errors import FactcheckError

    claims_file, problems = read_text(source, path)
    if problems:
        raise FactcheckError(*problems)
    return claims_file


def read_text(source: str, path: str) -> tuple[ClaimsFile, tuple[Problem, ...]]:
    """Read what can be read of a claims file, and report what can't: for editors, which go on while one types.

    Raises FactcheckError only where the text is not TOML.
    """
    table = parse_source(source, path)
    headings = Headings(source, path)
    complaints: list[Complaint] = []
    head = _read_head(table, complaints)
    claims = _read_claims(table, headings, complaints)
    outside = _read_outside(table, headings, complaints)
    ignored = _read_ignored(head, path, complaints)
    if not complaints:
        complaints += name_complaints(claims, outside)
    if head and head.language not in (AUTO, *pack_codes()):
        complaints.append(_unknown_language(head.language))
    article, complaint = resolve_article(head.article, path) if head else ("", None)
    complaints += [complaint] if complaint else []
    claims_file = ClaimsFile(
        path,
        article,
        head.language if head else "auto",
        tuple(claim for _, claim in claims),
        tuple(figure for _, figure in outside),
        tuple(ignored),
    )
    if not complaints:
        return claims_file, ()
    from factcheck.claims.locate import problems_at  # a parser with line numbers, for when there is something to report

    return claims_file, problems_at(complaints, source, path)


def _read_head(table: Table, complaints: list[Complaint]) -> ClaimsFileForm | None:
    """Read what is above the claims, lists of claims and figures left out."""
    without = {key: value for key, value in table.items() if key not in ("claim", "outside")}
    head = convert(without, ClaimsFileForm, (), EXPECTED)
    if isinstance(head, ClaimsFileForm):
        return head
    complaints += head
    return None


def _unknown_language(language: str) -> Complaint:
    """Return the complaint about a language without a pack; its code is named where its name is written instead."""
    codes = pack_codes()
    names = {name: code for code in codes for name in (code, load_pack(code).name)}
    near = names.get(nearest(language, names), "") or next((code for code in codes if language[:2].lower() == code), "")
    hint = suggestion(near) if near else said("claims.known_here", value=", ".join((AUTO, *codes)))
    return Complaint(("language",), said("claims.language", language=language), hint)


def _read_claims(table: Table, headings: Headings, complaints: list[Complaint]) -> list[tuple[int, Claim]]:
    """Return the sound claims, each with its index in the file."""
    tables = table.get("claim", [])
    if not isinstance(tables, list):
        complaints.append(
            Complaint(
                ("claim",), said("claims.no_claim_list"), said("claims.expected", expected=said(EXPECTED["claim"]))
            )
        )
        return []
    claims: list[tuple[int, Claim]] = []
    for index, claim_table in enumerate(tables):
        form = convert(claim_table, ClaimForm, ("claim", index), EXPECTED)
        if isinstance(form, ClaimForm):
            claim = build_claim(form, ("claim", index), headings.claim(index, len(tables)))
            if isinstance(claim, Claim):
                claims.append((index, claim))
            else:
                complaints += claim
        else:
            complaints += map(_misplaced, form)
    return claims


def _read_outside(table: Table, headings: Headings, complaints: list[Complaint]) -> list[tuple[str, Outside]]:
    """Return the sound outside figures, each with its key in the file."""
    tables = table.get("outside", {})
    if not isinstance(tables, dict):
        complaints.append(
            Complaint(
                ("outside",),
                said("claims.no_outside_table"),
                said("claims.expected", expected=said(EXPECTED["outside"])),
            )
        )
        return []
    figures: list[tuple[str, Outside]] = []
    for name, figure_table in tables.items():
        form = convert(figure_table, OutsideForm, ("outside", name), EXPECTED)
        if isinstance(form, OutsideForm):
            figure = build_outside(name, form, ("outside", name), headings.outside(name))
            if isinstance(figure, Outside):
                figures.append((name, figure))
            else:
                complaints += figure
        elif isinstance(figure_table, dict):
            complaints += map(_misplaced, form)
        else:
            hint = said("claims.figure_from")
            complaints.append(Complaint(("outside", name), said("claims.no_table", name=name), hint, at_key=True))
    return figures


def _misplaced(complaint: Complaint) -> Complaint:
    """Say of a key that belongs to the whole file that it is placed too low; leave other complaints alone."""
    key = complaint.keys[-1]
    if not complaint.at_key or key not in ("article", "language", "ignore"):
        return complaint
    return replace(complaint, hint=said("claims.whole_file", key=key))


def _read_ignored(head: ClaimsFileForm | None, path: str, complaints: list[Complaint]) -> list[Ignored]:
    ignored: list[Ignored] = []
    for index, form in enumerate(head.ignore if head else ()):
        entry = build_ignored(form, ("ignore", index), path)
        if isinstance(entry, Ignored):
            ignored.append(entry)
        else:
            complaints += entry
    return ignored
