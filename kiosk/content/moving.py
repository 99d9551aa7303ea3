"""Films and recordings measured: their length, and whether they decode at all."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.content.limits import LIMITS
from kiosk.errors import KioskError


class UnplayableError(KioskError):
    """A film or a recording that cannot be played whole."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a probe found in a film or a recording.

    Attributes:
        seconds: Its length.
        pictures: Whether it has moving pictures.
        sound: Whether it has sound.
    """

    seconds: float
    pictures: bool
    sound: bool


Probe = Callable[[Path], Measured | None]
"""Measures a file; None when this machine cannot; raises `UnplayableError` when it is bad."""

# Demuxers that read other files by name (playlists, concat) are left out, and so is the network.
_FORMATS = "aac,ac3,asf,avi,flac,flv,m4v,matroska,mov,mp3,mpeg,mpegts,mpegvideo,ogg,wav,webm"
_HEAD = 60
"""Packets at the beginning, one of which must decode."""

_TAIL = 2.0
"""Seconds before the end in which a whole film must still have data."""


class Ffprobe:
    """Measures with ffmpeg's `ffprobe`, where it is installed."""

    def __init__(self, program: str | None = None) -> None:
        """Use `program`, or the `ffprobe` on the path."""
        self._program = program or shutil.which("ffprobe")

    def __call__(self, file: Path) -> Measured | None:
        """Measure `file`, decode its beginning and read its end.

        A file cut short still claims its whole length, and one with its data spoilt all its
        streams.
        """
        if self._program is None:
            return None
        found = self._ask(
            file, "-read_intervals", f"%+#{_HEAD}", "-show_entries",
            "format=duration:stream=codec_type:stream_disposition:frame=media_type",
        )  # fmt: skip
        kinds = _kinds(found)
        seconds = _number(found.get("format", {}).get("duration"))
        if not kinds or seconds <= 0:
            raise UnplayableError(
                "里面没有可以播放的画面或声音",
                "there is nothing in it to play: no picture, no sound",
            )
        first = "video" if "video" in kinds else "audio"
        if not any(frame.get("media_type") == first for frame in found.get("frames", [])):
            raise UnplayableError(
                "里面的画面或声音解不开；请换成 H.264 和 AAC 的 MP4",
                "its picture or sound cannot be decoded; export it as MP4 with H.264 and AAC",
            )
        self._check_end(file, seconds)
        return Measured(seconds, pictures="video" in kinds, sound="audio" in kinds)

    def _check_end(self, file: Path, seconds: float) -> None:
        tail = f"{max(0.0, seconds - _TAIL):.3f}%"
        found = self._ask(file, "-read_intervals", tail, "-show_entries", "packet=pts_time")
        # It begins at the last place one can seek to, which may lie well before the end.
        times = [_number(packet.get("pts_time")) for packet in found.get("packets", [])]
        if max(times, default=0.0) < seconds - _TAIL:
            raise UnplayableError(
                "文件不完整：结尾处没有内容；请重新拷贝",
                "it is cut short: there is nothing at its end; copy it again",
            )

    def _ask(self, file: Path, *what: str) -> dict[str, Any]:
        command = [
            str(self._program), "-v", "error", "-of", "json",
            "-protocol_whitelist", "file", "-format_whitelist", _FORMATS,
            *what, f"file:{file.absolute()}",
        ]  # fmt: skip
        try:
            done = subprocess.run(  # noqa: S603  # a fixed program, no shell, a checked path
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=LIMITS.probe_seconds,
                check=True,
            )
            found = json.loads(done.stdout)
        except subprocess.TimeoutExpired as error:
            raise UnplayableError(
                f"{LIMITS.probe_seconds:g} 秒内读不出来；文件可能已损坏",
                f"it cannot be read within {LIMITS.probe_seconds:g} seconds; it may be broken",
            ) from error
        except (OSError, subprocess.CalledProcessError, ValueError) as error:
            raise UnplayableError(
                "不是能播放的影片或录音，或者已损坏",
                "this is no film or recording that can be played, or it is broken",
            ) from error
        return found if isinstance(found, dict) else {}


def _number(written: Any) -> float:
    """Return a number that ffprobe wrote; 0.0 for “N/A”."""
    try:
        return float(written)
    except (TypeError, ValueError):
        return 0.0


def _kinds(found: dict[str, Any]) -> set[str]:
    """Return the kinds of streams; the cover picture of a song is no moving picture."""
    return {
        str(stream.get("codec_type"))
        for stream in found.get("streams", [])
        if not stream.get("disposition", {}).get("attached_pic")
    } & {"video", "audio"}
