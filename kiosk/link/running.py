"""Puts the link of this kiosk together, and lets it run beside the agent's other work."""

from __future__ import annotations

import logging
import random
import threading
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.link.client import Client
from kiosk.link.doing import Doer
from kiosk.link.errands import GlassPictures, Ledger
from kiosk.link.facts import Facts
from kiosk.link.loop import Link
from kiosk.link.memory import LinkMemory
from kiosk.link.orders import Mailbox
from kiosk.link.server_clock import ServerClock
from kiosk.link.standing import Standing, StandingFile
from kiosk.update.asking import ask

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from uuid import UUID

TICK = 1.0
"""Seconds between two looks at what is due."""

log = logging.getLogger(__name__)


def _nothing() -> bytes:
    return b""


def _no_words() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Wiring:
    """What a link needs to know of this machine.

    Attributes:
        server: The server's address.
        data: The data folder.
        store: The folder of what has arrived.
        status: The file in which the display says what is on the glass; None for none.
        proxy: The proxy to go through; None for what the environment says.
        authority: The certificates of who vouches for the server; None for the usual ones.
        ledger: Returns the ledger of what was shown.
        log: Returns the last lines of the log.
    """

    server: str
    data: Path
    store: Path
    status: Path | None = None
    proxy: str | None = None
    authority: Path | None = None
    ledger: Callable[[], bytes] = field(default=_nothing)
    log: Callable[[], str] = field(default=_no_words)


class _Outside:
    """What orders need beside the mailbox."""

    def __init__(self, link: Link, wiring: Wiring) -> None:
        self._link = link
        self._wiring = wiring

    def check_now(self, *, at_once: bool) -> None:
        ask(self._wiring.store, at_once=at_once)

    def send_log(self, order: UUID) -> None:
        self._link.send_log(order, self._wiring.log())

    def rotate_key(self) -> None:
        self._link.rotate_key()


@contextmanager
def linked(wiring: Wiring, changed: Callable[[], object] = lambda: None) -> Iterator[Link]:
    """Be the one who speaks with the server.

    Args:
        wiring: This machine.
        changed: Is called when what the agent goes by has: the pairing, the groups.

    Raises:
        LinkBusyError: Somebody else is.
        KioskError: The address, the key or the disk cannot be used.
    """
    memory, mailbox = LinkMemory(wiring.data), Mailbox(wiring.data)
    with ExitStack() as stack:
        stack.enter_context(memory.lock())
        known = memory.state.server_key
        client = Client(
            wiring.server,
            memory.key(),
            memory,
            server_key=bytes.fromhex(known) if known else None,
            proxy=wiring.proxy,
            authority=wiring.authority,
        )
        stack.callback(client.close)
        clock = ServerClock()
        first = Standing(server=client.where, fingerprint=client.key.fingerprint)
        link = Link(
            memory,
            client,
            mailbox,
            facts=Facts(status=wiring.status, store=wiring.store, mailbox=mailbox),
            clock=clock,
            standing=StandingFile(memory.folder, first),
            ticks=time.monotonic,
            chance=random.random,
            changed=changed,
        )
        doer = Doer(memory, mailbox, _Outside(link, wiring), clock)
        pictures = GlassPictures(link, mailbox, doer, time.monotonic)
        link.begin(doer, pictures, Ledger(link, wiring.ledger, time.monotonic))
        yield link


@contextmanager
def link_beside(wiring: Wiring, changed: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Keep the link on a thread of its own for the length of a block.

    What keeps it from running is a line in the log: content goes on arriving all the same.
    """
    ended = threading.Event()
    thread = threading.Thread(target=_work, args=(wiring, changed, ended), name="link", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(TICK)


def _work(wiring: Wiring, changed: Callable[[], object], ended: threading.Event) -> None:
    while not ended.is_set():
        try:
            with linked(wiring, changed) as link:
                while not ended.wait(TICK):
                    link.step()
        except KioskError as error:  # a full disk, a busy folder: not the end of it
            log.warning("%s\n%s", error.zh, error.en)
            ended.wait(TICK * 30)
