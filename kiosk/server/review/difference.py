"""What is other in one list of files than in another; pure."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.content.release import File

_PICTURES = (".jpg", ".jpeg", ".png")
_FILMS = (".mp4", ".mov", ".m4v", ".mkv", ".webm")
_WORDS = (".yaml", ".yml", ".csv", ".srt")


class Kind(enum.Enum):
    """What a file is to the people who look at it."""

    PICTURE = "picture"
    FILM = "film"
    WORDS = "words"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Change:
    """One file that came, went, or is another.

    Attributes:
        path: Its place in the site's folder.
        before: As it was; None when it came.
        after: As it is; None when it went.
    """

    path: str
    before: File | None
    after: File | None

    @property
    def kind(self) -> Kind:
        """What the file is."""
        name = self.path.casefold()
        if name.endswith(_PICTURES):
            return Kind.PICTURE
        if name.endswith(_FILMS):
            return Kind.FILM
        return Kind.WORDS if name.endswith(_WORDS) else Kind.OTHER

    @property
    def what(self) -> str:
        """`added`, `removed` or `changed`."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"


@dataclass(frozen=True)
class Difference:
    """All that is other between two lists of files.

    Attributes:
        changes: In the order of the paths.
        same: How many files are as they were.
        fetched: Bytes that somebody who has the one must fetch to have the other.
    """

    changes: tuple[Change, ...]
    same: int
    fetched: int

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """Return the changes of one kind of file."""
        return tuple(change for change in self.changes if change.kind is kind)

    def count(self, what: str) -> int:
        """Return how many files were `added`, `removed` or `changed`."""
        return sum(change.what == what for change in self.changes)

    @property
    def pictures(self) -> tuple[Change, ...]:
        """The pictures that changed."""
        return self.of(Kind.PICTURE)

    @property
    def others(self) -> tuple[Change, ...]:
        """What changed and is no picture."""
        return tuple(change for change in self.changes if change.kind is not Kind.PICTURE)


def difference(before: Iterable[File], after: Iterable[File]) -> Difference:
    """Return what is other in `after` than in `before`."""
    old = {file.path: file for file in before}
    new = {file.path: file for file in after}
    changes = tuple(
        Change(path, old.get(path), new.get(path))
        for path in sorted(old.keys() | new.keys())
        if _digest(old.get(path)) != _digest(new.get(path))
    )
    had = {file.sha256 for file in old.values()}
    missing = {file.sha256: file.size for file in new.values() if file.sha256 not in had}
    same = len(old.keys() & new.keys()) - sum(change.what == "changed" for change in changes)
    return Difference(changes, same, sum(missing.values()))


def _digest(file: File | None) -> str:
    return file.sha256 if file is not None else ""
