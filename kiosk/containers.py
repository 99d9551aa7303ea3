"""Films and recordings told from lists of addresses by their first bytes.

libVLC goes by content, not by name: a playlist called `film.mp4` would have it fetch whatever the
list names, from any network. A look at a few bytes is cheap enough for every start, and for every
time a film is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

_STARTS = (
    b"\x1aE\xdf\xa3",  # Matroska, WebM
    b"RIFF",  # AVI, WAV
    b"RF64",
    b"OggS",
    b"fLaC",
    b"FLV\x01",
    b"0&\xb2u\x8ef\xcf\x11",  # ASF, WMV, WMA
    b"\x0bw",  # AC-3
    b"\x00\x00\x01",  # MPEG
)
_BOXES = frozenset({b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})
"""What an MP4 or a MOV may begin with, after four bytes of length."""
_WIDE_TEXT = b"\xff\xfe"
_PACKETS = ((0, 188), (4, 192))
"""Where the first packet of a transport stream begins, and how long each is."""
_PACKET = b"G"
_TAG, _TAG_HEAD = b"ID3", 10
_MOST_TAGS = 8
_HEAD = 256


def is_container(file: Path) -> bool:
    """Tell whether a file begins as a container of pictures or sound that the kiosk plays.

    Raises:
        OSError: It cannot be read.
    """
    with file.open("rb") as opened:
        return _is_container(_head(opened))


def _head(file: BinaryIO) -> bytes:
    """Return the first bytes after the tags of a song, which libVLC passes over too."""
    start, head = 0, file.read(_HEAD)
    for _ in range(_MOST_TAGS):
        if not head.startswith(_TAG):
            break
        size = 0
        for byte in head[6:_TAG_HEAD]:
            size = size << 7 | byte & 0x7F
        start = file.seek(start + _TAG_HEAD + size)
        head = file.read(_HEAD)
    return head


def _is_container(head: bytes) -> bool:
    return (
        head.startswith(_STARTS)
        or head[4:8] in _BOXES
        or _is_mpeg_audio(head)
        or any(_is_packet(head, start, length) for start, length in _PACKETS)
    )


def _is_mpeg_audio(head: bytes) -> bool:
    return head[:1] == b"\xff" and head[1:2] >= b"\xe0" and not head.startswith(_WIDE_TEXT)


def _is_packet(head: bytes, start: int, length: int) -> bool:
    return all(head[at : at + 1] == _PACKET for at in (start, start + length))
