"""The local status: what is really on the glass, for whoever watches from outside.

A small JSON file, replaced in one step each second by the display. A watcher reads it without
asking the display anything, and knows by its age when the display hangs.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, TextIO

from kiosk.errors import KioskError

if TYPE_CHECKING:
    from pathlib import Path


class HealthError(KioskError):
    """The status cannot be read or written."""


@dataclass(frozen=True, slots=True)
class Health:
    """One look at the glass.

    Attributes:
        at: Monotonic seconds of the machine (`time.monotonic()`), so that a wrong date
            does not matter.
        frames: Frames drawn since the display started.
        pictures: Pictures of films delivered by the decoder.
        shown: Pictures of films that reached the glass; `pictures - shown` were lost.
        place: The place on the screen, as `screen:item:index`.
        position: Seconds of the film shown; 0.0 while there is none.
        last_touch: Monotonic seconds of the last touch; None before the first.
        release: What content is shown: the site's id.
        number: The release of it that is really on the glass; None for a plain folder.
        seen_at: Monotonic seconds when the film's picture at `position` was shown; None before
            the first.
        renderer: Who draws, by the graphics library's own word: `llvmpipe …` means that the
            processor does, for want of a graphics card.
    """

    at: float
    frames: int
    pictures: int
    shown: int
    place: str
    position: float
    last_touch: float | None
    release: str
    number: int | None = None
    renderer: str = ""
    seen_at: float | None = None


def write(file: Path, health: Health) -> None:
    """Replace the status in one step; a reader sees the old one or the new one, whole.

    Raises:
        HealthError: The folder cannot be written.
    """
    fresh = file.with_name(f".{file.name}.new")
    try:
        with _opened(fresh) as opened:
            opened.write(json.dumps(asdict(health)))
        # Not synced to the disk: after a power cut nobody wants the status of before it.
        fresh.replace(file)
    except OSError as error:
        raise HealthError(
            zh=f"无法写入状态文件 {file}：{error.strerror}。请检查该文件夹是否可写、磁盘是否已满。",
            en=f"Cannot write the status to {file}: {error.strerror}. "
            "Check that the folder can be written and the disk is not full.",
        ) from error


def _opened(fresh: Path) -> TextIO:
    # Never through what somebody else laid there: the folder may be one that all may write to.
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
    return os.fdopen(handle, "w", encoding="utf-8")


def read(file: Path) -> Health:
    """Return the status that the display wrote last.

    Raises:
        HealthError: There is none, or something else wrote there.
    """
    try:
        return Health(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise HealthError(
            zh=f"无法读取状态文件 {file}。显示程序是否在运行？请先启动 kiosk run。",
            en=f"Cannot read a status from {file}. Does the display run? Start `kiosk run` first.",
        ) from error
