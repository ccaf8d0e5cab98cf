"""One run of `factcheck verify`: select, recompute, silence what is known, write, and say how it went."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from functools import partial
from pathlib import Path

import msgspec

from factcheck.claims.project import ClaimsPath
from factcheck.cli import exit_codes
from factcheck.cli.output import MAX_PROBLEMS_SHOWN, faults_of, options_for, report_text, show_problems, write
from factcheck.cli.run_options import RunOptions
from factcheck.cli.spoken import message_language
from factcheck.cli.streams import standard_input, write_error
from factcheck.config import Config
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.faults import contained
from factcheck.model.report import Report
from factcheck.model.safe import visible_line, without_commands
from factcheck.model.said import in_language, said
from factcheck.processes import multiprocessing_is_safe, safe_children
from factcheck.report.words import spoken

# Many claims files in one run, shared out to processes.


FEWEST_FOR_PROCESSES = 24
"""Below this many files one process is done before others have started (a start costs what 10 seed files do)."""


class FileOutcome(msgspec.Struct, frozen=True):
    """What became of one claims file: a report, or the problems that kept it from having one."""

    path: str
    report: Report | None = None
    problems: tuple[Problem, ...] = ()


def outcome_of(claims: ClaimsPath, language: str, config: Config, explain_all: bool = False) -> FileOutcome:
    """Verify one file and keep what went wrong as a value, so that the others go on."""
    from factcheck.api import verify
    from factcheck.config import put_into_effect

    problems: list[Problem] = []
    path = claims.path
    with contained(problems, str(path)):
        put_into_effect(config)  # in a process of its own nothing is known yet
        return FileOutcome(str(path), verify(path, language=language, explain_all=explain_all, root=claims.root))
    return FileOutcome(str(path), problems=tuple(problems))


def verify_many(
    paths: Sequence[ClaimsPath],
    config: Config,
    *,
    language: str = "",
    explain_all: bool = False,
    workers: int = 0,
    done: Callable[[], None] | None = None,
) -> list[FileOutcome]:
    """Verify files in the order given; `workers` 0 takes one process a core where there are enough files."""
    if workers == 0:
        workers = (os.cpu_count() or 1) if len(paths) >= FEWEST_FOR_PROCESSES else 1
    work = partial(outcome_of, language=language, config=config, explain_all=explain_all)
    outcomes: list[FileOutcome] = []
    for outcome in _in_order(work, paths, min(workers, len(paths))):
        outcomes.append(outcome)
        if done:
            done()
    return outcomes


Work = Callable[[ClaimsPath], FileOutcome]


def _in_order(work: Work, paths: Sequence[ClaimsPath], workers: int) -> Iterator[FileOutcome]:
    """Yield the outcomes in the order of the files, worked out in this process or in several."""
    if workers <= 1 or not multiprocessing_is_safe():
        yield from map(work, paths)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    try:
        with safe_children(), ProcessPoolExecutor(workers) as pool:
            for outcome in pool.map(work, paths, chunksize=max(1, min(16, len(paths) // (4 * workers)))):
                yield outcome
                done += 1
    except BrokenProcessPool:  # a process was ended from outside, most likely for its memory
        yield from (_apart(work, path) for path in paths[done:])


def _apart(work: Work, claims: ClaimsPath) -> FileOutcome:
    """Return the outcome of one file from a process of its own, which may end without harm to another file's."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    try:
        with safe_children(), ProcessPoolExecutor(1) as pool:
            return pool.submit(work, claims).result()
    except BrokenProcessPool:
        path, hint = str(claims.path), said("run.may_need")
        return FileOutcome(path, problems=(Problem(said("run.process_verified"), path, hint=hint),))


PROGRESS_FROM = 8
"""Fewer files than this are done before a progress bar would be seen."""

NARRATIVE_FORMATS = ("table", "markdown", "html")
"""Formats that people read from top to bottom: they say how a check comes out even where it holds."""


class VerifyRun(RunOptions, frozen=True, kw_only=True):
    """Everything that the arguments and the config ask of a run."""

    named: tuple[str, ...]
    config: Config
    coverage: Fraction | None
    baseline: Path | None
    write_baseline: bool
    changed_since: str
    workers: int
    problems: tuple[Problem, ...] = ()
    """What is wrong with the config; the rest of it holds."""


