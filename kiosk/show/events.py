"""What a session tells those who follow it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.content.model import Site
    from kiosk.show.place import Place


@dataclass(frozen=True, slots=True)
class Preferences:
    """How this visitor reads."""

    language: str
    large_type: bool = False
    low_reach: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """The visitor is at another place."""

    before: Place
    now: Place


@dataclass(frozen=True, slots=True)
class Countdown:
    """The idle warning: whole seconds left, or None when it goes away."""

    seconds: int | None


@dataclass(frozen=True, slots=True)
class PreferencesChanged:
    """Language, type size or reach changed; every text is drawn again."""

    preferences: Preferences


@dataclass(frozen=True, slots=True)
class SiteChanged:
    """Other content is shown from now on."""

    site: Site


Event = Moved | Countdown | PreferencesChanged | SiteChanged
Listener = Callable[[Event], None]
