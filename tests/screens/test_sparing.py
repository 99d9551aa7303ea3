"""What is drawn sparingly looks, to the last pixel, as if all of it were drawn again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

from kiosk.content.loading import load_site
from kiosk.screens.shots import shots
from tests.screens.harness import REPOSITORY, Glass, shipped_theme
from tests.screens.test_monkey import Monkey

if TYPE_CHECKING:
    from kiosk.show.place import Place

pytestmark = pytest.mark.ui

DEMO = REPOSITORY / "media/demo"
SITE = load_site(DEMO, check_media=False).site
PLACES = tuple(shots(SITE))
ACTS = 6


def left_on_the_glass() -> bytes:
    """Return the pixels as the last frame left them."""
    width, height = Window.system_size
    return bytes(glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE))


def where_they_differ(one: bytes, other: bytes) -> tuple[int, int, int, int]:
    """Return left, low, right and high of the pixels that are not the same."""
    width, _ = Window.system_size
    at = [i // 4 for i in range(0, len(one), 4) if one[i : i + 3] != other[i : i + 3]]
    columns, rows = [i % width for i in at], [i // width for i in at]
    return min(columns), min(rows), max(columns), max(rows)


def assert_whole(glass: Glass, after: str) -> None:
    drawn = left_on_the_glass()
    whole = glass.stepper.pixels()[2]  # nothing is marked, so that all is drawn
    if drawn != whole:
        pytest.fail(f"after {after} at {glass.place}: {where_they_differ(drawn, whole)} is stale")


@pytest.mark.parametrize(("name", "place"), PLACES, ids=[name for name, _ in PLACES])
def test_a_finger_leaves_nothing_stale_behind(name: str, place: Place) -> None:
    size = (960, 540) if len(name) % 2 else (540, 960)
    glass = Glass(SITE, folder=DEMO, size=size, theme=shipped_theme())
    glass.go(place)
    glass.step(2)
    assert_whole(glass, name)
    monkey = Monkey(glass, seed=len(name))
    for act in range(ACTS):
        monkey.act()
        assert_whole(glass, f"{name}, act {act}: {monkey.done[-1]}")
        glass.step(2)
        assert_whole(glass, f"{name}, act {act}: {monkey.done[-1]} and two frames")
    glass.close()
