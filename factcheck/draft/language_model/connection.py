"""One question to a server that speaks the OpenAI protocol, and everything that can go wrong with it as plain words.

What a server sends is untrusted: its size and its time are bounded, nothing is followed elsewhere, and its fields
have to be what the protocol says.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypeVar
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx2
import msgspec
import openai

from factcheck.draft.language_model.address import EXAMPLE, KEY_VARIABLE, MOST_NAMED, Address
from factcheck.draft.language_model.kept_answers import Answer
from factcheck.draft.proposals.record import wrong_field
from factcheck.draft.proposals.schema import model_schema
from factcheck.language.messages import Words, written_count
from factcheck.model.errors import FactcheckError
from factcheck.model.nearest import nearest_names
from factcheck.model.report import Problem
from factcheck.model.safe import visible_line

MOST_BYTES = 1_000_000
"""Of what a server sends for one question: a hundred times a long list of proposals."""
MOST_TOKENS = 4_000
"""That a model may answer with: some 60 proposals."""
SEED = 0
"""Asked of servers that draw by chance even without a temperature."""
RETRIES = 2
"""Of a question that met a busy or a broken server."""
MOST_MODELS = 500
WEB_PAGE = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")
"""How an answer begins that is a page for people."""
LONGEST_SAID = 300
"""Characters of a server's own words in a message."""
CONNECT = 10.0
"""Seconds until a server must take the connection."""

NO_KEY = "none"
"""Sent to servers for which there is no key: the client insists on one, local servers do not look at it."""


Form = TypeVar("Form", bound=msgspec.Struct)


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Usage(msgspec.Struct):
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float | str | None = None


class _Completion(msgspec.Struct):
    choices: list[_Choice]
    usage: _Usage | None = None


class _Model(msgspec.Struct):
    id: str


class _Models(msgspec.Struct):
    data: list[_Model]


class UnreadError(Exception):
    """A server sends what is not read: too much, or packed so that nobody knows how much it is.

    Its text is the key of the words that say so.
    """


FAILURES = (openai.OpenAIError, UnreadError)


