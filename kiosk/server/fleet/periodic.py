"""What is looked at each minute: kiosks that need attention, and whom to tell."""

from __future__ import annotations

import datetime as dt

from kiosk.server.fleet.alerts import forget, look, look_for_unused
from kiosk.server.fleet.telling.tell import tell
from kiosk.server.jobs.periodic import every


@every(dt.timedelta(minutes=1))
def look_after_kiosks() -> None:
    """Begin and end alerts, and tell those who want to hear of them."""
    look()
    tell()


@every(dt.timedelta(hours=1))
def look_for_kiosks_that_nobody_uses() -> None:
    """Begin and end alerts about kiosks that nobody touches."""
    look_for_unused()


@every(dt.timedelta(days=1))
def forget_alerts() -> None:
    """Forget alerts that were over long ago."""
    forget()
