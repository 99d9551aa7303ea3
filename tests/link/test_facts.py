from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk.device import health
from kiosk.device.health import Health
from kiosk.link.facts import Facts, rates
from kiosk.link.orders import Mailbox
from kiosk.update.clock import Look
from tests.fakes.disks import QuickDisk

if TYPE_CHECKING:
    from pathlib import Path

NOW = dt.datetime(2026, 11, 24, 4, 0, tzinfo=dt.UTC)
SEEN = Health(
    at=1000.0,
    frames=100,
    pictures=200,
    shown=190,
    place="film::0",
    position=5.0,
    last_touch=940.0,
    release="heguang",
)


class Watched:
    """A kiosk whose parts write down what the test says."""

    def __init__(self, folder: Path) -> None:
        self.ticks = 1001.0
        self.status = folder / "glass.json"
        self.mailbox = Mailbox(folder, QuickDisk())
        self.facts = Facts(
            status=self.status,
            store=folder / "store",
            mailbox=self.mailbox,
            look=lambda: Look(NOW, self.ticks, synchronised=True),
            monotonic=lambda: self.ticks,
        )


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    return Watched(tmp_path)


def test_a_kiosk_without_a_display_says_so(watched: Watched) -> None:
    said = watched.facts.heartbeat()
    assert said.glass is None
    assert (said.at, said.synchronised) == (NOW, True)
    assert said.content.shown is None
    assert said.disk is not None
    assert 0 < said.disk.free <= said.disk.total


def test_what_is_on_the_glass_is_told_by_its_own_word(watched: Watched) -> None:
    health.write(watched.status, replace(SEEN, number=7))
    said = watched.facts.heartbeat()
    assert said.glass is not None
    assert (said.glass.age, said.glass.touched) == (1.0, 61.0)
    assert said.glass.place == "film::0"
    assert said.content.shown == 7


def test_pictures_are_counted_from_one_heartbeat_to_the_next(watched: Watched) -> None:
    health.write(watched.status, SEEN)
    first = watched.facts.heartbeat().glass
    health.write(watched.status, replace(SEEN, at=1010.0, pictures=450, shown=430, frames=500))
    watched.ticks = 1010.0
    second = watched.facts.heartbeat().glass
    assert first is not None
    assert second is not None
    assert first.rate == 0.0
    assert (second.rate, second.lost) == (24.0, 1.0)


def test_a_display_that_hangs_grows_old(watched: Watched) -> None:
    health.write(watched.status, SEEN)
    watched.ticks = 1300.0
    glass = watched.facts.glass()
    assert glass is not None
    assert glass.age == 300.0


def test_what_was_written_before_the_machine_started_is_nothing(watched: Watched) -> None:
    health.write(watched.status, SEEN)
    watched.ticks = 12.0
    assert watched.facts.glass() is None


def test_the_notice_on_the_glass_is_told(watched: Watched) -> None:
    health.write(watched.status, SEEN)
    watched.mailbox.answer(notice="00000000-0000-0000-0000-000000000007")
    glass = watched.facts.glass()
    assert glass is not None
    assert glass.notice is not None
    assert glass.notice.int == 7


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (None, SEEN),
        (SEEN, SEEN),
        (SEEN, replace(SEEN, at=1010.0, frames=3, shown=2, pictures=2)),  # started anew
        (SEEN, replace(SEEN, at=900.0)),
    ],
)
def test_nothing_is_counted_between_looks_that_do_not_belong_together(
    before: Health | None, now: Health
) -> None:
    assert rates(before, now) == (0.0, 0.0)
