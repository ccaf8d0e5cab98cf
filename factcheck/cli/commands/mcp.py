"""`factcheck mcp`: serve an assistant that speaks the Model Context Protocol."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from factcheck.cli.options import Argument, Option
from factcheck.model.said import said


def mcp(
    folder: Annotated[
        str, Argument(metavar="[FOLDER]", help="The folder whose articles and claims files may be read.")
    ] = ".",
    http: Annotated[
        int,
        Option("--http", metavar="PORT", help="Serve over HTTP on this machine instead of standard input and output."),
    ] = 0,
) -> int:
    """Let an assistant read figures, scan, verify and draft from its own proposals, over standard input and output.

    It reads files of the folder alone, writes none, runs no command, and asks no model.
    """
    from factcheck.cli.output import failures

    with failures():
        from factcheck.config import load_project
        from factcheck.model.distribution import missing_extra
        from factcheck.model.errors import FactcheckError, Problem

        served = Path(folder)
        if not served.is_dir():
            raise FactcheckError(Problem(said("run.no_folder"), folder, hint=said("run.serve_folder")))
        if not 0 <= http <= 65_535:
            raise FactcheckError(Problem(said("run.no_port", http=http), hint="--http 8765"))
        load_project(served)
        try:
            from factcheck.integrations.mcp.server import run_server
        except ImportError as error:
            raise missing_extra(said("run.mcp_needs"), "mcp") from error
        run_server(served, http)
    return 0
