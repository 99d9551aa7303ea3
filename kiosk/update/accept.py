"""Which of the releases on offer a kiosk takes: by its number, its stage and its version; pure.

A kiosk takes the highest it may, and never one that is not higher than what it has. To withdraw
a release, its publisher offers the old content under a higher number.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.content.release import Manifest, Offer, Offers


@dataclass(frozen=True, slots=True)
class Kiosk:
    """Who decides.

    Attributes:
        id: This kiosk's id; with it the stage of a roll-out is worked out.
        version: Of its program, as `0.1.0`.
        rings: The named groups it is in.
        newest: The highest number it has taken; 0 for none yet.
        bad: Numbers that it tried, and that failed.
    """

    id: str
    version: str
    rings: frozenset[str] = frozenset()
    newest: int = 0
    bad: frozenset[int] = frozenset()


class Why(enum.Enum):
    """Why a release on offer is passed over, as a person is told: in Chinese, and in English."""

    HELD = ("本机已有", "this kiosk has it")
    OLDER = ("比本机已有的旧", "older than what this kiosk has")
    FAILED = ("在本机试用时失败过", "it failed on this kiosk")
    NOT_YET = ("还没有轮到本机", "it is not this kiosk's turn yet")
    NEEDS_NEWER = ("需要更新的展示机程序", "it needs a newer version of the kiosk's program")

    def say(self, language: str) -> str:
        """Return the reason in `language` (`zh-Hans` or `en`)."""
        return self.value[0 if language.startswith("zh") else 1]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a kiosk takes.

    Attributes:
        manifest: Of the release; None when there is nothing to take.
        passed_over: The releases above it (all of them when there is none), each with the reason.
    """

    manifest: Manifest | None
    passed_over: tuple[tuple[int, Why], ...]


def choose(offers: Offers, kiosk: Kiosk, manifest_of: Callable[[int], Manifest]) -> Choice:
    """Return the highest release that a kiosk may take.

    Args:
        offers: The releases on offer.
        kiosk: Who decides.
        manifest_of: Returns a release's manifest; called for as few as need be, the highest
            first. What it raises is passed on: a release that cannot be read is not replaced by
            one below it.
    """
    passed_over: list[tuple[int, Why]] = []
    for offer in offers.offers:  # the highest first
        why = _why_not(offer, kiosk)
        if why is None:
            manifest = manifest_of(offer.number)
            if manifest.runs_on(kiosk.version):
                return Choice(manifest, tuple(passed_over))
            why = Why.NEEDS_NEWER
        passed_over.append((offer.number, why))
    return Choice(None, tuple(passed_over))


def _why_not(offer: Offer, kiosk: Kiosk) -> Why | None:
    if offer.number == kiosk.newest:
        return Why.HELD
    if offer.number < kiosk.newest:
        return Why.OLDER
    if offer.number in kiosk.bad:
        return Why.FAILED
    return None if offer.is_for(kiosk.id, kiosk.rings) else Why.NOT_YET
