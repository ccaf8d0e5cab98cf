"""One run of `factcheck serve`."""

from __future__ import annotations

from pathlib import Path

from factcheck.cli.spoken import message_language
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import in_language, said


def run_serve(named: str, port: int, language: str, lang: str, *, open_browser: bool) -> int:
    """Serve the page until Ctrl+C.  Raises FactcheckError for what is no folder, a wrong or a taken port."""
    from factcheck.claims.load import AUTO
    from factcheck.cli.scan_run import articles_below
    from factcheck.config import load_project
    from factcheck.language.load_languages import load_pack
    from factcheck.model.distribution import missing_extra

    folder = Path(named).resolve() if named else None
    if folder is not None and not folder.is_dir():
        raise FactcheckError(Problem(said("serve.no_folder"), named, hint=said("serve.name_folder")))
    if not 0 <= port <= 65_535:
        raise FactcheckError(Problem(said("serve.no_port", port=str(port)), hint="--port 8765"))
    load_project(folder or Path.cwd())
    if language != AUTO:
        load_pack(language)
    articles = articles_below(folder) if folder else []
    try:
        from factcheck.integrations.web.server import Page, run_server
    except ImportError as error:
        raise missing_extra("factcheck serve needs starlette, uvicorn and jinja2", "web") from error
    spoken = message_language(lang)

    def ready(address: str) -> None:
        print(in_language(said("serve.ready", address=address), spoken), flush=True)
        if open_browser:
            import webbrowser

            webbrowser.open(address)

    try:
        run_server(Page(folder, articles, spoken, language), port, ready)
    except KeyboardInterrupt:
        pass
    except OSError as error:
        raise FactcheckError(Problem(said("serve.port_taken", port=str(port), reason=str(error.strerror)))) from error
    return 0
