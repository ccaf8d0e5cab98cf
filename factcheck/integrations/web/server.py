"""The server of the page: starlette and uvicorn on 127.0.0.1; texts are read and recomputed in worker processes."""

from __future__ import annotations

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import uvicorn
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from factcheck.article.read import MAXIMUM_BYTES
from factcheck.integrations.job_process import Failure, Worker
from factcheck.integrations.lsp.analysis import spoken_language
from factcheck.integrations.web.guard import Guard
from factcheck.integrations.web.records import (
    Accept,
    Check,
    Content,
    Done,
    Draft,
    Export,
    Open,
    Question,
    Survey,
)
from factcheck.integrations.web.worker import new_worker
from factcheck.language.load_languages import load_pack, pack_codes
from factcheck.model.errors import FactcheckError
from factcheck.model.opening import read_file
from factcheck.model.said import in_language, said
from factcheck.report.message import problem_message
from factcheck.report.words import load_words, spoken_languages

if TYPE_CHECKING:
    from starlette.requests import Request

HOST = "127.0.0.1"
FOLDER = Path(__file__).parent / "static"
REPORT_STYLE = Path(__file__).parents[2] / "report" / "html" / "page.css"

FILES = {
    "page.css": (FOLDER / "page.css", "text/css"),
    "report.css": (REPORT_STYLE, "text/css"),
    "icon.svg": (FOLDER / "icon.svg", "image/svg+xml"),
    **{name: (FOLDER / name, "text/javascript") for name in ("page.js", "editor.js", "findings.js", "folder.js")},
}

SECONDS = 20.0
"""For one job; an article of 200,000 characters takes some seconds."""
OPENING_SECONDS = 60.0
"""For reading a file: a long PDF takes its time."""
MOST_BYTES = 24 * 1024 * 1024
"""Of one request: an article with its Word file in base64."""
SHOWN = ("web.", "page.", "line.")
"""Sections of the words that the page shows."""
MOST_ARTICLES = 1_000
"""Of a folder that are listed; more are an archive's business."""

JOBS: dict[str, tuple[type[Question], float]] = {
    "check": (Check, SECONDS),
    "draft": (Draft, SECONDS),
    "accept": (Accept, SECONDS),
    "export": (Export, OPENING_SECONDS),
}


