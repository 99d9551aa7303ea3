"""The podium: the lectern, and the ways on which a phone comes to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kiosk.show.presenter.lectern import Lectern
    from kiosk.show.upkeep import Said


@dataclass(frozen=True, slots=True)
class Way:
    """One network on which a phone reaches the lectern.

    Attributes:
        link: What the code on the glass leads to; it holds a secret that is good for minutes.
        address: The part of it that a person can read.
        wireless: Whether this computer is in that network without a cable.
    """

    link: str
    address: str
    wireless: bool


class Role(StrEnum):
    """What a screen is in a room that may have two of them."""

    FIRST = "first"  # visits are led here
    SECOND = "second"  # shows what the guests of the first one see
    CONSOLE = "console"  # for the narrator's eyes: words, what comes next, large buttons


class Podium(Protocol):
    """Where a narrator stands.

    Attributes:
        role: Whether visits are led here, or shown after another screen.
        lectern: What is led.
        network: What the room's network is called, if somebody has written that down.
    """

    role: Role
    lectern: Lectern
    network: str

    def ways(self) -> tuple[Way, ...]:
        """Return every way there is now, and let phones in that have seen it; none without one."""

    def hide(self) -> None:
        """Let no other phone in."""

    @property
    def phones(self) -> int:
        """How many phones are here."""

    @property
    def trouble(self) -> Said | None:
        """Why no phone can come, or None."""
