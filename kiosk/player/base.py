"""What the screens know of the decoders: a player of films, and a source of still pictures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.errors import PictureError
    from kiosk.player.frames import FrameSlot

# --- moving pictures -------------------------------------------------------------------


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
        position: Seconds from the start, of the picture shown; of what is heard, in a file
            without pictures.
        duration: Seconds; 0.0 while unknown.
        pictures: Pictures delivered to the slot since the film was loaded: the honest sign
            of health, for player time goes on without a picture.
        volume: 0.0 to 1.0.
        muted: Whether the sound is off.
        seen_at: Monotonic seconds when the picture at `position` was handed over to be shown;
            None before the first.
    """

    state: PlayerState
    fault: Fault | None = None
    file: Path | None = None
    position: float = 0.0
    duration: float = 0.0
    pictures: int = 0
    volume: float = 1.0
    muted: bool = False
    seen_at: float | None = None


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
        """Show the picture at `seconds`, at once; an ended film is paused there.

        Of many seeks in a row (a finger drags) only the latest needs to be shown.
        """

    def set_volume(self, volume: float, *, fade: float = 0.0) -> None:
        """Set the volume (0.0 to 1.0), over `fade` seconds."""

    def set_muted(self, muted: bool) -> None:  # noqa: FBT001  # a plain setter
        """Switch the sound off or on."""

    def set_pace(self, pace: float) -> None:
        """Play a little faster or slower (0.9 to 1.1); the next film begins at 1.0."""

    def unload(self) -> None:
        """Let go of the film; the last picture stays in the slot."""

    def close(self) -> None:
        """Stop for good and release everything; the player is not used again."""


class Previews(Protocol):
    """Small pictures of films, for a finger that looks for a place in one."""

    def prepare(self, film: Path) -> None:
        """Begin to make those of `film`; returns at once."""

    def at(self, film: Path, seconds: float) -> Path | None:
        """Return the file of the one at `seconds`, or None when there is none yet."""


# --- still pictures ---------------------------------------------------------------------

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, as fractions of the upright picture from its top left corner."""

WHOLE: Box = (0.0, 0.0, 1.0, 1.0)


class Fit(StrEnum):
    """How a picture fills its box."""

    CONTAIN = "contain"  # all of it is seen
    COVER = "cover"  # the box is filled, what sticks out is cut


class Urgency(IntEnum):
    """How soon a picture is needed; the lower comes first."""

    NOW = 0  # somebody looks at its place
    NEXT = 1  # the next touch shows it
    LATER = 2  # thumbnails out of sight, the slide after the next


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture as a part of the screen wants it.

    Attributes:
        path: The file.
        width: Width of the box it is shown in, in pixels.
        height: Height of the box.
        fit: How it fills the box.
        part: The part of it that is shown.
    """

    path: Path
    width: int
    height: int
    fit: Fit = Fit.CONTAIN
    part: Box = WHOLE


@dataclass(frozen=True, slots=True, eq=False)
class Still:
    """A decoded picture, ready to be put into a texture.

    Attributes:
        wanted: What was asked for.
        width: Width in pixels; never more than the file has.
        height: Height in pixels.
        pixels: RGBA bytes, line by line from the top, without padding; writable only because
            an upload asks for such a buffer.
        part: The part of the upright picture these pixels show.
        natural: Width and height of the whole upright picture in the file.
    """

    wanted: Wanted
    width: int
    height: int
    pixels: bytearray
    part: Box
    natural: tuple[int, int]


class Ticket(Protocol):
    """Stands for one thing asked for."""

    def cancel(self) -> None:
        """Do not call back; decode only what others still want. From any thread."""


class PictureSource(Protocol):
    """Decodes still pictures away from the thread that asks."""

    def ask(
        self,
        wanted: Wanted,
        then: Callable[[Still | PictureError], None],
        urgency: Urgency = Urgency.NOW,
    ) -> Ticket:
        """Call `then` with the picture or the reason there is none.

        `then` is called from a worker's thread, or before `ask` returns when the picture is
        at hand.
        """

    def prefetch(self, wanted: Wanted, urgency: Urgency = Urgency.NEXT) -> Ticket:
        """Decode `wanted` ahead of its use, to be kept ready."""

    def forget(self) -> None:
        """Let go of what is kept, as when the site's files changed."""
