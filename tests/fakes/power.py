"""A disk that records what is done to it, and every disk that a power cut could leave behind.

As weak as POSIX allows, weaker than any journaling file system: bytes last only once their file
was synced, names only once their folder was. Until then each change is kept, dropped or torn on
its own, in any combination: a name without its bytes, a size without its data, a later rename
without an earlier one. A rename within a folder happens whole or not at all; of one between
folders, syncing one folder may keep half.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

from tests.fakes.disks import KilledError, QuickDisk

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Collection
    from pathlib import Path

Operation = tuple[Any, ...]
BOTH = ("sync", "sync_folder")


class RecordingDisk(QuickDisk):
    """Does everything, and writes it down; of the syncs only those that are `honest`."""

    def __init__(self, root: Path, honest: Collection[str] = BOTH) -> None:
        super().__init__()
        self.log: list[Operation] = []
        self.kill_at: int | None = None
        self.root = root
        self._honest = honest

    def note(self, what: str, value: object) -> None:
        """Write down a promise that was given to somebody at this point."""
        self.log.append(("note", what, value))

    def spoil(self, path: Path, data: bytes) -> None:
        """Let the disk itself change what a file holds."""
        path.chmod(0o644)
        path.write_bytes(data)
        self._record("spoil", path, rest=(data,))

    def _gate(self) -> None:
        if self.kill_at is not None and len(self.log) >= self.kill_at:
            raise KilledError

    def _record(self, name: str, *paths: Path, rest: tuple[Any, ...] = ()) -> None:
        within = (path.relative_to(self.root).parts for path in paths)
        self.log.append((name, *within, *rest))

    def make_folder(self, path: Path) -> None:
        self._gate()
        super().make_folder(path)
        self._record("make_folder", path)

    def remove_folder(self, path: Path) -> None:
        self._gate()
        super().remove_folder(path)
        self._record("remove_folder", path)

    def write(self, path: Path, data: bytes, at: int = 0) -> None:
        self._gate()
        super().write(path, data, at)
        self._record("write", path, rest=(data, at))

    def cut(self, path: Path, size: int) -> None:
        self._gate()
        super().cut(path, size)
        self._record("cut", path, rest=(size,))

    def sync(self, path: Path) -> None:
        self._gate()
        super().sync(path)
        if "sync" in self._honest:
            self._record("sync", path)

    def sync_folder(self, path: Path) -> None:
        self._gate()
        super().sync_folder(path)
        if path != self.root.parent and "sync_folder" in self._honest:
            self._record("sync_folder", path)

    def rename(self, source: Path, target: Path) -> None:
        self._gate()
        super().rename(source, target)
        self._record("rename", source, target)

    def link(self, source: Path, target: Path) -> None:
        self._gate()
        super().link(source, target)
        self._record("link", source, target)

    def unlink(self, path: Path) -> None:
        self._gate()
        super().unlink(path)
        self._record("unlink", path)


class ForgetfulDisk(RecordingDisk):
    """Leaves out the syncs that one line of the program asks for.

    Attributes:
        lines: Every line that asked for one.
    """

    def __init__(self, root: Path, forgotten: str = "") -> None:
        super().__init__(root)
        self.lines: set[str] = set()
        self._forgotten = forgotten

    def sync(self, path: Path) -> None:
        if self._remembers():
            super().sync(path)

    def sync_folder(self, path: Path) -> None:
        if self._remembers():
            super().sync_folder(path)

    def _remembers(self) -> bool:
        caller = sys._getframe(2)
        line = f"{caller.f_code.co_name}:{caller.f_lineno}"
        self.lines.add(line)
        return line != self._forgotten


@dataclass
class _File:
    lasting: bytes = b""
    pending: list[Operation] = field(default_factory=list)


@dataclass(eq=False)
class _Change:
    """What one operation does to the names in a folder; `whole` is shared by a rename's halves."""

    names: tuple[tuple[str, int | None], ...]
    whole: int


@dataclass
class _Folder:
    lasting: dict[str, int] = field(default_factory=dict)
    now: dict[str, int] = field(default_factory=dict)
    pending: list[_Change] = field(default_factory=list)


