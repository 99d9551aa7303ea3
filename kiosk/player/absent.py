"""A player for machines without libVLC: everything but moving pictures is still shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.player.base import Fault, PlayerState, Status
from kiosk.player.frames import FrameSlot

if TYPE_CHECKING:
    from pathlib import Path


class AbsentPlayer:
    """Fails every film at once, so that screens say so and go on."""

    def __init__(self) -> None:
        """Have nothing to play with."""
        self._slot = FrameSlot()
        self._status = Status(state=PlayerState.EMPTY)

    @property
    def slot(self) -> FrameSlot:
        """A slot that stays empty."""
        return self._slot

    @property
    def status(self) -> Status:
        """Empty, or failed."""
        return self._status

    def load(self, film: Path, *, at: float = 0.0, play: bool = True, loop: bool = False) -> None:
        """Fail."""
        del at, play, loop
        self._status = Status(state=PlayerState.FAILED, fault=Fault.UNREADABLE, file=film)

    def play(self) -> None:
        """Do nothing."""

    def pause(self) -> None:
        """Do nothing."""

    def seek(self, seconds: float) -> None:
        """Do nothing."""

    def set_volume(self, volume: float, *, fade: float = 0.0) -> None:
        """Do nothing."""

    def set_muted(self, muted: bool) -> None:  # noqa: FBT001  # a plain setter
        """Do nothing."""

    def set_pace(self, pace: float) -> None:
        """Do nothing."""

    def unload(self) -> None:
        """Forget the film."""
        self._status = Status(state=PlayerState.EMPTY)

    def close(self) -> None:
        """Do nothing."""
