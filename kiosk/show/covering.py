"""What lies over all screens, and when: an urgent notice, a new kiosk's pairing, rest; pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.show.place import ATTRACT

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from kiosk.show.place import Place

FIRST = "zh-Hans"
"""The language of a text that has none of the visitor's."""


@dataclass(frozen=True, slots=True)
class Urgent:
    """An urgent notice.

    Attributes:
        id: By which it is known.
        title: By language.
        text: By language.
    """

    id: str
    title: Mapping[str, str]
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pairing:
    """What a kiosk shows that nobody knows yet.

    Attributes:
        code: What is typed at the console; empty while there is none.
        link: The console with this code, for a phone; empty while there is none.
        console: The console, for people who type.
        fingerprint: Of the kiosk's key.
        trouble: Why there is no code, by language.
        root: The fingerprint of the root of trust, once the kiosk is approved; empty before.
    """

    code: str
    link: str
    console: str
    fingerprint: str
    trouble: Mapping[str, str]
    root: str = ""


@dataclass(frozen=True, slots=True)
class OpenPart:
    """A part of some days on which the screen is on.

    Attributes:
        days: Days of the week; 1 is Monday.
        begin: When it begins.
        end: When it ends; not later than `begin` when that is on the next day.
    """

    days: frozenset[int]
    begin: dt.time
    end: dt.time


class Cover(StrEnum):
    """What lies over the screens."""

    NOTHING = "nothing"
    NOTICE = "notice"  # all of the urgent notice
    RIBBON = "ribbon"  # its title along the upper edge: this visitor has read it
    PAIRING = "pairing"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the server, or the want of one, asks to be shown.

    Attributes:
        notice: An urgent notice; None for none.
        pairing: What an unpaired kiosk shows; None for one that shows content.
        hours: When the screen is on; none for always.
    """

    notice: Urgent | None = None
    pairing: Pairing | None = None
    hours: tuple[OpenPart, ...] = ()


def cover(
    wanted: Wanted,
    place: Place,
    wall: dt.datetime | None,
    *,
    content: bool,
    guests: bool,
    read: str,
) -> Cover:
    """Return what lies over the screens.

    Args:
        wanted: What is asked for.
        place: Where the visitor is.
        wall: The time on the wall; None while that is not known.
        content: Whether there is content to be shown.
        guests: Whether a narrator leads a visit: nothing comes between them and the glass.
        read: The notice that the present visitor has read.
    """
    if wanted.notice is not None and not guests:
        return Cover.RIBBON if wanted.notice.id == read else Cover.NOTICE
    if wanted.pairing is not None and not content:
        return Cover.PAIRING
    if place == ATTRACT and not guests and not is_open(wanted.hours, wall):
        return Cover.REST
    return Cover.NOTHING


def is_open(hours: Iterable[OpenPart], wall: dt.datetime | None) -> bool:
    """Tell whether the screen is on; a kiosk that does not know the time is never off."""
    parts = tuple(hours)
    if not parts or wall is None:
        return True
    today, now = wall.isoweekday(), wall.time()
    yesterday = (today - 2) % 7 + 1
    return any(
        _holds(part, today, now) or (_goes_past_midnight(part, yesterday) and now < part.end)
        for part in parts
    )


def _holds(part: OpenPart, day: int, now: dt.time) -> bool:
    if day not in part.days or now < part.begin:
        return False
    return part.begin >= part.end or now < part.end


def _goes_past_midnight(part: OpenPart, day: int) -> bool:
    return day in part.days and part.begin >= part.end


def pick(texts: Mapping[str, str], language: str) -> str:
    """Return a text in a language, or else in the first that it has."""
    found = texts.get(language) or texts.get(FIRST)
    return found or next((text for text in texts.values() if text), "")
