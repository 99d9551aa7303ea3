"""Which ways this machine has to make a sound, and which of them do not work."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_REFUSED_FOR = 300.0
"""Seconds a way that failed is left alone; twice as long each further time."""


def ways_at_hand(devices: Path = Path("/dev/snd")) -> tuple[str, ...]:
    """Return the ways to make a sound, the best first, as libVLC calls them.

    Without any it would try anew for every block of sound, and say so each time.

    Args:
        devices: Where the kernel lists the sound cards.
    """
    ways: list[str] = []
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    socket = Path(runtime) / "pulse" / "native" if runtime else None
    if os.environ.get("PULSE_SERVER") or (socket is not None and socket.exists()):
        ways.append("pulse")
    if any(devices.glob("pcm*p")):
        ways.append("alsa")
    return tuple(ways)


class Sound:
    """Chooses the way to make a sound.

    A card may be unplugged, a server may have died: what failed is refused for this film, and
    for a while longer.
    """

    def __init__(self, find: Callable[[], tuple[str, ...]], clock: Callable[[], float]) -> None:
        """Choose among what `find` returns."""
        self._find = find
        self._clock = clock
        self._refused: dict[str, float] = {}
        self._failures: dict[str, int] = {}

    def best(self) -> str | None:
        """Return the best way that is at hand now and not refused; None for silence."""
        return next((way for way in self._find() if way not in self._refused), None)

    def refuse(self, way: str) -> None:
        """Leave `way` alone, for it failed."""
        failures = self._failures[way] = self._failures.get(way, 0) + 1
        self._refused[way] = self._clock() + _REFUSED_FOR * 2 ** (failures - 1)

    def forgive(self) -> None:
        """Try again what was refused long ago; called between films, not within one."""
        now = self._clock()
        self._refused = {way: until for way, until in self._refused.items() if until > now}
