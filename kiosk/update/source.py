"""Where a release comes from: the one small interface over servers and sticks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from contextlib import AbstractContextManager


@dataclass(frozen=True, slots=True)
class Reply:
    """A small file, whole.

    Attributes:
        body: Its bytes; empty when `unchanged`.
        etag: What to say next time, to be told only of a change; None if the source has none.
        date: The source's clock, as it says; None if it does not.
        unchanged: The file is still the one of the `etag` that was given.
    """

    body: bytes
    etag: str | None = None
    date: dt.datetime | None = None
    unchanged: bool = False


class Source(Protocol):
    """One site's published tree, somewhere: nothing that comes from it is believed."""

    @property
    def where(self) -> str:
        """What to call it in words to people: a host, or the folder of a stick."""
        ...

    def metadata(self, name: str, limit: int, etag: str | None = None) -> Reply:
        """Return a file of the site's `metadata` folder, as `timestamp.json`, `2.root.json`.

        Raises:
            NotThereError: There is none.
            TooLongError: It has more than `limit` bytes.
            SourceError: It did not come; the kind says why.
        """
        ...

    def target(self, name: str, limit: int) -> bytes:
        """Return a file of the site's `targets` folder, as `<sha256>.offers.json`.

        Raises:
            NotThereError: There is none.
            TooLongError: It has more than `limit` bytes.
            SourceError: It did not come; the kind says why.
        """
        ...

    def object(
        self, sha256: str, start: int, size: int, name: str = ""
    ) -> AbstractContextManager[Iterator[bytes]]:
        """Open an object at byte `start` of its `size` bytes.

        The stream gives exactly the bytes from `start` to the end, or raises on the way; it may
        be left at any byte. A source never gives a byte beyond `size`. Errors call the object
        `name`.

        Raises:
            NotThereError: There is no such object.
            SourceError: It did not come, or stopped coming; the kind says why.
        """
        ...
