"""A village that publishes, its web server, and a kiosk's agent with a real store."""

from __future__ import annotations

import datetime as dt
import io
import threading
from contextlib import ExitStack
from typing import TYPE_CHECKING

from PIL import Image

from kiosk.content.store import Store
from kiosk.content.store.state import StateFile
from kiosk.release.local import LocalStorage
from kiosk.release.serve.server import Server as WebServer
from kiosk.update.accept import Kiosk
from kiosk.update.agent import Agent
from kiosk.update.chronicle import Chronicle, Status, read_status
from kiosk.update.clock import Clock
from kiosk.update.download import Download, Manner
from kiosk.update.http import HttpSource
from kiosk.update.known import Known
from kiosk.update.loop import Days, Loop
from kiosk.update.schedule import Backoff, Polling
from kiosk.update.server import Server
from kiosk.update.space import Room
from kiosk.update.sticks import Sticks
from kiosk.update.trial import GOOD, Verdict
from kiosk.update.trust import Trust
from tests.content.builder import SITE as YAML
from tests.fakes.disks import QuickDisk
from tests.fakes.trusting import HandClock
from tests.release.village import SITE, Village

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.release.publish import Outcome
    from kiosk.release.terms import Terms
    from kiosk.update.agent import Visit
    from kiosk.update.source import Source

PLENTY = 10**12
"""Bytes that the tests' disk has."""


def cover(colour: tuple[int, int, int]) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (320, 180), colour).save(stream, "JPEG")
    return stream.getvalue()


def content(number: int, **more: bytes) -> dict[str, bytes]:
    """Return the files of a small site that can be shown."""
    name = f"name: {{zh-Hans: 禾光村{number}, en: Heguang {number}}}"
    yaml = YAML.replace("name: {zh-Hans: 禾光村, en: Heguang Village}", name)
    assert name in yaml
    red = (number * 40 % 256, 60, 60)
    return {"site.yaml": yaml.encode(), "pictures/cover.jpg": cover(red), **more}


class SetTrial:
    """Says what it is set to say, and remembers what it was asked."""

    def __init__(self) -> None:
        self.verdicts: dict[str, Verdict] = {}
        self.asked: list[str] = []

    def run(self, folder: Path, site: str) -> Verdict:
        assert site == SITE
        assert (folder / "site.yaml").exists()
        self.asked.append(folder.parent.name)
        return self.verdicts.get(folder.parent.name, GOOD)


class Agency:
    """All of it; stopped in reverse by `close`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stack = ExitStack()
        storage = LocalStorage(folder / "repository", disk=QuickDisk())
        self.village = Village(folder, storage)
        self.now = self.village.now = dt.datetime.now(tz=dt.UTC).replace(microsecond=0)
        self.village.begin()
        self.requests: list[str] = []
        self.web = WebServer(storage, ("127.0.0.1", 0), log=self.requests.append)
        self.stack.callback(self.web.server_close)
        self.stack.callback(self.web.shutdown)
        threading.Thread(target=self.web.serve_forever, args=(0.01,), daemon=True).start()
        self.address = f"http://127.0.0.1:{self.web.server_address[1]}/"
        self.clock = HandClock(self.now)
        self.trial = SetTrial()
        self.halted = False
        self.waits: list[float] = []
        self.kiosk = Kiosk("k1", "0.1.0")
        self.sticks = folder / "media"
        self.sticks.mkdir()
        self.days = Days(Polling(every=900, spread=0, start=0), scrub_after=10**9)
        self.carried = {"plays.jsonl": b'{"item": "film"}\n'}
        self.allow: Callable[[int], bool] = lambda _size: True
        self.begin()

    # --- the kiosk ----------------------------------------------------------------------

    def begin(self) -> None:
        """Start the agent, as after a power cut."""
        self.held = ExitStack()
        self.store = Store.open(self.folder / "store", QuickDisk(PLENTY))
        self.held.enter_context(self.store.lock())
        memory = StateFile(self.store.disk, self.store.folder / "trust.json", Known)
        clock = Clock(self.clock.look)
        self.trust = Trust(
            self.village.pinned,
            self.store.metadata,
            memory,
            site=SITE,
            clock=clock,
            disk=self.store.disk,
        )
        first = Status(site=SITE, kiosk="k1", fingerprint=self.trust.fingerprint)
        self.chronicle = Chronicle(
            self.store.folder, self.store.disk, first, now=lambda: self.clock.now
        )
        self.agent = Agent(
            self.store,
            self.trust,
            self.kiosk,
            trial=self.trial,  # type: ignore[arg-type]
            chronicle=self.chronicle,
            download=self.download,
            clock=clock,
        )
        self.source = HttpSource(self.address, SITE)
        self.held.callback(self.source.close)
        self.server = Server(self.address, lambda address: HttpSource(address, SITE))
        self.held.callback(self.server.close)
        self.loop = Loop(
            self.agent,
            self.server,
            Sticks([self.sticks], SITE),
            kiosk_id="k1",
            days=self.days,
            chance=lambda: 0.0,
            clock=lambda: self.clock.ticks,
            halted=lambda: self.halted,
            wait=self.waits.append,
            carried=lambda: self.carried,
        )

    def end(self) -> None:
        self.held.close()

    def close(self) -> None:
        self.end()
        self.stack.close()

    def download(self, source: Source, _beside: int) -> Download:
        return Download(
            source,
            self.store,
            manner=Manner(workers=2, failures=2, backoff=Backoff(0.0, 0.0)),
            room=Room(reserve=0),
            allow=self.allow,
            report=self.chronicle.progress,
            halted=lambda: self.halted,
            wait=self.waits.append,
            chance=lambda: 0.0,
        )

    def visit(self) -> Visit:
        return self.agent.visit(self.source)

    # --- what is asked ------------------------------------------------------------------

    def publish(self, number: int, terms: Terms | None = None, /, **more: bytes) -> Outcome:
        outcome = self.village.publish(content(number, **more), terms)
        assert outcome.new
        return outcome

    def published(self) -> dict[str, bytes]:
        """Return the published tree as it is now."""
        root = self.folder / "repository"
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for part in ("objects", "sites")
            for path in (root / part).rglob("*")
            if path.is_file()
        }

    @property
    def ready(self) -> int | None:
        return self.store.agent.read().ready

    @property
    def said(self) -> list[str]:
        """The history, in English."""
        return [event.en for event in self.chronicle.events()]

    @property
    def status(self) -> Status:
        status = read_status(self.store.folder)
        assert status is not None
        return status

    def show(self) -> int | None:
        """Be a display: put on the glass what is ready, and find that it works."""
        number = self.store.glass.activate()
        if number is not None:
            self.store.glass.confirm(number)
        return number
