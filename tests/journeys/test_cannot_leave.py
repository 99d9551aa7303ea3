"""Keys, buttons and hands that want out: the kiosk stays, and goes on answering."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from tests.journeys.eye import bare, coarse, difference, picture

if TYPE_CHECKING:
    from tests.journeys.conftest import Start
    from tests.journeys.kiosk import Kiosk

pytestmark = pytest.mark.ui

SIZE = (1280, 720)

CHORDS = [
    ("Escape",),
    ("F1",),
    ("F5",),
    ("F10",),
    ("F11",),
    ("F12",),
    ("Menu",),
    ("Print",),
    ("BackSpace",),
    ("Super_L",),
    ("Alt_L", "F4"),
    ("Alt_L", "F2"),
    ("Alt_L", "Tab"),
    ("Control_L", "q"),
    ("Control_L", "w"),
    ("Control_L", "c"),
    ("Control_L", "e"),
    ("Control_L", "m"),
    ("Control_L", "Escape"),
    ("Control_L", "Alt_L", "Delete"),
    ("Control_L", "Alt_L", "t"),
]


@pytest.fixture
def kiosk(start: Start) -> Kiosk:
    kiosk = start(size=SIZE)
    kiosk.wake()
    return kiosk


def still_home(kiosk: Kiosk) -> None:
    """Check that home is there, and answers."""
    before = kiosk.health.at
    kiosk.wait_for(lambda: kiosk.health.at > before, "the next status")
    assert kiosk.screen == "home"
    assert len(kiosk.hand.windows()) == 1, "another window came"
    kiosk.touch(*SLIDES_DOOR)
    kiosk.come_to("slides")


SLIDES_DOOR = (0.15, 0.875)


def test_no_key_leaves_the_kiosk_or_opens_anything(kiosk: Kiosk) -> None:
    kiosk.wait_until_still()
    before = coarse(picture(kiosk.hand))
    for chord in CHORDS:
        kiosk.hand.type(*chord)
    kiosk.wait_until_still()
    assert difference(before, coarse(picture(kiosk.hand))) < 2.0, "something came over home"
    still_home(kiosk)


def test_a_kiosk_that_fills_the_screen_cannot_be_closed_from_there(start: Start) -> None:
    kiosk = start(size=SIZE, windowed=False)
    kiosk.wake()
    for _ in range(3):
        kiosk.hand.ask_to_close()
    still_home(kiosk)
    kiosk.hand.ask_to_close()
    kiosk.go_home()
    still_home(kiosk)
    assert kiosk.end(signal.SIGTERM)[0] == 0, kiosk.words


def test_the_buttons_of_a_mouse_open_nothing(kiosk: Kiosk) -> None:
    kiosk.wait_until_still()
    before = coarse(picture(kiosk.hand))
    kiosk.hand.move(SIZE[0] // 3, 8)  # where nothing answers
    for button in (3, 2, 3, 8, 9):
        kiosk.hand.click(button)
    kiosk.hand.press_all()
    kiosk.wait_until_still()
    assert difference(before, coarse(picture(kiosk.hand))) < 2.0, "red dots, or a menu"
    still_home(kiosk)


def test_a_hand_that_wipes_the_glass_leaves_a_kiosk_that_answers(kiosk: Kiosk) -> None:
    width, height = SIZE
    for stroke in range(12):
        kiosk.hand.draw((stroke * width / 12, 0), (width - stroke * width / 12 - 1, height - 1))
    kiosk.go_home()
    assert not bare(coarse(picture(kiosk.hand)))
    still_home(kiosk)
