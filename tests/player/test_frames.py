from __future__ import annotations

import threading

from kiosk.player.frames import FrameSlot, Picture
from tests.fakes.player import grey_picture


def test_a_picture_is_taken_once() -> None:
    slot = FrameSlot()
    picture = grey_picture()
    slot.write(picture)
    taken: list[Picture] = []

    assert slot.take(taken.append)
    assert not slot.take(taken.append)
    assert taken == [picture]


def test_a_slow_screen_gets_the_latest_picture_and_is_told_once() -> None:
    told: list[None] = []
    slot = FrameSlot(lambda: told.append(None))
    for serial in range(5):
        slot.write(grey_picture(serial=serial))
    taken: list[Picture] = []

    slot.take(taken.append)

    assert len(told) == 1
    assert [picture.serial for picture in taken] == [4]
    assert (slot.written, slot.taken) == (5, 1)


def test_the_screen_is_told_again_after_it_took_a_picture() -> None:
    told: list[None] = []
    slot = FrameSlot(lambda: told.append(None))
    slot.write(grey_picture())
    slot.take(lambda _picture: None)
    slot.write(grey_picture())
    assert len(told) == 2


def test_another_widget_gets_the_picture_that_stands() -> None:
    slot = FrameSlot()
    picture = grey_picture()
    slot.write(picture)
    slot.take(lambda _picture: None)
    told: list[None] = []
    slot.listen(lambda: told.append(None))

    slot.again()

    taken: list[Picture] = []
    assert slot.take(taken.append)
    assert taken == [picture]
    assert len(told) == 1


def test_the_last_picture_of_the_film_before_is_not_given_to_another_widget() -> None:
    slot = FrameSlot()
    slot.write(grey_picture(load=1))
    slot.expect(2)
    slot.again()
    assert not slot.take(lambda _picture: None)
    slot.write(grey_picture(load=1, serial=9))  # came late
    assert not slot.take(lambda _picture: None)
    slot.write(grey_picture(load=2))
    slot.take(lambda _picture: None)
    slot.again()
    assert slot.take(lambda _picture: None)


def test_an_empty_slot_has_nothing_to_show_again() -> None:
    slot = FrameSlot()
    slot.again()
    assert not slot.take(lambda _picture: None)


def test_who_listens_to_a_slot_where_a_picture_waits_is_told_at_once() -> None:
    slot = FrameSlot()
    slot.write(grey_picture())
    told: list[None] = []
    slot.listen(lambda: told.append(None))
    assert len(told) == 1


def test_who_leaves_does_not_silence_who_came_after() -> None:
    told: list[str] = []

    def first() -> None:
        told.append("first")

    def second() -> None:
        told.append("second")

    slot = FrameSlot(first)
    slot.listen(second)
    slot.leave(first)
    slot.write(grey_picture())
    assert told == ["second"]
    slot.take(lambda _picture: None)
    slot.leave(second)
    slot.write(grey_picture())
    assert told == ["second"]


def test_the_planes_being_drawn_are_held_while_the_decoder_goes_on() -> None:
    slot = FrameSlot()
    first, second = grey_picture(serial=1), grey_picture(serial=2)
    slot.write(first)
    seen: list[tuple[int, ...]] = []

    def draw(picture: Picture) -> None:
        slot.write(second)  # does not wait for the drawing
        seen.append(tuple(held.serial for held in slot.held()))
        assert picture is first

    slot.take(draw)

    assert seen == [(2, 1)]
    assert slot.held() == (second,)


def test_a_drawing_that_fails_lets_go_of_its_picture() -> None:
    slot = FrameSlot()
    slot.write(grey_picture())

    def draw(_picture: Picture) -> None:
        raise RuntimeError

    try:
        slot.take(draw)
    except RuntimeError:
        slot.write(grey_picture(serial=9))
    assert [picture.serial for picture in slot.held()] == [9]


def test_the_decoder_is_not_kept_waiting_by_a_slow_upload() -> None:
    slot = FrameSlot()
    slot.write(grey_picture(serial=1))
    drawing, written = threading.Event(), threading.Event()

    def draw(_picture: Picture) -> None:
        drawing.set()
        assert written.wait(10)

    def decode() -> None:
        assert drawing.wait(10)
        slot.write(grey_picture(serial=2))
        written.set()

    decoder = threading.Thread(target=decode)
    decoder.start()
    slot.take(draw)
    decoder.join(10)
    assert slot.written == 2
