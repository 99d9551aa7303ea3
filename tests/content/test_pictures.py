from __future__ import annotations

import contextlib
import io
import random
import struct
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.content import pictures
from kiosk.content.limits import LIMITS, Limits
from kiosk.content.pictures import check_picture
from kiosk.errors import PictureError

if TYPE_CHECKING:
    from pathlib import Path


def encoded(kind: str, size: tuple[int, int] = (64, 48), **options: Any) -> bytes:
    noise = random.Random(1).randbytes(size[0] * size[1] * 3)  # noqa: S311  # it needs no secrecy
    buffer = io.BytesIO()
    Image.frombytes("RGB", size, noise).save(buffer, kind, **options)
    return buffer.getvalue()


def refusal(file: Path) -> str:
    with pytest.raises(PictureError) as caught:
        check_picture(file)
    assert caught.value.zh
    return caught.value.en


@pytest.fixture
def put(tmp_path: Path) -> Any:
    def write(name: str, data: bytes) -> Path:
        file = tmp_path / name
        file.write_bytes(data)
        return file

    return write


@pytest.mark.parametrize(
    ("name", "kind", "options"),
    [
        ("a.jpg", "JPEG", {}),
        ("a.JPEG", "JPEG", {"progressive": True}),
        ("a.png", "PNG", {}),
        ("a.webp", "WEBP", {}),
        ("a.webp", "WEBP", {"lossless": True}),
    ],
)
def test_a_whole_picture_tells_its_size(put: Any, name: str, kind: str, options: Any) -> None:
    assert check_picture(put(name, encoded(kind, **options))) == (64, 48)


@pytest.mark.parametrize("size", [(1, 1), (7, 3), (1, 500)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_tiny_picture_is_whole_too(put: Any, kind: str, size: tuple[int, int]) -> None:
    file = put(f"a.{kind.lower()}", encoded(kind, size))

    assert check_picture(file) == size


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_picture_cut_short_is_refused(put: Any, kind: str, share: float) -> None:
    data = encoded(kind)

    words = refusal(put(f"a.{kind.lower()}", data[: int(len(data) * share)]))

    assert "broken or cut short" in words or "no JPEG, PNG or WebP" in words


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "JPEG"), ("a.jpg", "PNG"), ("a.jpg", "WEBP"), ("a.gif", "PNG")]
)
def test_a_picture_named_like_another_kind_is_refused(put: Any, name: str, kind: str) -> None:
    assert f"but holds a {kind}" in refusal(put(name, encoded(kind)))


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "PPM", "ICO"])
def test_another_format_is_refused_whatever_its_name(put: Any, kind: str) -> None:
    assert "no JPEG, PNG or WebP" in refusal(put("a.jpg", encoded(kind)))


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", b"<svg/>", b"MZ" + bytes(100)])
def test_what_is_no_picture_is_refused(put: Any, data: bytes) -> None:
    refusal(put("a.jpg", data))


def png_head(width: int, height: int) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0) + b"IDAT"


@pytest.mark.parametrize("side", [13_500, 20_000, 100_000, 2**31 - 1])
def test_a_picture_of_too_many_pixels_is_refused_by_its_head(put: Any, side: int) -> None:
    assert "at most 178 million pixels" in refusal(put("a.png", png_head(side, side)))


def test_the_limit_lies_within_what_the_screen_s_decoder_takes() -> None:
    assert Image.MAX_IMAGE_PIXELS is not None
    assert LIMITS.picture_pixels < 2 * Image.MAX_IMAGE_PIXELS


def test_a_scan_of_twelve_thousand_pixels_is_welcome(put: Any) -> None:
    buffer = io.BytesIO()
    Image.new("L", (12_000, 12_000)).save(buffer, "JPEG")

    assert check_picture(put("a.jpg", buffer.getvalue())) == (12_000, 12_000)


def test_a_jpeg_of_endless_scans_is_refused(put: Any) -> None:
    data = encoded("JPEG", progressive=True)

    assert "so many scans" in refusal(put("a.jpg", data + b"\xff\xda" * LIMITS.picture_scans))


@pytest.mark.parametrize(("name", "kind"), [("a.jpg", "JPEG"), ("a.webp", "WEBP")])
def test_what_only_decodes_as_a_whole_has_a_lower_limit(
    put: Any, name: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "LIMITS", Limits(heavy_pixels=1000))
    data = encoded(kind, progressive=True)

    assert "save it as a plain JPEG" in refusal(put(name, data))


def test_a_plain_jpeg_has_the_higher_limit(put: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LIMITS", Limits(heavy_pixels=1000))

    assert check_picture(put("a.jpg", encoded("JPEG"))) == (64, 48)


def test_a_file_too_large_for_a_picture_is_refused_unread(put: Any) -> None:
    file = put("a.jpg", b"")
    with file.open("wb") as opened:
        opened.truncate(LIMITS.picture_bytes + 1)

    assert "larger than 120 MB" in refusal(file)


def test_a_telephone_s_picture_with_a_second_behind_it_is_a_jpeg(put: Any) -> None:
    buffer = io.BytesIO()
    first, second = (Image.new("RGB", (40, 30), c) for c in ("red", "blue"))
    first.save(buffer, "MPO", save_all=True, append_images=[second])

    assert check_picture(put("a.jpg", buffer.getvalue())) == (40, 30)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data(), kind=st.sampled_from(["JPEG", "PNG", "WEBP"]))
def test_a_spoilt_picture_is_whole_or_refused_and_never_a_traceback(
    put: Any, data: st.DataObject, kind: str
) -> None:
    content = bytearray(encoded(kind, (16, 16)))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    with contextlib.suppress(PictureError):
        check_picture(put(f"a.{kind.lower()}", bytes(content)))
