from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from kiosk.screens.bridge import Bridge
from tests.screens.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Callable


class Hand:
    """A trigger that fires when the test says so."""

    def __init__(self) -> None:
        self.set = 0
        self._call: Callable[[float], None] = lambda _dt: None

    def __call__(self, call: Callable[[float], None]) -> Callable[[], None]:
        self._call = call
        return self._set

    def _set(self) -> None:
        self.set += 1

    def fire(self) -> None:
        self._call(0.0)


def test_calls_run_in_their_order_when_the_screen_is_ready() -> None:
    hand, done = Hand(), []
    bridge = Bridge(hand)
    for number in range(3):
        bridge.post(lambda n=number: done.append(n))  # type: ignore[misc]
    assert done == []
    hand.fire()
    assert done == [0, 1, 2]


def test_a_call_posted_by_a_call_waits_for_the_next_frame() -> None:
    hand, done = Hand(), []
    bridge = Bridge(hand)
    bridge.post(lambda: bridge.post(lambda: done.append("later")))
    hand.fire()
    assert done == []
    assert hand.set == 3
    hand.fire()
    assert done == ["later"]


def test_a_call_that_fails_does_not_lose_the_others() -> None:
    hand, done = Hand(), []
    bridge = Bridge(hand)
    bridge.post(lambda: 1 / 0)
    bridge.post(lambda: done.append("survivor"))
    try:
        hand.fire()
    except ZeroDivisionError:
        hand.fire()
    assert done == ["survivor"]


def test_a_closed_bridge_runs_nothing() -> None:
    hand, done = Hand(), []
    bridge = Bridge(hand)
    bridge.post(lambda: done.append(1))
    bridge.close()
    bridge.post(lambda: done.append(2))
    hand.fire()
    assert done == []


def test_a_bridge_closed_by_a_call_stops_there() -> None:
    hand, done = Hand(), []
    bridge = Bridge(hand)
    bridge.post(bridge.close)
    bridge.post(lambda: done.append(1))
    hand.fire()
    assert done == []


def test_posts_from_many_threads_all_arrive() -> None:
    hand, done = Hand(), []
    bridge = Bridge(hand)

    def post() -> None:
        for number in range(500):
            bridge.post(lambda n=number: done.append(n))  # type: ignore[misc]

    threads = [threading.Thread(target=post) for _ in range(8)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        hand.fire()
    for thread in threads:
        thread.join()
    hand.fire()
    assert len(done) == 4000


def test_posts_from_many_threads_all_arrive_through_kivys_clock() -> None:
    pane, done = Pane(), []

    def post() -> None:
        for number in range(300):
            pane.bridge.post(lambda n=number: done.append(n))  # type: ignore[misc]

    threads = [threading.Thread(target=post) for _ in range(8)]
    for thread in threads:
        thread.start()
    pane.until(lambda: len(done) == 2400)
    for thread in threads:
        thread.join()
    pane.close()
