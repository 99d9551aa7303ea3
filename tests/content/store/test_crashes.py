from __future__ import annotations

import os
import random
import signal
import sys
import time
import traceback
from typing import TYPE_CHECKING

import pytest

from kiosk.content.store import Store
from tests.content.store.village import live, opened
from tests.content.store.wholeness import Promises, check, go_on
from tests.fakes.disks import Countdown, HookedDisk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def kill_myself() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Crashes:
    """Kills processes that work on a store, one after the other, and looks at what they leave.

    A kill drops nothing that the system was told to write, so the disk need not sync: power cuts
    have tests of their own.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self.promises = Promises()
        self.kills = 0
        self._folder = folder
        self._rng = random.Random(seed)  # noqa: S311  # a run that can be repeated
        self._disk = HookedDisk(Countdown(-1, kill_myself))
        self._operations, self._seconds = self._measured()

    def round(self, *, inside: bool) -> None:
        """Let a process work until it is killed: at an operation of its own, or at any instant."""
        known = Store.open(self._folder, self._disk)
        highest = max([0, *known.releases(), *known.display.read().bad])
        number = max(1, highest + self._rng.choice((0, 1, 1, 1)))
        works, usb = self._rng.random() < 0.8, self._rng.random() < 0.3
        at = self._rng.randrange(self._operations) if inside else -1
        wait = 0 if inside else self._rng.uniform(0, self._seconds)
        status = self._child(at, wait, lambda: self._work(number, works=works, usb=usb))
        if os.WIFSIGNALED(status):
            assert os.WTERMSIG(status) == signal.SIGKILL
            self.kills += 1
        else:
            assert os.WEXITSTATUS(status) == 0
        check(opened(self._folder), self.promises)
        self._last()

    def go_on(self) -> None:
        """Let a process work to its end."""
        go_on(opened(self._folder), self.promises)

    def _last(self) -> None:
        # A display that is killed over and over goes back, as it should; this one is not.
        state = (store := opened(self._folder)).display.read()
        if state.trial is None and state.current is not None:
            store.glass.confirm(state.current)

    def _work(self, number: int, *, works: bool, usb: bool) -> None:
        store = Store.open(self._folder, self._disk)
        stick = self._folder.parent / "usb" if usb else None
        live(store, number, self._tell, works=works, usb=stick)

    def _tell(self, what: str, value: object) -> None:
        os.write(self._pipe, f"{what} {value}\n".encode())

    def _child(self, at: int, wait: float, work: Callable[[], None]) -> int:
        reading, self._pipe = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                self._disk.before = Countdown(at, kill_myself)
                work()
            except BaseException:  # noqa: BLE001  # this process must not go on as a second pytest
                traceback.print_exc(file=sys.__stderr__)
                os._exit(1)
            os._exit(0)
        if wait:
            time.sleep(wait)
            os.kill(child, signal.SIGKILL)
        os.close(self._pipe)
        with os.fdopen(reading) as told:
            for line in told:
                what, value = line.rstrip("\n").split(" ", 1)
                if what != "here" and line.endswith("\n"):
                    setattr(self.promises, what, int(value))
        return os.waitpid(child, 0)[1]

    def _measured(self) -> tuple[int, float]:
        countdown = Countdown(-1, kill_myself)
        began = time.monotonic()
        for number in (1, 2, 3):
            live(Store.open(self._folder, HookedDisk(countdown)), number)
        self.promises.confirmed = self.promises.highest = 3
        return countdown.count // 3, (time.monotonic() - began) / 3


@pytest.mark.parametrize("inside", [True, False], ids=["at an operation", "at any instant"])
def test_a_store_survives_kills(tmp_path: Path, *, inside: bool) -> None:
    crashes = Crashes(tmp_path / "store", seed=31)
    for _ in range(25):
        crashes.round(inside=inside)
    crashes.go_on()
    assert crashes.kills


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_a_store_survives_five_thousand_kills(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    crashes = Crashes(tmp_path / "store", seed=32)
    rounds = 0
    while crashes.kills < 5_000:
        rounds += 1
        crashes.round(inside=rounds % 2 == 0)
        if rounds % 20 == 0:
            crashes.go_on()
    record_property("kills", crashes.kills)
    record_property("runs", rounds)
