"""A clicker's keys do what they do in other presentation software, and never end a visit."""

from __future__ import annotations

import pytest

from kiosk.show.presenter.acts import Jump
from kiosk.show.presenter.clicker import Key, act_of
from kiosk.show.presenter.presenter import Presenter
from kiosk.show.presenter.standing import Phase
from tests.fakes.clock import FakeClock
from tests.fakes.site import full_site
from tests.fakes.visits import town_visit


class Led:
    def __init__(self) -> None:
        self.presenter = Presenter.of(town_visit(), full_site(), FakeClock())

    def press(self, *keys: Key, volume: float = 0.8) -> Led:
        for key in keys:
            act = act_of(key, self.presenter.standing, self.presenter.legs, volume)
            if act is not None:
                self.presenter.do(act)
        return self

    @property
    def at(self) -> tuple[Phase, int, int]:
        now = self.presenter.standing
        return now.phase, now.cursor.leg, now.cursor.beat


@pytest.fixture
def led() -> Led:
    return Led()


def test_next_and_back_go_through_the_visit(led: Led) -> None:
    assert led.press(Key.NEXT, Key.NEXT, Key.NEXT, Key.NEXT).at == (Phase.UNDER_WAY, 2, 1)
    assert led.press(Key.BACK, Key.BACK).at == (Phase.UNDER_WAY, 1, 0)


def test_f5_begins_and_never_throws_back(led: Led) -> None:
    assert led.press(Key.BEGIN).at == (Phase.UNDER_WAY, 0, 0)
    led.press(Key.NEXT, Key.NEXT)
    assert led.press(Key.BEGIN).at == (Phase.UNDER_WAY, 2, 0)


def test_shift_f5_goes_on_where_the_narrator_is(led: Led) -> None:
    led.press(Key.BEGIN, Key.NEXT)
    standing = led.presenter.standing.model_copy(update={"black": True})
    act = act_of(Key.HERE, standing, led.presenter.legs, 0.5)
    assert act == Jump(leg=1, beat=0)


def test_first_and_last(led: Led) -> None:
    assert led.press(Key.LAST).at[1:] == (4, len(led.presenter.legs[4].beats) - 1)
    assert led.press(Key.FIRST).at == (Phase.UNDER_WAY, 0, 0)


def test_black_and_the_picture_again(led: Led) -> None:
    led.press(Key.NEXT, Key.BLACK)
    assert led.presenter.scene.black
    assert not led.press(Key.BLACK).presenter.scene.black


def test_escape_ends_nothing(led: Led) -> None:
    led.press(Key.NEXT, Key.NEXT)
    assert led.press(Key.AWAY).at == (Phase.UNDER_WAY, 1, 0)


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        (Key.LOUDER, 0.95, 1.0),
        (Key.LOUDER, 0.5, 0.6),
        (Key.SOFTER, 0.05, 0.0),
        (Key.SILENT, 0.8, 0.0),
        (Key.SILENT, 0.0, 0.5),
    ],
)
def test_volume(led: Led, key: Key, before: float, after: float) -> None:
    led.press(key, volume=before)
    assert led.presenter.standing.volume == pytest.approx(after)


def test_every_key_in_every_phase_leaves_a_visit_that_can_be_led(led: Led) -> None:
    for phase in (Key.FIRST, Key.LAST):
        for key in Key:
            led.press(phase, key)
            assert led.presenter.scene.sight
    for _ in range(30):
        led.press(Key.NEXT)
    for key in Key:
        led.press(key)
    assert led.presenter.standing.phase in Phase
