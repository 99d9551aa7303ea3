"""Still pictures on the glass: the old one stays until the new one is there."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from kivy.core.window import Window
from kivy.graphics.context import get_context
from PIL import Image

from kiosk.player.base import Fit, Urgency, Wanted
from kiosk.player.pictures import PictureLoader
from kiosk.screens.widgets import shelf as shelf_module
from kiosk.screens.widgets.picture import Picture
from kiosk.screens.widgets.shelf import Shelf
from tests.fakes.pictures import PaperPictures
from tests.screens.pane import Pane, near

if TYPE_CHECKING:
    from collections.abc import Iterator

RED, GREEN, BLUE, BLACK = (200, 0, 0), (0, 200, 0), (0, 0, 200), (0, 0, 0)
FOLDER = Path("/site")


class Wall(Pane):
    """A window with a shelf whose pictures the test paints."""

    def __init__(self) -> None:
        super().__init__()
        self.source = PaperPictures()
        self.shelf = Shelf(self.source, self.bridge, FOLDER, keep=4 * 320 * 240 * 4)

    def hang(self, **properties: object) -> Picture:
        """Hang a picture that fills the window."""
        picture = Picture(shelf=self.shelf, **properties)
        self.put(picture)
        self.step(4)
        return picture

    def middle(self) -> tuple[int, int, int]:
        return self.pixel(160, 120)


@pytest.fixture
def wall() -> Iterator[Wall]:
    wall = Wall()
    yield wall
    wall.close()


# --- asking ----------------------------------------------------------------------------


def test_a_picture_is_asked_for_in_the_size_of_its_widget(wall: Wall) -> None:
    wall.hang(source="one.jpg", fit="cover")
    assert wall.source.asked == [Wanted(FOLDER / "one.jpg", 320, 240, Fit.COVER)]
    assert wall.source.urgencies == [Urgency.NOW]


def test_nothing_is_asked_without_a_source_a_shelf_or_room(wall: Wall) -> None:
    wall.hang()
    wall.put(Picture(source="one.jpg"))
    wall.put(Picture(shelf=wall.shelf, source="one.jpg", size_hint=(None, None), size=(0, 50)))
    wall.step(4)
    assert wall.source.asked == []


def test_a_picture_is_drawn_when_it_arrives(wall: Wall) -> None:
    picture = wall.hang(source="one.jpg")
    shown: list[Picture] = []
    picture.bind(on_shown=shown.append)
    assert not picture.ready
    assert wall.middle() == BLACK
    wall.source.answer(RED)
    wall.step(2)
    assert wall.middle() == RED
    assert picture.ready
    assert picture.natural == (640, 480)
    assert shown == [picture]


def test_the_old_picture_stays_until_the_new_one_is_there(wall: Wall) -> None:
    picture = wall.hang(source="one.jpg")
    wall.source.answer(RED)
    wall.step(2)
    picture.source = "two.jpg"
    wall.step(5)
    assert not picture.ready
    assert wall.middle() == RED
    wall.source.answer(GREEN)
    wall.step(2)
    assert wall.middle() == GREEN


def test_only_the_latest_of_pictures_leafed_through_is_shown(wall: Wall) -> None:
    picture = wall.hang(source="one.jpg")
    picture.source = "two.jpg"
    wall.step(3)
    assert wall.source.tickets[0].cancelled
    wall.source.answer(RED, which=0)
    wall.step(2)
    assert wall.middle() == BLACK
    wall.source.answer(GREEN, which=1)
    wall.step(2)
    assert wall.middle() == GREEN


def test_a_picture_that_cannot_be_shown_leaves_the_old_one(wall: Wall) -> None:
    picture = wall.hang(source="one.jpg")
    wall.source.answer(RED)
    wall.step(2)
    picture.source = "bad.jpg"
    wall.step(3)
    wall.source.fail()
    wall.step(2)
    assert picture.failed is not None
    assert picture.failed.zh == "没有图片"
    assert wall.middle() == RED
    picture.source = "three.jpg"
    wall.step(3)
    assert picture.failed is None
    wall.source.answer(BLUE)
    wall.step(2)
    assert wall.middle() == BLUE


def test_no_source_is_no_picture(wall: Wall) -> None:
    picture = wall.hang(source="one.jpg")
    wall.source.answer(RED)
    wall.step(2)
    picture.source = None
    wall.step(3)
    assert wall.middle() == BLACK


def test_a_new_size_is_asked_for_and_the_picture_stretched_meanwhile(wall: Wall) -> None:
    picture = wall.hang(source="one.jpg", size_hint=(None, None), size=(100, 100))
    wall.source.answer(RED)
    wall.step(2)
    picture.size = (200, 200)
    wall.step(4)
    assert wall.pixel(150, 150) == RED
    assert picture.ready
    assert (wall.source.asked[-1].width, wall.source.asked[-1].height) == (200, 200)
    wall.source.answer(GREEN)
    wall.step(2)
    assert wall.pixel(150, 150) == GREEN


# --- drawing ---------------------------------------------------------------------------


def test_a_contained_picture_keeps_its_shape(wall: Wall) -> None:
    wall.hang(source="wide.jpg")
    wall.source.answer(RED, size=(320, 100))
    wall.step(2)
    assert wall.middle() == RED
    assert wall.pixel(160, 60) == BLACK
    assert wall.pixel(160, 180) == BLACK


def test_a_new_picture_fades_in_over_the_old_one(wall: Wall) -> None:
    picture = wall.hang(source="one.jpg")
    wall.source.answer(RED)
    wall.step(2)
    picture.fade = 0.5
    picture.source = "two.jpg"
    wall.step(3)
    wall.source.answer(GREEN)
    seen = []
    for _ in range(40):
        wall.step()
        seen.append(wall.middle())
    assert any(pixel[0] > 20 and pixel[1] > 20 for pixel in seen)
    assert min(sum(pixel) for pixel in seen) > 150  # the ground never shines through
    assert seen[-1] == GREEN


def test_a_fade_is_overtaken_by_the_next_picture(wall: Wall) -> None:
    picture = wall.hang(source="one.jpg", fade=0.5)
    for colour, name in ((RED, "two.jpg"), (GREEN, "three.jpg"), (BLUE, "four.jpg")):
        wall.source.answer(colour)
        wall.step(5)
        picture.source = name
        wall.step(3)
    wall.source.answer(RED)
    wall.step(60)
    assert wall.middle() == RED


def test_a_picture_can_be_tinted(wall: Wall) -> None:
    picture = wall.hang(source="one.jpg", tint=(0.5, 1, 1, 1))
    wall.source.answer(RED)
    wall.step(2)
    assert near(wall.middle(), (100, 0, 0))
    picture.tint = (1, 1, 1, 0.5)
    wall.step(2)
    assert near(wall.middle(), (100, 0, 0))


def test_a_point_of_the_picture_is_found_on_the_glass(wall: Wall) -> None:
    picture = wall.hang(source="wide.jpg")
    wall.source.answer(RED, size=(320, 120))
    wall.step(2)
    assert picture.point(0, 0) == (0, 180)
    assert picture.point(1, 1) == (320, 60)
    assert picture.point(0.5, 0.25) == (160, 150)


def test_a_point_of_a_cut_picture_is_found_too(wall: Wall) -> None:
    picture = wall.hang(source="one.jpg", fit="cover")
    wall.source.answer(RED, part=(0.25, 0, 0.75, 1))
    wall.step(2)
    assert picture.point(0.5, 0.5) == (160, 120)
    assert picture.point(0.25, 0) == (0, 240)


# --- looking closer --------------------------------------------------------------------


def test_a_part_is_shown_sharper_in_its_place(wall: Wall) -> None:
    picture = wall.hang(source="scan.jpg")
    wall.source.answer(RED)
    wall.step(2)
    picture.sharpen((0.5, 0, 1, 0.5), 320, 240)
    assert wall.source.asked[-1] == Wanted(
        FOLDER / "scan.jpg", 320, 240, Fit.CONTAIN, (0.5, 0, 1, 0.5)
    )
    wall.source.answer(GREEN, part=(0.5, 0, 1, 0.5))
    wall.step(2)
    assert wall.pixel(240, 180) == GREEN
    assert wall.pixel(80, 180) == RED
    assert wall.pixel(240, 60) == RED
    picture.soften()
    wall.step(2)
    assert wall.pixel(240, 180) == RED


def test_another_picture_does_not_keep_the_sharp_part_of_the_one_before(wall: Wall) -> None:
    picture = wall.hang(source="scan.jpg")
    wall.source.answer(RED)
    wall.step(2)
    picture.sharpen((0.5, 0, 1, 0.5), 320, 240)
    picture.source = "other.jpg"
    assert wall.source.tickets[-1].cancelled
    wall.source.answer(GREEN, part=(0.5, 0, 1, 0.5))
    wall.step(3)
    assert wall.pixel(240, 180) == RED


def test_only_the_latest_part_looked_at_is_asked_for(wall: Wall) -> None:
    picture = wall.hang(source="scan.jpg")
    wall.source.answer(RED)
    wall.step(2)
    picture.sharpen((0, 0, 0.5, 0.5), 320, 240)
    picture.sharpen((0.5, 0, 1, 0.5), 320, 240)
    assert wall.source.tickets[-2].cancelled
    assert not wall.source.tickets[-1].cancelled


def test_nothing_is_sharpened_before_there_is_a_picture(wall: Wall) -> None:
    picture = wall.hang(source="scan.jpg")
    picture.sharpen((0, 0, 0.5, 0.5), 320, 240)
    assert len(wall.source.asked) == 1


# --- the shelf -------------------------------------------------------------------------


def test_a_picture_shown_before_is_at_hand(wall: Wall) -> None:
    picture = wall.hang(source="one.jpg")
    wall.source.answer(RED)
    wall.step(2)
    picture.source = "two.jpg"
    wall.step(3)
    wall.source.answer(GREEN)
    wall.step(2)
    picture.source = "one.jpg"
    wall.step(2)
    assert picture.ready
    assert wall.middle() == RED
    assert len(wall.source.asked) == 2


def test_textures_are_kept_within_their_room(wall: Wall) -> None:
    picture = wall.hang()
    for number in range(10):
        picture.source = f"{number}.jpg"
        wall.step(3)
        wall.source.answer((number * 20, 0, 0))
        wall.step(2)
        assert wall.shelf.kept_bytes <= 4 * 320 * 240 * 4
    picture.source = "0.jpg"
    wall.step(3)
    assert len(wall.source.asked) == 11


def test_a_large_picture_is_put_up_over_several_frames(
    wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf_module, "_PER_FRAME", 320 * 4 * 100)
    picture = wall.hang(source="one.jpg")
    wall.source.answer(RED)
    wall.step(1)
    assert not picture.ready
    wall.step(3)
    assert picture.ready
    for y in (5, 120, 235):
        assert wall.pixel(160, y) == RED


def test_what_is_fetched_ahead_is_asked_in_the_sites_folder(wall: Wall) -> None:
    wall.shelf.prefetch([Wanted(Path("next.jpg"), 320, 240)])
    assert wall.source.prefetched == [Wanted(FOLDER / "next.jpg", 320, 240)]
    assert wall.source.urgencies == [Urgency.NEXT]


def test_what_is_on_the_shelf_is_not_fetched_again(wall: Wall) -> None:
    wall.hang(source="one.jpg")
    wall.source.answer(RED)
    wall.step(2)
    wall.shelf.prefetch([Wanted(Path("one.jpg"), 320, 240)])
    assert wall.source.prefetched == []


def test_a_forgotten_shelf_asks_anew(wall: Wall) -> None:
    picture = wall.hang(source="one.jpg")
    wall.source.answer(RED)
    wall.step(2)
    wall.shelf.forget()
    assert (wall.shelf.kept_bytes, wall.source.forgotten) == (0, 1)
    picture.source = None
    wall.step(2)
    picture.source = "one.jpg"
    wall.step(3)
    assert len(wall.source.asked) == 2


def test_two_places_that_want_the_same_picture_share_one_texture(wall: Wall) -> None:
    first, second = wall.hang(source="one.jpg"), wall.hang(source="one.jpg")
    wall.source.answer(RED, which=0)
    wall.source.answer(RED, which=1)
    wall.step(3)
    assert first._new.shown is second._new.shown


def test_pictures_nobody_waits_for_leave_no_trace(wall: Wall) -> None:
    for number in range(5):
        asked = wall.shelf.ask(Wanted(Path(f"{number}.jpg"), 10, 10), lambda _result: None)
        asked.cancel()
    assert not wall.shelf._waiting
    wall.source.answer(RED)
    wall.step(2)
    assert wall.shelf.kept_bytes == 0


def test_textures_go_when_nobody_shows_them(wall: Wall) -> None:
    picture = wall.hang(source="one.jpg")
    wall.source.answer(RED)
    wall.step(2)
    gc.collect()
    alive = len(wall.shelf._alive)
    picture.source = None
    wall.step(3)
    wall.shelf.forget()
    assert alive == 1
    assert len(wall.shelf._alive) == 0  # at once, without the collector of cycles


def test_pictures_are_filled_again_after_the_graphics_were_lost(wall: Wall) -> None:
    wall.hang(source="one.jpg")
    wall.source.answer(RED)
    wall.step(2)
    get_context().reload()
    wall.step(2)
    assert len(wall.source.asked) == 2
    wall.source.answer(RED)
    wall.step(3)
    assert wall.middle() == RED


def test_real_pictures_come_from_real_workers(tmp_path: Path) -> None:
    Image.new("RGB", (800, 600), RED).save(tmp_path / "real.png")
    pane, loader = Pane(), PictureLoader()
    picture = Picture(shelf=Shelf(loader, pane.bridge, tmp_path), source="real.png")
    pane.put(picture)
    pane.until(lambda: picture.ready)
    assert pane.pixel(160, 120) == RED
    assert Window.size == (320, 240)
    pane.close()
    loader.close()
