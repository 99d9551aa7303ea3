from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from kiosk.link.orders import Code, Hours, Mailbox, Notice, Orders
from kiosk.ordered import Ordered, Settled, wanted_of
from kiosk.show.covering import OpenPart
from tests.fakes.disks import QuickDisk

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.ordered import Pixels
    from kiosk.show.covering import Wanted


class FakeGlass:
    """A display whose window is what the test says."""

    def __init__(self) -> None:
        self.notice = ""
        self.wanted: list[Wanted] = []
        self.shows: Pixels | None = (4, 2, bytes(range(32)))
        self.begun = 0

    def take(self, wanted: Wanted, orders: Orders) -> None:
        del orders
        self.wanted.append(wanted)

    def pixels(self) -> Pixels | None:
        return self.shows

    def begin_again(self) -> None:
        self.begun += 1


@pytest.fixture
def mailbox(tmp_path: Path) -> Mailbox:
    return Mailbox(tmp_path, QuickDisk())


@pytest.fixture
def glass() -> FakeGlass:
    return FakeGlass()


@pytest.fixture
def ordered(mailbox: Mailbox, glass: FakeGlass) -> Ordered:
    ordered = Ordered(mailbox, glass)
    ordered.begin()
    return ordered


def test_what_is_wanted_is_taken_once_each_time_it_changes(
    mailbox: Mailbox, glass: FakeGlass, ordered: Ordered
) -> None:
    ordered.step()
    mailbox.want(hours=(Hours((1,), "08:00", "20:00"),))
    ordered.step()
    ordered.step()
    assert [wanted.hours for wanted in glass.wanted] == [
        (OpenPart(frozenset({1}), dt.time(8), dt.time(20)),)
    ]


def test_the_order_to_begin_again_is_followed_once_also_over_a_power_cut(
    mailbox: Mailbox, glass: FakeGlass, ordered: Ordered
) -> None:
    mailbox.want(restart="one")
    ordered.step()
    ordered.step()
    assert glass.begun == 1
    assert mailbox.answers.restart == "one"
    again = Ordered(mailbox, glass)
    again.begin()
    again.step()
    assert glass.begun == 1


def test_who_was_started_since_need_not_begin_again(mailbox: Mailbox, glass: FakeGlass) -> None:
    mailbox.want(restart="one")
    ordered = Ordered(mailbox, glass)
    ordered.begin()
    ordered.step()
    assert glass.begun == 0
    assert mailbox.answers.restart == "one"


def test_a_picture_of_the_glass_is_the_right_way_up(
    mailbox: Mailbox, glass: FakeGlass, ordered: Ordered
) -> None:
    low, high = (250, 0, 0, 255), (0, 0, 250, 255)
    glass.shows = 16, 16, bytes(low) * 128 + bytes(high) * 128
    mailbox.want(screenshot="s1")
    ordered.step()
    assert mailbox.answers.screenshot == "s1"
    assert mailbox.answers.failed == ("", "")
    picture = Image.open(io.BytesIO(mailbox.picture.read_bytes()))
    assert (picture.format, picture.size) == ("JPEG", (16, 16))
    top, bottom = picture.getpixel((8, 2)), picture.getpixel((8, 13))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[2] > 200 > top[0]
    assert bottom[0] > 200 > bottom[2]


def test_a_screen_that_does_not_answer_is_said_to(
    mailbox: Mailbox, glass: FakeGlass, ordered: Ordered
) -> None:
    glass.shows = None
    mailbox.want(screenshot="s1")
    ordered.step()
    assert mailbox.answers.screenshot == "s1"
    assert "hang" in mailbox.answers.failed[1]


def test_the_notice_on_the_glass_is_told(
    mailbox: Mailbox, glass: FakeGlass, ordered: Ordered
) -> None:
    glass.notice = "n1"
    ordered.step()
    assert mailbox.answers.notice == "n1"
    glass.notice = ""
    ordered.step()
    assert mailbox.answers.notice == ""


def test_an_unreadable_mailbox_stops_nothing(
    mailbox: Mailbox, glass: FakeGlass, ordered: Ordered
) -> None:
    mailbox.folder.mkdir(exist_ok=True)
    for name in ("orders.json", "orders.json.copy"):
        (mailbox.folder / name).write_bytes(b"\xff torn")
    ordered.step()
    assert glass.wanted[-1].notice is None


def test_a_code_becomes_a_link_for_a_phone() -> None:
    code = Code(code="ABCD2345", console="https://a.cn/admin/kiosks/pair/", fingerprint="ab")
    pairing = wanted_of(Orders(code=code)).pairing
    assert pairing is not None
    assert pairing.link == "https://a.cn/admin/kiosks/pair/?code=ABCD2345"
    waiting = wanted_of(Orders(code=Code(trouble=("断网", "no network")))).pairing
    assert waiting is not None
    assert (waiting.link, waiting.trouble["en"]) == ("", "no network")


def test_a_notice_keeps_its_languages() -> None:
    until = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    notice = Notice("n", {"en": "t"}, {"en": "x"}, until)
    urgent = wanted_of(Orders(notice=notice)).notice
    assert urgent is not None
    assert (urgent.id, urgent.title, urgent.text) == ("n", {"en": "t"}, {"en": "x"})


def test_what_was_settled_stays_until_it_is_settled_otherwise() -> None:
    volumes: list[float] = []
    pins: list[str | None] = []
    settled = Settled(volumes.append, 0.8, pins.append, "scrypt:own")
    settled.keep(Orders())
    settled.keep(Orders(volume=0.3))
    settled.keep(Orders(volume=0.3, pin="scrypt:new"))
    settled.keep(Orders(volume=0.3, pin=""))
    settled.keep(Orders())
    assert volumes == [0.3, 0.8]
    assert pins == ["scrypt:new", None, "scrypt:own"]
