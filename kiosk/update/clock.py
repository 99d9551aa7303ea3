"""What time it is, as far as a kiosk can know: its clock may have lost the date, or run ahead.

Signatures are held against `Reading.now`. It is never before the floor, the latest moment that
somebody we trust has signed; and a clock for which nobody vouches is not believed beyond it, so
that years ahead nothing looks out of date. What is shown does not depend on any of this.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import enum
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from kiosk.update.errors import CertificateDateError

if TYPE_CHECKING:
    from collections.abc import Callable

NOT_BEFORE = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
"""No kiosk of this version ran earlier."""
TOLERANCE = dt.timedelta(hours=1)
"""How far two clocks may be apart and both be right; a wrong time zone is more."""
STEP = dt.timedelta(seconds=30)
"""A clock that jumps further than this was set by somebody."""
_UNSYNCHRONISED = 5  # TIME_ERROR of adjtimex(2)
_ROOM = 512  # bytes; more than struct timex takes on any system


class Standing(enum.Enum):
    """How far the machine's clock is to be believed."""

    SURE = "sure"
    UNSURE = "unsure"  # nobody vouches for it, and nothing speaks against it
    BEHIND = "behind"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Look:
    """One look at the machine's clock.

    Attributes:
        system: What it says.
        ticks: Seconds from any start, on a clock that nobody can set.
        synchronised: Whether it was set by the network's time since the machine started.
    """

    system: dt.datetime
    ticks: float
    synchronised: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What time it is, and how well that is known.

    Attributes:
        now: What to hold a signature's last day against.
        standing: Of the machine's own clock.
        off: How far that clock is from what speaks against it; nought when nothing does.
    """

    now: dt.datetime
    standing: Standing
    off: dt.timedelta = dt.timedelta()


def judge(look: Look, floor: dt.datetime, server: dt.datetime | None = None) -> Reading:
    """Weigh the machine's clock against what else is known; pure.

    Args:
        look: The machine's clock.
        floor: It is at least so late: we know it from a signature.
        server: What the source says the time is. Nobody vouches for that either: it can make a
            clock doubtful, or agree with it, and is never taken for the time itself.
    """
    evidence = floor if server is None else max(floor, server)
    agreed = server is not None and abs(server - look.system) <= TOLERANCE
    if evidence - look.system > TOLERANCE:
        standing, off = Standing.BEHIND, evidence - look.system
    elif server is not None and server + TOLERANCE >= floor and look.system - server > TOLERANCE:
        standing, off = Standing.AHEAD, look.system - server
    elif look.synchronised or agreed:
        standing, off = Standing.SURE, dt.timedelta()
    else:
        standing, off = Standing.UNSURE, dt.timedelta()
    believed = look.synchronised or standing is Standing.SURE
    return Reading(max(floor, look.system) if believed else floor, standing, off)


def stepped(before: Look, after: Look) -> dt.timedelta:
    """Return how far the clock was set between two looks: nought, or negative when back; pure."""
    passed = dt.timedelta(seconds=after.ticks - before.ticks)
    step = after.system - before.system - passed
    return step if abs(step) > STEP else dt.timedelta()


def plain_address(address: str, error: Exception) -> str | None:
    """Return where to go on without TLS, when a certificate failed by its dates alone; pure.

    A kiosk whose clock is wrong can verify no certificate, and could never learn the time. The
    releases are signed, so nothing is lost on the way but privacy; a certificate that is wrong
    in any other respect is never passed over.
    """
    if not isinstance(error, CertificateDateError):
        return None
    parts = urlsplit(address)
    try:
        port, host = parts.port, parts.hostname
    except ValueError:
        return None
    if parts.scheme != "https" or not host or port not in (None, 443) or parts.username:
        return None  # on a port of its own nobody knows where plain HTTP would be
    name = f"[{host}]" if ":" in host else host
    return urlunsplit(("http", name, parts.path, parts.query, ""))


def look() -> Look:
    """Look at this machine's clock."""
    return Look(dt.datetime.now(tz=dt.UTC), time.monotonic(), _synchronised())


def _synchronised() -> bool:
    # The kernel knows, whichever program keeps the time; elsewhere than on Linux nobody is asked.
    try:
        state: int = ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(_ROOM))
    except (OSError, AttributeError, TypeError):
        return False
    return 0 <= state < _UNSYNCHRONISED


class Clock:
    """The machine's clock, and what it is held to be: what `judge` says, unless told otherwise."""

    def __init__(
        self,
        look: Callable[[], Look] = look,
        *,
        not_before: dt.datetime = NOT_BEFORE,
    ) -> None:
        """Read the clock through `look`; hold no moment to be before `not_before`."""
        self.look = look
        self._not_before = not_before

    def read(self, floor: dt.datetime | None, server: dt.datetime | None = None) -> Reading:
        """Return what time it is.

        Args:
            floor: The latest moment we know somebody we trust to have signed; None for none yet.
            server: What the source says the time is; None when it does not say.
        """
        floor = self._not_before if floor is None else max(floor, self._not_before)
        return judge(self.look(), floor, server)
