"""`factcheck explain`: a claim's recomputation step by step, or a rule's documentation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from factcheck.cli.options import Argument, Option, OutputOption, ReportLanguageOption
from factcheck.model.said import said

if TYPE_CHECKING:
    from factcheck.model.report import Report
    from factcheck.report import Options


def explain(
    name: Annotated[
        str,
        Argument(
            metavar="ID|RULE",
            help="A claim's id, or the name of a rule.",
            completions="claims_and_rules",
        ),
    ],
    claims: Annotated[
        Path | None, Option("--claims", "-c", help="The claims file; default: the nearest upwards.")
    ] = None,
    output: OutputOption = None,
    lang: ReportLanguageOption = "",
) -> None:
    """Show a claim's recomputation step by step, or what a rule checks."""
    from factcheck.cli.output import failures, write

    with failures(language=lang):
        from factcheck.cli.output import options_for
        from factcheck.config import load_project

        load_project(Path.cwd())
        write(_explanation(name, claims, options_for(output, lang)), output)


def _explanation(name: str, claims: Path | None, options: Options) -> str:
    from factcheck.report.explain_report import render_finding
    from factcheck.report.rule_list import render_rule
    from factcheck.rules import all_rules

    report = _report(claims, options.language)
    if report is not None:
        for finding in report.claims:
            if finding.id == name:
                return render_finding(report, finding, options)
    for rule in all_rules():
        if rule.name == name:
            return render_rule(rule, options)
    raise _unknown(name, report)


def _report(claims: Path | None, language: str) -> Report | None:
    """Return the report of the claims file; None where none is named and none is near (a rule may be meant)."""
    from factcheck.api import verify
    from factcheck.claims import chosen_claims_file
    from factcheck.model.errors import FactcheckError

    try:
        chosen = chosen_claims_file(claims, Path.cwd())
    except FactcheckError:
        return None
    return verify(chosen.path, language=language, explain_all=True, root=chosen.root)


def _unknown(name: str, report: Report | None) -> Exception:
    from factcheck.model.errors import FactcheckError, Problem
    from factcheck.model.nearest import nearest_names
    from factcheck.model.suggestion import suggestion
    from factcheck.rules import all_rules

    known = [finding.id for finding in report.claims] if report else []
    near = nearest_names(name, [*known, *(rule.name for rule in all_rules())], 3)
    hint = suggestion(*near) or said("run.factcheck_rules")
    return FactcheckError(Problem(said("run.no_claim_rule", name=name), hint=hint))
