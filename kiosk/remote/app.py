"""What is served: the page, the way in, pictures of the beats, and the socket that leads."""

from __future__ import annotations

import asyncio
import io
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import anyio.to_thread
from PIL import Image
from pydantic import Field, ValidationError
from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles

from kiosk.content.values import Model
from kiosk.remote.doors import Doors
from kiosk.remote.entrance import Refusal
from kiosk.remote.wire import COOKIE

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from kiosk.remote.leading import Leading
    from kiosk.remote.reception import Reception

PAGE = Path(__file__).parent / "page"
_LONGEST_KNOCK = 1024
_BODY_WITHIN = 5.0
_PICTURE_SIZE = (1280, 1280)
_NO_STORE = {"cache-control": "no-store"}
_STATUS = {Refusal.WAIT: 429, Refusal.FULL: 503, Refusal.CLOSED: 410}


class Knock(Model):
    """What a phone says at the door."""

    secret: str = Field(max_length=64)
    pin: str = Field(max_length=16)


def remote_app(
    reception: Reception, leading: Leading, names: Callable[[], frozenset[str]]
) -> ASGIApp:
    """Return the application.

    Args:
        reception: Who may come in, and what is shown to them.
        leading: Takes the sockets.
        names: The host names of this machine.
    """

    async def page(_request: Request) -> Response:
        html = (PAGE / "index.html").read_text("utf-8")
        return Response(html, media_type="text/html", headers=_NO_STORE)

    async def come_in(request: Request) -> Response:
        try:
            knock = Knock.model_validate_json(await _body(request))
        except (ValidationError, TimeoutError, ValueError):
            return JSONResponse({"refused": "secret", "wait": 0}, 400)
        answer = await anyio.to_thread.run_sync(reception.knock, knock.secret, knock.pin)
        if answer.refusal is not None:
            status = _STATUS.get(answer.refusal, 403)
            return JSONResponse({"refused": answer.refusal, "wait": answer.wait}, status)
        response = JSONResponse({"refused": None}, headers=_NO_STORE)
        response.set_cookie(
            COOKIE,
            answer.key,
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )
        return response

    async def picture(request: Request) -> Response:
        if not reception.admits(request.cookies.get(COOKIE, "")):
            return Response(status_code=403)
        numbers = request.path_params
        file = reception.board.latest.picture(numbers["leg"], numbers["beat"])
        if file is None:
            return Response(status_code=404)
        try:
            stamp = file.stat().st_mtime_ns
            small = await anyio.to_thread.run_sync(_small, file, stamp)
        except OSError:
            return Response(status_code=404)
        return Response(
            small, media_type="image/jpeg", headers={"cache-control": "private, max-age=600"}
        )

    return Doors(
        Starlette(
            routes=[
                Route("/", page),
                Route("/come-in", come_in, methods=["POST"]),
                Route("/picture/{leg:int}/{beat:int}.jpg", picture),
                WebSocketRoute("/lead", leading.take),
                Mount("/static", StaticFiles(directory=PAGE / "static")),
            ]
        ),
        names,
    )


async def _body(request: Request) -> bytes:
    body = b""
    async with asyncio.timeout(_BODY_WITHIN):
        async for part in request.stream():
            body += part
            if len(body) > _LONGEST_KNOCK:
                raise ValueError("nobody needs so many words to come in")
    return body


@lru_cache(maxsize=48)
def _small(file: Path, _stamp: int) -> bytes:
    """Return a picture as a phone needs it; kept until it is another one on disk."""
    with Image.open(file) as image:
        image.draft("RGB", _PICTURE_SIZE)
        small = image.convert("RGB")
    small.thumbnail(_PICTURE_SIZE)
    out = io.BytesIO()
    small.save(out, "JPEG", quality=80)
    return out.getvalue()
