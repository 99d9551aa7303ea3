from __future__ import annotations

import io
import random

from PIL import Image

from kiosk.device.glass_picture import LONGEST, WIDEST, jpeg_of


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_plain_glass_keeps_its_size() -> None:
    data = jpeg_of(1280, 720, bytes((90, 20, 30, 255)) * (1280 * 720))
    assert opened(data).size == (1280, 720)
    assert len(data) <= LONGEST


def test_a_very_large_glass_is_made_smaller() -> None:
    data = jpeg_of(3840, 2160, bytes((90, 20, 30, 255)) * (3840 * 2160))
    assert opened(data).size == (WIDEST, 1080)


def test_the_hardest_picture_is_short_enough() -> None:
    noise = random.Random(3).randbytes(1920 * 1080 * 4)  # noqa: S311
    data = jpeg_of(1920, 1080, noise)
    assert len(data) <= LONGEST
    assert opened(data).width < 1920


def test_no_picture_is_too_small_to_be_made() -> None:
    assert opened(jpeg_of(1, 1, b"\0\0\0\xff", most=1)).size == (1, 1)
