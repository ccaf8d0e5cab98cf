"""One run of `factcheck scan` over articles that fit in memory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import api
from factcheck.article.readers import ENDINGS
from factcheck.claims.project import project_root
from factcheck.cli.article_input import article_of
from factcheck.cli.exit_codes import exit_code
from factcheck.cli.output import faults_of, options_for, show_problems, whole_text, write
from factcheck.cli.proposals_file import ProposalsFile, Proposed
from factcheck.cli.run_options import RunOptions
from factcheck.cli.spoken import message_language
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.faults import contained
from factcheck.model.report import Report
from factcheck.model.said import said
from factcheck.model.suggestion import did_you_mean
from factcheck.report.words import spoken

if TYPE_CHECKING:
    from factcheck.draft.relations.find import Sensitivity
    from factcheck.model.article import Article


def level(asked: str, usual: Sensitivity) -> Sensitivity:
    """Return how sure an error must be, from what the option says; raises `FactcheckError` for an unknown level."""
    from factcheck.draft.relations.find import SENSITIVITIES

    if not asked:
        return usual
    for known in SENSITIVITIES:
        if asked == known:
            return known
    hint = did_you_mean(asked, SENSITIVITIES, said("run.use", sensitivities=", ".join(SENSITIVITIES)))
    raise FactcheckError(Problem(said("run.no_sensitivity", asked=asked), hint=hint))


class ScanRun(RunOptions, frozen=True, kw_only=True):
    """Everything that the arguments ask of a scan."""

    paths: tuple[str, ...]
    everything: bool
    language: str
    sensitivity: Sensitivity
    """How sure an error must be to be reported."""
    proposed: Proposed | None = None
    """Statements that others point at."""


def run_scan(run: ScanRun) -> int:
    """Scan every article, write what was found, and return the exit code."""
    from factcheck.config import load_project
    from factcheck.report.scan_report import deserves_a_look, render_scan

    load_project(Path.cwd())
    if isinstance(run.proposed, ProposalsFile) and (len(run.paths) > 1 or Path(run.paths[0]).is_dir()):
        words = run.proposed.words
        raise FactcheckError(Problem(words["proposals.one_article"], hint=words["proposals.name_article"]))
    options = options_for(run.output, run.report_language, quiet=run.quiet, failing=run.failing)
    reports: list[Report] = []
    problems: list[Problem] = []
    for path in run.paths:
        with contained(problems, path):
            names, root = _articles(path)
            for name in names:
                with contained(problems, run.stdin_name if name == "-" else name):
                    reports.append(_scanned(run, article_of(name, run.language, run.stdin_name, root), problems))
    text, unwritten = whole_text(
        lambda reports, problems: render_scan(reports, run.format, options, problems, run.everything),
        reports,
        problems,
        run.format,
    )
    write(text, run.output)
    problems += unwritten
    if run.annotate is not None:
        from factcheck.cli.annotated_copy import write_annotated

        with contained(problems):
            write_annotated(
                reports,
                run.annotate,
                run.report_language,
                lambda finding: run.everything or deserves_a_look(finding) or finding.verdict in run.failing,
            )
    show_problems([*problems, *faults_of(reports)], message_language(spoken(reports, run.report_language)))
    return 2 if problems else run.exit_code(exit_code(reports, run.failing))


def _scanned(run: ScanRun, article: Article, problems: list[Problem]) -> Report:
    """Return the report on one article, with the proposals where there are any."""
    if run.proposed is None:
        return api.scan_article(article, run.sensitivity, run.report_language)
    parsed = run.proposed.read(article, problems)
    report, checked = api.scan_with_proposals(article, parsed, run.sensitivity, run.proposed.language)
    run.proposed.show(checked)
    return report


def _articles(name: str) -> tuple[list[str], Path | None]:
    """Return the articles that an argument names, and the folder that each must really lie in.

    A folder means the articles below it; links among them must not lead out of its project.
    """
    folder = Path(name)
    if not folder.is_dir():
        return [name], None
    return list(map(str, articles_below(folder))), project_root(folder)


def articles_below(folder: Path) -> list[Path]:
    """Return the articles below a folder in the order of their names.  Raises FactcheckError where there is none."""
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS and not path.is_dir())
    if not found:
        hint = said("run.looked_for", endings=", ".join(ENDINGS))
        raise FactcheckError(Problem(said("run.no_article_folder"), path=str(folder), hint=hint))
    return found
