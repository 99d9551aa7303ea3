"""What a film's streams are, from what libVLC says of a video track; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_FIRST_SIDEWAYS = 4
"""Orientations from here on swap width and height."""
_FULL_HD, _FULL_HD_CODED = 1080, 1090


@dataclass(frozen=True, slots=True)
class Tracks:
    """A film's streams; sizes are visible ones in pixels, upright; 0 for unknown.

    Attributes:
        has_video: Whether it has pictures.
        has_audio: Whether it has sound.
        width: Pixels.
        height: Pixels.
        aspect: Width of the whole picture over its height.
        rate: Pictures a second.
    """

    has_video: bool = False
    has_audio: bool = False
    width: int = 0
    height: int = 0
    aspect: float = 0.0
    rate: float = 0.0


def upright(video: Any, *, has_audio: bool) -> Tracks:
    """Return what a video track says, turned as it is shown."""
    width, height = video.width, video.height
    sar = video.sar_num / video.sar_den if video.sar_num and video.sar_den else 1.0
    aspect = sar * width / height if height else 0.0
    if video.orientation.value >= _FIRST_SIDEWAYS:
        width, height, aspect = height, width, 1 / aspect if aspect else 0.0
    rate = video.frame_rate_num / video.frame_rate_den if video.frame_rate_den else 0.0
    return Tracks(
        has_video=True, has_audio=has_audio, width=width, height=height, aspect=aspect, rate=rate
    )


def visible_height(height: int) -> int:
    """Return the height meant by a coded one, while the film does not say: blocks make it 1088."""
    return _FULL_HD if _FULL_HD < height <= _FULL_HD_CODED else height
