"""Puts the desk of this machine together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.desk.counting import Counting
from kiosk.desk.desk import StaffDesk
from kiosk.device.journal import PROGRAMS, journal, play_ledger
from kiosk.device.machine import Light

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack

    from kiosk.desk.ending import Ending
    from kiosk.device.book import Scribe
    from kiosk.player.base import Player
    from kiosk.screens.bridge import Bridge
    from kiosk.screens.root import Root
    from kiosk.settings import Settings


TICK = 0.5
"""Seconds between two looks at what is on the glass."""


def start_desk(
    stops: ExitStack,
    settings: Settings,
    player: Player,
    bridge: Bridge,
    *,
    scribe: Scribe,
    end: Callable[[Ending], None],
) -> tuple[StaffDesk, Counting]:
    """Open the staff's desk, and count what is on the glass.

    Args:
        stops: Ends it.
        settings: This machine's.
        player: Whose pictures are counted.
        bridge: Leads back to the UI thread.
        scribe: Writes the play ledger.
        end: Ends the display.
    """
    counting = Counting(player, play_ledger(settings.data), scribe)
    stops.callback(counting.end)
    desk = StaffDesk(
        pin=settings.service.pin,
        data=settings.data,
        store=settings.store,
        books=[journal(settings.data, program) for program in PROGRAMS],
        counting=counting,
        light=Light(),
        bridge=bridge,
        end=end,
    )
    stops.callback(desk.close)
    return desk, counting


def keep_counting(counting: Counting, root: Root) -> None:
    """Look at the glass now and then, for as long as the window is there."""
    from kiosk.screens.window import every  # noqa: PLC0415  # needs the window

    every(TICK, lambda _: counting.see(root.stage))
