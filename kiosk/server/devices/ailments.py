"""What is wrong with a kiosk, by its own last words."""

from __future__ import annotations

from enum import IntFlag
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.link.messages import Content, Glass, Heartbeat

STILL = 15.0
"""Seconds after which a display that writes no status is taken for one that hangs."""
LOST = 1.0
"""Pictures of a film a second that may be lost without anybody seeing it."""
LOST_PART = 0.05
"""The part of a film's pictures that may be lost."""
SHORT_DISK = 2**30
"""Bytes free below which a disk is almost full."""
WRONG_CLOCK = 300.0
"""Seconds by which a clock may differ from ours."""


class Ailment(IntFlag):
    """What may be wrong; a kiosk may have several."""

    NO_DISPLAY = 1
    HANGS = 2
    SLOW_FILM = 4
    RELEASE_FAILED = 8
    DISK = 16
    CLOCK = 32
    TOLD = 64

    @classmethod
    def of_the_glass(cls) -> Ailment:
        """Return those that a visitor may notice, or that the kiosk tells of itself."""
        return cls.NO_DISPLAY | cls.HANGS | cls.SLOW_FILM | cls.RELEASE_FAILED | cls.TOLD


def ailments_of(said: Heartbeat, skew: float = 0.0) -> Ailment:
    """Return what is wrong with a kiosk.

    Args:
        said: Its heartbeat.
        skew: Seconds by which its clock is ahead of ours.
    """
    found = _of_glass(said.glass)
    if failed_release(said.content) is not None:
        found |= Ailment.RELEASE_FAILED
    if said.disk is not None and said.disk.free < SHORT_DISK:
        found |= Ailment.DISK
    if abs(skew) > WRONG_CLOCK:
        found |= Ailment.CLOCK
    return found | Ailment.TOLD if said.troubles else found


def failed_release(content: Content) -> int | None:
    """Return the newest release that a kiosk could not show, if what it shows is older."""
    newest = max(content.bad, default=None)
    return newest if newest is not None and newest > (content.shown or 0) else None


def loses_pictures(glass: Glass) -> bool:
    """Tell whether a film loses so many pictures that people see it."""
    return glass.lost > LOST and glass.lost > LOST_PART * (glass.rate + glass.lost)


def _of_glass(glass: Glass | None) -> Ailment:
    if glass is None:
        return Ailment.NO_DISPLAY
    found = Ailment(0)
    if glass.age > STILL:
        found |= Ailment.HANGS
    if loses_pictures(glass):
        found |= Ailment.SLOW_FILM
    return found
