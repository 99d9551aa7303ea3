"""`kiosk agent`: fetch new content, all the time; needs neither a screen nor a player."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from kiosk.commands.linking import make_room_for, wiring_of, with_pairing
from kiosk.commands.setting import settings_of
from kiosk.commands.updating.making import running
from kiosk.link.orders import Mailbox
from kiosk.link.running import link_beside

if TYPE_CHECKING:
    from argparse import Namespace

    from kiosk.settings import Settings


_LOOK = 0.5
"""Seconds between two looks whether the kiosk is paired."""
_GENTLE = 10
"""How much it stands back: a film may play on the same machine."""


def command(args: Namespace) -> int:
    """Run until told to end."""
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    with suppress(OSError):
        os.nice(_GENTLE)
    ended = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: ended.set())
    settings = settings_of(args)
    changed = threading.Event()
    with ExitStack() as stops:
        if settings.server is not None:
            stops.enter_context(link_beside(wiring_of(settings), changed.set))
        while not ended.is_set():
            changed.clear()
            work(with_pairing(settings), ended, changed)
    return 0


def work(settings: Settings, ended: threading.Event, changed: threading.Event) -> None:
    """Fetch content until it is to end, or until what it goes by has changed.

    A kiosk that waits to be paired has nothing to fetch yet.
    """
    if settings.update is None and settings.server is not None:
        while not (ended.is_set() or changed.is_set()):
            ended.wait(_LOOK)
        return
    if make_room_for(settings):
        Mailbox(settings.data).want(restart=f"another-site-{time.time_ns()}")

    def halted() -> bool:
        return ended.is_set() or changed.is_set()

    with running(settings, halted=halted, wait=ended.wait) as loop:
        loop.run()