class PowerCut:
    """What is on the disk, and what of it would last, after some recorded operations."""

    def __init__(self) -> None:
        self._ids = count(1)
        self._nodes: dict[int, _File | _Folder] = {0: _Folder()}

    def apply(self, operation: Operation) -> None:
        getattr(self, f"_{operation[0]}")(*operation[1:])

    def leave(self, root: Path, rng: random.Random) -> None:
        """Make in `root` one of the disks that a power cut could leave now."""
        chance = rng.choice((0.0, 0.1, 0.5, 0.5, 0.9, 1.0))
        kept: dict[int, bool] = {}
        made: dict[int, Path] = {}

        def survives(change: _Change) -> bool:
            return kept.setdefault(change.whole, rng.random() < chance)

        def make(node: _File | _Folder, number: int, path: Path) -> None:
            if isinstance(node, _Folder):
                path.mkdir()
                for name, inner in self._left_names(node, survives).items():
                    make(self._nodes[inner], inner, path / name)
            elif number in made:
                os.link(made[number], path)
            else:
                path.write_bytes(_left_bytes(node, rng, chance))
                made[number] = path

        make(self._nodes[0], 0, root)

    def _left_names(self, folder: _Folder, survives: Callable[[_Change], bool]) -> dict[str, int]:
        names = dict(folder.lasting)
        for change in folder.pending:
            if survives(change):
                _change(names, change)
        return names

    def _node(self, path: tuple[str, ...]) -> int:
        number = 0
        for part in path:
            number = self._folder(number).now[part]
        return number

    def _folder(self, number: int) -> _Folder:
        node = self._nodes[number]
        assert isinstance(node, _Folder)
        return node

    def _file(self, path: tuple[str, ...]) -> _File:
        node = self._nodes[self._node(path)]
        assert isinstance(node, _File)
        return node

    def _set(self, whole: int, folder: tuple[str, ...], *names: tuple[str, int | None]) -> None:
        change = _Change(names, whole)
        node = self._folder(self._node(folder))
        node.pending.append(change)
        _change(node.now, change)

    def _note(self, *_: object) -> None:
        pass

    def _make_folder(self, path: tuple[str, ...]) -> None:
        if not path:
            return  # the root itself
        number = next(self._ids)
        self._nodes[number] = _Folder()
        self._set(next(self._ids), path[:-1], (path[-1], number))

    def _write(self, path: tuple[str, ...], data: bytes, at: int) -> None:
        if path[-1] not in self._folder(self._node(path[:-1])).now:
            number = next(self._ids)
            self._nodes[number] = _File()
            self._set(next(self._ids), path[:-1], (path[-1], number))
        self._file(path).pending.append(("write", data, at))

    def _spoil(self, path: tuple[str, ...], data: bytes) -> None:
        self._file(path).lasting = data

    def _cut(self, path: tuple[str, ...], size: int) -> None:
        self._file(path).pending.append(("cut", size))

    def _sync(self, path: tuple[str, ...]) -> None:
        file = self._file(path)
        for operation in file.pending:
            file.lasting = _after(file.lasting, operation)
        file.pending.clear()

    def _sync_folder(self, path: tuple[str, ...]) -> None:
        folder = self._folder(self._node(path))
        folder.lasting = dict(folder.now)
        folder.pending.clear()

    def _rename(self, source: tuple[str, ...], target: tuple[str, ...]) -> None:
        number, whole = self._node(source), next(self._ids)
        if source[:-1] == target[:-1]:
            self._set(whole, source[:-1], (source[-1], None), (target[-1], number))
        else:
            self._set(whole, source[:-1], (source[-1], None))
            self._set(whole, target[:-1], (target[-1], number))

    def _link(self, source: tuple[str, ...], target: tuple[str, ...]) -> None:
        self._set(next(self._ids), target[:-1], (target[-1], self._node(source)))

    def _unlink(self, path: tuple[str, ...]) -> None:
        self._set(next(self._ids), path[:-1], (path[-1], None))

    _remove_folder = _unlink


def _change(names: dict[str, int], change: _Change) -> None:
    for name, number in change.names:
        if number is None:
            names.pop(name, None)
        else:
            names[name] = number


def _after(data: bytes, operation: Operation) -> bytes:
    if operation[0] == "cut":
        size: int = operation[1]
        return data[:size].ljust(size, b"\0")
    written: bytes
    _, written, at = operation
    return data[:at].ljust(at, b"\0") + written + data[at + len(written) :]


def _left_bytes(file: _File, rng: random.Random, chance: float) -> bytes:
    data = file.lasting
    for operation in file.pending:
        if rng.random() < chance:
            data = _after(data, operation)
        elif operation[0] == "write" and rng.random() < 0.5:
            _, written, at = operation
            torn = written[: rng.randrange(len(written) + 1)]
            if rng.random() < 0.5:
                torn = torn.ljust(len(written), b"\0")  # the size came, the data did not
            data = _after(data, ("write", torn, at))
    return data
