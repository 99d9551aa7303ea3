"""What the parts of a player share."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.player.frames import FrameSlot
    from kiosk.player.sound import Sound


@dataclass(frozen=True, slots=True)
class Around:
    """The surroundings of a drive.

    Attributes:
        slot: Where pictures go.
        clock: Seconds that only go forward.
        alert: Called from any thread when there is news for the player's thread.
        sound: Chooses the way to make a sound.
        serials: Numbers for the pictures.
    """

    slot: FrameSlot
    clock: Callable[[], float]
    alert: Callable[[], None]
    sound: Sound
    serials: Iterator[int] = field(default_factory=itertools.count)
