from __future__ import annotations

import pytest

from kiosk.player.around import Around
from kiosk.player.engine import Happening
from kiosk.player.frames import FrameSlot, Matrix, Picture
from kiosk.player.gate import Count, Gate, Shape
from kiosk.player.sound import Sound
from tests.fakes.clock import FakeClock
from tests.fakes.engine import LAYOUT, SHAPE


class Scene:
    """A gate whose decoder is the test."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.alerts = 0
        self.slot = FrameSlot()
        around = Around(
            self.slot, self.clock.seconds, self._alert, Sound(lambda: (), FakeClock().seconds)
        )
        self.gate = Gate(around, 3, Count())
        self.gate.know(25.0, 10.0)
        self.gate.shape(LAYOUT, SHAPE)

    def _alert(self) -> None:
        self.alerts += 1

    def jump(self, to: float) -> None:
        self.gate.jumped(to)
        self.gate.fill(0.0)

    def show(self, colour: int, after: float = 0.04) -> None:
        self.clock.advance(after)
        buffer = self.gate.buffer()
        buffer.planes[0][:] = bytes([colour]) * len(buffer.planes[0])
        self.gate.show(buffer)

    def latest(self) -> Picture:
        assert self.slot.latest is not None
        return self.slot.latest


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_a_picture_goes_to_the_slot_with_its_time_and_number(scene: Scene) -> None:
    scene.jump(2.0)
    scene.show(1)
    scene.show(2)
    picture = scene.latest()
    assert (picture.load, picture.serial, picture.time) == (3, 1, pytest.approx(2.04))
    assert scene.gate.count.pictures == 2
    assert scene.gate.count.position == pytest.approx(2.04)


def test_a_picture_shown_again_for_want_of_a_new_one_is_not_counted(scene: Scene) -> None:
    scene.show(1)
    scene.show(1, after=0.06)
    scene.show(1, after=0.06)
    assert scene.gate.count.pictures == 1
    assert scene.slot.written == 1


def test_a_still_scene_at_full_pace_is_counted(scene: Scene) -> None:
    for _ in range(5):
        scene.show(1, after=0.04)
    assert scene.gate.count.pictures == 5


def test_a_slow_film_is_counted_when_its_pictures_differ(scene: Scene) -> None:
    for colour in range(5):
        scene.show(colour, after=0.2)
    assert scene.gate.count.pictures == 5


def test_a_shut_gate_lets_nothing_through_but_still_gives_memory(scene: Scene) -> None:
    scene.gate.shut()
    scene.show(1)
    assert scene.slot.written == 0


def test_pictures_after_a_jump_wake_the_player_until_it_has_settled(scene: Scene) -> None:
    scene.jump(1.0)
    for colour in range(10):
        scene.show(colour)
    assert scene.alerts == 4


def test_the_last_picture_of_the_film_wakes_the_player(scene: Scene) -> None:
    scene.jump(9.6)
    for colour in range(9):
        scene.show(colour)
    assert not scene.gate.count.at_end
    before = scene.alerts
    scene.show(9)
    assert scene.gate.count.at_end
    assert scene.alerts == before + 1


def test_time_announced_before_the_first_picture_only_shows_that_it_moves(scene: Scene) -> None:
    scene.jump(5.0)
    scene.gate.hear(1.0)
    scene.show(1)
    assert scene.gate.count.heard == 1.0
    assert scene.latest().time == 5.0


def test_time_that_does_not_move_on_is_not_news(scene: Scene) -> None:
    scene.gate.hear(1.0)
    heard_at = scene.gate.count.heard_at
    scene.clock.advance(3)
    scene.gate.hear(1.0)
    assert scene.gate.count.heard_at == heard_at


def test_what_is_heard_counts_from_when_the_film_runs(scene: Scene) -> None:
    scene.gate.jumped(3.0)
    assert (scene.gate.count.heard, scene.gate.count.heard_at) == (3.0, None)
    scene.gate.runs()
    assert scene.gate.count.heard_at == scene.clock.now
    scene.clock.advance(2)
    scene.gate.holds()
    assert (scene.gate.count.heard, scene.gate.count.heard_at) == (5.0, None)


def test_news_is_given_once_in_order(scene: Scene) -> None:
    scene.gate.report(Happening.RUNNING)
    scene.gate.report(Happening.HELD)
    assert scene.gate.news() == (Happening.RUNNING, Happening.HELD)
    assert scene.gate.news() == ()


def test_a_shape_learnt_later_holds_for_the_next_picture(scene: Scene) -> None:
    scene.gate.reshape(Shape(sar=1.5, matrix=Matrix.BT709, full_range=True))
    scene.show(1)
    picture = scene.latest()
    assert (picture.sar, picture.matrix, picture.full_range) == (1.5, Matrix.BT709, True)


def test_pictures_before_their_shape_are_a_fault_of_the_decoder() -> None:
    around = Around(
        FrameSlot(), FakeClock().seconds, lambda: None, Sound(lambda: (), FakeClock().seconds)
    )
    with pytest.raises(RuntimeError):
        Gate(around, 1, Count()).buffer()


def test_pictures_from_before_a_jump_do_not_count_as_its_own() -> None:
    scene = Scene()
    scene.jump(1.0)
    scene.show(1)
    scene.gate.jumped(5.0)
    scene.show(2)
    assert scene.gate.count.since_jump == 0
    assert scene.latest().time == pytest.approx(1.04)
    scene.gate.fill(0.0)
    scene.show(3)
    assert scene.gate.count.since_jump == 1
    assert scene.latest().time == 5.0


def test_a_jump_nobody_confirms_is_believed_after_a_while() -> None:
    scene = Scene()
    scene.jump(1.0)
    scene.show(1)
    scene.gate.jumped(5.0)
    scene.show(2, after=0.4)
    assert scene.latest().time == 5.0
