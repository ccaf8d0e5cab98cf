"""`factcheck lsp`: serve an editor that speaks the Language Server Protocol."""

from __future__ import annotations

from typing import Annotated

from factcheck.cli.options import LanguageOption, Option, ReportLanguageOption, SensitivityOption
from factcheck.model.said import said


def lsp(
    sensitivity: SensitivityOption = "",
    language: LanguageOption = "auto",
    lang: ReportLanguageOption = "",
    stdio: Annotated[
        bool, Option("--stdio", help="Serve over standard input and output, as always; some editors add this.")
    ] = False,
) -> int:
    """Let an editor show what does not add up while an article or a claims file is written.

    It speaks the Language Server Protocol over standard input and output (docs/editors.md has the settings of
    editors), reads files of the project alone, writes none and runs no command.
    """
    from factcheck.cli.output import failures

    with failures():
        from factcheck.cli.scan_run import level
        from factcheck.model.distribution import missing_extra

        try:
            from factcheck.integrations.lsp.documents import Settings
            from factcheck.integrations.lsp.server import run_server
        except ImportError as error:
            raise missing_extra(said("run.lsp_needs"), "lsp") from error
        run_server(Settings(level(sensitivity, "balanced"), language, lang))
    return 0
