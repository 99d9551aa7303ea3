from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.errors import PictureError
from kiosk.player.base import WHOLE, Still, Urgency, Wanted
from kiosk.player.pictures import PictureLoader
from tests.player.waiting import DEADLINE

if TYPE_CHECKING:
    from collections.abc import Iterator


class PaperDecoder:
    """Decodes what a test lets through, in the order it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.gate = threading.Semaphore(0)
        self.arrived = threading.Semaphore(0)

    def decode(self, wanted: Wanted) -> Still:
        self.asked.append(wanted.path.name)
        self.arrived.release()
        assert self.gate.acquire(timeout=DEADLINE)
        if wanted.path.name.startswith("bad"):
            raise PictureError("坏图片", f"{wanted.path.name} is bad")
        pixels = bytearray(wanted.width * wanted.height * 4)
        return Still(wanted, wanted.width, wanted.height, pixels, WHOLE, (10, 10))

    def let(self, number: int = 1) -> None:
        """Let so many pictures through."""
        self.gate.release(number)

    def wait_busy(self) -> None:
        """Wait until a worker has begun another picture."""
        assert self.arrived.acquire(timeout=DEADLINE)


class Desk:
    """A loader with one worker, and the results that came back."""

    def __init__(self, keep: int = 10_000) -> None:
        self.decoder = PaperDecoder()
        self.loader = PictureLoader(workers=1, keep=keep, decoder=self.decoder)
        self.results: list[Still | PictureError] = []
        self._came = threading.Condition()

    def ask(self, name: str, urgency: Urgency = Urgency.NOW, width: int = 10):  # noqa: ANN201
        wanted = Wanted(Path(name), width, 10)
        return self.loader.ask(wanted, self._note, urgency)

    def _note(self, result: Still | PictureError) -> None:
        with self._came:
            self.results.append(result)
            self._came.notify_all()

    def wait_results(self, number: int) -> None:
        with self._came:
            assert self._came.wait_for(lambda: len(self.results) >= number, DEADLINE)

    def hold(self) -> None:
        """Keep the one worker busy, so that what is asked queues up."""
        self.ask("first")
        self.decoder.wait_busy()

    @property
    def names(self) -> list[str]:
        return [r.wanted.path.name for r in self.results if isinstance(r, Still)]


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.decoder.let(1000)
    desk.loader.close()


def test_a_picture_comes_from_a_worker(desk: Desk) -> None:
    desk.ask("one")
    desk.decoder.let()
    desk.wait_results(1)
    assert desk.names == ["one"]


def test_what_is_urgent_comes_first(desk: Desk) -> None:
    desk.hold()
    desk.ask("thumbnail", Urgency.LATER)
    desk.ask("next slide", Urgency.NEXT)
    desk.ask("this slide", Urgency.NOW)
    desk.decoder.let(4)
    desk.wait_results(4)
    assert desk.names == ["first", "this slide", "next slide", "thumbnail"]


def test_what_is_equally_urgent_comes_in_its_order(desk: Desk) -> None:
    desk.hold()
    for name in "abc":
        desk.ask(name)
    desk.decoder.let(4)
    desk.wait_results(4)
    assert desk.names == ["first", "a", "b", "c"]


def test_what_was_fetched_ahead_is_moved_forward_when_it_is_looked_at(desk: Desk) -> None:
    desk.hold()
    desk.loader.prefetch(Wanted(Path("soon"), 10, 10), Urgency.LATER)
    desk.ask("other", Urgency.NEXT)
    desk.ask("soon", Urgency.NOW)
    desk.decoder.let(3)
    desk.wait_results(3)
    assert desk.names == ["first", "soon", "other"]
    assert desk.decoder.asked.count("soon") == 1


def test_the_same_picture_asked_twice_is_decoded_once(desk: Desk) -> None:
    desk.hold()
    desk.ask("same")
    desk.ask("same")
    desk.decoder.let(2)
    desk.wait_results(3)
    assert desk.decoder.asked == ["first", "same"]


def test_a_picture_asked_while_it_is_decoded_is_not_decoded_again(desk: Desk) -> None:
    desk.hold()
    desk.ask("first")
    desk.decoder.let()
    desk.wait_results(2)
    assert desk.decoder.asked == ["first"]


def test_a_picture_at_hand_is_given_at_once(desk: Desk) -> None:
    desk.ask("one")
    desk.decoder.let()
    desk.wait_results(1)
    desk.ask("one")
    assert len(desk.results) == 2
    assert desk.results[0] is desk.results[1]


def test_another_size_is_another_picture(desk: Desk) -> None:
    desk.ask("one", width=10)
    desk.ask("one", width=20)
    desk.decoder.let(2)
    desk.wait_results(2)
    assert desk.decoder.asked == ["one", "one"]


def test_a_picture_nobody_wants_any_more_is_not_decoded(desk: Desk) -> None:
    desk.hold()
    desk.ask("gone").cancel()
    desk.ask("wanted")
    desk.decoder.let(2)
    desk.wait_results(2)
    assert desk.decoder.asked == ["first", "wanted"]


def test_a_picture_somebody_else_wants_is_decoded_all_the_same(desk: Desk) -> None:
    desk.hold()
    ticket = desk.ask("shared")
    desk.ask("shared")
    ticket.cancel()
    desk.decoder.let(2)
    desk.wait_results(2)
    assert desk.names == ["first", "shared"]


def test_who_withdraws_while_it_is_decoded_is_not_called(desk: Desk) -> None:
    ticket = desk.ask("late")
    desk.decoder.wait_busy()
    ticket.cancel()
    desk.ask("next")
    desk.decoder.let(2)
    desk.wait_results(1)
    assert desk.names == ["next"]


def test_a_bad_picture_is_told_and_the_next_one_decoded(desk: Desk) -> None:
    desk.ask("bad one")
    desk.ask("good one")
    desk.decoder.let(2)
    desk.wait_results(2)
    assert isinstance(desk.results[0], PictureError)
    assert desk.names == ["good one"]


def test_the_oldest_picture_goes_when_there_is_no_more_room() -> None:
    desk = Desk(keep=2 * 400)
    desk.decoder.let(100)
    for number, name in enumerate(("a", "b"), 1):
        desk.ask(name)
        desk.wait_results(number)
    desk.ask("a")  # used again: now the younger one
    desk.ask("c")
    desk.wait_results(4)
    assert desk.loader.kept_bytes <= 800
    for name in ("a", "b"):
        desk.ask(name)
    desk.wait_results(6)
    assert desk.decoder.asked == ["a", "b", "c", "b"]
    desk.loader.close()


def test_a_picture_larger_than_all_room_is_given_and_not_kept() -> None:
    desk = Desk(keep=100)
    desk.decoder.let(1)
    desk.ask("large")
    desk.wait_results(1)
    assert desk.names == ["large"]
    assert desk.loader.kept_bytes == 0
    desk.loader.close()


def test_what_was_kept_can_be_forgotten(desk: Desk) -> None:
    desk.decoder.let(2)
    desk.ask("one")
    desk.wait_results(1)
    desk.loader.forget()
    assert desk.loader.kept_bytes == 0
    desk.ask("one")
    desk.wait_results(2)
    assert desk.decoder.asked == ["one", "one"]


def test_closing_ends_the_workers_and_answers_nobody() -> None:
    desk = Desk()
    desk.hold()
    desk.ask("never")
    closing = threading.Thread(target=desk.loader.close)
    closing.start()
    desk.decoder.let(1)
    closing.join(DEADLINE)
    assert not closing.is_alive()
    assert desk.names in ([], ["first"])
    desk.ask("after the end")
    assert desk.decoder.asked == ["first"]


def test_a_callback_may_ask_for_the_next_picture(desk: Desk) -> None:
    done = threading.Event()

    def then(_result: object) -> None:
        desk.loader.ask(Wanted(Path("two"), 10, 10), lambda _r: done.set())

    desk.loader.ask(Wanted(Path("one"), 10, 10), then)
    desk.decoder.let(2)
    assert done.wait(DEADLINE)
