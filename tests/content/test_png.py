from __future__ import annotations

import io
import struct
import tracemalloc
import zlib
from itertools import product
from typing import Any

import pytest
from PIL import Image

from kiosk.content.png import check_png

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def png(width: int, height: int, lines: bytes, *, colour: int = 2, interlaced: int = 0) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, interlaced)
    return (
        SIGNATURE
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(lines))
        + chunk(b"IEND", b"")
    )


def check(data: bytes) -> None:
    check_png(io.BytesIO(data))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
@pytest.mark.parametrize("size", [(1, 1), (13, 7), (64, 64)])
def test_what_pillow_writes_is_whole(mode: str, size: tuple[int, int]) -> None:
    buffer = io.BytesIO()
    Image.new(mode, size).save(buffer, "PNG")

    check(buffer.getvalue())


def interlaced_size(width: int, height: int) -> int:
    """Count the bytes of an interlaced RGB picture pixel by pixel."""
    rows: dict[tuple[str, int], int] = {}
    passes = [
        "16462646", "77777777", "56565656", "77777777",
        "36463646", "77777777", "56565656", "77777777",
    ]  # fmt: skip
    for y, x in product(range(height), range(width)):
        number = passes[y % 8][x % 8]
        rows[number, y] = rows.get((number, y), 1) + 3
    return sum(rows.values())


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (5, 5), (8, 8), (13, 17)])
def test_an_interlaced_picture_is_counted_pass_by_pass(size: tuple[int, int]) -> None:
    count = interlaced_size(*size)

    check(png(*size, bytes(count), interlaced=1))
    with pytest.raises(ValueError, match="lines are missing"):
        check(png(*size, bytes(count - 1), interlaced=1))


def test_missing_lines_are_noticed_though_every_checksum_fits() -> None:
    check(png(10, 10, bytes(310)))
    with pytest.raises(ValueError, match="lines are missing"):
        check(png(10, 10, bytes(309)))


@pytest.mark.parametrize("at", [0, 1, 7, 8, 20, 30, 45, -5, -13])
def test_a_file_cut_anywhere_is_noticed(at: int) -> None:
    with pytest.raises(ValueError, match=r"cut short|signature"):
        check(png(10, 10, bytes(310))[:at])


def test_a_spoilt_byte_fails_its_checksum() -> None:
    data = bytearray(png(10, 10, bytes(310)))
    data[50] ^= 1

    with pytest.raises(ValueError, match=r"checksum|unpacked"):
        check(bytes(data))


def test_data_that_cannot_be_unpacked_is_noticed() -> None:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0))

    with pytest.raises(ValueError, match="unpacked"):
        check(SIGNATURE + head + chunk(b"IDAT", b"not zlib") + chunk(b"IEND", b""))


@pytest.mark.parametrize("head", [b"", b"short", struct.pack(">IIBBBBB", 4, 4, 8, 5, 0, 0, 0)])
def test_a_wrong_head_is_noticed(head: bytes) -> None:
    with pytest.raises(ValueError, match="head is wrong"):
        check(SIGNATURE + chunk(b"IHDR", head or b"x") + chunk(b"IEND", b""))


def test_a_bomb_is_unpacked_only_as_far_as_its_head_allows() -> None:
    bomb = png(10, 10, bytes(100_000_000))
    tracemalloc.start()
    check(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 4_000_000


def test_a_large_picture_is_checked_in_little_memory() -> None:
    large: Any = png(6000, 5000, bytes(5000 * (1 + 3 * 6000)))
    tracemalloc.start()
    check(large)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 4_000_000
