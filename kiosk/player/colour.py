"""By which standard a film's colours are coded.

libVLC 3 does not say. What an MP4 or MOV notes in its `colr` box is read from there; for other
files the picture's size decides, as players do: high definition is BT.709, smaller is BT.601.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from kiosk.player.frames import Matrix

if TYPE_CHECKING:
    from pathlib import Path

_HIGH_DEFINITION = 720
"""Lines from which a film counts as high definition."""
_MOST_BOXES = 400
"""A hostile file must not keep us reading."""
_FULL_RANGE = 0x80

_WAY = {
    b"moov": 0,
    b"trak": 0,
    b"mdia": 0,
    b"minf": 0,
    b"stbl": 0,
    b"stsd": 8,  # version, flags, number of entries
    b"avc1": 78,  # the fixed part of a video sample entry
    b"avc3": 78,
    b"hvc1": 78,
    b"hev1": 78,
    b"av01": 78,
    b"vp09": 78,
    b"mp4v": 78,
}
"""Boxes on the way to `colr`, and the bytes in each before its children."""

_MATRICES = {1: Matrix.BT709, 5: Matrix.BT601, 6: Matrix.BT601}
"""Matrix coefficients of ISO/IEC 23091-2."""


def guess_matrix(height: int) -> Matrix:
    """Return the standard a film of this height most likely follows."""
    return Matrix.BT709 if height >= _HIGH_DEFINITION else Matrix.BT601


def read_tag(film: Path) -> tuple[Matrix | None, bool | None]:
    """Read the colour standard and the full-range flag an MP4 or MOV notes; None if it does not."""
    try:
        with film.open("rb") as file:
            size = file.seek(0, 2)
            tag = _search(file, 0, size, [_MOST_BOXES])
    except OSError:
        return None, None
    if tag is None:
        return None, None
    matrix = _MATRICES.get(int.from_bytes(tag[8:10], "big"))
    is_nclx = tag[:4] == b"nclx" and len(tag) > 10  # noqa: PLR2004  # its flag is byte 10
    return matrix, bool(tag[10] & _FULL_RANGE) if is_nclx else None


def _search(file: BinaryIO, start: int, end: int, budget: list[int]) -> bytes | None:
    """Return the content of the first `colr` box between two offsets, on any way to it."""
    while start + 8 <= end and budget[0] > 0:
        budget[0] -= 1
        file.seek(start)
        head = file.read(16)
        length, kind, inner = int.from_bytes(head[:4], "big"), head[4:8], start + 8
        if length == 1:
            length, inner = int.from_bytes(head[8:16], "big"), start + 16
        if length == 0:
            length = end - start
        if length < inner - start:
            return None
        stop = min(start + length, end)
        if kind == b"colr":
            file.seek(inner)
            return file.read(11)
        if kind in _WAY:
            found = _search(file, inner + _WAY[kind], stop, budget)
            if found is not None:
                return found
        start += length
    return None