class _BoundedStream(httpx2.SyncByteStream):
    """The body of an answer, ended where it is too long or takes too much time."""

    def __init__(self, stream: httpx2.SyncByteStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for chunk in self._stream:
            size += len(chunk)
            if size > MOST_BYTES:
                raise UnreadError("too_much")
            if time.monotonic() > self._deadline:
                raise httpx2.ReadTimeout("the answer takes too long")
            yield chunk

    def close(self) -> None:
        self._stream.close()


class _BoundedTransport(httpx2.HTTPTransport):
    """Sends a request, and bounds what comes back, errors too."""

    def __init__(self, address: Address, seconds: float) -> None:
        super().__init__(trust_env=not address.is_here, proxy=_proxy_for(address))
        self._seconds = seconds

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        deadline = time.monotonic() + self._seconds
        response = super().handle_request(request)
        assert isinstance(response.stream, httpx2.SyncByteStream)
        if response.headers.get("content-encoding", "identity") != "identity":
            response.close()
            raise UnreadError("packed")
        response.stream = _BoundedStream(response.stream, deadline)
        return response


Wish = Literal["response_format", "temperature", "seed", "max_tokens", "max_completion_tokens"]


class Connection:
    """A server and what it has been found to understand."""

    def __init__(self, address: Address, words: Words, seconds: float, *, retries: int = RETRIES) -> None:
        """Prepare to ask; nothing is sent yet.

        `words` are what failures are said in; `seconds` is the most that one question may take.
        """
        self.address = address
        self._words = words
        self.seconds = seconds
        timeout = httpx2.Timeout(seconds, connect=min(CONNECT, seconds))
        self._client = openai.OpenAI(
            base_url=address.url,
            api_key=address.key or NO_KEY,
            timeout=timeout,
            max_retries=retries,
            default_headers={"Accept-Encoding": "identity"},
            http_client=httpx2.Client(
                transport=_BoundedTransport(address, seconds),
                timeout=timeout,
                follow_redirects=False,  # an article goes to the address that was named, and to no other
                trust_env=False,
            ),
        )
        self._formats = _formats()
        self._wishes: dict[Wish, Any] = {
            "response_format": self._formats.pop(0), "temperature": 0, "seed": SEED, "max_tokens": MOST_TOKENS,
        }  # fmt: skip

    def models(self) -> tuple[str, ...]:
        """Return the names of the server's models.  Raises FactcheckError where it can't be asked."""
        try:
            raw = self._client.models.with_raw_response.list()
        except FAILURES as error:
            raise FactcheckError(self._problem(error, "")) from error
        found = self._decoded(raw.content, _Models)
        return tuple(visible_line(model.id[:LONGEST_SAID]) for model in found.data[:MOST_MODELS])

    def complete(self, model: str, prompt: str) -> Answer:
        """Return what a model answers.  Raises FactcheckError where there is no answer.

        A server that does not understand one of our wishes is asked again without it, and from then on never for it.
        """
        while True:
            try:
                raw = self._client.chat.completions.with_raw_response.create(
                    model=model, messages=[{"role": "user", "content": prompt}], **self._wishes
                )
                break
            except openai.APIStatusError as error:
                if not self._gives_way(error):
                    raise FactcheckError(self._problem(error, model)) from error
            except FAILURES as error:
                raise FactcheckError(self._problem(error, model)) from error
        return self._answer(self._decoded(raw.content, _Completion))

    def _gives_way(self, error: openai.APIStatusError) -> bool:
        """Drop the wish that a server has refused, where it is one, and return whether there was one to drop."""
        if error.status_code not in (400, 422, 500, 501) or _is_too_long(error):
            return False
        said = _said(error)
        if "max_tokens" in self._wishes and "max_completion_tokens" in said:  # the same under its newer name
            self._wishes["max_completion_tokens"] = self._wishes.pop("max_tokens")
            return True
        for wish in ("temperature", "seed", "max_tokens", "max_completion_tokens"):
            if wish in self._wishes and wish in said:
                del self._wishes[wish]
                return True
        if "response_format" not in self._wishes:
            return False
        if self._formats:
            self._wishes["response_format"] = self._formats.pop(0)
        else:
            del self._wishes["response_format"]
        return True

    def _answer(self, completion: _Completion) -> Answer:
        if not completion.choices:
            raise FactcheckError(self._misspoken(self._said("no_answer")))
        choice, usage = completion.choices[0], completion.usage or _Usage()
        cost = usage.cost if isinstance(usage.cost, float) else None
        return Answer(
            text=choice.message.content or "",
            is_cut_off=choice.finish_reason == "length",
            tokens_in=max(usage.prompt_tokens, 0),
            tokens_out=max(usage.completion_tokens, 0),
            cost=f"{cost:.6f}" if cost is not None else "",
        )

    def _decoded(self, data: bytes, form: type[Form]) -> Form:
        try:
            return msgspec.json.decode(data, type=form)
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            raise FactcheckError(self._misspoken(self._what_it_is(data, error))) from error

    def _what_it_is(self, data: bytes, error: Exception) -> str:
        """Return in plain words what an answer is that is not the protocol."""
        start = data[:1000].lstrip().lower()
        if not start:
            return self._said("nothing")
        if start.startswith(WEB_PAGE):
            return self._said("web_page")
        if isinstance(error, msgspec.ValidationError):
            return self._said("other_json", where=_short(wrong_field(str(error)) or "choices"))
        return self._said("not_json")

    def _said(self, key: str, **values: object) -> str:
        return self._words[f"asking.{key}"].format(url=self.address.url, **values)

    def _with_words_of(self, what: str, said: str) -> str:
        """Return a message with the server's own words, where it has said any."""
        return self._said("said", what=what, said=_short(said)) if said else what

    def _misspoken(self, why: str) -> Problem:
        return Problem(self._said("misspoken", why=why), hint=self._said("check_address", example=EXAMPLE))

    def _problem(self, error: Exception, model: str) -> Problem:
        """Return in plain words what went wrong; without a `model` its list was asked for."""
        if isinstance(error, UnreadError):
            return self._misspoken(self._said(str(error), most=written_count(MOST_BYTES, self._words)))
        if isinstance(error, openai.APITimeoutError):
            key, hint = ("timeout", "more_time") if model else ("list_timeout", "is_alive")
            return Problem(self._said(key, seconds=f"{self.seconds:g}"), hint=self._said(hint))
        if isinstance(error, openai.APIStatusError):
            return self._refused(error, model)
        hint = self._said("start_it" if model else "name_another")
        return Problem(self._said("unreachable", why=self._why_unreachable(error)), hint=hint)

    def _why_unreachable(self, error: BaseException) -> str:
        """Return in plain words why there is no connection, as far as the system says so."""
        causes = list(_causes(error))
        for cause in causes:
            said = str(cause)
            if isinstance(cause, ssl.SSLError):
                return self._said("untrusted", why=_short(cause.reason or said))
            if isinstance(cause, socket.gaierror):
                return self._said("unknown_host")
            if isinstance(cause, ConnectionRefusedError):
                return self._said("refused")
            if isinstance(cause, (ConnectionResetError, BrokenPipeError, httpx2.RemoteProtocolError)):
                return self._said("broken_off")
        return _short(str(causes[-1]))

    def _refused(self, error: openai.APIStatusError, model: str) -> Problem:
        said, code = _said(error), error.status_code
        if code in (401, 403):
            what = self._said("refuses_key" if self.address.key else "needs_key")
            return Problem(self._with_words_of(what, said), hint=self._said("set_key", variable=KEY_VARIABLE))
        if code == 404 and not model:
            hint = self._said("check_address", example=EXAMPLE)
            return Problem(self._with_words_of(self._said("nothing_there"), said), hint=hint)
        if code == 404:
            what = self._said("unknown_model", model=_short(model))
            return Problem(self._with_words_of(what, said), hint=self._offered(model))
        if code == 429:
            return Problem(self._with_words_of(self._said("busy"), said), hint=self._said("wait"))
        if 300 <= code < 400:
            target = _short(error.response.headers.get("location", ""))
            return Problem(self._said("elsewhere_sent", target=target), hint=self._said("name_target"))
        if _is_too_long(error):
            what = self._said("context", model=_short(model))
            return Problem(self._with_words_of(what, said), hint=self._said("larger_context"))
        what = self._said("failed", code=code)
        return Problem(self._with_words_of(what, said), hint=self._said("look_there"))

    def _offered(self, model: str) -> str:
        """Return which models there are that are named alike; what else to look at where even that can't be asked."""
        try:
            names = self.models()
        except FactcheckError:
            return self._said("check_address", example=EXAMPLE)
        near = nearest_names(model[:100], names, 3)
        if near:
            return self._said("similar", models=", ".join(near))
        return self._said("offered", models=", ".join(names[:MOST_NAMED])) if names else self._said("offers_none")


def _proxy_for(address: Address) -> str | None:
    """Return the system's proxy for an address; what stays on this machine is no business of a proxy's."""
    parts = urlsplit(address.url)
    if address.is_here or proxy_bypass(parts.hostname or ""):
        return None
    return getproxies().get(parts.scheme)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and what led to it, back to the first."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


def _formats() -> list[Mapping[str, object]]:
    """Return the ways to ask for JSON: by a schema as OpenAI has it, as llama-cpp-python has it, and any JSON."""
    schema = model_schema()
    return [
        {"type": "json_schema", "json_schema": {"name": "proposals", "schema": schema}},
        {"type": "json_object", "schema": schema},
        {"type": "json_object"},
    ]


def _said(error: openai.APIStatusError) -> str:
    """Return the server's own words about what it refuses."""
    body = error.body
    if isinstance(body, dict):
        inner = body.get("error", body)
        said = inner.get("message") if isinstance(inner, dict) else inner
        said = body.get("detail") if said is None else said
        return str(said if said is not None else body)[: LONGEST_SAID * 4]
    return str(body or "")[: LONGEST_SAID * 4]


def _is_too_long(error: openai.APIStatusError) -> bool:
    said = _said(error).lower()
    return "context" in said and any(word in said for word in ("exceed", "length", "window", "size", "maximum"))


def _short(text: str) -> str:
    text = visible_line(text)
    return text if len(text) <= LONGEST_SAID else f"{text[: LONGEST_SAID - 1]}…"
