"""What is tidied up again and again: commands that nobody did, kiosks that nobody approved."""

from __future__ import annotations

import datetime as dt

from kiosk.server.devices.actions import expire_commands
from kiosk.server.devices.pairing import forget_strangers
from kiosk.server.jobs.periodic import every


@every(dt.timedelta(minutes=1))
def close_what_is_too_late() -> None:
    """Close the commands whose hour has passed."""
    expire_commands()


@every(dt.timedelta(hours=1))
def forget_who_never_came_back() -> None:
    """Forget kiosks that were never approved and do not ask any more."""
    forget_strangers()
