"""Who may ask the page's server anything: the browser that has its address, from the page itself, and nobody else.

Other pages in the same browser can send requests to this machine, and a name that leads here can be given to them.
So the address holds a random token, the request must name this machine, and it must not come from another origin.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from secrets import compare_digest
from typing import Any

from starlette.exceptions import HTTPException

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
"""No script and no style but the page's own files, nothing from elsewhere, and no text is ever made into markup."""

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "x-frame-options": "DENY",
}
ENCODED = [(name.encode(), value.encode()) for name, value in HEADERS.items()]

REFUSED = b"This is not the address that factcheck serve has printed.\n"


class Guard:
    """An ASGI application that lets the right requests through, and puts the security headers on every answer."""

    def __init__(self, app: App, token: str, port: int, most_bytes: int) -> None:
        """Guard an application; its own paths come after the token, and a body has at most so many bytes."""
        self._app = app
        self._token = token.encode()
        self._most = most_bytes
        self._hosts = {f"{name}:{port}".encode() for name in ("127.0.0.1", "localhost")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        send = _with_headers(send)
        rest = self._path_behind_token(scope)
        if rest is None:
            await _answer(send, 403, REFUSED)
            return
        scope = {**scope, "path": rest, "raw_path": rest.encode(), "root_path": ""}
        await self._app(scope, self._bounded(receive), send)

    def _path_behind_token(self, scope: Scope) -> str | None:
        """Return the path without the token; None for a request that is to be refused."""
        headers: list[tuple[bytes, bytes]] = scope["headers"]
        hosts = [value for name, value in headers if name == b"host"]
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return None
        origins = [value for name, value in headers if name == b"origin"]
        if any(origin != b"http://" + hosts[0] for origin in origins):
            return None
        if scope["method"] not in ("GET", "HEAD") and len(origins) != 1:
            return None
        sites = {value for name, value in headers if name == b"sec-fetch-site"}
        if not sites <= {b"same-origin", b"none"}:
            return None
        _, token, *rest = [*scope["path"].split("/", 2), ""][:3]
        if not compare_digest(token.encode("utf-8", "replace"), self._token):
            return None
        return "/" + "".join(rest)

    def _bounded(self, receive: Receive) -> Receive:
        received = 0

        async def bounded() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._most:
                raise HTTPException(413)
            return message

        return bounded


def _with_headers(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", ()), *ENCODED]}
        await send(message)

    return with_headers


async def _answer(send: Send, status: int, text: bytes) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(text)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text})
