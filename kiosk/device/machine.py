"""What can be known of the computer without asking anybody but the system."""

from __future__ import annotations

import fcntl
import os
import socket
import struct
import time
from pathlib import Path

_GET_ADDRESS = 0x8915  # SIOCGIFADDR
_NAME, _AT, _LENGTH = 15, 20, 4
"""Where an address lies in what the system answers, in bytes."""
NETWORKS = Path("/sys/class/net")
LIGHTS = Path("/sys/class/backlight")
DARKEST = 0.1
"""Part of the light below which nobody would find the way back."""
_LARGEST_NUMBER = 32
"""Characters of a number in a file of the system."""


def addresses(networks: Path = NETWORKS) -> tuple[tuple[str, str], ...]:
    """Return the network interfaces with an IPv4 address, and the address; not the machine's own.

    Args:
        networks: Where the system lists them.
    """
    found: list[tuple[str, str]] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        for _, name in socket.if_nameindex():
            if name == "lo" or (networks / name / "bridge").exists():
                continue
            request = struct.pack("256s", name.encode()[:_NAME])
            try:
                answer = fcntl.ioctl(asked, _GET_ADDRESS, request)
            except OSError:
                continue  # no address, or gone meanwhile
            found.append((name, socket.inet_ntoa(answer[_AT : _AT + _LENGTH])))
    return tuple(found)


def host_name() -> str:
    """Return what this machine is called on the network."""
    return socket.gethostname()


def room(folder: Path) -> tuple[int, int]:
    """Return the free bytes and all bytes of the disk that `folder` is on, or will be.

    Noughts when the disk cannot be asked.
    """
    for place in (folder, *folder.parents):
        try:
            disk = os.statvfs(place)
        except FileNotFoundError:
            continue
        except OSError:
            break
        return disk.f_bavail * disk.f_frsize, disk.f_blocks * disk.f_frsize
    return 0, 0


def up() -> float:
    """Return the seconds since the machine was switched on."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class Light:
    """The screen's light, where the machine offers to set it."""

    def __init__(self, lights: Path = LIGHTS) -> None:
        """Look for one in the folder `lights`."""
        try:
            found = sorted(lights.iterdir())
        except OSError:
            found = []
        self._folder = next((f for f in found if _number(f / "max_brightness")), None)

    @property
    def share(self) -> float | None:
        """How bright it is, 0.0 to 1.0; None where it cannot be set."""
        if self._folder is None or not os.access(self._folder / "brightness", os.W_OK):
            return None
        now, most = (_number(self._folder / name) for name in ("brightness", "max_brightness"))
        return None if now is None or not most else min(1.0, now / most)

    def set(self, share: float) -> None:
        """Make it as bright, and never so dark that nobody could set it back.

        A screen that was unplugged meanwhile is no matter.
        """
        if self._folder is None:
            return
        most = _number(self._folder / "max_brightness") or 0
        wanted = max(1, round(most * min(1.0, max(DARKEST, share))))
        try:
            (self._folder / "brightness").write_text(str(wanted), encoding="ascii")
        except OSError:
            return


def _number(file: Path) -> int | None:
    try:
        with file.open(encoding="ascii") as opened:
            return int(opened.read(_LARGEST_NUMBER))
    except (OSError, ValueError):
        return None
