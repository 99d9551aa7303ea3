"""The second screen's side: finds the first one, proves itself, and hears how things stand."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError
from websockets.exceptions import InvalidHandshake, WebSocketException
from websockets.sync.client import connect

from kiosk.companion.key import answer
from kiosk.companion.messages import LONGEST, Answer, Ask, Question, Word
from kiosk.companion.offset import Exchange, Offset
from kiosk.companion.steering import Lead

if TYPE_CHECKING:
    from collections.abc import Callable

    from websockets.sync.connection import Connection

LOST_AFTER = 3.0
"""Seconds without a word after which the link is lost."""
AGAIN_AFTER = 1.0
"""Seconds until the next try."""
ASK_EVERY = 1.0
_OPEN_WITHIN = 3.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard last, on our own clock.

    Attributes:
        word: How things stand on the first screen.
        lead: What its film does; None where none is, or its clock is not measured yet.
    """

    word: Word
    lead: Lead | None


class Follower:
    """Keeps the link to the first screen, on a thread of its own."""

    def __init__(
        self,
        find: Callable[[], str | None],
        key: str,
        heard: Callable[[Heard], None],
        lost: Callable[[], None],
    ) -> None:
        """Begin to look for it.

        Args:
            find: Returns where the first screen is, as `host:port`, or None.
            key: The key both screens share.
            heard: Called on the follower's thread with each word.
            lost: Called on the follower's thread when the link is lost.
        """
        self._find = find
        self._key = key
        self._heard = heard
        self._lost = lost
        self._offset = Offset()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="follower", daemon=True)
        self._thread.start()

    @property
    def uncertainty(self) -> float:
        """Seconds the other clock may be off what is believed."""
        return self._offset.uncertainty

    def close(self) -> None:
        """Follow no more."""
        self._ended.set()
        self._thread.join(_OPEN_WITHIN + LOST_AFTER)

    def _work(self) -> None:
        while not self._ended.is_set():
            where = self._find()
            if where is not None:
                self._follow(where)
            self._ended.wait(AGAIN_AFTER)

    def _follow(self, where: str) -> None:
        try:
            with connect(
                f"ws://{where}/follow",
                origin=f"http://{where}",  # type: ignore[arg-type]  # a text as any
                open_timeout=_OPEN_WITHIN,
                close_timeout=1,
                max_size=LONGEST,
                proxy=None,
            ) as socket:
                if not self._prove(socket):
                    return
                self._offset.forget()
                self._listen(socket)
        except (OSError, WebSocketException, InvalidHandshake, TimeoutError) as error:
            log.info("%s: %s", where, error)

    def _prove(self, socket: Connection) -> bool:
        try:
            question = Question.model_validate_json(socket.recv(timeout=LOST_AFTER))
        except ValidationError:
            return False
        proof = Answer(answer=answer(self._key, question.question))
        socket.send(proof.model_dump_json())
        return True

    def _listen(self, socket: Connection) -> None:
        """Hear word after word; what was heard is lost when the link is."""
        asked, any_word = float("-inf"), False
        try:
            while not self._ended.is_set():
                now = time.monotonic()
                if now - asked >= ASK_EVERY:
                    asked = now
                    socket.send(Ask(sent=now).model_dump_json())
                word = Word.model_validate_json(socket.recv(timeout=LOST_AFTER))
                any_word = True
                self._take(word, time.monotonic())
        except (ValidationError, TimeoutError):
            log.info("the first screen is not heard any more")
        finally:
            if any_word:
                self._lost()

    def _take(self, word: Word, now: float) -> None:
        if word.sent is not None:
            self._offset.learn(Exchange(word.sent, word.clock, now))
        self._heard(Heard(word, self._lead(word)))

    def _lead(self, word: Word) -> Lead | None:
        if word.standing is None or word.film_at is None or not self._offset.known:
            return None
        film = word.standing.film
        still = word.standing.black or word.standing.frozen
        return Lead(
            moment=self._offset.ours(word.moment),
            at=word.film_at,
            playing=film.playing and not still,
            jumps=film.jumps,
        )