def run_once(run: VerifyRun) -> int:
    """Verify everything once, write the report, and return the exit code."""
    options = options_for(run.output, run.report_language, quiet=run.quiet, failing=run.failing, format=run.format)
    problems = list(run.problems)
    outcomes = _outcomes(run, problems)
    reports = [outcome.report for outcome in outcomes if outcome.report is not None]
    problems += [problem for outcome in outcomes for problem in outcome.problems]
    with contained(problems):
        reports = _with_baseline(run, reports)
    short = exit_codes.short_of_coverage(reports, run.coverage)
    text, unwritten = report_text(reports, run.format, options, [*problems, *short])
    write(text, run.output)
    if run.annotate is not None:
        from factcheck.cli.annotated_copy import asks_for_attention, write_annotated

        with contained(problems):
            write_annotated(reports, run.annotate, run.report_language, asks_for_attention)
    problems += unwritten
    show_problems([*problems, *faults_of(reports), *short], message_language(spoken(reports, run.report_language)))
    if problems:
        return 2
    return run.exit_code(max(exit_codes.exit_code(reports, run.failing), 1 if short else 0))


def selected(run: VerifyRun) -> tuple[list[ClaimsPath], list[Problem]]:
    """Return the claims files that a run is about, and what is wrong with the names and patterns of others."""
    from factcheck.cli.selection import claims_files

    config = run.config
    root, project = Path(config.root), Path(config.project)
    paths, problems = claims_files(run.named, config.claims, config.exclude, root, project, config.path)
    if not run.changed_since:
        return paths, problems
    from factcheck.cli.git_changes import changed_since

    return changed_since(paths, run.changed_since, always=[config.path, *config.packs]), problems


def _outcomes(run: VerifyRun, problems: list[Problem]) -> list[FileOutcome]:
    if run.named == ("-",):
        return [_standard_input(run)]
    paths, unusable = selected(run)
    problems += unusable
    if not paths and not unusable and not run.quiet:
        said_so = said("run.nothing_changed", revision=visible_line(run.changed_since))
        write_error(in_language(said_so, message_language(run.report_language)) + "\n")
    with _progress(run, len(paths)) as done:
        return verify_many(
            paths,
            run.config,
            language=run.report_language,
            explain_all=run.format in NARRATIVE_FORMATS,
            workers=run.workers,
            done=done,
        )


def _standard_input(run: VerifyRun) -> FileOutcome:
    """Verify a claims file that comes through standard input; its article is sought beside `--stdin-name`."""
    from factcheck.api import verify_claims
    from factcheck.claims.load import load_text
    from factcheck.claims.locate import LARGEST_FILE
    from factcheck.model.opening import read_stream, text_of

    path = run.stdin_name or "claims.toml"
    problems: list[Problem] = []
    with contained(problems, path):
        data = read_stream(standard_input(), path, "claims file", limit=LARGEST_FILE)
        claims_file = load_text(text_of(data, path, "claims file"), path)
        explain_all = run.format in NARRATIVE_FORMATS
        return FileOutcome(path, verify_claims(claims_file, language=run.report_language, explain_all=explain_all))
    return FileOutcome(path, problems=tuple(problems))


def _with_baseline(run: VerifyRun, reports: list[Report]) -> list[Report]:
    """Silence what the baseline knows; an entry that silences nothing any more is reported."""
    if run.baseline is None:
        if run.write_baseline:
            hint = said("run.name_baseline")
            raise FactcheckError(Problem(said("run.no_write_baseline"), hint=hint))
        return reports
    from factcheck.report import baseline

    root = Path(run.config.project) if str(run.baseline) == run.config.baseline else None
    if run.write_baseline:
        baseline.write_baseline(reports, run.baseline, root=root)
    known = baseline.load_baseline(run.baseline, root=root)
    if not run.quiet:
        for entry in baseline.unused(reports, known)[:MAX_PROBLEMS_SHOWN]:
            name = f"{entry.claims}: {entry.id} [{entry.rule}]"
            text = said("run.not_needed", path=visible_line(known.path), claim=visible_line(name))
            write_error(without_commands(in_language(text, message_language(run.report_language)) + "\n"))
    return baseline.apply(reports, known)


@contextmanager
def _progress(run: VerifyRun, files: int) -> Iterator[Callable[[], None] | None]:
    """Show a bar on standard error while many files are verified, where somebody watches."""
    if files < PROGRESS_FROM or run.quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(in_language(said("run.verifying"), message_language(run.report_language)), total=files)
        yield lambda: bar.advance(task)
