"""A kiosk that nobody knows is paired by its code, shows what is published, and is seen to."""

from __future__ import annotations

import datetime as dt
import socket
import uuid
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageStat

from kiosk.bench.program import wait_until
from kiosk.link.commands import ShowNotice, TakeScreenshot, UrgentNotice, WithdrawNotice
from kiosk.link.orders import Mailbox
from kiosk.settings import BUILT_IN
from tests.journeys.eye import coarse, difference, picture
from tests.journeys.test_release_arrives import GREEN, OTHER, is_green
from tests.journeys.township import Township

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.journeys.conftest import Start
    from tests.journeys.kiosk import Kiosk

pytestmark = pytest.mark.ui

SIZE = (640, 360)
PATIENCE = 150.0
DAWDLERS = 12
"""Three times as many as the server has threads."""
LOSSY = 4.0
"""Mean difference (of 255) of a picture from its JPEG, at most."""


@pytest.fixture
def township(tmp_path: Path) -> Iterator[Township]:
    made = Township(tmp_path / "township")
    yield made
    made.close()


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@contextmanager
def dawdlers(port: int) -> Iterator[None]:
    """Begin many requests, and end none of them."""
    head = (
        b"POST /api/v1/heartbeat HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        b"Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n{"
    )
    with ExitStack() as stack:
        for _ in range(DAWDLERS):
            one = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            one.sendall(head)
        yield


def come(true: Callable[[], bool], what: str, kiosk: Kiosk) -> None:
    wait_until(lambda: not kiosk.alive or true(), what, timeout=PATIENCE)
    assert kiosk.alive, kiosk.words


def test_a_new_kiosk_is_paired_takes_its_first_release_and_is_seen_as_it_is(
    start: Start, township: Township, tmp_path: Path, stack: ExitStack
) -> None:
    township.publish(1, GREEN)
    box = Mailbox(tmp_path / "data")
    kiosk = start(
        BUILT_IN,
        size=SIZE,
        server=township.address,
        line="{every: 10, sticks: [], reserve: 0}",
        idle="{after: 3600, warning: 10}",
        agent=True,
    )

    # its screen shows a code, and the fingerprint that the console shows too
    come(lambda: box.orders.code is not None and box.orders.code.code != "", "a code", kiosk)
    code = box.orders.code
    assert code is not None
    kiosk.wait_until_still()
    board = coarse(picture(kiosk.hand))
    red, green, _ = ImageStat.Stat(board).mean
    assert red > green + 40, "the pairing board"
    kiosk.touch(0.5, 0.5)
    assert township.approve(code.code) == code.fingerprint

    # from here on somebody holds more connections than the server has threads, and says nothing
    stack.enter_context(dawdlers(township.port))

    # the first release comes by itself
    come(lambda: kiosk.health.number == 1, "the first release", kiosk)
    come(lambda: is_green(kiosk), "its picture", kiosk)
    come(lambda: township.kiosk["shown"] == 1, "the server's knowledge of it", kiosk)
    kiosk.wake()
    kiosk.wait_until_still()
    home = coarse(picture(kiosk.hand))
    assert difference(home, board) > OTHER

    # a screenshot is what is on the glass
    order = township.send(TakeScreenshot().model_dump_json())
    come(lambda: township.kiosk["commands"][order] == "done", "the screenshot", kiosk)
    with Image.open(township.kiosk["picture"]) as sent:
        glass = picture(kiosk.hand)
        assert sent.size == glass.size
        apart = max(ImageStat.Stat(ImageChops.difference(sent.convert("RGB"), glass)).mean)
    assert apart < LOSSY
    assert ImageStat.Stat(glass).stddev[0] > LOSSY, "a glass that shows something"

    # an urgent notice is there, and goes
    text = {"zh-Hans": "今晚七点停水"}
    until = dt.datetime.now(tz=dt.UTC) + dt.timedelta(hours=1)
    notice = UrgentNotice(id=uuid.uuid4(), title=text, text=text, until=until)
    township.send(ShowNotice(notice=notice).model_dump_json())
    come(lambda: box.answers.notice == str(notice.id), "the notice", kiosk)
    come(lambda: difference(coarse(picture(kiosk.hand)), home) > OTHER, "its picture", kiosk)
    township.send(WithdrawNotice(id=notice.id).model_dump_json())
    come(lambda: box.answers.notice == "", "its end", kiosk)
    kiosk.wait_until_still()
    assert difference(coarse(picture(kiosk.hand)), home) < OTHER
    assert "Traceback" not in kiosk.words
