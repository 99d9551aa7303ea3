"""Sticks that are plugged in: found, told apart, and each taken once."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_MOST = 64
"""Names in one folder that are looked at."""
_DEEPEST = 3
"""Folders within one another: a user's, the stick, and what was exported to it."""
_SKIPPED = ("System Volume Information", "lost+found", "$RECYCLE.BIN")


@dataclass(frozen=True, slots=True)
class Stick:
    """A published tree on a stick.

    Attributes:
        tree: The folder of the tree.
        root: The folder of the stick, for what is handed out.
        ours: Whether it has content for this site.
        mark: Changes when another stick is plugged in, or this one is exported to anew.
    """

    tree: Path
    root: Path
    ours: bool
    mark: tuple[int, ...]


class Sticks:
    """Looks where sticks appear; a stick is new once, until it is pulled out."""

    def __init__(self, places: Sequence[Path], site: str) -> None:
        """Look in the folders `places` for trees with the site `site`.

        A place is a stick, or a folder of sticks as `/media`, or of a user's as `/media/kiosk`.
        """
        self._places = tuple(places)
        self._site = site
        self._known: dict[Path, tuple[int, ...]] = {}
        self._seen: tuple[object, ...] | None = None

    def new(self) -> tuple[Stick, ...]:
        """Return the sticks that were not there at the last look."""
        seen = tuple(self._signature())
        if seen == self._seen:
            return ()
        self._seen = seen
        there = {s.tree: s for place in self._places for s in self._look(place, place, _DEEPEST)}
        fresh = [s for s in there.values() if self._known.get(s.tree) != s.mark]
        self._known = {tree: stick.mark for tree, stick in there.items()}
        return tuple(fresh)

    def _signature(self) -> Iterator[object]:
        # A stick that comes or goes shows in the upper folders; the rest is left to rest.
        for place in self._places:
            for folder in (place, *_folders(place)):
                yield folder, _mark(folder)
                for inner in _folders(folder):
                    yield inner, _mark(inner), _mark(self._timestamp(inner))

    def _look(self, folder: Path, place: Path, depth: int) -> Iterator[Stick]:
        mark = _mark(folder / "sites")
        if mark is not None:
            ours = _mark(self._timestamp(folder))
            root = _root_of(folder, place)
            yield Stick(folder, root, ours is not None, (*mark, *(ours or ())))
        elif depth:
            for inner in _folders(folder):
                yield from self._look(inner, place, depth - 1)

    def _timestamp(self, tree: Path) -> Path:
        return tree / "sites" / self._site / "metadata/timestamp.json"


def _root_of(tree: Path, place: Path) -> Path:
    """Return the mount point that `tree` is on, if it is one below `place`; else `tree`."""
    for folder in (tree, *tree.parents):
        if folder == place.parent:
            break
        if folder.is_mount():
            return folder
    return tree


def _folders(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as found:
            names = [
                entry.name
                for _, entry in zip(range(_MOST), found, strict=False)
                if entry.name not in _SKIPPED
                and not entry.name.startswith(".")
                # A link may lead anywhere, to another disk of this machine for one.
                and entry.is_dir(follow_symlinks=False)
            ]
    except OSError:
        return []  # pulled out, or not ours to look into
    return [folder / name for name in sorted(names)]


def _mark(path: Path) -> tuple[int, ...] | None:
    try:
        seen = path.lstat()
    except OSError:
        return None
    return seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns
