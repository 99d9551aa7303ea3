"""An agent made of this machine's settings."""

from __future__ import annotations

import datetime as dt
import random
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from kiosk.content.store import Store
from kiosk.content.store.durable import ensure_folder, telling
from kiosk.content.store.lock import StoreBusyError
from kiosk.content.store.state import StateFile
from kiosk.device.journal import start_log, to_carry
from kiosk.errors import SettingsError
from kiosk.update.accept import Kiosk
from kiosk.update.agent import Agent
from kiosk.update.chronicle import Chronicle, Status
from kiosk.update.clock import Clock
from kiosk.update.download import Download
from kiosk.update.http import HttpSource
from kiosk.update.known import Known
from kiosk.update.loop import Days, Loop
from kiosk.update.machine import has_hard_links, kiosk_id
from kiosk.update.pace import Pace
from kiosk.update.schedule import Hours, LargeFiles, Polling
from kiosk.update.server import Server
from kiosk.update.space import Room
from kiosk.update.sticks import Sticks
from kiosk.update.trial import Trial
from kiosk.update.trust import Trust

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kiosk.settings import Settings, UpdateSettings
    from kiosk.update.source import Source

_KILO, _MEGA = 1_000, 1_000_000
_TRIES, _MOMENT = 2, 0.2


def update_of(settings: Settings) -> UpdateSettings:
    """Return how content arrives.

    Raises:
        SettingsError: It does not, by these settings.
    """
    if settings.update is None:
        raise SettingsError(
            "设置里没有 update: 一节，内容不会自己更新；请照 config/kiosk.yaml 里的说明补上",
            "the settings have no part update:, so no content arrives by itself; add it as the"
            " comments in config/kiosk.yaml say",
        )
    return settings.update


@contextmanager
def running(
    settings: Settings,
    *,
    halted: Callable[[], bool],
    wait: Callable[[float], object],
) -> Iterator[Loop]:
    """Be the one agent of this machine's store.

    Args:
        settings: This machine's settings.
        halted: Tells whether to end.
        wait: Waits for as many seconds; best until `halted` at the most.

    Raises:
        StoreBusyError: There is another.
        SettingsError: The settings do not suffice.
        StoreError: The disk is full or fails.
    """
    update, folder = update_of(settings), settings.store
    assert folder is not None  # noqa: S101  # there is one where there is `update`
    pinned = _pinned(update.root)
    store = Store.open(folder)
    with ExitStack() as stack:
        start_log(stack, settings.data, "agent")
        _lock(stack, store, wait)
        made = _Making(settings, update, store, halted, wait)
        loop = made.loop(pinned)
        if made.server is not None:
            stack.callback(made.server.close)
        yield loop


def _lock(stack: ExitStack, store: Store, wait: Callable[[float], object]) -> None:
    for _ in range(_TRIES):
        try:
            stack.enter_context(store.lock())
        except StoreBusyError:
            wait(_MOMENT)  # somebody may only have asked whether it is held
        else:
            return
    stack.enter_context(store.lock())


def _pinned(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise SettingsError(
            f"读不出信任根 {file}（{error.strerror}）；请向发布的人要 <site>.root.json",
            f"the root of trust {file} cannot be read ({error.strerror}); ask who publishes for"
            " <site>.root.json",
        ) from error


class _Making:
    def __init__(
        self,
        settings: Settings,
        update: UpdateSettings,
        store: Store,
        halted: Callable[[], bool],
        wait: Callable[[float], object],
    ) -> None:
        self._settings = settings
        self._update = update
        self._store = store
        self._halted = halted
        self._wait = wait
        self._clock = Clock()
        self._id = update.kiosk or kiosk_id()
        self.server: Server | None = None

    def loop(self, pinned: bytes) -> Loop:
        update, store = self._update, self._store
        with telling():
            ensure_folder(store.disk, store.metadata)
        memory = StateFile(store.disk, store.folder / "trust.json", Known)
        trust = Trust(
            pinned, store.metadata, memory, site=update.site, clock=self._clock, disk=store.disk
        )
        first = Status(site=update.site, kiosk=self._id, fingerprint=trust.fingerprint)
        chronicle = Chronicle(store.folder, store.disk, first)
        agent = self._agent(trust, chronicle)
        if update.server is not None:
            self.server = Server(
                update.server,
                lambda address: HttpSource(
                    address,
                    update.site,
                    proxy=update.proxy,
                    authority=update.authority,
                    remark=lambda error: chronicle.event(error.zh, error.en, good=False),
                ),
                lambda error: chronicle.trouble("certificate", error),
            )
        return Loop(
            agent,
            self.server,
            Sticks(update.sticks, update.site),
            kiosk_id=self._id,
            days=Days(polling=Polling(every=update.every, start=min(60.0, update.every))),
            chance=random.random,
            clock=time.monotonic,
            halted=self._halted,
            wait=self._wait,
            carried=lambda: to_carry(self._settings.data),
        )

    def _agent(self, trust: Trust, chronicle: Chronicle) -> Agent:
        update, settings = self._update, self._settings
        room = self._room()
        command = (sys.executable, "-m", "kiosk.trial", "--fonts", str(settings.data / "fonts"))
        pace = Pace(update.rate and update.rate * _KILO, wait=self._wait)

        def download(source: Source, beside: int) -> Download:
            return Download(
                source,
                self._store,
                pace=pace if isinstance(source, HttpSource) else None,
                room=replace(room, reserve=room.reserve + beside),
                allow=self._allow(source),
                report=chronicle.progress,
                halted=self._halted,
                wait=self._wait,
            )

        return Agent(
            self._store,
            trust,
            Kiosk(self._id, version("kiosk"), frozenset(update.rings)),
            trial=Trial(command, halted=self._halted, wait=self._wait),
            chronicle=chronicle,
            download=download,
            clock=self._clock,
            reserve=room.reserve,
            links=has_hard_links(self._store.folder),
        )

    def _room(self) -> Room:
        most = None if self._update.most is None else round(self._update.most * _MEGA)
        return Room(round(self._update.reserve * _MEGA), most)

    def _allow(self, source: Source) -> Callable[[int], bool]:
        if not isinstance(source, HttpSource):
            return lambda _size: True  # a stick costs nobody's line
        night = self._update.night
        large = LargeFiles(round(self._update.large * _MEGA), Hours(*night) if night else None)
        return lambda size: large.allow(size, dt.datetime.now().astimezone())
