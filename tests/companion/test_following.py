"""A second screen on a real network."""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.sync.server import serve

from kiosk.companion.finding import Announcement, Finder
from kiosk.companion.follower import Follower, Heard
from kiosk.companion.key import LEADS, answer, is_answer, is_key, new_key, new_question
from kiosk.companion.leading import MOST_FOLLOWING, Following
from kiosk.companion.messages import Answer, Proof, Question, Word
from kiosk.remote.doors import Doors
from kiosk.remote.serving import Serving
from kiosk.show.presenter.acts import Black, Jump
from kiosk.show.presenter.presenter import Presenter
from tests.fakes.certificates import Authority
from tests.fakes.clock import FakeClock
from tests.fakes.site import full_site
from tests.fakes.visits import town_visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from starlette.websockets import WebSocket
    from websockets.sync.server import ServerConnection

    from kiosk.show.presenter.acts import Act

KEY = "0123456789abcdef0123456789abcdef"
PATIENCE = 15.0


class First:
    """A first screen that leads a visit."""

    def __init__(self) -> None:
        self.presenter = Presenter.of(town_visit(), full_site(), FakeClock())
        self.film_at: float | None = None
        self.certificate: Path | None = None
        self.certificate_key: Path | None = None
        self._listeners: list[Callable[[], None]] = []
        self.wishes: queue.Queue[Act | None] = queue.Queue()
        self.following = Following(KEY, self.word, self.listen, self.wishes.put)
        self.serve(0)
        self.where = f"127.0.0.1:{self.serving.port}"
        self.presenter.follow(self._tell)

    def serve(self, port: int) -> None:
        app = Starlette(routes=[WebSocketRoute("/follow", self.following.take)])
        self.serving = Serving(
            Doors(app, frozenset),
            host="127.0.0.1",
            port=port,
            certificate=self.certificate,
            key=self.certificate_key,
        )

    def word(self) -> Word:
        now = time.monotonic()
        return Word(
            content="hegu",
            standing=self.presenter.standing,
            film_at=self.film_at,
            moment=now,
            clock=now,
        )

    def listen(self, call: Callable[[], None]) -> Callable[[], None]:
        self._listeners.append(call)
        return lambda: self._listeners.remove(call)

    def _tell(self) -> None:
        for call in tuple(self._listeners):
            call()


class Second:
    """A second screen that notes what it hears."""

    def __init__(self, where: str, key: str = KEY) -> None:
        self.heard: queue.Queue[Heard | None] = queue.Queue()
        self.follower = Follower(lambda: where, key, self.heard.put, lambda: self.heard.put(None))

    def until(self, true: Callable[[Heard | None], object]) -> Heard | None:
        """Return the first thing heard for which `true` holds; None is a lost link."""
        while True:
            heard = self.heard.get(timeout=PATIENCE)
            if true(heard):
                return heard


@pytest.fixture
def first() -> Iterator[First]:
    first = First()
    yield first
    first.serving.stop()


@pytest.fixture
def second(first: First) -> Iterator[Second]:
    second = Second(first.where)
    yield second
    second.follower.close()


def test_what_is_led_on_the_first_screen_is_heard_on_the_second(
    first: First, second: Second
) -> None:
    second.until(lambda heard: heard is not None)
    first.presenter.do(Jump(leg=2, beat=1))

    second.until(
        lambda heard: (
            heard is not None
            and heard.word.standing is not None
            and heard.word.standing.shown.beat == 1
        )
    )


def test_the_film_is_heard_with_the_moment_it_was_seen(first: First, second: Second) -> None:
    first.presenter.do(Jump(leg=1))
    first.film_at = 75.0

    heard = second.until(lambda heard: heard is not None and heard.lead is not None)

    assert heard is not None
    assert heard.lead is not None
    assert (heard.lead.at, heard.lead.playing) == (75.0, True)
    assert abs(heard.lead.moment - time.monotonic()) < PATIENCE
    assert second.follower.uncertainty < 1


def test_a_lost_link_is_told_and_found_again(first: First, second: Second) -> None:
    second.until(lambda heard: heard is not None)
    port = first.serving.port

    first.serving.stop()
    second.until(lambda heard: heard is None)
    first.serve(port)

    second.until(lambda heard: heard is not None)


def test_a_screen_without_the_key_hears_nothing(first: First) -> None:
    second = Second(first.where, new_key())
    origin = f"http://{first.where}"
    with connect(f"ws://{first.where}/follow", origin=origin) as socket:  # type: ignore[arg-type]
        socket.recv(timeout=PATIENCE)
        socket.send('{"answer": "guess", "question": "who?"}')
        with pytest.raises(ConnectionClosed):
            socket.recv(timeout=PATIENCE)
    second.follower.close()

    assert second.heard.empty()
    assert first.following.following == 0


