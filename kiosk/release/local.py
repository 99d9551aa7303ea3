"""A published tree in a folder of this machine, or on a stick."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import fcntl
import math
import os
import stat
import time
import uuid
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kiosk.content.store.durable import Disk
from kiosk.release.errors import (
    BusyError,
    ConflictError,
    DamagedError,
    MissingError,
    StorageError,
)
from kiosk.release.storage import CHUNK, CheckedStream, Entry, Stored, Work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LOCK = ".lock"
_INCOMING = ".incoming"
_PAUSE = 0.05
"""Seconds between two looks at a lock that somebody else holds."""


class LocalStorage:
    """Files in a folder: each is written beside its place, synced, and renamed into it."""

    def __init__(self, root: Path, *, disk: Disk | None = None, patience: float = 10.0) -> None:
        """Keep the tree in `root`, which is made when first written to.

        Args:
            root: The folder.
            disk: How the disk is touched.
            patience: Seconds to wait for somebody else who is writing.
        """
        self.root = root
        self._disk = disk or Disk()
        self._patience = patience
        self._settled: set[Path] = set()
        self._doubtful: set[Path] = set()

    @property
    def where(self) -> str:
        """The folder."""
        return str(self.root)

    def read(self, name: str, limit: int) -> Stored:
        """Return a small file whole."""
        with self.open(name) as opened, self._told(name):
            body = opened.read(limit + 1)
        if len(body) > limit:
            raise DamagedError(name, self.where)
        return Stored(body, _tag(body))

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """Open a plain file; links are not followed."""
        path = self.root / name
        with self._told(name):
            handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        self._doubtful.add(path.parent)
        with os.fdopen(handle, "rb") as opened:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise DamagedError(name, self.where)
            yield opened

    def size(self, name: str) -> int | None:
        """Return the bytes of a plain file."""
        path = self.root / name
        try:
            with self._told(name):
                found = path.stat(follow_symlinks=False)
        except MissingError:
            return None
        self._doubtful.add(path.parent)
        return found.st_size if stat.S_ISREG(found.st_mode) else None

    def list(self, under: str) -> Iterator[Entry]:
        """Yield the plain files in and below a folder."""
        for folder, _, files in os.walk(self.root / under):
            within = Path(folder).relative_to(self.root).as_posix()
            for file in files:
                try:
                    found = Path(folder, file).stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                if stat.S_ISREG(found.st_mode):
                    when = dt.datetime.fromtimestamp(found.st_mtime, dt.UTC)
                    yield Entry(f"{within}/{file}", found.st_size, when)

    def add(self, name: str, body: bytes) -> bool:
        """Write a file unless it is there; only while `working`."""
        if self.size(name) is not None:
            return False
        self._write(name, [body])
        return True

    def replace(self, name: str, body: bytes, tag: str | None) -> None:
        """Write a file over its known state; only while `working`."""
        try:
            before: str | None = self.read(name, CHUNK).tag
        except MissingError:
            before = None
        if before != tag:
            raise ConflictError(name, self.where)
        self.settle()
        self._write(name, [body], self._later(name))

    def put(self, name: str, content: CheckedStream) -> None:
        """Write a file of any size; only while `working`."""
        self._write(name, iter(lambda: content.read(CHUNK), b""))

    def delete(self, names: Iterable[str]) -> None:
        """Delete files; one that a power cut brings back takes room and does no harm."""
        self.settle()  # what made them useless is on the disk first
        for name in names:
            with self._told(name), contextlib.suppress(FileNotFoundError):
                self._disk.unlink(self.root / name)
            self._doubtful.add((self.root / name).parent)

    def settle(self) -> None:
        """Sync the names that were found here.

        They may be the work of one who was killed before that: nothing may point to them, and
        nothing be removed because of them, until they are on the disk.
        """
        doubtful, self._doubtful = self._doubtful, set()
        for folder in doubtful:
            with self._told(folder.name):
                self._make_folders(folder)
                self._disk.sync_folder(folder)

    @contextmanager
    def working(self, work: Work) -> Iterator[None]:  # noqa: ARG002  # one lock for all work
        """Lock the folder; the lock is the system's and ends with this process."""
        with self._told(_LOCK):
            self._make_folders(self.root)
            flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
            handle = os.open(self.root / _LOCK, flags, 0o644)
        try:
            self._lock(handle)
            self._settled.clear()
            self._clear_incoming()
            yield
        finally:
            os.close(handle)

    def _lock(self, handle: int) -> None:
        until = time.monotonic() + self._patience
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                if error.errno not in {errno.EAGAIN, errno.EACCES}:
                    raise StorageError(*_words(_LOCK, self.where, error)) from error
                if time.monotonic() >= until:
                    raise BusyError(self.where) from error
            else:
                return
            time.sleep(_PAUSE)

    def _clear_incoming(self) -> None:
        # Whoever left something here was killed: the lock is ours.
        folder = self.root / _INCOMING
        with self._told(_INCOMING):
            for file in folder.iterdir() if folder.is_dir() else ():
                self._disk.unlink(file)

    def _write(self, name: str, chunks: Iterable[bytes], modified: float | None = None) -> None:
        target = self.root / name
        incoming = self.root / _INCOMING / uuid.uuid4().hex
        with self._told(name):
            self._make_folders(incoming.parent)
            self._make_folders(target.parent)
            try:
                self._fill(incoming, chunks)
                if modified is not None:
                    os.utime(incoming, (modified, modified))
                self._disk.sync(incoming)
                self._disk.rename(incoming, target)
            except BaseException:
                with contextlib.suppress(OSError):
                    self._disk.unlink(incoming)
                raise
            self._disk.sync_folder(target.parent)

    def _fill(self, file: Path, chunks: Iterable[bytes]) -> None:
        at = 0
        self._disk.write(file, b"")
        for chunk in chunks:
            self._disk.write(file, chunk, at)
            at += len(chunk)

    def _make_folders(self, folder: Path) -> None:
        if folder in self._settled:
            return
        if folder != self.root:
            self._make_folders(folder.parent)
        elif not folder.parent.is_dir():
            folder.parent.mkdir(parents=True)
        with contextlib.suppress(FileExistsError):
            self._disk.make_folder(folder)
        # Also when it was there: who made it may have been killed before this.
        self._disk.sync_folder(folder.parent)
        self._settled.add(folder)

    def _later(self, name: str) -> float:
        """Return a time of change in another second than the present file's.

        nginx tells two states of a file apart by its size and the second of its change: two
        timestamps signed in one second would be one to it, and the second never be seen.
        """
        with contextlib.suppress(OSError):
            return max(time.time(), math.floor((self.root / name).stat().st_mtime) + 1)
        return time.time()

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        try:
            yield
        except (FileNotFoundError, NotADirectoryError) as error:
            raise MissingError(name, self.where) from error
        except OSError as error:
            raise StorageError(*_words(name, self.where, error)) from error


def _tag(body: bytes) -> str:
    return sha256(body).hexdigest()


def _words(name: str, where: str, error: OSError) -> tuple[str, str]:
    reason = error.strerror or str(error)
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return (
            f"{where} 的磁盘满了，写不下 {name}；已发布的内容不受影响，腾出空间后再运行一次",
            f"the disk of {where} is full, {name} does not fit; make room and run this again",
        )
    if error.errno == errno.EFBIG:
        return (
            f"{name} 对这个磁盘的格式来说太大（FAT32 最大 4 GB）；请把它格式化为 exFAT",
            f"{name} is too large for this disk's format (FAT32 holds 4 GB); format it as exFAT",
        )
    return (
        f"{where} 里的 {name} 无法读写（{reason}）；请检查权限和磁盘",
        f"{name} in {where} cannot be read or written ({reason}); check permissions and the disk",
    )
