"""One phone on its socket: it is told the latest, and what it says is done if it holds control."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import anyio.to_thread
from starlette.websockets import WebSocket, WebSocketDisconnect

from kiosk.remote.messages import GiveControl, Message, Ping, TakeControl, read_message
from kiosk.remote.wire import COOKIE, as_json, next_text

if TYPE_CHECKING:
    from kiosk.remote.reception import Reception
    from kiosk.remote.view import Values

BEAT = 1.0
"""Seconds between two messages at most: a phone that hears nothing for three knows it is lost."""
_SEND_WITHIN = 5.0
"""Seconds a message may take; a phone slower than this comes back by itself."""
_MOST_A_SECOND = 60.0
"""Messages of a phone in a second, over a while; a laser dot sends thirty."""
_BURST = 120.0
_GONE, _OVER, _FLOOD = 4401, 4410, 4429
"""Close codes: no pass, the visit is over, too many messages."""


class Leading:
    """Takes sockets for a reception."""

    def __init__(self, reception: Reception) -> None:
        """Take sockets for `reception`."""
        self._reception = reception

    async def take(self, socket: WebSocket) -> None:
        """Serve one phone until it is gone or the visit is over."""
        key = socket.cookies.get(COOKIE, "")
        name = socket.query_params.get("name", "")[:24]
        number = self._reception.enter(name, key)
        await socket.accept()
        if number is None:  # only a socket that was open can tell a page why it is not
            await socket.close(_GONE)
            return
        language = socket.query_params.get("language", "")[:16]
        try:
            await _Phone(socket, self._reception, number, language).serve()
        finally:
            self._reception.leave(number)


class _Phone:
    def __init__(self, socket: WebSocket, reception: Reception, number: int, language: str) -> None:
        self._socket = socket
        self._reception = reception
        self._number = number
        self._language = language
        self._news = asyncio.Event()
        self._plan_number = 0
        self._answers: list[Values] = []

    async def serve(self) -> None:
        loop = asyncio.get_running_loop()

        def wake() -> None:
            with contextlib.suppress(RuntimeError):  # the loop has ended with the visit
                loop.call_soon_threadsafe(self._news.set)

        stop = self._reception.board.follow(wake)
        telling = asyncio.create_task(self._tell())
        hearing = asyncio.create_task(self._hear())
        try:
            await asyncio.wait((telling, hearing), return_when=asyncio.FIRST_COMPLETED)
        finally:
            stop()
            for task in (telling, hearing):
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError, WebSocketDisconnect, OSError):
                    await task
            with contextlib.suppress(RuntimeError, WebSocketDisconnect, OSError):
                await self._socket.close(_OVER)

    async def _tell(self) -> None:
        """Send what is the latest whenever there is something new, and each second anyway."""
        while self._reception.is_in(self._number):
            self._news.clear()
            async with asyncio.timeout(_SEND_WITHIN):
                await self._socket.send_text(as_json(self._message()))
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), BEAT)

    def _message(self) -> Values:
        notice = self._reception.board.latest
        message: Values = {
            "number": notice.number,
            "state": notice.state,
            "control": {
                "yours": self._reception.holds_control(self._number),
                "holder": self._reception.holder(),
                "watching": self._reception.watching,
            },
        }
        if notice.plan_number != self._plan_number:
            self._plan_number = notice.plan_number
            message["plan"] = notice.plan(self._language)
        if self._answers:
            message["answers"], self._answers = self._answers, []
        return message

    async def _hear(self) -> None:
        allowance = _Allowance(asyncio.get_running_loop().time())
        while True:
            text = await next_text(self._socket)
            if not allowance.takes(asyncio.get_running_loop().time()):
                await self._socket.close(_FLOOD)
                return
            message = read_message(text)
            if message is not None:
                await self._perform(message)

    async def _perform(self, message: Message) -> None:
        if isinstance(message, Ping):
            self._answer({"pong": message.number})
        elif isinstance(message, TakeControl):
            refused = await anyio.to_thread.run_sync(
                self._reception.take_control, self._number, message.pin
            )
            self._answer(
                {"control": {"refused": refused.refusal, "wait": refused.wait} if refused else None}
            )
        elif isinstance(message, GiveControl):
            self._reception.give_control(self._number)
            self._news.set()
        elif self._reception.holds_control(self._number):
            self._reception.perform(message)
        else:
            self._answer({"refused": "control"})

    def _answer(self, values: Values) -> None:
        self._answers.append(values)
        self._news.set()


class _Allowance:
    """A bucket of messages that fills with time."""

    def __init__(self, now: float) -> None:
        self._left, self._at = _BURST, now

    def takes(self, now: float) -> bool:
        self._left = min(_BURST, self._left + (now - self._at) * _MOST_A_SECOND)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
