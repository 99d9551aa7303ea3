"""Pictures are turned, pinched and pushed by real fingers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.content.model import Album
from kiosk.show.place import Place, ScreenName
from tests.fakes.site import full_site
from tests.screens.harness import Glass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.screens.widgets.pager import Pager

pytestmark = pytest.mark.ui

COLOURS = ((200, 40, 40), (40, 160, 60), (40, 60, 200))


@pytest.fixture
def glass(tmp_path: Path) -> Iterator[Glass]:
    from PIL import Image  # noqa: PLC0415

    photos = []
    for number, colour in enumerate(COLOURS):
        Image.new("RGB", (320, 200), colour).save(tmp_path / f"{number}.png")
        photos.append({"picture": f"{number}.png", "caption": f"第{number}张"})
    album = Album.model_validate({"id": "colours", "title": "颜色", "photos": photos})
    site = full_site().model_copy(update={"gallery": (album,)})
    glass = Glass(site, folder=tmp_path)
    glass.go(Place(ScreenName.GALLERY, "colours"))
    yield glass
    glass.close()


def _pager(glass: Glass) -> Pager:
    return glass.screen.view.pager  # type: ignore[attr-defined,no-any-return]


def _middle(glass: Glass) -> tuple[float, float]:
    pager = _pager(glass)
    return pager.to_window(*pager.center)


def _seen(glass: Glass) -> tuple[int, int, int]:
    glass.step(30)
    glass.settle()
    return glass.pixel(*_middle(glass))


def _near(colour: tuple[int, int, int], wanted: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(colour, wanted, strict=True))


def test_a_swipe_turns_the_page(glass: Glass) -> None:
    x, y = _middle(glass)
    assert _near(_seen(glass), COLOURS[0])
    glass.drag((x + 300, y), (x - 300, y))
    assert _near(_seen(glass), COLOURS[1])
    assert glass.place.index == 1


def test_a_small_push_falls_back(glass: Glass) -> None:
    x, y = _middle(glass)
    glass.drag((x + 60, y), (x - 60, y), rest=True)
    assert _near(_seen(glass), COLOURS[0])
    assert glass.place.index == 0


def test_the_first_page_does_not_turn_backwards(glass: Glass) -> None:
    x, y = _middle(glass)
    glass.drag((x - 300, y), (x + 300, y))
    assert _near(_seen(glass), COLOURS[0])


def test_the_neighbour_is_on_the_glass_while_the_finger_moves(glass: Glass) -> None:
    x, y = _middle(glass)
    pager = _pager(glass)
    glass.press((x + 300, y))
    for step in range(1, 7):
        glass.move((x + 300 - 100 * step, y))
    seam = pager.right + pager.shift
    assert _near(glass.pixel(seam + pager.width / 2 - 300, y), COLOURS[1])
    glass.release((x - 300, y))


def test_a_tap_on_the_right_edge_turns_and_on_the_left_turns_back(glass: Glass) -> None:
    pager = _pager(glass)
    right = pager.to_window(pager.right - 20, pager.center_y)
    left = pager.to_window(pager.x + 20, pager.center_y)
    glass.tap(right)
    assert _near(_seen(glass), COLOURS[1])
    glass.step(60)
    glass.tap(left)
    assert _near(_seen(glass), COLOURS[0])


def test_two_fingers_make_it_larger_and_a_push_then_moves_it(glass: Glass) -> None:
    x, y = _middle(glass)
    glass.pinch((x, y), 100, 300)
    glass.step(60)
    assert _pager(glass).zoomed
    before = _pager(glass).page.spot(0.5, 0.5)
    glass.drag((x, y), (x - 120, y), rest=True)
    after = _pager(glass).page.spot(0.5, 0.5)
    assert after[0] < before[0] - 60
    assert glass.place.index == 0


def test_a_picture_pinched_smaller_comes_back_whole(glass: Glass) -> None:
    glass.pinch(_middle(glass), 300, 100)
    glass.step(60)
    assert not _pager(glass).zoomed
    assert _near(_seen(glass), COLOURS[0])


def test_a_double_tap_looks_closer_and_another_shows_the_whole(glass: Glass) -> None:
    middle = _middle(glass)
    for zoomed in (True, False):
        for _ in range(2):
            glass.press(middle)
            glass.release(middle)
        glass.step(60)
        assert _pager(glass).zoomed is zoomed


def test_a_thumbnail_leads_to_its_picture(glass: Glass) -> None:
    strip = glass.screen.view._strip  # type: ignore[attr-defined]
    glass.tap(strip._thumbs[2])
    assert glass.place.index == 2
    assert _near(_seen(glass), COLOURS[2])


def test_a_tap_in_the_middle_leaves_only_the_picture_and_another_brings_all_back(
    glass: Glass,
) -> None:
    middle = _middle(glass)
    view = glass.screen.view  # type: ignore[attr-defined]
    glass.tap(middle)
    glass.step(30)
    assert view.bare == 1.0
    glass.step(60)
    glass.tap(middle)
    glass.step(30)
    assert view.bare == 0.0
