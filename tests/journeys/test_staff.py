"""What the staff do before the glass: a finger that rests, a PIN, a fresh start, the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.commands.run import LEFT
from kiosk.show.pin import sealed
from kiosk.show.place import Place, ScreenName
from tests.journeys.conftest import DEMO
from tests.journeys.kiosk import PATIENCE
from tests.journeys.twin import Pair, twin_of

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

    from tests.journeys.conftest import Start

pytestmark = pytest.mark.ui

SIZE = (720, 1280)
PIN = "270418"


def come_in(pair: Pair) -> None:
    """Rest a finger on the name, and give the PIN."""
    kiosk, twin = pair.kiosk, pair.twin
    kiosk.wake()
    twin.go_home()
    x, y = twin.screen.ids["name"].center
    kiosk.hand.move(round(x), round(SIZE[1] - y))
    kiosk.hand.press()
    kiosk.come_to("pin")
    kiosk.hand.release()
    twin.go(Place(ScreenName.PIN))
    for digit in PIN:
        pair.touch(digit)
    pair.touch("确定")
    choose_maintenance(pair)
    assert kiosk.place == "service:content:0"


def choose_maintenance(pair: Pair) -> None:
    """Touch it until it is taken: it comes when the PIN was tried, which takes its time."""
    spot, seen = pair.spot("设备维护"), 0.0
    pair.twin.tap(pair.twin.find("设备维护"))

    def taken() -> bool:
        nonlocal seen
        health = pair.kiosk.health
        if health.place == "pin::0" and health.at != seen:
            seen = health.at
            pair.kiosk.hand.tap(*spot)
        return health.place == "service:content:0"

    pair.kiosk.wait_for(taken, "the service screen")


def answer(pair: Pair, words: str) -> None:
    """Ask for what guests would notice, and say yes."""
    pair.touch("操作")
    pair.touch(words)
    over: Widget = pair.twin.screen.over
    yes = next(w for w in over.children if getattr(w, "text", "") == words)
    x, y = yes.center
    pair.kiosk.hand.tap(round(x), round(SIZE[1] - y))


def test_the_staff_start_the_display_again_and_leave_it(start: Start) -> None:
    kiosk = start(size=SIZE, service=f"{{pin: '{sealed(PIN, b'a' * 16)}'}}")
    with twin_of(kiosk, DEMO, SIZE) as pair:
        come_in(pair)
        frames = kiosk.health.frames
        answer(pair, "重新启动")
        kiosk.wait_for(
            lambda: kiosk.screen == "attract" and kiosk.health.frames < frames, "a fresh start"
        )
        pair.twin.session.leave()
        come_in(pair)
        answer(pair, "退出")
        assert kiosk.process.wait(PATIENCE) == LEFT
    assert "Traceback" not in kiosk.words
