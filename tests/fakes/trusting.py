"""A kiosk that trusts a site's signers, with a clock set by hand and a real server to ask."""

from __future__ import annotations

import datetime as dt
import shutil
from email.utils import format_datetime
from typing import TYPE_CHECKING

from kiosk.content.store.durable import Disk
from kiosk.content.store.state import StateFile
from kiosk.update.clock import Clock, Look
from kiosk.update.http import HttpSource
from kiosk.update.known import Known
from kiosk.update.trust import Trust
from tests.fakes.server_faults import saying, status
from tests.fakes.signed_tree import NOW, SITE, SignedTree

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.update.findings import Check
    from tests.fakes.bad_server import BadServer, Exchange


class HandClock:
    """A machine's clock, moved by hand."""

    def __init__(self, now: dt.datetime = NOW) -> None:
        self.now = now
        self.ticks = 1000.0
        self.synchronised = True
        self.jump = dt.timedelta()  # made after the next look

    def look(self) -> Look:
        seen = Look(self.now, self.ticks, self.synchronised)
        self.now, self.jump = self.now + self.jump, dt.timedelta()
        return seen

    def pass_(self, time: dt.timedelta) -> None:
        self.now += time
        self.ticks += time.total_seconds()


class Trusting:
    """A kiosk's trust, its disk, and a server with a site's published tree."""

    def __init__(
        self, folder: Path, server: BadServer, tree: SignedTree, *, site: str = SITE
    ) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.site = site
        self.server = server
        self.tree = tree
        self.pinned = tree.pinned
        self.clock = HandClock()
        self.disk = Disk()
        self.source = HttpSource(server.address, site)
        server.files = tree.files
        self.start()

    def start(self) -> None:
        """Begin anew, as after a power cut."""
        self.cache.mkdir(exist_ok=True)
        self.memory = StateFile(self.disk, self.folder / "trust.json", Known)
        self.trust = Trust(
            self.pinned,
            self.cache,
            self.memory,
            site=self.site,
            clock=Clock(self.clock.look),
            disk=self.disk,
        )

    @property
    def cache(self) -> Path:
        return self.folder / "metadata"

    @property
    def copies(self) -> tuple[Path, Path]:
        return self.folder / "trust.json", self.folder / "trust.json.copy"

    def empty_cache(self) -> None:
        shutil.rmtree(self.cache)
        self.start()

    def unplug(self) -> None:
        """Have no network any more."""
        self.server.close()
        self.source.close()

    def serve(self, files: dict[str, bytes]) -> None:
        """Serve another tree at the same address."""
        self.server.files = files

    def server_says_it_is(self, moment: dt.datetime) -> None:
        """Let the server's clock show `moment`."""
        dated = saying({"Date": format_datetime(moment, usegmt=True)})

        def fault(one: Exchange) -> None:
            (dated if one.asked.path in self.server.files else status(404))(one)

        self.server.always = fault

    def check(self, *, thorough: bool = False) -> Check:
        return self.trust.check(self.source, thorough=thorough)

    def numbers(self) -> list[int]:
        """Return the releases on offer."""
        return [offer.number for offer in self.trust.offers(self.source).offers]

    def requests(self) -> list[str]:
        """Return what was asked for since the last call, without the folder."""
        names = [one.path.rpartition("/")[2] for one in self.server.asked]
        self.server.exchanges.clear()
        return names
