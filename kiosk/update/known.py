"""What a kiosk remembers of whom it trusts, so that nobody can lead it back."""

from __future__ import annotations

import datetime as dt  # noqa: TC003  # read at run time, from the annotations
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Known:
    """The newest state that was accepted; kept apart from the cache, in two checksummed copies.

    The signed files themselves are kept, not only their versions: they count as long as the keys
    that signed them do. So once an attacker's keys are revoked, nothing that he signed holds the
    kiosk to it, neither a version of 2^31 nor a time of signing in the next century.

    Attributes:
        pin: The fingerprint of the root of trust that this kiosk began with.
        root: The version of the newest root; 0 for none yet.
        timestamp: `timestamp.json`, whole; empty for none yet.
        snapshot: `snapshot.json`, whole; empty for none yet.
        accepted: When all of that was accepted together; None when something is missing yet.
        source: What all of that was last compared with, whole.
        etag: What that source calls this `timestamp.json`; None if it has no name for it.
        root_asked: When that source was last asked for a newer root, by this machine's clock.
    """

    pin: str = ""
    root: int = 0
    timestamp: str = ""
    snapshot: str = ""
    accepted: dt.datetime | None = None
    source: str = ""
    etag: str | None = None
    root_asked: dt.datetime | None = None


class Memory(Protocol):
    """Where `Known` is kept; a `StateFile` is one."""

    def read(self) -> Known:
        """Return what was written last; `Known()` when there is nothing."""
        ...

    def write(self, state: Known) -> None:
        """Have `state` last.

        Raises:
            StoreError: The disk is full or fails.
        """
        ...
