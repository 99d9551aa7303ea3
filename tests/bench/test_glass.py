from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.bench.bench import blank
from kiosk.bench.glass import Glass, Patch
from kiosk.errors import DisplayError

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def glass(display: str) -> Iterator[Glass]:
    found = Glass(display)
    yield found
    found.close()


@pytest.mark.ui
def test_the_eye_reads_four_bytes_a_pixel(glass: Glass) -> None:
    assert len(glass.look(Patch(0, 0, 30, 2))) == 30 * 2 * 4


@pytest.mark.ui
def test_the_eye_gives_up_on_pixels_that_do_not_change(glass: Glass) -> None:
    patch = Patch(0, 0, 4, 4)
    assert glass.changed(patch, glass.look(patch), timeout=0.05) is None


@pytest.mark.ui
def test_the_finger_comes_down_where_it_was_moved(glass: Glass) -> None:
    glass.tap(33, 44, hold=0)
    pointer = glass._root.query_pointer()
    assert (pointer.root_x, pointer.root_y) == (33, 44)


@pytest.mark.ui
def test_a_finger_that_slid_off_is_lifted_in_the_corner(glass: Glass) -> None:
    glass.move(50, 50)
    glass.press()
    glass.slide_off()
    pointer = glass._root.query_pointer()
    assert (pointer.root_x, pointer.root_y, pointer.mask & 0x100) == (0, 0, 0)


def test_a_screen_that_is_not_there_is_named() -> None:
    with pytest.raises(DisplayError, match=":4096"):
        Glass(":4096")


def test_a_patch_knows_its_middle() -> None:
    assert Patch(10, 20, 24, 24).middle == (22, 32)


def test_one_colour_all_over_is_blank_whatever_the_colour() -> None:
    assert blank(bytes([13, 3, 4, 0]) * 50)
    assert blank(bytes([255, 255, 255, 0]) * 50)


def test_dithering_is_still_blank() -> None:
    assert blank(bytes([13, 3, 4, 0, 14, 3, 5, 9]) * 50)


def test_one_pixel_of_a_picture_is_not_blank() -> None:
    assert not blank(bytes([13, 3, 4, 0]) * 50 + bytes([90, 3, 4, 0]))
