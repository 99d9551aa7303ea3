"""The moving picture on the glass: its colours, its place, and when it changes."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from kivy.graphics import Color, Rectangle
from kivy.graphics.context import get_context
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.player.frames import FrameSlot, Matrix, Picture
from kiosk.screens.widgets.video import Video
from tests.fakes.player import FakePlayer, grey_picture
from tests.screens.pane import Pane, near

if TYPE_CHECKING:
    from collections.abc import Iterator

BLACK = (0, 0, 0)


@pytest.fixture
def pane() -> Iterator[Pane]:
    pane = Pane()
    yield pane
    pane.close()


def video_on(pane: Pane, slot: FrameSlot, **properties: object) -> Video:
    video = Video(slot=slot, bridge=pane.bridge, **properties)
    pane.put(video)
    return video


# --- colours ---------------------------------------------------------------------------

BARS = {
    "white": (255, 255, 255),
    "yellow": (255, 255, 0),
    "cyan": (0, 255, 255),
    "green": (0, 255, 0),
    "magenta": (255, 0, 255),
    "red": (255, 0, 0),
    "blue": (0, 0, 255),
    "black": (0, 0, 0),
    "brick": (158, 27, 30),
    "gold": (200, 160, 74),
}
_KR_KB = {Matrix.BT601: (0.299, 0.114), Matrix.BT709: (0.2126, 0.0722)}


def coded(rgb: tuple[int, int, int], matrix: Matrix, *, full: bool) -> tuple[int, int, int]:
    """Code a colour as the recommendations say; written anew here, to check the shader."""
    kr, kb = _KR_KB[matrix]
    r, g, b = (part / 255 for part in rgb)
    y = kr * r + (1 - kr - kb) * g + kb * b
    u, v = (b - y) / 2 / (1 - kb), (r - y) / 2 / (1 - kr)
    if full:
        return round(255 * y), min(255, round(255 * u + 128)), min(255, round(255 * v + 128))
    return round(219 * y + 16), round(224 * u + 128), round(224 * v + 128)


@pytest.mark.parametrize("full", [False, True], ids=["limited", "full"])
@pytest.mark.parametrize("matrix", list(Matrix))
def test_colours_are_those_of_the_recommendations(
    pane: Pane, matrix: Matrix, *, full: bool
) -> None:
    slot = FrameSlot()
    video_on(pane, slot)
    for name, rgb in BARS.items():
        y, u, v = coded(rgb, matrix, full=full)
        slot.write(grey_picture(32, 24, luma=y, u=u, v=v, matrix=matrix, full_range=full))
        pane.step(2)
        assert near(pane.pixel(160, 120), rgb), name


def test_colour_bars_of_a_film_come_out_as_they_went_in(pane: Pane, tmp_path: Path) -> None:
    size, colours = (320, 240), list(BARS.values())[:8]
    wide = size[0] // len(colours)
    line = b"".join(bytes(rgb) * wide for rgb in colours)
    film = tmp_path / "bars.yuv"
    to_yuv = "scale=in_range=full:out_range=limited:out_color_matrix=bt709"
    command = ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24"]
    command += ["-s", f"{size[0]}x{size[1]}", "-i", "-", "-vf", to_yuv, "-pix_fmt", "yuv420p"]
    subprocess.run([*command, "-f", "rawvideo", str(film)], input=line * size[1], check=True)
    slot = FrameSlot()
    video_on(pane, slot)
    slot.write(picture_of(bytearray(film.read_bytes()), size))
    pane.step(2)
    for number, rgb in enumerate(colours):
        assert near(pane.pixel(number * wide + wide // 2, 100), rgb)


def picture_of(raw: bytearray, size: tuple[int, int]) -> Picture:
    width, height = size
    half = ((width + 1) // 2, (height + 1) // 2)
    y, c = width * height, half[0] * half[1]
    planes = memoryview(raw)
    return Picture(
        width=width,
        height=height,
        pitches=(width, half[0], half[0]),
        lines=(height, half[1], half[1]),
        planes=(planes[:y], planes[y : y + c], planes[y + c :]),
        matrix=Matrix.BT709,
        full_range=False,
        sar=1.0,
        time=0.0,
        serial=0,
    )


# --- place -----------------------------------------------------------------------------


def halves(width: int, height: int, **more: object) -> Picture:
    """Return a picture whose upper half is white and lower half black."""
    picture = grey_picture(width, height, luma=16, **more)  # type: ignore[arg-type]
    picture.planes[0][: width * (height // 2)] = b"\xeb" * (width * (height // 2))
    return picture


def test_the_first_line_of_a_picture_is_its_top(pane: Pane) -> None:
    slot = FrameSlot()
    video_on(pane, slot)
    slot.write(halves(320, 240))
    pane.step(2)
    assert near(pane.pixel(160, 200), (255, 255, 255))
    assert near(pane.pixel(160, 40), BLACK)


def test_a_wide_picture_leaves_what_lies_beneath_above_and_below(pane: Pane) -> None:
    root = FloatLayout()
    with root.canvas.before:
        Color(0, 0, 1)
        Rectangle(size=pane.size)
    slot = FrameSlot()
    root.add_widget(Video(slot=slot, bridge=pane.bridge))
    pane.put(root)
    slot.write(grey_picture(64, 24, luma=235))
    pane.step(2)
    assert pane.pixel(160, 120) == (255, 255, 255)
    assert pane.pixel(160, 59) == (0, 0, 255)
    assert pane.pixel(160, 61) == (255, 255, 255)
    assert pane.pixel(160, 181) == (0, 0, 255)


def test_pixels_that_are_not_square_are_spread(pane: Pane) -> None:
    slot = FrameSlot()
    video_on(pane, slot)
    slot.write(grey_picture(64, 48, luma=235, sar=2.0))
    pane.step(2)
    assert near(pane.pixel(4, 120), (255, 255, 255))
    assert near(pane.pixel(160, 50), BLACK)


def test_a_covering_picture_fills_its_widget(pane: Pane) -> None:
    slot = FrameSlot()
    video_on(pane, slot, fit="cover")
    slot.write(grey_picture(64, 24, luma=235))
    pane.step(2)
    for spot in ((1, 1), (318, 1), (1, 238), (318, 238)):
        assert near(pane.pixel(*spot), (255, 255, 255))


@pytest.mark.parametrize("size", [(321, 181), (319, 239), (17, 13), (2, 2)])
def test_odd_sizes_have_straight_edges_and_no_seam(pane: Pane, size: tuple[int, int]) -> None:
    slot = FrameSlot()
    video_on(pane, slot, fit="cover")
    slot.write(grey_picture(*size, luma=235))
    pane.step(2)
    for spot in ((0, 0), (319, 0), (0, 239), (319, 239), (160, 120)):
        assert near(pane.pixel(*spot), (255, 255, 255))


def test_vertical_lines_of_an_odd_picture_stay_vertical(pane: Pane) -> None:
    """A texture whose lines are not a multiple of four bytes must not be sheared."""
    width, height = 319, 239
    picture = grey_picture(width, height, luma=16)
    for line in range(height):
        for x in range(100, 110):
            picture.planes[0][line * width + x] = 235
    slot = FrameSlot()
    video_on(pane, slot)
    slot.write(picture)
    pane.step(2)
    for y in (5, 60, 120, 180, 234):
        assert near(pane.pixel(105, y), (255, 255, 255))
        assert near(pane.pixel(90, y), BLACK)


def test_a_picture_follows_its_widget(pane: Pane) -> None:
    slot = FrameSlot()
    video = Video(slot=slot, bridge=pane.bridge, size_hint=(None, None), size=(100, 100))
    pane.put(video)
    slot.write(grey_picture(8, 8, luma=235))
    pane.step(2)
    video.pos = (200, 100)
    pane.step(2)
    assert near(pane.pixel(250, 150), (255, 255, 255))
    assert near(pane.pixel(50, 50), BLACK)


def test_another_size_of_film_takes_other_textures(pane: Pane) -> None:
    slot = FrameSlot()
    video = video_on(pane, slot)
    slot.write(grey_picture(32, 24, luma=235))
    pane.step(2)
    first = video._textures.planes
    slot.write(grey_picture(32, 24, luma=16))
    pane.step(2)
    assert video._textures.planes is first
    slot.write(grey_picture(64, 48, luma=235))
    pane.step(2)
    assert video._textures.planes is not first
    assert near(pane.pixel(160, 120), (255, 255, 255))


def test_pixels_that_meet_pixels_are_not_smoothed(pane: Pane) -> None:
    slot = FrameSlot()
    video = video_on(pane, slot, size_hint=(None, None), size=(320, 240))
    slot.write(grey_picture(320, 240))
    pane.step(2)
    assert video._textures.planes[0].mag_filter == "nearest"
    video.size = (160, 120)
    pane.step(2)
    assert video._textures.planes[0].mag_filter == "linear"


# --- time ------------------------------------------------------------------------------


def test_many_pictures_in_one_frame_are_drawn_once(pane: Pane) -> None:
    slot = FrameSlot()
    video = video_on(pane, slot)
    for serial in range(10):
        slot.write(grey_picture(serial=serial, time=serial / 25))
    pane.step(2)
    assert video.drawn == 1
    assert video.time == pytest.approx(9 / 25)


def test_the_first_picture_of_each_film_is_announced(pane: Pane) -> None:
    player = FakePlayer()
    video = video_on(pane, player.slot)
    firsts: list[float] = []
    video.bind(on_first_picture=lambda widget: firsts.append(widget.time))
    player.load(Path("one"), at=3.0)
    pane.step(2)
    player.advance(1.0)
    pane.step(2)
    player.load(Path("two"), at=7.0)
    pane.step(2)
    assert firsts == [3.0, 7.0]


def test_a_frozen_picture_stays_and_the_latest_comes_after(pane: Pane) -> None:
    slot = FrameSlot()
    video = video_on(pane, slot)
    slot.write(grey_picture(luma=235))
    pane.step(2)
    video.frozen = True
    slot.write(grey_picture(luma=16))
    pane.step(2)
    assert near(pane.pixel(160, 120), (255, 255, 255))
    video.frozen = False
    pane.step(2)
    assert near(pane.pixel(160, 120), BLACK)


def test_the_picture_stays_when_the_widget_stops_watching(pane: Pane) -> None:
    slot = FrameSlot()
    video = video_on(pane, slot)
    slot.write(grey_picture(luma=235))
    pane.step(2)
    video.slot = None
    slot.write(grey_picture(luma=16))
    pane.step(2)
    assert near(pane.pixel(160, 120), (255, 255, 255))


def test_a_widget_that_stops_watching_leaves_the_next_one_its_pictures(pane: Pane) -> None:
    slot = FrameSlot()
    first, second = video_on(pane, slot), video_on(pane, slot)
    first.slot = None
    slot.write(grey_picture(luma=235))
    pane.step(2)
    assert (first.drawn, second.drawn) == (0, 1)


def test_a_widget_that_begins_to_watch_shows_the_picture_that_stands(pane: Pane) -> None:
    slot = FrameSlot()
    first = video_on(pane, slot)
    slot.write(grey_picture(luma=235))
    pane.step(2)
    first.slot = None
    first.clear()
    second = video_on(pane, slot)
    pane.step(2)
    assert second.showing
    assert near(pane.pixel(160, 120), (255, 255, 255))


def test_a_widget_does_not_show_the_end_of_the_film_before(pane: Pane) -> None:
    player = FakePlayer()
    first = video_on(pane, player.slot)
    player.load(Path("one"))
    pane.step(2)
    first.slot = None
    player.slot.expect(2)  # another film is asked for, and not there yet
    second = video_on(pane, player.slot)
    pane.step(3)
    assert not second.showing
    assert first.showing


def test_a_cleared_widget_is_empty_until_the_next_picture(pane: Pane) -> None:
    slot = FrameSlot()
    video = video_on(pane, slot)
    slot.write(grey_picture(luma=235, load=1))
    pane.step(2)
    video.clear()
    pane.step(2)
    assert not video.showing
    assert video._textures.planes == ()
    assert pane.pixel(160, 120) == BLACK
    firsts: list[object] = []
    video.bind(on_first_picture=firsts.append)
    slot.write(grey_picture(luma=235, load=1))
    pane.step(2)
    assert firsts == [video]
    assert near(pane.pixel(160, 120), (255, 255, 255))


def test_a_film_fades_with_what_it_lies_in(pane: Pane) -> None:
    root = FloatLayout(opacity=0.5)
    slot = FrameSlot()
    video = Video(slot=slot, bridge=pane.bridge)
    root.add_widget(video)
    pane.put(root)
    slot.write(grey_picture(luma=235))
    pane.step(2)
    assert near(pane.pixel(160, 120), (128, 128, 128))
    video.opacity = 0.5
    pane.step(2)
    assert near(pane.pixel(160, 120), (64, 64, 64))
    root.opacity = 1
    pane.step(2)
    assert near(pane.pixel(160, 120), (128, 128, 128))


def test_what_is_drawn_after_a_film_has_its_own_colours(pane: Pane) -> None:
    root = FloatLayout()
    slot = FrameSlot()
    root.add_widget(Video(slot=slot, bridge=pane.bridge))
    plain = Widget(size_hint=(None, None), size=(50, 50))
    with plain.canvas:
        Color(1, 0, 0)
        Rectangle(size=(50, 50))
    root.add_widget(plain)
    pane.put(root)
    slot.write(grey_picture(luma=235))
    pane.step(2)
    assert pane.pixel(25, 25) == (255, 0, 0)
    assert near(pane.pixel(160, 120), (255, 255, 255))


def test_a_film_is_drawn_again_after_the_graphics_were_lost(pane: Pane) -> None:
    slot = FrameSlot()
    video_on(pane, slot)
    slot.write(grey_picture(luma=235))
    pane.step(2)
    get_context().reload()
    pane.step(3)
    assert near(pane.pixel(160, 120), (255, 255, 255))
