"""Walk through drafted claims one by one: accept, reject, go back, edit what is not right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from factcheck.article import place
from factcheck.claims.edit.splice import rename_claim
from factcheck.claims.expression import names_used, parse
from factcheck.claims.quotes import parse_quote
from factcheck.model.claim import Check, Claim, ClaimsFile
from factcheck.model.errors import FactcheckError
from factcheck.model.safe import visible_line
from factcheck.model.verdict import SIGNS

if TYPE_CHECKING:
    from factcheck.model.article import Article
    from factcheck.model.report import Finding, Report

ACCEPT, REJECT, BACK, ALL, QUOTE, NAME, CHECK, STOP = "a", "r", "b", "A", "q", "n", "c", "s"

Ask = Callable[[str, str], str]
"""Put a question, with a text that the answer may start from, and return the answer.

Raises EOFError where nobody answers any more, KeyboardInterrupt where the person breaks off.
"""
Show = Callable[[str], None]
Recompute = Callable[[ClaimsFile], "Report"]
Describe = Callable[["Finding", "Report"], Sequence[str]]
"""The values and the reason of a finding, line by line, for people."""
End = Literal["done", "stopped", "interrupted"]
UNFIT = frozenset({"invalid", "missing", "drifted"})
"""Verdicts that no edit may lead to."""


class Walked(msgspec.Struct, frozen=True):
    """What a person made of a draft."""

    claims_file: ClaimsFile
    """The accepted claims as the person left them."""
    end: End
    accepted: int
    rejected: int
    left: int
    """Claims that were not decided."""
    kept: int = 0
    """Claims without a check, not accepted, whose figures the accepted ones use."""

    def summary(self, words: Mapping[str, str]) -> list[str]:
        """Return what is to be said at the end."""
        if not self.accepted:
            return [words["walk.none"]]
        counts = {"accepted": self.accepted, "rejected": self.rejected, "left": self.left}
        kept = [words["walk.kept"].format(count=self.kept)] if self.kept else []
        return [words[f"walk.{self.end}"].format(**counts), *kept]


def walk_through(
    drafted: ClaimsFile,
    article: Article,
    *,
    ask: Ask,
    show: Show,
    recompute: Recompute,
    describe: Describe,
    words: Mapping[str, str],
) -> Walked:
    """Ask about each claim of a draft and return what the person accepted, also when they break off.

    A claim that is not accepted but whose figures an accepted one uses stays as a statement without a check, so that
    the names hold.
    """
    walk = _Walk(drafted, article, ask, show, recompute, describe, words)
    end: End = "done"
    try:
        walk.run()
    except EOFError:
        end = "stopped"
    except KeyboardInterrupt:
        end = "interrupted"
    return walk.result(end)


class _Walk:
    """One walk: the claims as they are by now, and what was decided of each."""

    def __init__(
        self,
        drafted: ClaimsFile,
        article: Article,
        ask: Ask,
        show: Show,
        recompute: Recompute,
        describe: Describe,
        words: Mapping[str, str],
    ) -> None:
        self.file = drafted
        self.article = article
        self.ask, self.show = ask, show
        self.recompute, self.describe = recompute, describe
        self.words = words
        self.decided: dict[int, bool] = {}
        self.report = recompute(drafted)

    def run(self) -> None:
        """Ask until every claim is decided; raises EOFError where the person stops."""
        position = 0
        while position < len(self.file.claims):
            self.show(self._shown(position))
            answer = self._answer(position)
            if answer == BACK:
                position -= 1
            elif answer == ALL:
                undecided = (number for number in range(len(self.file.claims)) if number not in self.decided)
                self.decided |= dict.fromkeys(undecided, True) | {position: True}
                return
            else:
                self.decided[position] = answer == ACCEPT
                position += 1

    def result(self, end: End) -> Walked:
        """Return what was accepted."""
        accepted = [number for number, is_accepted in self.decided.items() if is_accepted]
        claims_file = _kept(self.file, accepted)
        return Walked(
            claims_file,
            end,
            accepted=len(accepted),
            rejected=len(self.decided) - len(accepted),
            left=len(self.file.claims) - len(self.decided),
            kept=len(claims_file.claims) - len(accepted),
        )

    def _shown(self, position: int) -> str:
        """Return a claim as a person reads it: the quote, what is checked, and what comes out."""
        claim, finding = self.file.claims[position], self.report.claims[position]
        line = self.words["walk.line"].format(line=place(self.article, finding.start).line)
        before = ""
        if position in self.decided:
            before = self.words["walk.accepted_before" if self.decided[position] else "walk.rejected_before"]
        where = ", ".join(filter(None, (line if finding.start >= 0 else "", before)))
        verdict = f"{SIGNS[finding.verdict]} {self.words[f'verdict.{finding.verdict}']}"
        lines = [f"\n{position + 1}/{len(self.file.claims)} {claim.id} ({where})"]
        lines += [f"  {visible_line(quote.written)}" for quote in claim.quotes]
        lines += [f"  {self.words['walk.check']}: {check.source}" for check in claim.checks]
        lines += [f"  {verdict}", *(f"  {line}" for line in self.describe(finding, self.report))]
        return "\n".join([*lines, f"  {claim.confidence}: {visible_line(claim.why)}" if claim.why else ""]).rstrip()

    def _answer(self, position: int) -> str:
        """Ask until the claim is decided or left, and return the key; edits are made on the way."""
        edits = {QUOTE: self._edit_quotes, NAME: self._rename, CHECK: self._edit_checks}
        while True:
            answer = self.ask(self.words["walk.question"], "").strip()[:1]
            if answer == STOP:
                raise EOFError
            if answer in edits:
                edits[answer](position)
                self.show(self._shown(position))
            elif answer == BACK and not position:
                self.show(self.words["walk.first"])
            elif answer and answer in (ACCEPT, REJECT, BACK, ALL):
                return answer
            else:
                self.show(self.words["walk.keys"])

    def _edit_quotes(self, position: int) -> None:
        """Let the person write each quote anew; it must be in the article, with the figures that the checks need."""
        for number, quote in enumerate(self.file.claims[position].quotes):
            written = " ".join(quote.written.split())
            while True:
                answer = self.ask(self.words["walk.quote"].format(quote=visible_line(written)), written).strip()
                if answer in ("", written):
                    break
                claim = self.file.claims[position]
                try:
                    quotes = (*claim.quotes[:number], parse_quote(answer), *claim.quotes[number + 1 :])
                except FactcheckError as error:
                    self._refuse(error)
                    continue
                if self._replace(position, msgspec.structs.replace(claim, quotes=quotes)):
                    break

    def _edit_checks(self, position: int) -> None:
        """Let the person write each check anew; it must be one that can be computed."""
        for number, check in enumerate(self.file.claims[position].checks):
            while True:
                answer = self.ask(self.words["walk.new_check"].format(check=check.source), check.source).strip()
                if answer in ("", check.source):
                    break
                claim = self.file.claims[position]
                try:
                    checks = (*claim.checks[:number], Check(answer, parse(answer)), *claim.checks[number + 1 :])
                except FactcheckError as error:
                    self._refuse(error)
                    continue
                if self._replace(position, msgspec.structs.replace(claim, checks=checks)):
                    break

    def _rename(self, position: int) -> None:
        """Let the person name the claim and its figures; every check follows."""
        claim = self.file.claims[position]
        ids = {other.id for other in self.file.claims} - {claim.id}
        identity = self._name(self.words["walk.id"].format(id=claim.id), claim.id, ids, is_id=True)
        names: dict[str, str] = {}
        for mark in (mark for quote in claim.quotes for mark in quote.marks if mark.name):
            question = self.words["walk.name"].format(name=mark.name, surface=visible_line(mark.surface))
            taken = {names.get(name, name) for name in _names_given(self.file)} - {mark.name}
            names[mark.name] = self._name(question, mark.name, taken)
        claims = [
            rename_claim(other, identity if number == position else other.id, names)
            for number, other in enumerate(self.file.claims)
        ]
        self._take(msgspec.structs.replace(self.file, claims=tuple(claims)))

    def _name(self, question: str, now: str, taken: set[str], *, is_id: bool = False) -> str:
        """Ask until the answer may be a name; an empty one leaves what is."""
        while True:
            name = self.ask(question, now).strip()
            if name in ("", now):
                return now
            if name in taken:
                self.show(self.words["walk.taken"].format(name=visible_line(name)))
            elif not is_id and not name.isidentifier():
                self.show(self.words["walk.no_name"].format(name=visible_line(name)))
            else:
                return name

    def _replace(self, position: int, claim: Claim) -> bool:
        """Put an edited claim into the file, or say why it can't be one."""
        claim = msgspec.structs.replace(claim, confidence="", why="")
        claims = (*self.file.claims[:position], claim, *self.file.claims[position + 1 :])
        edited = msgspec.structs.replace(self.file, claims=claims)
        lost = sorted(_names_used(edited.claims) - set(_names_given(edited)))
        if lost:
            self.show(self.words["walk.no_mark"].format(names=", ".join(lost)))
            return False
        twice = next((name for name in _names_given(edited) if _names_given(edited).count(name) > 1), "")
        if twice:
            self.show(self.words["walk.taken"].format(name=twice))
            return False
        report = self.recompute(edited)
        finding = report.claims[position]
        if finding.verdict in UNFIT:
            why = (
                self.words["walk.not_found"] if finding.verdict == "missing" else "; ".join(self._why(finding, report))
            )
            self.show(self.words["walk.unfit"].format(why=why))
            return False
        self.file, self.report = edited, report
        return True

    def _why(self, finding: Finding, report: Report) -> list[str]:
        return [visible_line(line) for line in self.describe(finding, report)]

    def _take(self, claims_file: ClaimsFile) -> None:
        self.file, self.report = claims_file, self.recompute(claims_file)

    def _refuse(self, error: FactcheckError) -> None:
        for problem in error.problems:
            self.show(f"  {visible_line(' '.join(filter(None, (problem.message, problem.hint))))}")


def _kept(drafted: ClaimsFile, accepted: Sequence[int]) -> ClaimsFile:
    """Return the file with the accepted claims, the names that they use, and the outside figures that they need."""
    used = _names_used([drafted.claims[number] for number in accepted])
    claims: list[Claim] = []
    for number, claim in enumerate(drafted.claims):
        if number in accepted:
            claims.append(claim)
        elif any(mark.name in used for quote in claim.quotes for mark in quote.marks if mark.name):
            claims.append(msgspec.structs.replace(claim, checks=(), confidence="", why=""))
    outside = tuple(figure for figure in drafted.outside if figure.name in used)
    return msgspec.structs.replace(drafted, claims=tuple(claims), outside=outside)


def _names_used(claims: Sequence[Claim]) -> set[str]:
    """Return every name that is in the checks."""
    return {name.name for claim in claims for check in claim.checks for name in names_used(check.comparison)}


def _names_given(claims_file: ClaimsFile) -> list[str]:
    """Return the name of every figure that has one, as often as it is given."""
    marks = (mark for claim in claims_file.claims for quote in claim.quotes for mark in quote.marks)
    return [*(mark.name for mark in marks if mark.name), *(figure.name for figure in claims_file.outside)]
