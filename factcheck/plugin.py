"""What a plug-in imports: the stable names for rules and for formats.

A package offers rules under the entry-point group `factcheck.rules` and formats under `factcheck.formats`; a project
names the plug-ins that it wants in its configuration.  docs/extending/ shows one of each.
"""

from factcheck.model.article import Article
from factcheck.model.errors import Problem
from factcheck.model.expression import Term
from factcheck.model.figure import Figure
from factcheck.model.interval import Interval
from factcheck.model.report import Finding, Report
from factcheck.model.rule import Operand, PredicateResult, Role, Rule
from factcheck.report.options import Options
from factcheck.rules.define import formula_rule, predicate_rule, verdict_of

__all__ = [
    "Article",
    "Figure",
    "Finding",
    "Interval",
    "Operand",
    "Options",
    "PredicateResult",
    "Problem",
    "Report",
    "Role",
    "Rule",
    "Term",
    "formula_rule",
    "predicate_rule",
    "verdict_of",
]
