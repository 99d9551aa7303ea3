"""Which machine a measurement was made on: a figure without it says nothing."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

_ON_A_SCREEN = ("libvlc5", "libgl1-mesa-dri", "xvfb", "chromium", "mpv", "vlc-bin")
_WITHOUT_A_SCREEN = ("nginx", "rsync")


def field(text: str, key: str) -> str:
    """Return the first value of `key` in lines of `key : value` or `KEY="value"`."""
    for line in text.splitlines():
        name, separator, value = line.replace("=", ":", 1).partition(":")
        if separator and name.strip() == key:
            return value.strip().strip('"')
    return ""


def memory(meminfo: str) -> str:
    """Return the machine's memory as people say it, from `/proc/meminfo`."""
    kilobytes = int((field(meminfo, "MemTotal") or "0").split()[0])
    return f"{kilobytes / 1024 / 1024:.1f} GiB"


def describe(size: tuple[int, int] | None) -> dict[str, str]:
    """Describe this machine and the programs that are measured.

    Args:
        size: Pixels of the screen measured on; None without one.
    """
    facts = {
        "processor": f"{os.cpu_count()} x {field(_text('/proc/cpuinfo'), 'model name')}",
        "memory": memory(_text("/proc/meminfo")),
        "system": f"{field(_text('/etc/os-release'), 'PRETTY_NAME')}, Linux {platform.release()}",
        "load before": f"{os.getloadavg()[0]:.2f}",
        "kiosk": f"{version('kiosk')}, Python {platform.python_version()}",
    }
    if size is not None:
        facts["screen"] = f"{size[0]}x{size[1]}, in memory (Xvfb)"
        facts["kiosk"] += f", Kivy {version('kivy')}"
    packages = _ON_A_SCREEN if size else _WITHOUT_A_SCREEN
    return facts | {name: found for name in packages if (found := _package(name))}


def _text(file: str) -> str:
    return Path(file).read_text(encoding="utf-8", errors="replace")


def _package(name: str) -> str:
    query = shutil.which("dpkg-query")
    if query is None:
        return ""
    command = [query, "-W", "-f=${Version}", name]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603
