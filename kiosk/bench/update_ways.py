"""The ways in which content comes to a machine, each a program of its own, over one counted wire.

Each is run as people run it, and again after every failure until it has what it came for.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

import yaml

from kiosk.bench.program import BenchError
from kiosk.bench.update_publisher import SITE
from kiosk.content.store import Store
from kiosk.update.schedule import Backoff

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kiosk.bench.update_wire import Wire

WAIT = Backoff().wait(1, 0.5)
"""Seconds until a program that failed is started again: what the kiosk waits on the average."""
_LOG = "log"
_LONGEST_WORDS = 2_000
_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "rsync_proxy")


@dataclass(frozen=True, slots=True)
class Moved:
    """What it took.

    Attributes:
        bytes: That passed the wire, in both directions.
        requests: That a web server was sent; 0 for rsync, which has none.
        seconds: From the start to the end, waits included.
        processor: Seconds, of the program and all that it started.
        tries: How often the program was started.
        cuts: How often the wire was cut meanwhile.
        whole: Whether everything came.
    """

    bytes: int
    requests: int
    seconds: float
    processor: float
    tries: int
    cuts: int
    whole: bool


class Way(Protocol):
    """A way for content to come."""

    def command(self, wire: Wire) -> Sequence[str]:
        """Return the program that brings it over a wire."""
        ...

    def is_whole(self) -> bool:
        """Tell whether everything is here."""
        ...


def bring(
    way: Way,
    wire: Wire,
    folder: Path,
    *,
    tries: int = 1,
    enough: Callable[[Moved], bool] = lambda _: False,
) -> Moved:
    """Bring content one way.

    Args:
        way: How.
        wire: Over which.
        folder: For the program's words.
        tries: How often it may be started.
        enough: Tells whether to leave off, though it is not whole.

    Raises:
        BenchError: It came to nothing although the wire was never cut.
    """
    wire.reset()
    begin, moved = time.monotonic(), Moved(0, 0, 0.0, 0.0, 0, 0, whole=False)
    while moved.tries < tries and not enough(moved):
        if moved.tries:
            time.sleep(WAIT)
        status, processor = _run(way.command(wire), folder / _LOG)
        moved = replace(
            moved,
            bytes=wire.total,
            requests=wire.requests,
            seconds=time.monotonic() - begin,
            processor=moved.processor + processor,
            tries=moved.tries + 1,
            cuts=wire.cuts,
            whole=status == 0 and way.is_whole(),
        )
        if moved.whole:
            return moved
        if not wire.cuts:
            words = (folder / _LOG).read_text(encoding="utf-8", errors="replace").strip()
            raise BenchError(
                zh=f"{way.command(wire)[0]} 没有取到内容：\n{words[-_LONGEST_WORDS:]}",
                en=f"{way.command(wire)[0]} did not bring it:\n{words[-_LONGEST_WORDS:]}",
            )
    return moved


def _run(command: Sequence[str], log: Path) -> tuple[int, float]:
    """Run a program; return its exit status, and the processor seconds it and its children used."""
    env = {name: value for name, value in os.environ.items() if name.lower() not in _PROXIES}
    with log.open("wb") as words:
        try:
            process = subprocess.Popen(  # noqa: S603
                command, stdin=subprocess.DEVNULL, stdout=words, stderr=words, env=env
            )
        except FileNotFoundError as error:
            raise BenchError(
                zh=f"没有安装 {command[0]}。请安装 deploy/packages/bench 中列出的软件包。",
                en=f"{command[0]} is not installed. Install the packages of deploy/packages/bench.",
            ) from error
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, used.ru_utime + used.ru_stime


class KioskWay:
    """A kiosk's agent, told to look for something new now."""

    def __init__(self, folder: Path, pinned: Path) -> None:
        """Set a kiosk up in a new folder, with the root of trust in `pinned`."""
        folder.mkdir()
        self.store = folder / "store"
        self.expected = 0
        self._pinned = pinned
        self._folder = folder

    def command(self, wire: Wire) -> Sequence[str]:
        """Return `kiosk update now`, with settings that lead over the wire."""
        update = {"server": wire.address, "site": SITE, "root": str(self._pinned), "sticks": []}
        told = {
            "site": "none",
            "theme": "none.yaml",
            "data": str(self._folder / "data"),
            "update": update | {"store": str(self.store), "reserve": 0.0},
        }
        file = self._folder / "kiosk.yaml"
        file.write_text(yaml.safe_dump(told), encoding="utf-8")
        program = (sys.executable, "-m", "kiosk", "update", "now")
        return (*program, "--settings", str(file), "--language", "en")

    def is_whole(self) -> bool:
        """Tell whether the release is ready to be shown."""
        return Store.open(self.store).agent.read().ready == self.expected


class RsyncWay:
    """rsync from a daemon, as one mirrors a folder of large files over a bad line."""

    def __init__(self, source: Path, target: Path, only: str = "") -> None:
        """Mirror a folder, or one file of it.

        Args:
            source: What the daemon offers.
            target: A folder, which is made.
            only: The one file to bring, by its path.
        """
        target.mkdir(exist_ok=True)
        self._source = source
        self._target = target
        self._only = only

    def command(self, wire: Wire) -> Sequence[str]:
        """Return rsync with the options for the task."""
        options = ["--partial", "--append-verify"] if self._only else ["--recursive"]
        address = f"rsync://127.0.0.1:{wire.port}/site/{self._only}"
        return ("rsync", "--times", "--timeout=60", *options, address, f"{self._target}/")

    def is_whole(self) -> bool:
        """Tell whether every file has come, by its size."""
        files = [self._source / self._only] if self._only else self._source.rglob("*.*")
        return all(self._is_here(file) for file in files)

    def _is_here(self, file: Path) -> bool:
        name = file.name if self._only else str(file.relative_to(self._source))
        here = self._target / name
        return here.is_file() and here.stat().st_size == file.stat().st_size


class TufWay:
    """python-tuf's own client, with each file as a target."""

    def __init__(self, folder: Path, pinned: bytes, site: str) -> None:
        """Set it up in a new folder.

        Args:
            folder: For its files.
            pinned: The root of trust.
            site: The site's folder on the server.
        """
        folder.mkdir()
        (folder / "root.json").write_bytes(pinned)
        self._folder = folder
        self._site = site

    def expect(self, names: Sequence[str]) -> None:
        """Bring these targets."""
        (self._folder / "names").write_text("\n".join(names), encoding="utf-8")

    def command(self, wire: Wire) -> Sequence[str]:
        """Return the program around the client."""
        program = (sys.executable, "-m", "kiosk.bench.update_peer", "tuf")
        return (*program, f"{wire.address}{self._site}", str(self._folder))

    def is_whole(self) -> bool:
        """Tell whether every target has come."""
        names = (self._folder / "names").read_text(encoding="utf-8").splitlines()
        return len(list((self._folder / "targets").iterdir())) == len(names)


class PlainWay:
    """A download that begins anew with each attempt."""

    def __init__(self, file: Path, path: str, size: int) -> None:
        """Bring one file.

        Args:
            file: Where it shall be.
            path: Where it is on the server.
            size: Its bytes.
        """
        self._file = file
        self._path = path
        self._size = size

    def command(self, wire: Wire) -> Sequence[str]:
        """Return the program."""
        program = (sys.executable, "-m", "kiosk.bench.update_peer", "plain")
        return (*program, f"{wire.address}{self._path}", str(self._file))

    def is_whole(self) -> bool:
        """Tell whether it has come."""
        return self._file.is_file() and self._file.stat().st_size == self._size
