"""What a publisher remembers of what it published last, beside its keys.

A repository that is restored from an old backup says less than kiosks have seen. Versions that
go on from there would be refused by every kiosk, in silence; versions go on from here instead.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from kiosk.release.writing import write_new

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Memory:
    """What was made visible last from here.

    Attributes:
        timestamp: Its version.
        snapshot: Its version.
        targets: Their version.
        digest: The SHA-256 of the targets.
        number: The highest number of a release.
    """

    timestamp: int = 0
    snapshot: int = 0
    targets: int = 0
    digest: str = ""
    number: int = 0

    @classmethod
    def read(cls, file: Path) -> Memory:
        """Return what `file` says; nothing when it is not there or torn."""
        try:
            told = json.loads(file.read_bytes())
            numbers = {name: int(told[name]) for name in ("timestamp", "snapshot", "targets")}
            return cls(**numbers, digest=str(told["digest"]), number=int(told["number"]))
        except (OSError, ValueError, LookupError, TypeError):
            return cls()

    def write(self, file: Path) -> None:
        """Have `file` say this, also after a power cut.

        Raises:
            PublishError: It cannot be written.
        """
        write_new(file, json.dumps(asdict(self)).encode())
