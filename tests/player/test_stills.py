from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.errors import PictureError
from kiosk.player.base import WHOLE, Box, Fit, Still, Wanted
from kiosk.player.stills import Decoder, Limits

if TYPE_CHECKING:
    from pathlib import Path

# Pillow warns of pictures that the decoder's own limits are made for.
pytestmark = pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 200, 60), (40, 60, 210), (255, 255, 255)


def quarters(size: tuple[int, int] = (80, 60), mode: str = "RGB") -> Image.Image:
    """Return a picture with red, green, blue and white quarters, from the top left."""
    image = Image.new("RGB", size)
    for number, colour in enumerate((RED, GREEN, BLUE, WHITE)):
        left, top = (number % 2) * size[0] // 2, (number // 2) * size[1] // 2
        image.paste(colour, (left, top, left + size[0] // 2, top + size[1] // 2))
    return image.convert(mode)


def decode(
    path: Path,
    width: int = 80,
    height: int = 60,
    fit: Fit = Fit.CONTAIN,
    *,
    part: Box = WHOLE,
    limits: Limits | None = None,
) -> Still:
    return Decoder(limits).decode(Wanted(path, width, height, fit, part))


def image_of(still: Still) -> Image.Image:
    return Image.frombytes("RGBA", (still.width, still.height), bytes(still.pixels))


def corners(still: Still) -> list[tuple[int, ...]]:
    """Return the colours in the middle of each quarter."""
    image = image_of(still).convert("RGB")
    w, h = image.size
    return [image.getpixel((x, y)) for y in (h // 4, 3 * h // 4) for x in (w // 4, 3 * w // 4)]  # type: ignore[misc]


def like(one: tuple[int, ...], other: tuple[int, ...], by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


# --- size ------------------------------------------------------------------------------


def test_a_picture_is_scaled_into_its_box(tmp_path: Path) -> None:
    quarters((800, 600)).save(tmp_path / "p.png")
    still = decode(tmp_path / "p.png", 200, 200)
    assert (still.width, still.height, still.natural) == (200, 150, (800, 600))
    assert len(still.pixels) == 200 * 150 * 4


def test_a_small_picture_is_not_blown_up(tmp_path: Path) -> None:
    quarters((40, 30)).save(tmp_path / "p.png")
    still = decode(tmp_path / "p.png", 1920, 1080)
    assert (still.width, still.height) == (40, 30)


def test_a_covering_picture_is_cut_to_the_shape_of_its_box(tmp_path: Path) -> None:
    quarters((800, 600)).save(tmp_path / "p.png")
    still = decode(tmp_path / "p.png", 100, 300, Fit.COVER)
    assert (still.width, still.height) == (100, 300)
    assert still.part == pytest.approx((0.375, 0, 0.625, 1))
    assert corners(still) == [RED, GREEN, BLUE, WHITE]


def test_a_part_is_cut_out(tmp_path: Path) -> None:
    quarters((800, 600)).save(tmp_path / "p.png")
    still = decode(tmp_path / "p.png", 400, 300, part=(0.5, 0, 1, 0.5))
    assert (still.width, still.height, still.part) == (400, 300, (0.5, 0, 1, 0.5))
    assert set(corners(still)) == {GREEN}


def test_a_part_of_no_size_is_refused(tmp_path: Path) -> None:
    quarters().save(tmp_path / "p.png")
    with pytest.raises(PictureError):
        decode(tmp_path / "p.png", part=(0.5, 0.5, 0.5, 0.5))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    size=st.tuples(st.integers(1, 90), st.integers(1, 90)),
    box=st.tuples(st.integers(1, 120), st.integers(1, 120)),
    fit=st.sampled_from(Fit),
)
def test_any_picture_fits_any_box(
    tmp_path: Path, size: tuple[int, int], box: tuple[int, int], fit: Fit
) -> None:
    Image.new("RGB", size, RED).save(tmp_path / "any.png")
    still = decode(tmp_path / "any.png", *box, fit)
    assert still.width <= max(box[0], 1)
    assert still.height <= max(box[1], 1)
    assert len(still.pixels) == still.width * still.height * 4


# --- kinds -----------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp"])
def test_the_usual_formats_are_read(tmp_path: Path, suffix: str) -> None:
    quarters((160, 120)).save(tmp_path / f"p.{suffix}")
    seen = corners(decode(tmp_path / f"p.{suffix}", 40, 30))
    assert all(map(like, seen, (RED, GREEN, BLUE, WHITE)))


@pytest.mark.parametrize("kind", ["BMP", "TIFF", "GIF", "EPS", "PPM"])
def test_other_formats_are_left_alone_whatever_they_are_named(tmp_path: Path, kind: str) -> None:
    quarters((160, 120)).save(tmp_path / "p.jpg", kind)
    with pytest.raises(PictureError):
        decode(tmp_path / "p.jpg", 40, 30)


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "RGBA", "CMYK", "I;16"])
def test_every_mode_becomes_rgba(tmp_path: Path, mode: str) -> None:
    path = tmp_path / ("p.jpg" if mode == "CMYK" else "p.png")
    source = quarters((160, 120), "L" if mode == "I;16" else mode)
    if mode == "I;16":
        source = source.convert("I").point(lambda v: v * 257).convert("I;16")
    source.save(path)
    seen = corners(decode(path, 40, 30))
    if mode in {"P", "RGBA", "CMYK"}:
        assert all(map(like, seen, (RED, GREEN, BLUE, WHITE)))
    else:
        greys = [quarters().convert("L").getpixel(spot) for spot in ((1, 1), (79, 1))]
        assert seen[3] == WHITE
        assert mode == "1" or like(seen[0], (greys[0],) * 3)  # type: ignore[operator]


def test_transparency_is_kept(tmp_path: Path) -> None:
    image = quarters((80, 60), "RGBA")
    image.putalpha(Image.linear_gradient("L").resize((80, 60)))
    image.save(tmp_path / "p.png")
    still = decode(tmp_path / "p.png")
    low, high = image_of(still).getchannel("A").getextrema()
    assert low < 10  # type: ignore[operator]
    assert high > 245  # type: ignore[operator]


def test_an_indexed_picture_with_a_transparent_colour_has_alpha(tmp_path: Path) -> None:
    quarters((80, 60)).quantize(8).save(tmp_path / "p.png", transparency=0)
    assert image_of(decode(tmp_path / "p.png")).getchannel("A").getextrema() == (0, 255)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_turned_upright(tmp_path: Path, orientation: int) -> None:
    turns = [
        None,
        Image.Transpose.FLIP_LEFT_RIGHT,
        Image.Transpose.ROTATE_180,
        Image.Transpose.FLIP_TOP_BOTTOM,
        Image.Transpose.TRANSPOSE,
        Image.Transpose.ROTATE_90,
        Image.Transpose.TRANSVERSE,
        Image.Transpose.ROTATE_270,
    ]
    turn = turns[orientation - 1]
    stored = quarters((320, 240)) if turn is None else quarters((320, 240)).transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored.save(tmp_path / "p.jpg", exif=exif, quality=95)
    still = decode(tmp_path / "p.jpg", 160, 120)
    assert (still.width, still.height, still.natural) == (160, 120, (320, 240))
    assert all(map(like, corners(still), (RED, GREEN, BLUE, WHITE)))
    part = decode(tmp_path / "p.jpg", 160, 120, part=(0.5, 0, 1, 0.5))
    assert all(like(seen, GREEN) for seen in corners(part))
    tall = decode(tmp_path / "p.jpg", 60, 120, Fit.COVER)
    assert (tall.width, tall.height) == (60, 120)
    assert all(map(like, corners(tall), (RED, GREEN, BLUE, WHITE)))


# --- large ones ------------------------------------------------------------------------


def test_a_large_scan_is_decoded_at_a_part_of_its_size(tmp_path: Path) -> None:
    quarters((4000, 3000)).save(tmp_path / "scan.jpg")
    little = Limits(scaled=1000 * 750 * 4)
    still = decode(tmp_path / "scan.jpg", 1920, 1080, limits=little)
    assert still.natural == (4000, 3000)
    assert (still.width, still.height) == (1440, 1080)
    assert all(map(like, corners(still), (RED, GREEN, BLUE, WHITE)))


def test_a_scan_of_twelve_thousand_pixels_shows_its_parts_sharply(tmp_path: Path) -> None:
    scan = Image.new("L", (12_000, 8_400), 255)
    for x in range(6_000, 6_100, 10):
        scan.paste(0, (x, 4_200, x + 5, 4_300))
    scan.save(tmp_path / "scan.jpg", quality=90)
    part = (6_000 / 12_000, 4_200 / 8_400, 6_100 / 12_000, 4_300 / 8_400)
    still = decode(tmp_path / "scan.jpg", 400, 400, part=part)
    row = [image_of(still).getpixel((x, still.height // 2))[0] for x in range(still.width)]  # type: ignore[index]
    assert still.width == 100
    assert min(row) < 60
    assert max(row) > 200


@pytest.mark.parametrize("mode", ["P", "1"])
def test_a_large_picture_of_another_mode_is_converted_in_strips(
    tmp_path: Path, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.player.stills._HEAVY", 50_000)
    quarters((700, 500), mode).save(tmp_path / "scan.png")
    still = decode(tmp_path / "scan.png", 70, 50)
    assert (still.width, still.height) == (70, 50)
    seen = corners(still)
    assert like(seen[3], WHITE)
    assert mode == "1" or all(map(like, seen, (RED, GREEN, BLUE, WHITE)))
    column = [image_of(still).convert("RGB").getpixel((10, y)) for y in range(2, 24)]
    assert mode == "1" or all(like(line, RED, by=3) for line in column)  # type: ignore[arg-type]


def test_a_picture_too_large_for_memory_is_refused_with_a_way_out(tmp_path: Path) -> None:
    quarters((400, 300)).save(tmp_path / "scan.png")
    with pytest.raises(PictureError, match="too much memory") as caught:
        decode(tmp_path / "scan.png", limits=Limits(whole=1000))
    assert "JPEG" in caught.value.zh


def bomb(path: Path, width: int, height: int) -> None:
    """Write a PNG that claims a size and holds nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + crc

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99))
    )


@pytest.mark.parametrize("size", [(60_000, 60_000), (13_100, 13_100), (170_001, 1_000)])
def test_a_bomb_is_refused_before_it_is_decoded(tmp_path: Path, size: tuple[int, int]) -> None:
    bomb(tmp_path / "bomb.png", *size)
    with pytest.raises(PictureError):
        decode(tmp_path / "bomb.png")


# --- bad ones --------------------------------------------------------------------------


def test_a_missing_picture_is_named(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"none\.jpg is missing"):
        decode(tmp_path / "none.jpg")


@pytest.mark.parametrize("content", [b"", b"no picture", b"\xff\xd8\xff\xe0" + b"\0" * 100])
def test_a_file_that_is_no_picture_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.jpg").write_bytes(content)
    with pytest.raises(PictureError, match=r"bad\.jpg cannot be read"):
        decode(tmp_path / "bad.jpg")


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    with pytest.raises(PictureError):
        decode(tmp_path)


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp"])
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(damage=st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=20), st.floats(0.1, 1)))
def test_a_damaged_picture_is_shown_or_refused(
    tmp_path: Path, suffix: str, damage: tuple[float, bytes, float]
) -> None:
    path, (at, noise, cut) = tmp_path / f"p.{suffix}", damage
    if not path.exists():
        quarters((64, 48)).save(path)
    whole = path.read_bytes()
    start = int(at * len(whole))
    damaged = tmp_path / f"damaged.{suffix}"
    changed = whole[:start] + noise + whole[start + len(noise) :]
    damaged.write_bytes(changed[: int(cut * len(whole)) + 1])
    try:
        still = decode(damaged)
    except PictureError:
        return
    assert len(still.pixels) == still.width * still.height * 4
