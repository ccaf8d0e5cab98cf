"""What a run found, before any format."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from factcheck.model.article import Article
from factcheck.model.claim import Location
from factcheck.model.errors import Problem
from factcheck.model.figure import Figure
from factcheck.model.interval import Interval
from factcheck.model.kinds import RuleKind
from factcheck.model.verdict import Verdict

__all__ = [
    "Change",
    "CheckResult",
    "Coverage",
    "Finding",
    "OutsideResult",
    "Problem",
    "Repair",
    "Report",
    "RuleKind",
    "Severity",
    "Step",
]

Severity = Literal["decision", "figure"]


class Repair(msgspec.Struct, frozen=True, gc=False):
    """One figure, rewritten in its own style so that the check would hold, and the likely error that explains it."""

    figure: int
    """Index into the report's figures; -1 for words (rose/fell)."""
    before: str
    after: str
    slip: str
    """one digit · transposed digits · decimal shift · swapped marks · scale word · unit · direction · base · …"""


class Change(msgspec.Struct, frozen=True, gc=False):
    """A figure that the article has changed since it was signed off; `after` is "" where it is gone."""

    figure: str
    """Its name in the claims file, or its surface."""
    before: str
    after: str


class Step(msgspec.Struct, frozen=True, gc=False):
    """One line of a recomputation, in the article's own number style."""

    text: str


class CheckResult(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What recomputing says of one check."""

    source: str
    rule: RuleKind
    verdict: Verdict
    stated: str = ""
    """The stated figure as the article writes it."""
    computed: Interval | None = None
    computed_unit: str = ""
    plain: str = ""
    """The recomputed value as a reader gets it from the printed numbers, in the article's style; "" where not asked."""
    difference: Fraction | None = None
    """By how much the nearest end misses the stated interval; 0 or none where nothing is missed."""
    explanation: str = ""
    """One sentence a reader understands, in the report's language and the article's number style."""
    reading: str = ""
    """The generous reading that was needed, for `rounding`."""
    repairs: tuple[Repair, ...] = ()
    severity: Severity = "figure"
    steps: tuple[Step, ...] = ()
    figures: tuple[int, ...] = ()
    column: int = 0


class Finding(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One row of a report: a claim, where it is, and the result of checking it."""

    id: str
    quote: str
    """The quote's words, without marks."""
    verdict: Verdict
    start: int = -1
    end: int = -1
    """Where the quote is in the article; -1 where it is missing."""
    figures: tuple[int, ...] = ()
    """Indices into the report's figures."""
    checks: tuple[CheckResult, ...] = ()
    explanation: str = ""
    """Why this verdict, where no single check says it (missing, drifted, unchecked, conflict)."""
    drift: tuple[Change, ...] = ()
    confidence: str = "1"
    conflict: tuple[str, ...] = ()
    """Ids of the claims that cannot all be true together with this one."""
    why: str = ""
    origin: str = "claims"
    """Who made the claim: a claims file, or in a scan "rules" or "proposals"."""
    location: Location = Location("")
    notes: tuple[str, ...] = ()
    silenced: str = ""
    """Why this finding stops no build though its verdict would: the allowance's reason, or the baseline that has it."""

    @property
    def decisive(self) -> CheckResult | None:
        """Return the check that the verdict rests on: the first of the worst."""
        for check in self.checks:
            if check.verdict == self.verdict:
                return check
        return self.checks[0] if self.checks else None


class OutsideResult(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An outside figure: given with its source, or solved, with the claims that pin it."""

    name: str
    unit: str
    known: bool
    interval: Interval | None
    value: str = ""
    """As written in the claims file, or as the query answered."""
    source: str = ""
    note: str = ""
    claims: tuple[str, ...] = ()
    """Ids of the claims that pin its ends."""
    explanation: str = ""


class Coverage(msgspec.Struct, frozen=True, gc=False):
    """How many of the article's figures some claim covers, or the file ignores with a reason."""

    figures: int
    covered: int
    ignored: int
    uncovered: tuple[int, ...] = ()
    """Indices of the figures that nothing covers."""


class Report(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Everything a run found on one article."""

    article: Article
    figures: tuple[Figure, ...]
    claims: tuple[Finding, ...] = ()
    outside: tuple[OutsideResult, ...] = ()
    coverage: Coverage = Coverage(0, 0, 0)
    claims_path: str = ""
    errors: tuple[Problem, ...] = ()
    cover: tuple[str, ...] = ()
    """For each figure the id of the claim that covers it; "" none, "ignore" for an ignored one."""

    def to_dict(self) -> dict[str, object]:
        """Return the JSON object of the design as plain dictionaries, lists and strings."""
        from factcheck.report.document import report_document  # it takes this record apart

        return report_document(self)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the page of the report, in a frame of its own that can't touch the notebook."""
        from html import escape
        from importlib import import_module  # formats know this record, which knows none of them

        page = escape(import_module("factcheck.report").render([self], "html"))
        return f'<iframe srcdoc="{page}" sandbox="allow-scripts" width="100%" height="560" title="factcheck"></iframe>'
