"""A kiosk's side of the link, with time moved by hand, beside a township that is a fake."""

from __future__ import annotations

import datetime as dt
import itertools
from contextlib import ExitStack
from typing import TYPE_CHECKING

from kiosk.link.client import Client
from kiosk.link.doing import Doer
from kiosk.link.errands import GlassPictures, Ledger
from kiosk.link.facts import Facts
from kiosk.link.loop import Link
from kiosk.link.memory import LinkMemory
from kiosk.link.messages import PairState
from kiosk.link.orders import Mailbox
from kiosk.link.server_clock import ServerClock
from kiosk.link.standing import Standing, StandingFile
from kiosk.update.patience import Patience
from tests.fakes.disks import QuickDisk

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from tests.fakes.township import Township


class KioskSide:
    """Begins as after a power cut each time `begin` is called."""

    def __init__(self, folder: Path, township: Township) -> None:
        self.data = folder / "data"
        self.township = township
        self.ticks = 1000.0
        self.system = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
        self.checks: list[bool] = []
        self.changes = 0
        self.ledger = b""
        self.log_text = "a line"
        self.stack = ExitStack()
        self.begin()

    def begin(self) -> None:
        self.stack.close()
        self.stack = ExitStack()
        self.memory = LinkMemory(self.data, QuickDisk())
        self.mailbox = Mailbox(self.data, QuickDisk())
        self.stack.enter_context(self.memory.lock())
        known = self.memory.state.server_key
        self.client = Client(
            self.township.address,
            self.memory.key(),
            self.memory,
            server_key=bytes.fromhex(known) if known else None,
            patience=Patience(connect=5, silence=5, small=10),
        )
        self.stack.callback(self.client.close)
        self.clock = ServerClock(lambda: self.ticks, lambda: self.system)
        first = Standing(server=self.client.where, fingerprint=self.client.key.fingerprint)
        self.link = Link(
            self.memory,
            self.client,
            self.mailbox,
            facts=Facts(status=self.data / "glass.json", store=None, mailbox=self.mailbox),
            clock=self.clock,
            standing=StandingFile(self.memory.folder, first),
            ticks=lambda: self.ticks,
            chance=itertools.cycle((0.3, 0.9, 0.5)).__next__,
            changed=self._changed,
        )
        self.doer = Doer(self.memory, self.mailbox, self, self.clock)
        pictures = GlassPictures(self.link, self.mailbox, self.doer, lambda: self.ticks)
        ledger = Ledger(self.link, lambda: self.ledger, lambda: self.ticks)
        self.link.begin(self.doer, pictures, ledger)

    def close(self) -> None:
        self.stack.close()

    def _changed(self) -> None:
        self.changes += 1

    # --- what orders need ---------------------------------------------------------------

    def check_now(self, *, at_once: bool) -> None:
        self.checks.append(at_once)

    def send_log(self, order: UUID) -> None:
        self.link.send_log(order, self.log_text)

    def rotate_key(self) -> None:
        self.link.rotate_key()

    # --- time ---------------------------------------------------------------------------

    def run(self, seconds: float) -> None:
        """Let time pass, a second at a time."""
        for _ in range(round(seconds)):
            self.ticks += 1
            self.link.step()

    def be_paired(self) -> None:
        self.township.state = PairState.APPROVED
        self.run(12)
        assert self.memory.state.paired
        assert self.township.beats
