"""The recordings of a report, kept in step with its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kiosk.player.base import Player

_IN_STEP = 0.5
"""Seconds text and recording may lie apart before the recording is moved."""


class Voice:
    """Plays the recording of the section that is read; silent where there is none."""

    def __init__(self, player: Player, recordings: Sequence[Path | None]) -> None:
        """Take the recording of each section, in order."""
        self._player = player
        self._recordings = tuple(recordings)
        self._loaded: Path | None = None

    @property
    def speaks(self) -> bool:
        """Whether any section has a recording."""
        return any(self._recordings)

    def follow(self, section: int, at: float, *, speaking: bool) -> None:
        """Be at `at` seconds of `section`'s recording, speaking or silent."""
        recording = self._recordings[section] if 0 <= section < len(self._recordings) else None
        if recording != self._loaded:
            self._change(recording, at, speaking=speaking)
        elif recording is not None:
            self._keep_in_step(at, speaking=speaking)

    def stop(self) -> None:
        """Fall silent and let go."""
        if self._loaded is not None:
            self._player.unload()
            self._loaded = None

    def _change(self, recording: Path | None, at: float, *, speaking: bool) -> None:
        self.stop()
        if recording is not None:
            self._player.load(recording, at=at, play=speaking)
            self._loaded = recording

    def _keep_in_step(self, at: float, *, speaking: bool) -> None:
        if abs(self._player.status.position - at) > _IN_STEP:
            self._player.seek(at)
        if speaking:
            self._player.play()
        else:
            self._player.pause()
