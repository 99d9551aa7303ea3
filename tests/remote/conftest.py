"""A served lectern, and phones that speak to it over a real network."""

from __future__ import annotations

import contextlib
import json
import threading
from typing import TYPE_CHECKING, Any

import pytest
import requests
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from kiosk.remote.app import remote_app
from kiosk.remote.board import Board
from kiosk.remote.performing import perform
from kiosk.remote.reception import Reception
from kiosk.remote.serving import Serving
from kiosk.show.presenter.lectern import Lectern
from tests.fakes.clock import NOON, FakeClock
from tests.fakes.keeper import FakeKeeper
from tests.fakes.site import full_site
from tests.fakes.visits import town_visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from websockets.sync.client import ClientConnection

    from kiosk.remote.messages import Message

PIN = "2468"
PATIENCE = 10.0
"""Seconds a phone waits for what must come; never waited in full by a test that passes."""


class Phone:
    """A phone that was let in."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self.plan: dict[str, Any] = {}
        self.last: dict[str, Any] = {}

    def say(self, **message: Any) -> None:
        self._socket.send(json.dumps(message))

    def do(self, **act: Any) -> None:
        self.say(say="do", act=act)

    def hear(self) -> dict[str, Any]:
        """Return the next message."""
        self.last = json.loads(self._socket.recv(timeout=PATIENCE))
        self.plan = self.last.get("plan", self.plan)
        return self.last

    def hear_until(self, true: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """Return the first message for which `true` holds."""
        while True:
            message = self.hear()
            if true(message):
                return message

    def closed_with(self) -> int:
        """Return the code with which the other side closes."""
        try:
            while True:
                self._socket.recv(timeout=PATIENCE)
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 0

    def close(self) -> None:
        self._socket.close()


class Remote:
    """A lectern served at an address of this machine."""

    def __init__(self, folder: Path) -> None:
        site = full_site(visits=[town_visit().model_dump(by_alias=True)])
        self.clock = FakeClock()
        self.lectern = Lectern(site, self.clock, FakeKeeper())
        self.folder = folder
        self.board = Board()
        self.lock = threading.RLock()
        self.reception = Reception(self.board, lambda pin: pin == PIN, self.perform, self.seconds)
        self.serve(0)
        self.host = f"127.0.0.1:{self.serving.port}"
        self.lectern.follow(self.pin_up)
        self._phones: list[Phone] = []

    def serve(self, port: int) -> None:
        app = remote_app(self.reception, lambda: frozenset({"kiosk.test"}))
        self.serving = Serving(app, host="127.0.0.1", port=port)

    def seconds(self) -> float:
        return self.clock.seconds()

    def perform(self, message: Message) -> None:
        """Do at once, on the server's thread, what the screen's thread does in the kiosk."""
        with self.lock:
            perform(message, self.lectern)

    def pin_up(self) -> None:
        self.board.pin_up(self.lectern, self.folder, NOON)

    def open(self) -> str:
        """Let phones in; return the secret on the screen."""
        self.lectern.stand_up()
        return self.reception.secret()

    def knock(self, secret: str, pin: str = PIN, **headers: str) -> requests.Response:
        return requests.post(
            f"http://{self.host}/come-in",
            json={"secret": secret, "pin": pin},
            headers={"Origin": f"http://{self.host}", **headers},
            timeout=PATIENCE,
        )

    def key(self) -> str:
        return self.knock(self.open()).cookies["pass"]

    def phone(self, key: str | None = None, name: str = "林", **headers: str) -> Phone:
        """Return a phone on its socket, with a pass of its own unless one is given."""
        key = self.key() if key is None else key
        origin = headers.pop("origin", f"http://{self.host}")
        socket = connect(
            f"ws://{self.host}/lead?name={name}&language=en",
            additional_headers={"Cookie": f"pass={key}", **headers},
            origin=origin,  # type: ignore[arg-type]  # a text as any
            open_timeout=PATIENCE,
        )
        phone = Phone(socket)
        self._phones.append(phone)
        return phone

    def refused(self, key: str, **headers: str) -> bool:
        """Tell whether a phone with `key` is turned away."""
        try:
            phone = self.phone(key, **headers)
        except InvalidStatus as status:
            return status.response.status_code == 403
        return phone.closed_with() == 4401

    def stop(self) -> None:
        for phone in self._phones:
            with contextlib.suppress(OSError, ConnectionClosed):
                phone.close()
        self.serving.stop()


@pytest.fixture
def remote(tmp_path: Path) -> Iterator[Remote]:
    """A served lectern with nobody at it."""
    remote = Remote(tmp_path)
    yield remote
    remote.stop()
