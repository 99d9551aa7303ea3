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
from kiosk.remote.leading import Leading
from kiosk.remote.printing import printed
from kiosk.remote.sheets import SHEETS
from kiosk.remote.wire import COOKIE
from kiosk.remote.words import page_words, spoken_by

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request
    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp

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
    reception: Reception, names: Callable[[], frozenset[str]], more: Sequence[BaseRoute] = ()
) -> ASGIApp:
    """Return the application.

    Args:
        reception: Who may come in, and what is shown to them.
        names: The host names of this machine.
        more: What else is served behind the same doors.
    """
    answers = _Answers(reception)
    routes: list[BaseRoute] = [
        *more,
        Route("/", answers.page),
        Route("/come-in", answers.come_in, methods=["POST"]),
        Route("/words/{language}.json", answers.words),
        Route("/picture/{leg:int}/{beat:int}.jpg", answers.picture),
        Route("/reports/{visit}.{kind}", answers.report),
        Route("/print", answers.print_page),
        WebSocketRoute("/lead", Leading(reception).take),
        Mount("/static", StaticFiles(directory=PAGE / "static")),
    ]
    return Doors(Starlette(routes=routes), names)


class _Answers:
    def __init__(self, reception: Reception) -> None:
        self._reception = reception

    async def page(self, _request: Request) -> Response:
        html = (PAGE / "index.html").read_text("utf-8")
        return Response(html, media_type="text/html", headers=_NO_STORE)

    async def words(self, request: Request) -> Response:
        spoken = page_words(request.path_params["language"])
        return JSONResponse(spoken, headers={"cache-control": "max-age=300"})

    async def come_in(self, request: Request) -> Response:
        try:
            knock = Knock.model_validate_json(await _body(request))
        except (ValidationError, TimeoutError, ValueError):
            return JSONResponse({"refused": Refusal.SECRET, "wait": 0}, 400)
        answer = await anyio.to_thread.run_sync(self._reception.knock, knock.secret, knock.pin)
        if answer.refusal is not None:
            said = {"refused": answer.refusal, "wait": answer.wait}
            return JSONResponse(said, _STATUS.get(answer.refusal, 403))
        response = JSONResponse({"refused": None}, headers=_NO_STORE)
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, answer.key, httponly=True, samesite="strict", secure=secure)
        return response

    async def picture(self, request: Request) -> Response:
        if not self._is_let_in(request):
            return Response(status_code=403)
        asked = request.path_params
        file = self._reception.board.latest.picture(asked["leg"], asked["beat"])
        if file is None:
            return Response(status_code=404)
        try:
            stamp = file.stat().st_mtime_ns
            small = await anyio.to_thread.run_sync(_small, file, stamp)
        except OSError:
            return Response(status_code=404)
        kept = {"cache-control": "private, max-age=600"}
        return Response(small, media_type="image/jpeg", headers=kept)

    async def report(self, request: Request) -> Response:
        if not self._is_let_in(request):
            return Response(status_code=403)
        notice, asked = self._reception.board.latest, request.path_params
        found = next((one for one in notice.reports if one.visit == asked["visit"]), None)
        sheet = SHEETS.get(asked["kind"])
        if found is None or sheet is None:
            return Response(status_code=404)
        data = await anyio.to_thread.run_sync(sheet.make, found, self._language(request))
        name = f'attachment; filename="{found.visit}.{asked["kind"]}"'
        headers = {**_NO_STORE, "content-disposition": name}
        return Response(data, media_type=sheet.media_type, headers=headers)

    async def print_page(self, request: Request) -> Response:
        if not self._is_let_in(request):
            return Response(status_code=403)
        language = self._language(request)
        html = printed(self._reception.board.latest.plan(language), language)
        return Response(html, media_type="text/html", headers=_NO_STORE)

    def _is_let_in(self, request: Request) -> bool:
        return self._reception.admits(request.cookies.get(COOKIE, ""))

    def _language(self, request: Request) -> str:
        wished = request.query_params.get("language")
        accepted = wished or request.headers.get("accept-language", "")
        return spoken_by(accepted, self._reception.board.latest.plans)


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
