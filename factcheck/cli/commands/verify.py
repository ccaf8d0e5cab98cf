"""`factcheck verify`: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from factcheck.cli.options import (
    AnnotateOption,
    Argument,
    ExitZeroOption,
    FailOnOption,
    FormatOption,
    Option,
    OutputOption,
    QuietOption,
    ReportLanguageOption,
    StdinNameOption,
    StrictOption,
)


def verify(
    claims: Annotated[
        list[str] | None,
        Argument(
            metavar="[CLAIMS]…",
            help="Claims files or folders of them; - reads one from standard input. "
            "Default: those of the config, else the nearest claims.toml upwards.",
            show_default=False,
        ),
    ] = None,
    format: FormatOption = "",
    output: OutputOption = None,
    annotate: AnnotateOption = None,
    lang: ReportLanguageOption = "",
    strict: StrictOption = False,
    fail_on: FailOnOption = None,
    exit_zero: ExitZeroOption = False,
    require_coverage: Annotated[
        str, Option("--require-coverage", metavar="PERCENT", help="Fail where fewer figures are covered.")
    ] = "",
    baseline: Annotated[
        Path | None, Option("--baseline", help="File of findings that are known; only others count.")
    ] = None,
    write_baseline: Annotated[
        bool, Option("--write-baseline", help="Write today's findings to the --baseline file.")
    ] = False,
    changed_since: Annotated[
        str, Option("--changed-since", metavar="REV", help="Only where claims or article changed since REV.")
    ] = "",
    workers: Annotated[int, Option("--workers", "-j", minimum=0, help="Processes; 0 decides by itself.")] = 0,
    watch: Annotated[bool, Option("--watch", help="Verify again whenever a file changes.")] = False,
    quiet: QuietOption = False,
    stdin_name: StdinNameOption = "",
) -> int:
    """Recompute every claim of an article and report what does not add up."""
    from factcheck.cli.output import chosen_format, failures

    with failures(chosen_format(format, output), output, lang):
        from factcheck.cli.exit_codes import failing_verdicts, wanted_coverage
        from factcheck.cli.verify_run import VerifyRun, run_once
        from factcheck.config import load_sound_project

        config, problems = load_sound_project(Path.cwd())
        run = VerifyRun(
            named=tuple(claims or ()),
            config=config,
            format=chosen_format(format, output, config.format),
            output=output,
            annotate=annotate,
            report_language=lang,
            failing=failing_verdicts(fail_on or [], config.fail_on, strict or config.strict),
            exit_zero=exit_zero,
            coverage=wanted_coverage(require_coverage) if require_coverage else config.require_coverage,
            baseline=baseline or (Path(config.baseline) if config.baseline else None),
            write_baseline=write_baseline,
            changed_since=changed_since,
            workers=workers,
            quiet=quiet,
            stdin_name=stdin_name,
            problems=tuple(problems),
        )
        if watch:
            from factcheck.integrations.watch import watch_run

            watch_run(run)
        return run_once(run)
