"""A download killed at any instant: the next one completes it, and moves nothing twice."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
from contextlib import closing
from typing import IO, TYPE_CHECKING, Any

import pytest

from kiosk.content import release
from kiosk.content.store import Store
from kiosk.update.download import Download
from kiosk.update.http import HttpSource
from kiosk.update.space import Room
from kiosk.update.usb import UsbSource
from tests.fakes import server_faults as faults
from tests.fakes.bad_server import BadServer
from tests.fakes.trees import held, manifest_of, noise, objects_of, write_tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.fakes.bad_server import Exchange

PIECE = 20_000
SITE = {
    "site.yaml": b"id: heguang\n",
    "empty.txt": b"",
    **{f"pictures/{number}.jpg": noise(9_000 + number, number) for number in range(4)},
    "film.mp4": noise(7 * PIECE + 555, 50),
}
TOTAL = sum(map(len, SITE.values()))


class Taker:
    """The program of `taking_child`."""

    def __init__(self) -> None:
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.update.taking_child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, source: str, folder: Path, at: int = 0, moment: str = "before") -> int:
        """Let it take, and return the number of the process that does."""
        job = {
            "source": source,
            "folder": str(folder),
            "at": at,
            "moment": moment,
            "piece": PIECE,
            "manifest": manifest_of(SITE).to_bytes().decode(),
        }
        print(json.dumps(job), file=self._pipe(self._program.stdin), flush=True)
        return int(self._line()["child"])

    def ended(self) -> tuple[bool, int]:
        """Wait for its end; return whether it was killed, and its operations on the disk."""
        line = self._line()
        status = line["status"]
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        assert killed or status == 0
        return killed, int(line["count"])

    def close(self) -> None:
        self._pipe(self._program.stdin).close()
        self._program.wait(30)
        self._pipe(self._program.stdout).close()

    def _line(self) -> dict[str, Any]:
        return dict(json.loads(self._pipe(self._program.stdout).readline()))

    def _pipe(self, pipe: IO[str] | None) -> IO[str]:
        assert pipe is not None
        return pipe


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "PIECE", PIECE)


@pytest.fixture(scope="module")
def taker() -> Iterator[Taker]:
    taker = Taker()
    yield taker
    taker.close()


@pytest.fixture
def server() -> Iterator[BadServer]:
    with BadServer(objects_of(SITE)) as server:
        yield server


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return write_tree(tmp_path / "stick", objects_of(SITE))


def on_disk(folder: Path) -> int:
    """Return the bytes of the release that are in a store, whole or partial."""
    sizes: dict[str, int] = {}
    for place in ("objects", "partial"):
        for path in (folder / place).rglob("*"):
            if path.is_file():
                sizes[path.name] = path.stat().st_size
    return sum(sizes.values())


def check_that_the_next_run_completes(source: HttpSource | UsbSource, folder: Path) -> None:
    here = on_disk(folder) if folder.exists() else 0
    store = Store.open(folder)
    with store.lock():
        taken = Download(source, store, room=Room(reserve=0)).take(manifest_of(SITE))
    assert held(store, manifest_of(SITE)) == SITE
    assert taken.moved == TOTAL - here
    assert not list((folder / "partial").iterdir())


def kill_at_operations(
    taker: Taker, place: str, source: HttpSource | UsbSource, folder: Path, points: int
) -> None:
    taker.start(place, folder / "whole")
    killed, operations = taker.ended()
    assert not killed
    chance = random.Random(points)  # noqa: S311 - chance, not a secret
    for point in range(points):
        store = folder / f"store-{point}"
        deaths = 0
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            at = chance.randint(1, operations)
            taker.start(place, store, at, chance.choice(("before", "within", "after")))
            deaths += taker.ended()[0]
        assert deaths
        check_that_the_next_run_completes(source, store)


class Killer:
    """Serves so many bytes, and kills who takes them in the middle of the next answer."""

    def __init__(self, count: int) -> None:
        self._left = count
        self._lock = threading.Lock()
        self._known = threading.Event()
        self._child = 0

    def kill(self, child: int) -> None:
        """Let the process `child` be the one."""
        self._child = child
        self._known.set()

    def serve(self, one: Exchange) -> None:
        size = len(one.body) - one.start
        with self._lock:
            before, self._left = self._left, self._left - size
        if self._left >= 0:
            return faults.honest(one)
        one.head(*one.honest_head())
        if before >= 0:  # the first that does not get all, and the only one that kills
            one.write(one.body[one.start :][:before])
            self._known.wait(30)
            os.kill(self._child, signal.SIGKILL)
        return one.close()


def kill_while_it_runs(taker: Taker, server: BadServer, folder: Path, points: int) -> None:
    chance = random.Random(points)  # noqa: S311 - chance, not a secret
    for point in range(points):
        killer = Killer(chance.randint(0, TOTAL - 1))
        server.always = killer.serve
        killer.kill(taker.start(server.address, folder / f"store-{point}"))
        killed, _ = taker.ended()
        assert killed
        server.always = faults.honest
        with closing(HttpSource(server.address, "heguang")) as source:
            check_that_the_next_run_completes(source, folder / f"store-{point}")


def test_a_download_killed_at_an_operation_on_the_disk_is_completed(
    taker: Taker, server: BadServer, tmp_path: Path
) -> None:
    with closing(HttpSource(server.address, "heguang")) as source:
        kill_at_operations(taker, server.address, source, tmp_path, 24)


def test_an_import_from_a_stick_killed_at_an_operation_on_the_disk_is_completed(
    taker: Taker, stick: Path, tmp_path: Path
) -> None:
    kill_at_operations(taker, str(stick), UsbSource(stick, "heguang"), tmp_path, 24)


def test_a_download_killed_while_bytes_come_is_completed(
    taker: Taker, server: BadServer, tmp_path: Path
) -> None:
    kill_while_it_runs(taker, server, tmp_path, 16)


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_a_download_killed_five_hundred_times_at_the_disk_is_completed(
    taker: Taker, server: BadServer, tmp_path: Path
) -> None:
    with closing(HttpSource(server.address, "heguang")) as source:
        kill_at_operations(taker, server.address, source, tmp_path, 500)


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_an_import_killed_three_hundred_times_at_the_disk_is_completed(
    taker: Taker, stick: Path, tmp_path: Path
) -> None:
    kill_at_operations(taker, str(stick), UsbSource(stick, "heguang"), tmp_path, 300)


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_a_download_killed_three_hundred_times_while_bytes_come_is_completed(
    taker: Taker, server: BadServer, tmp_path: Path
) -> None:
    kill_while_it_runs(taker, server, tmp_path, 300)
