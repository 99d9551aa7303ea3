"""What the keys of a clicker do, as other presentation software has taught people's fingers."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.show.presenter import acts
from kiosk.show.presenter.standing import Phase

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.show.presenter.acts import Act
    from kiosk.show.presenter.run_of_show import Leg
    from kiosk.show.presenter.standing import Standing

LOUDER = 0.1
"""Share of the volume that one press changes."""


class Key(StrEnum):
    """What a key means; several keys mean the same."""

    NEXT = "next"
    BACK = "back"
    BLACK = "black"
    BEGIN = "begin"  # F5
    HERE = "here"  # Shift+F5: from the slide where the narrator is
    FIRST = "first"
    LAST = "last"
    LOUDER = "louder"
    SOFTER = "softer"
    SILENT = "silent"
    AWAY = "away"  # Esc


def act_of(key: Key, now: Standing, legs: Sequence[Leg], volume: float) -> Act | None:
    """Return what a key does in a visit that stands at `now`; None when nothing.

    The one button of many clickers sends F5 and Esc in turn: neither may throw a visit back to
    its first slide, nor end it.

    Args:
        key: The key.
        now: Where the visit is.
        legs: Its segments.
        volume: How loud it is now.
    """
    if key is Key.BEGIN and now.phase is not Phase.WELCOME:
        return None
    made = _ACTS.get(key)
    return made(now, legs, volume) if made else None


_ACTS: dict[Key, Callable[[Standing, Sequence[Leg], float], Act]] = {
    Key.NEXT: lambda _now, _legs, _volume: acts.Next(),
    Key.BACK: lambda _now, _legs, _volume: acts.Back(),
    Key.BLACK: lambda now, _legs, _volume: acts.Black(on=not now.black),
    Key.BEGIN: lambda _now, _legs, _volume: acts.Next(),
    Key.HERE: lambda now, _legs, _volume: acts.Jump(leg=now.cursor.leg, beat=now.cursor.beat),
    Key.FIRST: lambda _now, _legs, _volume: acts.Jump(leg=0),
    Key.LAST: lambda _now, legs, _volume: acts.Jump(
        leg=len(legs) - 1, beat=len(legs[-1].beats) - 1
    ),
    Key.LOUDER: lambda _now, _legs, volume: acts.SetVolume(volume=min(1.0, volume + LOUDER)),
    Key.SOFTER: lambda _now, _legs, volume: acts.SetVolume(volume=max(0.0, volume - LOUDER)),
    Key.SILENT: lambda _now, _legs, volume: acts.SetVolume(volume=0.0 if volume else 0.5),
}
