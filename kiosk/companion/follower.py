"""The second screen's side: finds the first one, proves itself, and hears how things stand."""

from __future__ import annotations

import contextlib
import logging
import queue
import ssl
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.sync.client import connect

from kiosk.companion.key import LEADS, answer, is_answer, new_question
from kiosk.companion.messages import LONGEST, Answer, Ask, Proof, Question, Wish, Word
from kiosk.companion.offset import Exchange, Offset
from kiosk.companion.steering import Lead

if TYPE_CHECKING:
    from collections.abc import Callable

    from websockets.sync.connection import Connection

    from kiosk.show.presenter.acts import Act

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
        self._secure = False
        self._complained = False
        self._socket: Connection | None = None
        self._wishes: queue.SimpleQueue[Wish | None] = queue.SimpleQueue()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="follower", daemon=True)
        self._thread.start()
        self._asking = threading.Thread(target=self._ask, name="follower-asks", daemon=True)
        self._asking.start()

    @property
    def uncertainty(self) -> float:
        """Seconds the other clock may be off what is believed."""
        return self._offset.uncertainty

    def ask(self, act: Act | None) -> None:
        """Tell the first screen what is wanted here, None for the end of the visit; at once.

        What is wanted while nothing is linked is lost: whoever touches sees that nothing moves.
        """
        self._wishes.put(Wish(act=act))

    def close(self) -> None:
        """Follow no more."""
        self._ended.set()
        self._wishes.put(None)
        self._thread.join(_OPEN_WITHIN + LOST_AFTER)

    def _work(self) -> None:
        while not self._ended.is_set():
            where = self._find()
            if where is not None:
                self._follow(where)
            self._ended.wait(AGAIN_AFTER)

    def _follow(self, where: str) -> None:
        try:
            connection = self._connected(where)
        except ConnectionRefusedError:
            return
        except (OSError, WebSocketException, EOFError) as error:
            log.info("%s: %s", where, error)
            self._secure = not self._secure  # it may speak the other way
            return
        try:
            with connection as socket:
                if not self._know_each_other(socket):
                    self._complain(where)
                    return
                self._complained = False
                self._offset.forget()
                self._socket = socket
                self._listen(socket)
        except (OSError, WebSocketException) as error:
            log.info("%s: %s", where, error)
        finally:
            self._socket = None

    def _complain(self, where: str) -> None:
        """Tell the staff once, not each second."""
        if not self._complained:
            self._complained = True
            log.warning(
                "两块屏的密钥不一样（%s）；请在这里运行 kiosk settings companion --same\n"
                "the keys of the two screens differ (%s); run kiosk settings companion --same here",
                *(where, where),
            )

    def _connected(self, where: str) -> Connection:
        return connect(
            f"{'wss' if self._secure else 'ws'}://{where}/follow",
            ssl=_any_certificate() if self._secure else None,
            origin=f"http://{where}",  # type: ignore[arg-type]  # a text as any
            open_timeout=_OPEN_WITHIN,
            close_timeout=1,
            max_size=LONGEST,
            proxy=None,
        )

    def _know_each_other(self, socket: Connection) -> bool:
        """Prove that we have the key, and hear the other side prove it."""
        ours = new_question()
        try:
            question = Question.model_validate_json(socket.recv(timeout=LOST_AFTER))
            said = Answer(answer=answer(self._key, question.question), question=ours)
            socket.send(said.model_dump_json())
            proof = Proof.model_validate_json(socket.recv(timeout=LOST_AFTER))
        except (ValidationError, ConnectionClosed):
            return False
        return is_answer(proof.answer, self._key, ours, LEADS)

    def _ask(self) -> None:
        while (wish := self._wishes.get()) is not None:
            socket = self._socket
            if socket is not None:
                with contextlib.suppress(OSError, WebSocketException):
                    socket.send(wish.model_dump_json())

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


def _any_certificate() -> ssl.SSLContext:
    """Return what speaks TLS to a screen whose certificate names nobody: the key proves it."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
