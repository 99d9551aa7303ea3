"""What the keys of a clicker do, as other presentation software has taught people's fingers."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.show.presenter import acts
from kiosk.show.presenter.standing import Phase

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    match key:
        case Key.NEXT:
            return acts.Next()
        case Key.BACK:
            return acts.Back()
        case Key.BLACK:
            return acts.Black(on=not now.black)
        case Key.BEGIN if now.phase is Phase.WELCOME:
            return acts.Next()
        case Key.HERE:
            return acts.Jump(leg=now.cursor.leg, beat=now.cursor.beat)
        case Key.FIRST:
            return acts.Jump(leg=0)
        case Key.LAST:
            return acts.Jump(leg=len(legs) - 1, beat=len(legs[-1].beats) - 1)
        case Key.LOUDER:
            return acts.SetVolume(volume=min(1.0, volume + LOUDER))
        case Key.SOFTER:
            return acts.SetVolume(volume=max(0.0, volume - LOUDER))
        case Key.SILENT:
            return acts.SetVolume(volume=0.0 if volume else 0.5)
    return None
