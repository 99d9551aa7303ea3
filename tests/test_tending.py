"""A program kept running beside another: when it is started, and when it is left alone."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from kiosk.tending import FIRST, GRACE, LONGEST, LOOK_EVERY, WELL_AFTER, Tending, tended

if TYPE_CHECKING:
    from pathlib import Path

LIVES = "import sys, time; pipe = open(sys.argv[1], 'w', 1); print('here', file=pipe);"


class Ward:
    """A child that ends at once, or when it is told to."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.gone = threading.Event()

    def wait(self) -> int:
        if self._world.lives:
            self._world.now += self._world.lives.pop(0)
        else:
            assert self.gone.wait(30)
        return -9

    def terminate(self) -> None:
        self.gone.set()

    def kill(self) -> None:
        self.gone.set()


class World:
    """Time and somebody else's work, both moved by hand."""

    def __init__(self, *lives: float, busy: str = "") -> None:
        """Have children live for so many seconds each; `busy` says at each look whether (1)."""
        self.now = 0.0
        self.lives = list(lives)
        self.busy = list(busy)
        self.starts: list[float] = []
        self.last = threading.Event()
        self.tending = Tending(self.start, free=self.free, clock=lambda: self.now)

    def start(self) -> Ward:
        self.starts.append(self.now)
        if not self.lives:
            self.last.set()
        return Ward(self)

    def free(self) -> bool:
        return not self.busy or self.busy.pop(0) == "0"

    def wait(self, seconds: float) -> None:
        self.now += seconds

    def run(self) -> list[float]:
        """Return when children were started, until the one that lives on."""
        thread = threading.Thread(target=self.tending.run, args=(self.wait,))
        thread.start()
        assert self.last.wait(30)
        self.tending.end()
        thread.join(30)
        assert not thread.is_alive()
        return self.starts


def test_what_ends_is_started_again_after_longer_and_longer() -> None:
    starts = World(*[0.0] * 12).run()
    pauses = [b - a for a, b in pairwise(starts)]
    assert starts[0] == FIRST
    assert pauses[:5] == [1, 2, 4, 8, 16]
    assert pauses[-2:] == [LONGEST, LONGEST]


def test_what_worked_for_a_while_is_started_again_soon() -> None:
    starts = World(0, 0, 0, WELL_AFTER, 0).run()
    assert starts[4] - starts[3] == WELL_AFTER + 1
    assert starts[5] - starts[4] == 2


def test_while_somebody_else_does_the_work_nothing_is_started() -> None:
    assert World(busy="11111").run() == [FIRST + 6 * LOOK_EVERY]


def test_somebody_else_who_only_starts_again_is_not_pushed_aside() -> None:
    assert World(busy="101100").run() == [FIRST + 5 * LOOK_EVERY]


def test_what_is_not_started_yet_is_never_started_after_the_end() -> None:
    world = World()
    world.tending.end()
    world.tending.run(world.wait)
    assert world.starts == []


@pytest.fixture
def pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("kiosk.tending.FIRST", 0.0)
    monkeypatch.setattr("kiosk.tending.SHORTEST", 0.0)
    os.mkfifo(tmp_path / "alive")
    return tmp_path / "alive"


def test_a_program_that_is_killed_comes_again_and_ends_with_the_block(pipe: Path) -> None:
    text = LIVES + "import os; print(os.getpid(), file=pipe); time.sleep(600)"
    command = (sys.executable, "-c", text, str(pipe))
    with tended(command, free=lambda: True):
        for _ in range(2):
            with pipe.open() as alive:
                assert alive.readline() == "here\n"
                os.kill(int(alive.readline()), 9)
                assert alive.read() == ""
        last = pipe.open()
        assert (last.readline(), last.readline()) != ("", "")
    with last:
        assert last.read() == ""


def test_one_that_will_not_end_is_killed(pipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.tending.GRACE", 0.1)
    text = "import signal; signal.signal(15, signal.SIG_IGN);" + LIVES + "time.sleep(600)"
    with tended((sys.executable, "-c", text, str(pipe)), free=lambda: True):
        alive = pipe.open()
        assert alive.readline() == "here\n"
    with alive:
        assert alive.read() == ""
    assert GRACE > 1


def test_it_ends_with_one_that_is_killed(pipe: Path) -> None:
    text = (
        "import sys, time, kiosk.tending; kiosk.tending.FIRST = 0.0\n"
        "with kiosk.tending.tended(sys.argv[1:], free=lambda: True): time.sleep(600)"
    )
    child = (sys.executable, "-c", LIVES + "time.sleep(600)", str(pipe))
    process = subprocess.Popen([sys.executable, "-c", text, *child])
    with pipe.open() as alive:
        assert alive.readline() == "here\n"
        process.kill()
        assert alive.read() == ""
    process.wait()
