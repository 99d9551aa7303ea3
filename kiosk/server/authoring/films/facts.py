"""What a film or a recording is made of, as ffprobe finds it."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from kiosk.content.containers import check_container
from kiosk.content.moving import Ffprobe, UnplayableError

if TYPE_CHECKING:
    from pathlib import Path

_TIMEOUT = 30
_FORMATS = "aac,ac3,asf,avi,flac,flv,m4v,matroska,mov,mp3,mpeg,mpegts,mpegvideo,ogg,wav,webm"
_TOP_BOXES = 16


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found.

    Attributes:
        seconds: Its length.
        container: The names of its container, as ffprobe has them.
        video: Codec of the pictures; empty for a sound recording.
        width: Of the pictures, in pixels as shown.
        height: The same.
        rate: Pictures a second.
        pixels: How a pixel is kept, such as `yuv420p`.
        interlaced: Whether each picture is two half ones.
        audio: Codec of the sound; empty for a silent film.
        channels: Of the sound.
        head_first: Whether the index of an MP4 stands before its data.
    """

    seconds: float
    container: str
    video: str = ""
    width: int = 0
    height: int = 0
    rate: float = 0.0
    pixels: str = ""
    interlaced: bool = False
    audio: str = ""
    channels: int = 0
    head_first: bool = True

    def as_json(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self)


def look_into(file: Path) -> Facts:
    """Return what `file` is made of, once it has proved to be a film or a recording.

    Raises:
        UnplayableError: It is none, is broken, or cannot be looked into; says what to do.
        OSError: It cannot be read.
    """
    check_container(file)
    measured = Ffprobe()(file)
    program = shutil.which("ffprobe")
    if measured is None or program is None:
        raise UnplayableError(
            "服务器上没有 ffprobe，影片没法检查；请技术人员安装 ffmpeg",
            "the server has no ffprobe to look into films with; have the technician install ffmpeg",
        )
    found = _ask(program, file)
    streams = [s for s in found.get("streams", []) if not _is_cover(s)]
    video, audio = _first(streams, "video"), _first(streams, "audio")
    width, height = int(video.get("width", 0)), int(video.get("height", 0))
    if _is_turned(video):
        width, height = height, width
    return Facts(
        seconds=measured.seconds,
        container=str(found.get("format", {}).get("format_name", "")),
        video=str(video.get("codec_name", "")),
        width=width,
        height=height,
        rate=_rate(str(video.get("avg_frame_rate", "0/1"))),
        pixels=str(video.get("pix_fmt", "")),
        interlaced=str(video.get("field_order", "progressive")) not in ("progressive", "unknown"),
        audio=str(audio.get("codec_name", "")),
        channels=int(audio.get("channels", 0)),
        head_first=_head_first(file),
    )


def _ask(program: str, file: Path) -> dict[str, Any]:
    command = [
        program, "-v", "error", "-of", "json", "-protocol_whitelist", "file",
        "-format_whitelist", _FORMATS, "-show_format", "-show_streams", f"file:{file.absolute()}",
    ]  # fmt: skip
    try:
        done = subprocess.run(  # noqa: S603  # a fixed program, no shell, a path of ours
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_TIMEOUT, check=True
        )
        found = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise UnplayableError(
            "不是能播放的影片或录音，或者已损坏",
            "this is no film or recording that can be played, or it is broken",
        ) from error
    return found if isinstance(found, dict) else {}


def _first(streams: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    return next((stream for stream in streams if stream.get("codec_type") == kind), {})


def _is_cover(stream: dict[str, Any]) -> bool:
    return bool(stream.get("disposition", {}).get("attached_pic"))


def _is_turned(video: dict[str, Any]) -> bool:
    turns = [data.get("rotation", 0) for data in video.get("side_data_list", [])]
    return any(abs(int(turn)) % 180 == 90 for turn in turns if isinstance(turn, int | float))  # noqa: PLR2004  # degrees


def _rate(written: str) -> float:
    try:
        return float(Fraction(written))
    except (ValueError, ZeroDivisionError):
        return 0.0


def _head_first(file: Path) -> bool:
    """Tell whether the index of an MP4 stands before its data; True for what is no MP4."""
    with file.open("rb") as opened:
        for _ in range(_TOP_BOXES):
            start = opened.tell()
            head = opened.read(16)
            kind, size = head[4:8], int.from_bytes(head[:4], "big")
            if kind == b"moov":
                return True
            if kind == b"mdat":
                return False
            if size == 1:
                size = int.from_bytes(head[8:16], "big")
            if size < len(b"sizekind"):
                return True
            opened.seek(start + size)
    return True
