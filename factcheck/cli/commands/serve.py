"""`factcheck serve`: a page on this machine for people who edit."""

from __future__ import annotations

from typing import Annotated

from factcheck.cli.options import Argument, LanguageOption, Option, SpokenLanguageOption


def serve(
    folder: Annotated[
        str, Argument(metavar="[FOLDER]", help="A folder whose articles are listed, the worst findings first.")
    ] = "",
    port: Annotated[int, Option("--port", metavar="N", help="The port; 0 takes a free one.")] = 0,
    open_browser: Annotated[bool, Option("--open", help="Open the page in the browser.")] = False,
    language: LanguageOption = "auto",
    lang: SpokenLanguageOption = "",
) -> int:
    """Serve a page on this machine: paste or drop an article, see it marked, correct it, and export what was found.

    Only this machine reaches it (127.0.0.1), only by the address that is printed; nothing is written to the disk and
    nothing leaves the machine. Ctrl+C ends it.
    """
    from factcheck.cli.output import failures, refuse_unspoken

    with failures(language=lang):
        from factcheck.cli.serve_run import run_serve

        refuse_unspoken(lang)
        return run_serve(folder, port, language, lang, open_browser=open_browser)
