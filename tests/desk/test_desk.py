"""The desk of this machine: its PIN, its looks, and what it has done."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.content.store import Store
from kiosk.desk.counting import Counting
from kiosk.desk.desk import StaffDesk
from kiosk.desk.ending import Ending
from kiosk.device.book import Scribe
from kiosk.device.journal import journal, play_ledger
from kiosk.device.machine import Light
from kiosk.show.attract import AttractLoop
from kiosk.show.pin import FIRST_WAIT, FREE_TRIES, sealed
from kiosk.show.place import Place, ScreenName
from kiosk.show.session import Session
from kiosk.update.asking import heard
from kiosk.update.chronicle import Chronicle, Status
from tests.fakes.clock import FakeClock
from tests.fakes.disks import QuickDisk
from tests.fakes.player import FakePlayer
from tests.fakes.site import full_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kiosk.content.model import Site
    from kiosk.show.upkeep import Report

PIN = "270418"


class Post:
    """Keeps what is posted until a test takes it, as a UI thread does."""

    def __init__(self) -> None:
        self.calls: list[Callable[[], None]] = []
        self.came = threading.Semaphore(0)

    def post(self, call: Callable[[], None]) -> None:
        self.calls.append(call)
        self.came.release()

    def take(self) -> None:
        assert self.came.acquire(timeout=30)
        self.calls.pop(0)()


class Room:
    """A desk with everything around it."""

    def __init__(self, folder: Path, pin: str | None = PIN, *, store: bool = True) -> None:
        self.post = Post()
        self.now = 1000.0
        self.ended: list[Ending] = []
        self.store = Store.open(folder / "store", QuickDisk()) if store else None
        self.scribe = Scribe()
        self.player = FakePlayer()
        self.log = journal(folder, "display")
        self.counting = Counting(self.player, play_ledger(folder), self.scribe)
        self.desk = StaffDesk(
            pin=sealed(pin, b"a" * 16) if pin else None,
            data=folder,
            store=folder / "store" if store else None,
            books=[self.log],
            counting=self.counting,
            light=Light(folder),
            bridge=self.post,  # type: ignore[arg-type]  # all it is asked
            end=self.ended.append,
            clock=lambda: self.now,
        )

    def try_pin(self, pin: str) -> bool:
        answers: list[bool] = []
        self.desk.try_pin(pin, answers.append)
        if not answers:
            self.post.take()
        return answers[0]

    def look(self) -> Report:
        reports: list[Report] = []
        self.desk.look(reports.append)
        self.post.take()
        return reports[0]

    def close(self) -> None:
        self.desk.close()
        self.scribe.close()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.close()


# --- the door ---------------------------------------------------------------------------


def test_the_right_pin_unlocks_until_somebody_locks(room: Room) -> None:
    assert not room.desk.unlocked
    assert room.try_pin(PIN)
    assert room.desk.unlocked
    room.desk.lock()
    assert not room.desk.unlocked


def test_a_wrong_pin_locks_again(room: Room) -> None:
    room.try_pin(PIN)
    assert not room.try_pin("0815")
    assert not room.desk.unlocked


def test_while_one_waits_even_the_right_pin_is_not_taken(room: Room) -> None:
    for _ in range(FREE_TRIES):
        assert not room.try_pin("0815")
    assert room.desk.wait == FIRST_WAIT
    assert not room.try_pin(PIN)
    room.now += FIRST_WAIT
    assert room.try_pin(PIN)


def test_pins_given_in_a_hurry_count_one_by_one(room: Room) -> None:
    answers: list[bool] = []
    room.desk.try_pin("0815", answers.append)
    for number in range(100):
        room.desk.try_pin(f"{number:04d}", answers.append)
    assert answers == [False] * 100  # not looked at
    room.post.take()
    assert len(answers) == 101
    assert not room.post.calls


def test_without_a_pin_nothing_unlocks(tmp_path: Path) -> None:
    room = Room(tmp_path, pin=None)
    assert not room.desk.has_pin
    assert not room.try_pin("")
    assert not room.desk.unlocked
    room.close()


# --- looking ----------------------------------------------------------------------------


def test_a_look_tells_of_content_machine_and_problems(room: Room) -> None:
    room.scribe.write(
        room.log, {"at": "2026-11-24T02:26:00+00:00", "text": "磁盘满了\nthe disk is full"}
    )
    room.scribe.close()
    chronicle = Chronicle(room.store.folder, room.store.disk, Status())  # type: ignore[union-attr]
    chronicle.event("没有有效签名", "not signed", good=False)
    room.now += 90
    report = room.look()
    assert report.content is not None
    assert report.machine.running == 90
    assert report.machine.size > 0
    assert report.machine.version
    assert [problem.said.en for problem in report.problems] == ["not signed", "the disk is full"]


@pytest.mark.parametrize(
    "entry", [{}, {"at": "x", "text": "y"}, {"at": 3, "text": "y"}, {"at": "2026-11-24T02:26:00"}]
)
def test_a_line_that_somebody_else_wrote_is_passed_over(room: Room, entry: dict[str, Any]) -> None:
    room.log.add(entry)
    assert room.look().problems == ()


def test_a_kiosk_without_updates_has_no_content_to_tell_of(tmp_path: Path) -> None:
    room = Room(tmp_path, store=False)
    assert room.look().content is None
    room.desk.check_content()
    room.close()


def test_a_store_that_cannot_be_read_is_told_as_a_trouble(tmp_path: Path) -> None:
    room = Room(tmp_path, store=False)
    (tmp_path / "store").write_text("not a folder", encoding="utf-8")
    room.desk._store = tmp_path / "store"
    content = room.look().content
    assert content is not None
    assert content.agent is not None
    assert content.agent.troubles
    room.close()


# --- doing ------------------------------------------------------------------------------


def test_the_agent_is_asked_as_by_the_command(room: Room) -> None:
    assert room.store is not None
    room.desk.check_content()
    room.look()  # comes after it
    request = heard(room.store.folder)
    assert request is not None
    assert not request.at_once
    Chronicle(room.store.folder, room.store.disk, Status()).note(zh="空闲", en="at rest")
    with room.store.lock():
        report = room.look()
    assert report.content is not None
    assert report.content.agent is not None
    assert report.content.agent.asked


def test_the_chime_is_made_when_it_is_wanted(room: Room) -> None:
    files: list[Path] = []
    room.desk.chime(files.append)
    room.post.take()
    assert files[0].read_bytes().startswith(b"RIFF")


def test_what_fails_is_a_line_in_the_log_and_the_next_errand_is_done(
    room: Room, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "sounds").write_text("in the way", encoding="utf-8")
    room.desk.chime(lambda _: None)
    room.look()
    assert "sounds" in caplog.text


def test_restart_and_quit_end_the_display(room: Room) -> None:
    room.desk.restart()
    room.desk.quit()
    assert room.ended == [Ending.AGAIN, Ending.LEFT]


def test_a_machine_without_a_light_to_set_says_so(room: Room) -> None:
    assert room.desk.brightness is None
    room.desk.set_brightness(0.5)


# --- counting ---------------------------------------------------------------------------


class OnGlass:
    """As much of a stage as is counted."""

    def __init__(self, site: Site, clock: FakeClock) -> None:
        self.site = site
        self.session = Session(site, clock)
        self.loop = AttractLoop(site)
        self.number: int | None = 7


def test_plays_and_pictures_are_counted_from_looks_at_the_glass(room: Room, tmp_path: Path) -> None:
    clock = FakeClock()
    stage = OnGlass(full_site(), clock)

    def watch(seconds: float) -> None:
        for _ in range(round(seconds * 2)):
            room.counting.see(stage)  # type: ignore[arg-type]
            clock.advance(0.5)
            room.player.advance(0.5)

    stage.session.touched()
    stage.session.go(Place(ScreenName.FILM))
    room.player.load(tmp_path / "film.mp4")
    watch(30)
    stage.session.go(Place(ScreenName.ROUTE, index=1))
    room.player.unload()
    watch(10)
    room.counting.end()
    room.scribe.close()
    film, stop = play_ledger(tmp_path).entries()
    assert film["item"] == "film"
    assert (film["seconds"], film["by"], film["release"]) == (30.0, "visitor", 7)
    assert film["from"].startswith("2026-11-24T12:00:00+08:00")
    assert film["to"].startswith("2026-11-24T12:00:30")
    assert stop["item"] == "route/1"
    assert room.desk.rate is not None
    assert room.desk.rate.shown == 0.0  # nothing was drawn here
