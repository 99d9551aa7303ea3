"""What this machine is called in a staged roll-out, and what its disk can do."""

from __future__ import annotations

import os
import socket
import tempfile
from hashlib import sha256
from pathlib import Path

MACHINE_ID = Path("/etc/machine-id")


def kiosk_id(machine_id: Path = MACHINE_ID) -> str:
    """Return a name that stays with this machine; the machine's own id is not given away."""
    try:
        seed = machine_id.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        seed = ""
    return sha256(f"kiosk {seed or socket.gethostname()}".encode()).hexdigest()[:16]


def has_hard_links(folder: Path) -> bool:
    """Tell whether a file in `folder` can have two names; on a FAT disk it cannot."""
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".link-") as inner:
            Path(inner, "one").touch()
            os.link(Path(inner, "one"), Path(inner, "two"))
    except OSError:
        return False
    return True
