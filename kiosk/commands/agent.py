"""`kiosk agent`: fetch new content, all the time; needs neither a screen nor a player."""

from __future__ import annotations

import logging
import os
import signal
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from kiosk.commands.setting import settings_of
from kiosk.commands.updating.making import running

if TYPE_CHECKING:
    from argparse import Namespace


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
    with running(settings_of(args), halted=ended.is_set, wait=ended.wait) as loop:
        loop.run()
    return 0
