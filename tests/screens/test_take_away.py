"""Take-away: codes that a phone can read, large enough from a step and a half away."""

from __future__ import annotations

import pytest
import segno

from kiosk.screens.take_away import READ_FROM, SHORT_SIDE, SIZE_FOR_DISTANCE
from kiosk.screens.widgets.codes import QUIET, Code, CodeOverlay
from kiosk.show.place import Place, ScreenName
from tests.fakes.site import full_site
from tests.screens.harness import Glass

pytestmark = pytest.mark.ui

LINK = "https://heguang.example.org/handbook"
SITE = full_site(take_away=[{"id": "handbook", "title": "手册", "link": LINK}])


def code_of(ui: Glass) -> Code:
    return next(widget for widget in ui.widgets() if isinstance(widget, Code))


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=["wide", "tall"])
def test_a_code_is_read_from_a_metre_and_a_half(size: tuple[int, int]) -> None:
    ui = Glass(SITE, size=size)
    ui.go(Place(ScreenName.TAKE_AWAY))
    centimetres = code_of(ui).width / min(size) * SHORT_SIDE
    assert centimetres >= READ_FROM / SIZE_FOR_DISTANCE - 0.1
    ui.close()


def test_what_is_on_the_glass_is_the_code_of_the_link() -> None:
    ui = Glass(SITE)
    ui.go(Place(ScreenName.TAKE_AWAY))
    code = code_of(ui)
    rows = [
        bytes(row) for row in segno.make(LINK, error="m", micro=False).matrix_iter(border=QUIET)
    ]
    side = int(code.width // len(rows))
    left, low = code.to_window(
        code.x + (code.width - side * len(rows)) / 2, code.y + (code.height - side * len(rows)) / 2
    )
    width, _height, pixels = ui.stepper.pixels()
    for number, row in enumerate(reversed(rows)):
        for column, dark in enumerate(row):
            x = round(left) + int((column + 0.5) * side)
            y = round(low) + int((number + 0.5) * side)
            assert (pixels[4 * (y * width + x)] < 128) == bool(dark)
    ui.close()


def test_a_touch_enlarges_a_code_and_another_puts_it_back() -> None:
    ui = Glass(SITE)
    ui.go(Place(ScreenName.TAKE_AWAY))
    ui.tap(ui.find("手册"))
    overlays = [widget for widget in ui.widgets() if isinstance(widget, CodeOverlay)]
    assert len(overlays) == 1
    ui.tap((640, 360))
    assert not any(isinstance(widget, CodeOverlay) for widget in ui.widgets())
    assert ui.place.screen is ScreenName.TAKE_AWAY
    ui.close()
