"""A program that takes a release and is killed at a chosen operation on the disk.

It stays, and has a child of its own for each line that it reads: that one takes, and dies.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from kiosk.content import release
from kiosk.content.release import parse_manifest
from kiosk.content.store import Store
from kiosk.content.store.durable import Disk
from kiosk.update.download import Download
from kiosk.update.http import HttpSource
from kiosk.update.space import Room
from kiosk.update.usb import UsbSource


class MortalDisk(Disk):
    """Kills its process before, in the middle of, or after the operation number `at`."""

    def __init__(self, at: int, moment: str) -> None:
        self.count = 0
        self._at = at
        self._moment = moment
        self._lock = threading.Lock()

    def make_folder(self, path: Path) -> None:
        self._do(super().make_folder, path)

    def write(self, path: Path, data: bytes, at: int = 0) -> None:
        last = self._is_last()
        if last and self._moment == "before":
            die()
        if last and self._moment == "within":
            super().write(path, data[: len(data) // 2], at)
            die()
        super().write(path, data, at)
        if last:
            die()

    def cut(self, path: Path, size: int) -> None:
        self._do(super().cut, path, size)

    def sync(self, path: Path) -> None:
        self._do(super().sync, path)

    def sync_folder(self, path: Path) -> None:
        self._do(super().sync_folder, path)

    def rename(self, source: Path, target: Path) -> None:
        self._do(super().rename, source, target)

    def link(self, source: Path, target: Path) -> None:
        self._do(super().link, source, target)

    def unlink(self, path: Path) -> None:
        self._do(super().unlink, path)

    def protect(self, path: Path) -> None:
        self._do(super().protect, path)

    def _do(self, operation: Any, *arguments: object) -> None:
        last = self._is_last()
        if last and self._moment == "before":
            die()
        try:
            operation(*arguments)
        finally:
            if last:
                die()

    def _is_last(self) -> bool:
        with self._lock:
            self.count += 1
            return self.count == self._at


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
    signal.pause()


def take(job: dict[str, Any]) -> int:
    """Do as the line says, and return how many operations it took."""
    release.PIECE = job["piece"]
    disk = MortalDisk(job["at"], job["moment"])
    with ExitStack() as stack:
        source: HttpSource | UsbSource
        if job["source"].startswith("http:"):
            source = stack.enter_context(closing(HttpSource(job["source"], "heguang")))
        else:
            source = UsbSource(Path(job["source"]), "heguang")
        store = Store.open(Path(job["folder"]), disk)
        Download(source, store, room=Room(reserve=0)).take(parse_manifest(job["manifest"].encode()))
    return disk.count


def main() -> None:
    for line in sys.stdin:
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            status = 1
            try:
                count = take(json.loads(line))
                os.write(writing, str(count).encode())
                status = 0
            finally:
                os._exit(status)
        os.close(writing)
        print(json.dumps({"child": child}), flush=True)  # noqa: T201
        with os.fdopen(reading) as pipe:
            count = int(pipe.read() or 0)
        _, status = os.waitpid(child, 0)
        print(json.dumps({"status": status, "count": count}), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
