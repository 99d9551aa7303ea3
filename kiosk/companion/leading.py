"""The first screen's side: who has the key is told how things stand, as soon as they change."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from typing import TYPE_CHECKING

from pydantic import ValidationError
from starlette.websockets import WebSocket, WebSocketDisconnect

from kiosk.companion.key import LEADS, answer, is_answer, new_question
from kiosk.companion.messages import FROM_SECOND, Answer, Ask, Proof, Question, Word
from kiosk.remote.wire import next_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.show.presenter.acts import Act

MOST_FOLLOWING = 8
"""Screens at once, and strangers at once who have not proven themselves yet."""
BEAT = 0.5
"""Seconds between two words at most; three without one, and the link is lost."""
_ANSWER_WITHIN = 5.0
_SEND_WITHIN = 3.0
_REFUSED, _FULL = 4401, 4429


class Following:
    """Takes the sockets of second screens."""

    def __init__(
        self,
        key: str,
        word: Callable[[], Word],
        listen: Callable[[Callable[[], None]], Callable[[], None]],
        perform: Callable[[Act | None], None],
    ) -> None:
        """Tell who has `key`.

        Args:
            key: The key both screens share.
            word: Returns how things stand; from any thread.
            listen: Has a call made, from any thread, after each change; returns what ends that.
            perform: Does what a console wants, None for the end of the visit; called on the
                server's thread.
        """
        self._key = key
        self._perform = perform
        self._word = word
        self._listen = listen
        self._screens: set[_Screen] = set()
        self._knocking = 0
        self._told = threading.Condition()

    @property
    def following(self) -> int:
        """How many screens follow."""
        return len(self._screens)

    def say_farewell(self, seconds: float) -> None:
        """Wait until every screen was told that no visit is led any more; not for longer.

        A screen that hears nothing of it believes the link lost, and stays in the visit.
        """
        if self._word().standing is None:
            with self._told:
                self._told.wait_for(lambda: all(one.is_free for one in self._screens), seconds)

    async def take(self, socket: WebSocket) -> None:
        """Serve one screen until it is gone."""
        await socket.accept()
        if max(len(self._screens), self._knocking) >= MOST_FOLLOWING:
            await socket.close(_FULL)
            return
        self._knocking += 1
        try:
            knows = await self._has_the_key(socket)
        finally:
            self._knocking -= 1
        if not knows:
            await socket.close(_REFUSED)
            return
        screen = _Screen(socket, self._word, self._listen, self._perform, self._told)
        self._screens.add(screen)
        try:
            await screen.serve()
        finally:
            self._screens.discard(screen)
            with self._told:
                self._told.notify_all()

    async def _has_the_key(self, socket: WebSocket) -> bool:
        question = new_question()
        try:
            async with asyncio.timeout(_ANSWER_WITHIN):
                await socket.send_text(Question(question=question).model_dump_json())
                given = Answer.model_validate_json(await next_text(socket))
        except (TimeoutError, ValidationError, WebSocketDisconnect):
            return False
        if not is_answer(given.answer, self._key, question):
            return False
        proof = Proof(answer=answer(self._key, given.question, LEADS))
        await socket.send_text(proof.model_dump_json())
        return True


class _Screen:
    """One screen.

    Attributes:
        is_free: Whether the last it heard is that no visit is led.
    """

    def __init__(
        self,
        socket: WebSocket,
        word: Callable[[], Word],
        listen: Callable[[Callable[[], None]], Callable[[], None]],
        perform: Callable[[Act | None], None],
        told: threading.Condition,
    ) -> None:
        self.is_free = False
        self._told = told
        self._perform = perform
        self._socket = socket
        self._word = word
        self._listen = listen
        self._news = asyncio.Event()
        self._sent: float | None = None

    async def serve(self) -> None:
        loop = asyncio.get_running_loop()

        def wake() -> None:
            with contextlib.suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(self._news.set)

        stop = self._listen(wake)
        tasks = [asyncio.create_task(self._tell()), asyncio.create_task(self._hear())]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stop()
            for task in tasks:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError, WebSocketDisconnect, OSError):
                    await task

    async def _tell(self) -> None:
        while True:
            self._news.clear()
            sent, self._sent = self._sent, None
            word = self._word().model_copy(update={"sent": sent, "clock": time.monotonic()})
            async with asyncio.timeout(_SEND_WITHIN):
                await self._socket.send_text(word.model_dump_json())
            with self._told:
                self.is_free = word.standing is None
                self._told.notify_all()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), BEAT)

    async def _hear(self) -> None:
        while True:
            try:
                said = FROM_SECOND.validate_json(await next_text(self._socket))
            except (ValidationError, WebSocketDisconnect):
                return
            if isinstance(said, Ask):
                self._sent = said.sent
                self._news.set()
            else:
                self._perform(said.act)
