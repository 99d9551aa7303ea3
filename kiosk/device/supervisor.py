"""Tells systemd that the display shows something, and goes on doing so.

The protocol of `sd_notify(3)` is one datagram to a socket that the environment names; where it
names none, nobody watches and nothing is told.
"""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_MICRO = 1_000_000
_PER_TERM = 3
"""How often within the time that systemd allows it is told that all is well."""


class Supervisor:
    """Whoever started this process and restarts it when it hears nothing for too long.

    Attributes:
        every: Seconds between two signs of life; None when none are asked for.
    """

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        """Look who it is."""
        self._address = environment.get("NOTIFY_SOCKET", "")
        term = environment.get("WATCHDOG_USEC", "")
        asked = self._address and term.isascii() and term.isdigit() and int(term)
        self.every = int(term) / _MICRO / _PER_TERM if asked else None

    @property
    def is_there(self) -> bool:
        """Whether there is one."""
        return bool(self._address)

    def ready(self) -> None:
        """Tell that something is shown."""
        self._tell(b"READY=1")

    def alive(self) -> None:
        """Tell that what is shown is drawn anew."""
        self._tell(b"WATCHDOG=1")

    def _tell(self, words: bytes) -> None:
        # "@" stands for the zero that begins the name of a socket without a file.
        name = self._address.encode()
        name = b"\0" + name[1:] if name.startswith(b"@") else name
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as way:
            way.settimeout(0)  # the screen waits for nobody
            way.sendto(words, name)
