"""What the player needs of a decoder: the seam between its behaviour and libVLC."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.player.gate import Gate


class Happening(Enum):
    """What a decoder reports by itself."""

    RUNNING = auto()  # it began, or went on
    WAITING = auto()  # opened at a later place, it waits to be told to go on
    HELD = auto()  # it stands still: we asked for it, or the film is over
    OVER = auto()  # it stopped at the film's end and must be opened anew
    BROKEN = auto()  # it met something it cannot decode


@dataclass(frozen=True, slots=True)
class Look:
    """A decoder's own account of what it does.

    Attributes:
        duration: Seconds; 0.0 while unknown.
        rate: Pictures a second; 0.0 while unknown.
        has_video: Whether the film has pictures; None while unknown.
        has_audio: Whether it has sound; None while unknown.
        decoded: Pictures and pieces of them decoded so far.
        lost: Pictures that came too late to be shown.
        sound_lost: Sound was decoded, and none of it could be played.
    """

    duration: float = 0.0
    rate: float = 0.0
    has_video: bool | None = None
    has_audio: bool | None = None
    decoded: int = 0
    lost: int = 0
    sound_lost: bool = False


class Reel(Protocol):
    """One opened film. Only the player's own thread calls it, and any call may hang."""

    def start(self) -> None:
        """Begin to decode and play; at a later place, to wait there."""

    def hold(self) -> None:
        """Stand still."""

    def go_on(self) -> None:
        """Play on."""

    def jump(self, seconds: float) -> None:
        """Go to another place."""

    def set_volume(self, volume: float) -> None:
        """Set the volume, 0.0 to 1.0."""

    def set_pace(self, pace: float) -> None:
        """Set how fast it plays; 1.0 as it was made."""

    def look(self) -> Look:
        """Say what is known of the film."""

    def close(self) -> None:
        """Stop, and free everything; nothing is reported after it returns."""


class Engine(Protocol):
    """A decoder, able to open one film after another."""

    def open(self, film: Path, gate: Gate, *, at: float, sound: str | None) -> Reel:
        """Prepare `film` to be played from `at` seconds; pictures and news go to `gate`.

        Args:
            film: A file.
            gate: Whom to hand the pictures.
            at: Seconds from the start.
            sound: The way to make a sound; None to stay silent.

        Raises:
            PlayerError: It is no film.
        """

    def close(self) -> None:
        """Free everything."""
