"""Subtitles (SRT and WebVTT) as plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """Words on the screen from `start` to `end`, in seconds from the film's start."""

    start: float
    end: float
    text: str


def parse_subtitles(data: bytes) -> tuple[Cue, ...]:
    """Return the cues in `data`, in order of time.

    Raises:
        SubtitleError: Nothing in it can be read as SRT or WebVTT.
    """
    raise NotImplementedError
