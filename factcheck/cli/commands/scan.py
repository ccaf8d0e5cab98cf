"""`factcheck scan`: a spelling checker for arithmetic."""

from __future__ import annotations

from typing import Annotated

from factcheck.cli import archive_options as archive
from factcheck.cli.options import (
    AnnotateOption,
    Argument,
    AskAgainOption,
    BaseUrlOption,
    ExitZeroOption,
    FailOnOption,
    FormatOption,
    LanguageOption,
    ModelOption,
    ModelSecondsOption,
    Option,
    OutputOption,
    ProposalsOption,
    QuietOption,
    ReportLanguageOption,
    SensitivityOption,
    StdinNameOption,
    StrictOption,
    VerboseOption,
)


def scan(
    paths: Annotated[
        list[str],
        Argument(metavar="PATH…", help="Articles or folders, or one archive; - reads standard input."),
    ],
    format: FormatOption = "",
    output: OutputOption = None,
    annotate: AnnotateOption = None,
    all_findings: Annotated[
        bool, Option("--all", help="Show every statement found, not only what requires attention.")
    ] = False,
    proposals: ProposalsOption = "",
    model: ModelOption = "",
    base_url: BaseUrlOption = "",
    model_seconds: ModelSecondsOption = 300.0,
    ask_again: AskAgainOption = False,
    verbose: VerboseOption = False,
    sensitivity: SensitivityOption = "",
    language: LanguageOption = "auto",
    lang: ReportLanguageOption = "",
    stdin_name: StdinNameOption = "",
    strict: StrictOption = False,
    fail_on: FailOnOption = None,
    exit_zero: ExitZeroOption = False,
    quiet: QuietOption = False,
    results: archive.ResultsOption = "",
    resume: archive.ResumeOption = False,
    retry: archive.RetryOption = False,
    text: archive.TextOption = "",
    id: archive.IdOption = "",
    date: archive.DateOption = "",
    section: archive.SectionOption = "",
    table: archive.TableOption = "",
    query: archive.QueryOption = "",
    workers: archive.WorkersOption = 0,
    engine: archive.EngineOption = "",
    limit: archive.LimitOption = -1,
    sample: archive.SampleOption = "",
    seconds: archive.SecondsOption = 60.0,
    memory: archive.MemoryOption = 1024,
) -> int:
    """Find the statements of an article by itself and recompute them, without a claims file.

    An archive (a table, a database, a web archive, a folder of very many articles) is scanned by all processors
    or a cluster; its findings go to a results folder, which `factcheck archive` answers questions from.
    """
    from factcheck.cli.output import chosen_format, failures

    wants_report = bool(format or output or annotate)
    format = chosen_format(format, output)
    with failures(format, output, lang):
        from factcheck.archive.job import Columns
        from factcheck.cli.archive_run import ArchiveScan, is_archive, run_archive_scan
        from factcheck.cli.scan_run import ScanRun, level, run_scan

        asked = ArchiveScan(
            columns=Columns(text=text, id=id, date=date, desk=section),
            table=table,
            query=query,
            results=results,
            resume=resume,
            retry=retry,
            engine=engine,
            workers=workers,
            limit=limit,
            sample=sample,
            seconds=seconds,
            memory=memory,
            sensitivity=level(sensitivity, "strict"),
        )
        if not proposals and not model and is_archive(paths, asked, wants_report):
            return run_archive_scan(paths, asked, language, all_findings, wants_report)

        from factcheck.cli.exit_codes import failing_verdicts
        from factcheck.cli.model_answers import ModelRun, proposed_by
        from factcheck.report import FAILING

        asked_model = ModelRun(name=model, base_url=base_url, seconds=model_seconds, fresh=ask_again)
        return run_scan(
            ScanRun(
                paths=tuple(paths),
                format=format,
                output=output,
                annotate=annotate,
                everything=all_findings,
                proposed=proposed_by(proposals, asked_model, paths[0], verbose=verbose, quiet=quiet, language=lang),
                sensitivity=level(sensitivity, "balanced"),
                language=language,
                report_language=lang,
                stdin_name=stdin_name,
                failing=failing_verdicts(fail_on or [], FAILING, strict),
                exit_zero=exit_zero,
                quiet=quiet,
            )
        )
