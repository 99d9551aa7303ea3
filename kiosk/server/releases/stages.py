"""How a release reaches more and more kiosks; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

_EVERY = 100
_LONGEST_WAIT = 24 * 30
_MOST_STEPS = 10


class StagesError(ValueError):
    """The steps make no sense; the text says why."""


@dataclass(frozen=True, slots=True)
class Stages:
    """Which part of a site's kiosks may take a release, step after step.

    Attributes:
        percents: For each step, how many of a hundred kiosks.
        hours: From one step to the next.
    """

    percents: tuple[int, ...] = (_EVERY,)
    hours: int = 24

    def __post_init__(self) -> None:
        """Refuse what would go backwards or never reach anybody.

        Raises:
            StagesError: It would.
        """
        if not 1 <= len(self.percents) <= _MOST_STEPS:
            raise StagesError(_("Give one to ten steps, such as 10, 50, 100."))
        if not all(0 <= percent <= _EVERY for percent in self.percents):
            raise StagesError(_("Each step is a number from 1 to 100."))
        if any(one >= other for one, other in pairwise(self.percents)):
            raise StagesError(_("Each step must reach more kiosks than the one before."))
        if not 1 <= self.hours <= _LONGEST_WAIT:
            raise StagesError(_("Between two steps lie 1 to 720 hours."))

    @property
    def last(self) -> int:
        """The number of the last step, from 0."""
        return len(self.percents) - 1


AT_ONCE = Stages()
"""For every kiosk at once."""


def read_percents(text: str) -> tuple[int, ...]:
    """Return the steps in what somebody typed: `10, 50, 100`.

    Raises:
        StagesError: It holds something else than numbers.
    """
    parts = [part for part in re.split(r"[\s,，、;；%％→]+", text.strip()) if part]
    if not parts or not all(re.fullmatch(r"\d{1,3}", part, re.ASCII) for part in parts):
        raise StagesError(_("Give one to ten steps, such as 10, 50, 100."))
    return tuple(int(part) for part in parts)
