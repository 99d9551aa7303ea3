"""What a check found out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.content.signing import write_time
from kiosk.update.clock import Standing
from kiosk.update.errors import FrozenError, SteppedClockError, WrongClockError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kiosk.content.release import Manifest
    from kiosk.update.clock import Reading
    from kiosk.update.errors import UpdateError


@dataclass(frozen=True, slots=True)
class Check:
    """What a check found.

    Attributes:
        where: The source that was asked.
        news: Whether something was accepted that was not known before.
        ran_out: The first signed file whose last day has passed; None while all are good. Then
            nothing newer is taken, and what is shown stays: somebody holds back what is new, or
            nobody has signed for long.
        expires: When the first of the accepted files runs out.
        reading: What time it is held to be, and how far the machine's clock is believed.
        step: How far that clock was set during the check; negative when back.
    """

    where: str
    news: bool
    ran_out: str | None
    expires: dt.datetime
    reading: Reading
    step: dt.timedelta

    @property
    def reports(self) -> tuple[UpdateError, ...]:
        """What a person should hear of, though nothing was stopped by it."""
        return tuple(self._reports())

    def _reports(self) -> Iterator[UpdateError]:
        if self.ran_out is not None:
            yield FrozenError(self.where, self.ran_out, write_time(self.expires))
        standing = self.reading.standing
        if standing in (Standing.AHEAD, Standing.BEHIND):
            days = self.reading.off / dt.timedelta(days=1)
            yield WrongClockError(ahead=standing is Standing.AHEAD, days=days)
        if self.step:
            yield SteppedClockError(self.step.total_seconds())


@dataclass(frozen=True, slots=True)
class Signed:
    """A release that may be taken, with all that proves it.

    Attributes:
        manifest: What it is made of.
        data: The manifest, as it was signed.
        chain: The signed files that lead from the pinned root to it, by name.
    """

    manifest: Manifest
    data: bytes
    chain: Mapping[str, bytes]
