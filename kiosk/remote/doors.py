"""What every request meets first: whose name it asks for, where it comes from, how large it is.

A page somewhere on the internet can make a visitor's browser ask this machine for things, and a
name there can be pointed at this machine (DNS rebinding). So a request must ask for this machine
by an address it has, and what changes anything must come from the page served here.
"""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocketClose

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "media-src 'self' data: blob:; font-src 'self'; connect-src 'self' ws: wss:; "
    "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_FORBIDDEN = 4403
"""Close code of a socket that may not open here."""


class Doors:
    """ASGI middleware that turns away what may not ask."""

    def __init__(self, app: ASGIApp, names: Callable[[], frozenset[str]]) -> None:
        """Stand before `app`.

        Args:
            app: What is asked once a request has passed.
            names: The host names this machine answers to, besides its addresses.
        """
        self._app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or turn it away."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = {key: value.decode("latin-1") for key, value in scope["headers"]}
        if self._passes(scope, headers):
            await self._app(scope, receive, _with_headers(send))
        elif scope["type"] == "websocket":
            await WebSocketClose(code=_FORBIDDEN)(scope, receive, send)
        else:
            await PlainTextResponse("Not here.\n", 403)(scope, receive, send)

    def _passes(self, scope: Scope, headers: dict[bytes, str]) -> bool:
        host = headers.get(b"host", "")
        if not self._is_ours(host, scope):
            return False
        origin = headers.get(b"origin")
        if scope["type"] == "websocket" or scope["method"] not in ("GET", "HEAD"):
            return origin is not None and urlsplit(origin).netloc == host
        return headers.get(b"sec-fetch-site", "none") in ("none", "same-origin")

    def _is_ours(self, host: str, scope: Scope) -> bool:
        """Tell whether `host` is the address the request came in at, or one of our names."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name in self._names():
            return True
        try:
            asked = ipaddress.ip_address(name)
            return asked == ipaddress.ip_address((scope.get("server") or ("",))[0])
        except ValueError:
            return False


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), *HEADERS]
        await send(message)

    return sending
