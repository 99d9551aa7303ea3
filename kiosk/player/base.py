"""What a player of moving pictures is, whoever decodes them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.player.frames import FrameSlot


class PlayerState(StrEnum):
    """What the player does now."""

    EMPTY = "empty"  # nothing loaded
    OPENING = "opening"  # loaded, no picture yet
    PLAYING = "playing"
    PAUSED = "paused"
    ENDED = "ended"  # the last picture stands
    FAILED = "failed"  # cannot be played; `fault` says why


class Fault(StrEnum):
    """Why a film cannot be played."""

    MISSING = "missing"  # no such file
    UNREADABLE = "unreadable"  # libVLC finds nothing to decode in it
    NO_PICTURE = "no-picture"  # time went on, no picture ever came
    STUCK = "stuck"  # the decoder stopped answering and was replaced, more than once


@dataclass(frozen=True, slots=True)
class Status:
    """One consistent look at the player.

    Attributes:
        state: What it does.
        fault: Why it failed; None in every other state.
        file: The film loaded, if any.
        position: Seconds from the start, of the picture shown.
        duration: Seconds; 0.0 while unknown.
        pictures: Pictures delivered to the slot since the film was loaded: the honest sign
            of health, for player time goes on without a picture.
        volume: 0.0 to 1.0.
        muted: Whether the sound is off.
    """

    state: PlayerState
    fault: Fault | None = None
    file: Path | None = None
    position: float = 0.0
    duration: float = 0.0
    pictures: int = 0
    volume: float = 1.0
    muted: bool = False


class Player(Protocol):
    """Plays one film at a time into a slot of frames.

    Every method returns at once (the work happens on the player's own thread) and may be
    called in any state. `status` never blocks.
    """

    @property
    def slot(self) -> FrameSlot:
        """Where the pictures go; its listener is called from the decoder's thread."""

    @property
    def status(self) -> Status:
        """The latest consistent look."""

    def load(self, film: Path, *, at: float = 0.0, play: bool = True, loop: bool = False) -> None:
        """Open `film` at `at` seconds; paused on its first picture when `play` is false."""

    def play(self) -> None:
        """Go on; from the start when the film has ended."""

    def pause(self) -> None:
        """Hold the picture."""

    def seek(self, seconds: float) -> None:
        """Show the picture at `seconds`, at once, also while paused or ended."""

    def set_volume(self, volume: float, *, fade: float = 0.0) -> None:
        """Set the volume (0.0 to 1.0), over `fade` seconds."""

    def set_muted(self, muted: bool) -> None:  # noqa: FBT001  # a plain setter
        """Switch the sound off or on."""

    def unload(self) -> None:
        """Let go of the film; the last picture stays in the slot."""

    def close(self) -> None:
        """Stop for good and release everything; the player is not used again."""
