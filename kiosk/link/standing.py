"""How the link stands, in a small file for people at this machine."""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_NAME = "status.json"


@dataclass(frozen=True)
class Standing:
    """One look at the link.

    Attributes:
        at: When it was written.
        server: The server's name.
        fingerprint: Of this kiosk's key.
        state: unpaired, waiting, refused, paired or revoked.
        code: What is to be typed at the console; empty for nothing.
        console: Where.
        root: The fingerprint of the root of trust; empty before it is there.
        heard: When the server last answered; None for never since the start.
        failures: Requests that failed in a row.
        trouble: What is wrong, in Chinese and English; empty when all is well.
    """

    at: dt.datetime = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    server: str = ""
    fingerprint: str = ""
    state: str = "unpaired"
    code: str = ""
    console: str = ""
    root: str = ""
    heard: dt.datetime | None = None
    failures: int = 0
    trouble: tuple[str, str] = ("", "")


def read_standing(folder: Path) -> Standing | None:
    """Return what was written last into the folder of the link; None for nothing."""
    try:
        raw = json.loads((folder / _NAME).read_text(encoding="utf-8"))
        raw["at"] = dt.datetime.fromisoformat(raw["at"])
        raw["heard"] = raw["heard"] and dt.datetime.fromisoformat(raw["heard"])
        raw["trouble"] = tuple(raw["trouble"])
        return Standing(**raw)
    except (OSError, ValueError, TypeError, KeyError):
        return None


class StandingFile:
    """Writes it; a full disk stops nothing."""

    def __init__(
        self,
        folder: Path,
        first: Standing,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(tz=dt.UTC),
    ) -> None:
        """Write into `folder`, beginning with `first`."""
        self._file = folder / _NAME
        self._now = now
        self.standing = first

    @property
    def now(self) -> dt.datetime:
        """The kiosk's clock, to the second."""
        return self._now().replace(microsecond=0)

    def note(self, **changes: Any) -> None:
        """Change what it says."""
        changed = replace(self.standing, **changes)
        if changed == self.standing:
            return
        self.standing = replace(changed, at=self.now)
        fresh = self._file.with_name(f".{_NAME}.new")
        try:
            fresh.unlink(missing_ok=True)
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump(asdict(self.standing), stream, default=dt.datetime.isoformat)
            # Not synced: after a power cut nobody wants to know how it stood before.
            fresh.replace(self._file)
        except OSError:
            return