class Page:
    """What the page's requests are answered with."""

    def __init__(self, folder: Path | None, articles: Sequence[Path], lang: str, language: str) -> None:
        """Serve the articles of a folder, or none; say things in `lang`."""
        self.folder, self.articles = folder, articles[:MOST_ARTICLES]
        self.lang, self.language = lang, language
        self._now: Worker[Done] = new_worker()
        """What somebody waits for."""
        self._aside: Worker[Done] = new_worker()
        """What may take its time: files, and the articles of the folder."""
        templates = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined)
        self._template = templates.get_template("page.html")

    def application(self) -> Starlette:
        """Return the application behind the guard."""
        return Starlette(
            routes=[
                Route("/", self.page),
                Route("/words", self.words),
                Route("/articles", self.listing),
                Route("/articles/{number:int}", self.article),
                Route("/survey/{number:int}", self.survey, methods=["POST"]),
                Route("/open", self.open, methods=["POST"]),
                *(Route(f"/{name}", self._job(name), methods=["POST"]) for name in JOBS),
                *(Route(f"/{name}", _file(*where)) for name, where in FILES.items()),
            ],
            lifespan=self._life,
        )

    @asynccontextmanager
    async def _life(self, app: Starlette) -> AsyncIterator[None]:
        warming = asyncio.ensure_future(self._warm_up())
        yield
        warming.cancel()
        self._now.close()
        self._aside.close()

    async def _warm_up(self) -> None:
        """Start the process that checks and load what every check needs, before it is asked for."""
        for text in ("Sales rose 12% to $105m from $100m.", "Doanh thu tăng 12% lên 105 tỷ đồng từ 100 tỷ đồng."):
            await self._now.perform(Check(article=Content(text), folder=self._folder), seconds=OPENING_SECONDS)

    @property
    def _folder(self) -> str:
        return str(self.folder or Path.cwd())

    async def page(self, request: Request) -> Response:
        """Return the page itself."""
        codes = sorted(pack_codes(), key=lambda code: (code not in ("vi", "en"), code))
        own_names = {code: load_words(code)["web.name"] for code in spoken_languages() if code in codes}
        html = self._template.render(
            words=load_words(self.lang),
            lang=self.lang,
            language=self.language,
            spoken=list(own_names.items()),
            languages=[(code, own_names.get(code, load_pack(code).name)) for code in codes],
            has_folder=self.folder is not None,
        )
        return Response(html, media_type="text/html; charset=utf-8")

    async def words(self, request: Request) -> Response:
        """Return the words of the page in a language."""
        lang = spoken_language(request.query_params.get("lang", ""), "")
        return JSONResponse({key: text for key, text in load_words(lang).items() if key.startswith(SHOWN)})

    async def listing(self, request: Request) -> Response:
        """Return the names of the folder's articles."""
        return JSONResponse([path.relative_to(self.folder or path.parent).as_posix() for path in self.articles])

    async def article(self, request: Request) -> Response:
        """Return a file of the folder as it is: the page opens it as one that was dropped."""
        path = self._article(request)
        if path is None:
            return _refusal(404, str(said("serve.no_article")))
        try:
            data = read_file(path, "article", limit=min(MAXIMUM_BYTES, MOST_BYTES), root=self.folder).data
        except FactcheckError as error:
            return _refusal(422, problem_message(error.problems[0], load_words(self.lang)))
        return Response(data, media_type="application/octet-stream", headers={"content-disposition": "attachment"})

    def _article(self, request: Request) -> Path | None:
        number = int(request.path_params["number"])
        return self.articles[number] if number < len(self.articles) else None

    async def survey(self, request: Request) -> Response:
        """Return the worst findings of an article of the folder."""
        path = self._article(request)
        if path is None:
            return _refusal(404, str(said("serve.no_article")))
        query = request.query_params
        job = Survey(
            path=str(path),
            folder=self._folder,
            lang=query.get("lang", "en"),
            sensitivity=query.get("sensitivity", "balanced"),
        )
        return _response(await self._aside.perform(job, seconds=SECONDS), job.lang)

    async def open(self, request: Request) -> Response:
        """Return the text of a file that was dropped."""
        query = request.query_params
        job = Open(
            name=query.get("name", ""), data=await request.body(), folder=self._folder, lang=query.get("lang", "en")
        )
        return _response(await self._aside.perform(job, seconds=OPENING_SECONDS), job.lang)

    def _job(self, name: str) -> Callable[[Request], Awaitable[Response]]:
        kind, seconds = JOBS[name]
        decoder = msgspec.json.Decoder(kind)

        async def answer(request: Request) -> Response:
            if request.headers.get("content-type") != "application/json":
                return _refusal(415, "application/json")
            try:
                job = decoder.decode(await request.body())
            except (msgspec.DecodeError, UnicodeError) as error:
                return _refusal(400, str(error)[:200])
            job = msgspec.structs.replace(job, folder=self._folder)
            worker = self._aside if name == "export" else self._now
            return _response(await worker.perform(job, seconds=seconds), job.lang)

        return answer


def _file(path: Path, kind: str) -> Callable[[Request], Awaitable[Response]]:
    text = path.read_text("utf-8")

    async def answer(request: Request) -> Response:
        return Response(text, media_type=kind)

    return answer


def _response(answer: Done | Failure, lang: str) -> Response:
    if isinstance(answer, Failure):
        return _refusal(422, in_language(answer.message, spoken_language(lang, "")))
    return Response(answer.content, media_type=answer.kind)


def _refusal(status: int, message: str) -> Response:
    return JSONResponse({"error": message}, status)


def run_server(page: Page, port: int, ready: Callable[[str], None]) -> None:
    """Serve the page until it is interrupted; `ready` is called with its address.  Raises OSError for a taken port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        port = listening.getsockname()[1]
        token = secrets.token_urlsafe(24)
        config = uvicorn.Config(
            Guard(page.application(), token, port, MOST_BYTES),
            log_level="critical",
            access_log=False,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            ws="none",
            lifespan="on",
            limit_concurrency=64,
            timeout_graceful_shutdown=2,
        )
        listening.listen(64)
        ready(f"http://{HOST}:{port}/{token}/")
        uvicorn.Server(config).run(sockets=[listening])
