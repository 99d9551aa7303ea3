"""What a publisher remembers of what it published last, beside its keys.

A repository that is restored from an old backup says less than kiosks have seen. Versions that
go on from there would be refused by every kiosk, in silence; versions go on from here instead.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING

from kiosk.release.writing import write_new

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Memory:
    """The highest versions that were ever made visible, and the highest number of a release."""

    timestamp: int = 0
    snapshot: int = 0
    targets: int = 0
    number: int = 0

    @classmethod
    def read(cls, file: Path) -> Memory:
        """Return what `file` says; nothing when it is not there or torn."""
        try:
            told = json.loads(file.read_bytes())
            return cls(**{field.name: int(told[field.name]) for field in fields(cls)})
        except (OSError, ValueError, LookupError, TypeError):
            return cls()

    def write(self, file: Path) -> None:
        """Have `file` say this, also after a power cut.

        Raises:
            PublishError: It cannot be written.
        """
        write_new(file, json.dumps(asdict(self)).encode())