def test_a_key_is_proven_and_never_the_same_way_twice() -> None:
    key, one, two = new_key(), new_question(), new_question()

    assert is_key(key)
    assert not is_key("short")
    assert is_answer(answer(key, one), key, one)
    assert not is_answer(answer(key, one), key, two)
    assert not is_answer("\ud800", key, one)


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("127.0.0.1", "127.0.0.1:8480"),
        ("127.0.0.1:99", "127.0.0.1:99"),
        ("[::1]:99", "[::1]:99"),
        ("localhost", "localhost:8480"),
        ("http://127.0.0.1", None),
        ("", None),
    ],
)
def test_an_address_is_taken_as_it_is(where: str, found: str | None) -> None:
    assert Finder(where, 8480).find() == found


def test_a_screen_is_found_by_the_name_it_announces() -> None:
    announcement = Announcement("hall-test", ["127.0.0.1"], 8480)
    try:
        found = Finder("hall-test", 1).find()
    finally:
        announcement.close()

    assert found == "127.0.0.1:8480"


def test_what_is_wanted_on_a_console_is_done_on_the_first_screen(
    first: First, second: Second
) -> None:
    second.until(lambda heard: heard is not None)

    second.follower.ask(Black(on=True))
    second.follower.ask(None)

    assert first.wishes.get(timeout=PATIENCE) == Black(on=True)
    assert first.wishes.get(timeout=PATIENCE) is None


def test_a_stranger_who_takes_the_name_of_the_first_screen_is_not_believed() -> None:
    asked: queue.Queue[str] = queue.Queue()

    def pretend(socket: ServerConnection) -> None:
        socket.send(Question(question=new_question()).model_dump_json())
        given = Answer.model_validate_json(socket.recv(timeout=PATIENCE))
        # What it was told is not what it has to say.
        socket.send(Proof(answer=answer(new_key(), given.question, LEADS)).model_dump_json())
        with contextlib.suppress(ConnectionClosed):
            socket.send(Word(content="hegu", clock=0.0).model_dump_json())
            socket.recv(timeout=PATIENCE)
        asked.put(given.question)

    with serve(pretend, "127.0.0.1", 0) as stranger:
        thread = threading.Thread(target=stranger.serve_forever)
        thread.start()
        second = Second(f"127.0.0.1:{stranger.socket.getsockname()[1]}")
        asked.get(timeout=PATIENCE)
        second.follower.close()
        stranger.shutdown()
        thread.join()

    assert second.heard.empty()


def test_a_first_screen_with_a_certificate_is_followed_too(
    first: First, second: Second, tmp_path: Path
) -> None:
    second.until(lambda heard: heard is not None)
    port = first.serving.port
    first.serving.stop()
    second.until(lambda heard: heard is None)

    first.certificate, first.certificate_key = Authority(tmp_path).server()
    first.serve(port)

    second.until(lambda heard: heard is not None)


def test_strangers_who_say_nothing_are_few_and_cost_nobody_his_place(first: First) -> None:
    second = Second(first.where)
    second.until(lambda heard: heard is not None)
    origin = f"http://{first.where}"
    with contextlib.ExitStack() as stack:
        sockets = [
            stack.enter_context(connect(f"ws://{first.where}/follow", origin=origin))  # type: ignore[arg-type]
            for _ in range(MOST_FOLLOWING + 2)
        ]
        turned_away = 0
        for socket in sockets:
            try:
                socket.recv(timeout=PATIENCE)
            except ConnectionClosed:
                turned_away += 1
        first.presenter.do(Jump(leg=2))
        second.until(
            lambda heard: (
                heard is not None
                and heard.word.standing is not None
                and heard.word.standing.shown.leg == 2
            )
        )
    second.follower.close()

    assert turned_away == 2
    assert first.following.following <= 1


def test_another_key_is_told_to_the_staff_once(
    first: First, caplog: pytest.LogCaptureFixture
) -> None:
    second = Second(first.where, new_key())
    tried = threading.Event()
    count = 0
    take = first.following._has_the_key

    async def counted(socket: WebSocket) -> bool:
        nonlocal count
        count += 1
        if count == 3:
            tried.set()
        return await take(socket)

    first.following._has_the_key = counted  # type: ignore[method-assign]
    assert tried.wait(PATIENCE)
    second.follower.close()

    told = [said for said in caplog.messages if "keys of the two screens differ" in said]
    assert len(told) == 1
    assert second.heard.empty()
