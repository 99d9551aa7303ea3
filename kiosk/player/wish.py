"""What the player is asked for, as one value: the latest wish counts, however many came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Wish:
    """Everything the screens want of the player now.

    Numbers count the orders of a kind, so that the same order given twice is seen.

    Attributes:
        film: The film to be loaded; None for none.
        load: Number of the latest `load` or `unload`.
        at: Seconds where the film begins.
        loop: Whether it begins again at its end.
        play: Whether it shall go on, or stand still.
        order: Number of the latest `play` or `pause`.
        target: Seconds of the latest `seek`.
        seek: Number of the latest `seek`.
        volume: 0.0 to 1.0.
        fade: Seconds over which the volume goes there.
        level: Number of the latest `set_volume`.
        muted: Whether the sound is off.
        pace: How fast it plays; 1.0 as it was made.
        closed: Whether the player shall end.
    """

    film: Path | None = None
    load: int = 0
    at: float = 0.0
    loop: bool = False
    play: bool = False
    order: int = 0
    target: float = 0.0
    seek: int = 0
    volume: float = 1.0
    fade: float = 0.0
    level: int = 0
    muted: bool = False
    pace: float = 1.0
    closed: bool = False
