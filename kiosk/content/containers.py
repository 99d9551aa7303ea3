"""Refuses what is called a film or a recording and is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.containers import is_container
from kiosk.content.moving import UnplayableError

if TYPE_CHECKING:
    from pathlib import Path


def check_container(file: Path) -> None:
    """Look at the first bytes of a film or a recording.

    Raises:
        UnplayableError: It is no container of pictures or sound that the kiosk plays.
        OSError: It cannot be read.
    """
    if not is_container(file):
        raise UnplayableError(
            "不是影片或录音（内容和扩展名无关）；请导出为 MP4 或 MP3",
            "this is no film or recording, whatever its name says; export it as MP4 or MP3",
        )
