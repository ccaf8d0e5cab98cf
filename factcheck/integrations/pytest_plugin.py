"""pytest plug-in: every claims file is a test file, every claim a test.

Loaded by each run of pytest in an environment that has factcheck, so nothing but pytest is imported until a
claims file is met.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from typing import Literal

    from _pytest._code.code import TerminalRepr

    from factcheck.config import Config
    from factcheck.model.report import Finding, Report

    Style = Literal["long", "short", "line", "no", "native", "value", "auto"] | None
    Shown = str | TerminalRepr

FILES = ("claims.toml", "*.claims.toml")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the settings of pytest's configuration file."""
    parser.addini("factcheck_files", "names of claims files", type="args", default=list(FILES))
    parser.addini("factcheck_fail_on", "verdicts that fail a test", type="args", default=[])
    parser.addini("factcheck_language", "language of explanations: vi, en; the article's own when empty", default="")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take claims files as test files."""
    if any(file_path.match(pattern) for pattern in parent.config.getini("factcheck_files")):
        return ClaimsTestFile.from_parent(parent, path=file_path)
    return None


class ClaimsTestFile(pytest.File):
    """A claims file, verified once when its first claim is run."""

    outcome: Report | Exception | None = None

    def collect(self) -> Iterator[pytest.Item]:
        """Yield one test a claim; the article is not looked at yet.

        A file that can't be read is one test that fails: an error of collection would keep all other tests from
        being run.
        """
        from factcheck.claims import load

        try:
            claims = load(self.path, root=self.root()).claims
        except Exception as error:
            yield UnreadableFile.from_parent(self, name="unreadable", error=error)
            return
        for claim in claims:
            yield ClaimTest.from_parent(self, name=claim.id, line=claim.location.line)

    def report(self) -> Report:
        """Return the report; what kept it from being made is raised for every claim."""
        if self.outcome is None:
            try:
                self.outcome = self.verified()
            except Exception as error:
                self.outcome = error
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome

    def verified(self) -> Report:
        """Verify the file, with what the project's baseline knows silenced."""
        from factcheck import api

        report = api.verify(self.path, language=self.config.getini("factcheck_language"), root=self.root())
        if not self.project().baseline:
            return report
        from factcheck.report.baseline import apply, load_baseline

        project = self.project()
        return apply([report], load_baseline(project.baseline, root=Path(project.project)))[0]

    def root(self) -> Path:
        """Return the folder that the file must really lie in: pytest has found it, links and all."""
        from factcheck.claims.project import project_root

        root = self.config.rootpath
        return project_root(root if self.path.is_relative_to(root) else self.path.parent)

    def project(self) -> Config:
        """Return the configuration that holds for the file."""
        from factcheck.config import load_project

        return load_project(self.path.parent)


class UnreadableFile(pytest.Item):
    """The test item of a claims file that can't be read."""

    def __init__(self, *, error: Exception, **rest: Any) -> None:  # noqa: ANN401 - whatever pytest hands on
        """Remember what keeps the file from being read."""
        super().__init__(**rest)
        self.error = error
        self.funcargs: dict[str, object] = {}  # see ClaimTest

    def runtest(self) -> None:
        """Fail with what keeps the file from being read."""
        raise self.error

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Style = None) -> Shown:
        """Return the mistakes in the claims file as paragraphs, without a traceback."""
        return problems_text(excinfo.value, self.path) or super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return the file."""
        return self.path, None, "claims file"


class ClaimTest(pytest.Item):
    """One claim."""

    parent: ClaimsTestFile

    def __init__(self, *, line: int, **rest: Any) -> None:  # noqa: ANN401 - whatever pytest hands on
        """Remember the line of the claim in its file, from 1."""
        super().__init__(**rest)
        self.line = line
        self.funcargs: dict[str, object] = {}  # other plugins (pytest-lsp 1.1) take every test to have fixtures

    def runtest(self) -> None:
        """Fail where the claim does not hold; a claim without a check is skipped, a silenced one expected to fail."""
        report = self.parent.report()
        finding = next(finding for finding in report.claims if finding.id == self.name)
        if finding.verdict == "unchecked":
            pytest.skip(finding.explanation)
        if finding.verdict in failing_verdicts(self.parent):
            if finding.silenced:
                pytest.xfail(finding.silenced)
            # no traceback: it would lead into factcheck, where nothing is wrong
            pytest.fail(finding_text(report, finding, self.config.getini("factcheck_language")), pytrace=False)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Style = None) -> Shown:
        """Return what keeps a claim from being verified as paragraphs, without a traceback."""
        return problems_text(excinfo.value, self.path) or super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return where the claim is in its file."""
        return self.path, self.line - 1 if self.line else None, f"claim {self.name}"


def failing_verdicts(file: ClaimsTestFile) -> Sequence[str]:
    """Return the verdicts that fail a test: pytest's own setting, else those of the project's configuration."""
    from factcheck.cli import exit_codes

    project = file.project()
    return exit_codes.failing_verdicts(file.config.getini("factcheck_fail_on"), project.fail_on, project.strict)


def finding_text(report: Report, finding: Finding, language: str) -> str:
    """Return the finding as one line with its place in the article, then its recomputation step by step."""
    from factcheck.model.safe import visible_line, without_commands
    from factcheck.report import Options
    from factcheck.report.explain_report import render_finding
    from factcheck.report.rows import finding_row
    from factcheck.report.words import words_for

    options = Options(language=language)
    row = finding_row(finding, report, words_for([report], language), options)
    headline = f"{visible_line(str(row.position))}: {row.verdict} [{row.rule}] {row.message}"
    return without_commands(f"{headline}\n\n{render_finding(report, finding, options)}")


def problems_text(error: BaseException, path: Path) -> str:
    """Return what went wrong with a file as paragraphs; "" for what is pytest's own (a skip, a failure, Ctrl-C)."""
    if not isinstance(error, Exception):
        return ""
    from msgspec.structs import replace

    from factcheck.cli.output import problem_text
    from factcheck.model.faults import problems_of
    from factcheck.report.places import shown_path

    problems = problems_of(error, str(path))
    return "\n".join(problem_text(replace(problem, path=shown_path(problem.path))) for problem in problems)
