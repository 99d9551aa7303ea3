"""A PNG gone through in blocks: every checksum, every compressed byte, nothing kept."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BLOCK = 1 << 18
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_ADAM7 = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)


def check_png(file: BinaryIO) -> None:
    """Read `file` to its end mark.

    Raises:
        ValueError: It is cut short, a checksum does not fit, or its lines are not all there.
    """
    if file.read(len(_SIGNATURE)) != _SIGNATURE:
        raise ValueError("no PNG signature")
    unpacker, left = zlib.decompressobj(), 0
    for kind, data in _blocks(file):
        if kind == b"IHDR":
            left = _packed_size(data)
        elif kind == b"IDAT":
            left -= _unpack(unpacker, data, left)
    if left > 0:
        raise ValueError("lines are missing")


def _unpack(unpacker: zlib._Decompress, data: bytes, wanted: int) -> int:
    """Unpack `data` in pieces; return how many bytes came out, at most `wanted`."""
    done = 0
    while data and done < wanted and not unpacker.eof:
        try:
            done += len(unpacker.decompress(data, min(_BLOCK, wanted - done)))
        except zlib.error as error:
            raise ValueError("its data cannot be unpacked") from error
        data = unpacker.unconsumed_tail
    return done


def _blocks(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind and the data of every chunk, long ones in several blocks."""
    while True:
        head = _exactly(file, 8)
        left, kind = struct.unpack(">I4s", head)
        checksum = zlib.crc32(kind)
        while left:
            data = _exactly(file, min(left, _BLOCK))
            left -= len(data)
            checksum = zlib.crc32(data, checksum)
            yield kind, data
        if _exactly(file, 4) != struct.pack(">I", checksum):
            raise ValueError("a checksum does not fit")
        if kind == b"IEND":
            return


def _exactly(file: BinaryIO, count: int) -> bytes:
    data = file.read(count)
    if len(data) < count:
        raise ValueError("it is cut short")
    return data


def _packed_size(header: bytes) -> int:
    """Return how many bytes the lines of a picture take, one filter byte before each."""
    try:
        width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", header)
        bits = depth * _CHANNELS[colour]
    except (struct.error, KeyError) as error:
        raise ValueError("its head is wrong") from error
    steps = _ADAM7 if interlaced else ((0, 0, 1, 1),)
    size = 0
    for x, y, across, down in steps:
        columns, lines = -((x - width) // across), -((y - height) // down)
        size += lines * (1 + (columns * bits + 7) // 8) if columns > 0 and lines > 0 else 0
    return size
