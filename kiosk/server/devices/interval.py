"""How often kiosks tell of themselves, and when one that does not counts as dark."""

from __future__ import annotations

import datetime as dt
import random

from django.conf import settings

INTERVAL = 30.0
"""Seconds from one heartbeat to the next, on the average."""
SPREAD = 0.2
"""The part of it by which one is sooner or later, so that not all come at once."""
SCREENSHOT = 600.0
"""Seconds from one screenshot to the next."""
MISSED = 4
"""Heartbeats in a row without which a kiosk counts as dark."""


def interval() -> float:
    """Return the seconds between heartbeats, on the average."""
    return float(getattr(settings, "KIOSK_HEARTBEAT_SECONDS", INTERVAL))


def screenshot_interval() -> float:
    """Return the seconds between screenshots; 0 for none by themselves."""
    return float(getattr(settings, "KIOSK_SCREENSHOT_SECONDS", SCREENSHOT))


def next_heartbeat() -> float:
    """Return the seconds until one kiosk is to tell of itself again, by lot."""
    lot = random.uniform(1 - SPREAD, 1 + SPREAD)  # noqa: S311  # no secret: only to spread
    return max(1.0, round(interval() * lot, 1))


def dark_after() -> dt.timedelta:
    """Return for how long nothing may be heard of a kiosk."""
    return dt.timedelta(seconds=MISSED * interval() * (1 + SPREAD))
