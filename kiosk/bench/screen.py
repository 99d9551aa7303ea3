"""A screen in memory, so that a measurement is the same on every machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kiosk.errors import DisplayError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def virtual_screen(width: int, height: int) -> Iterator[str]:
    """Start Xvfb on a display of its own choice, and name it; it ends with the block.

    Args:
        width: Pixels.
        height: Pixels.

    Raises:
        DisplayError: Xvfb is not installed, or does not start.
    """
    program = shutil.which("Xvfb")
    if program is None:
        raise DisplayError(
            zh="没有安装虚拟屏幕 Xvfb。请运行：apt-get install xvfb",
            en="The virtual screen Xvfb is not installed. Run: apt-get install xvfb",
        )
    read, write = os.pipe()
    size = f"{width}x{height}x24"
    command = [program, "-displayfd", str(write), "-noreset", "-screen", "0", size]
    process = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)  # noqa: S603
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            number = answer.readline().strip()  # empty when it ended instead
        if not number:
            raise DisplayError(
                zh="虚拟屏幕 Xvfb 无法启动。请单独运行 Xvfb :99 查看原因。",
                en="The virtual screen Xvfb does not start. Run `Xvfb :99` alone to see why.",
            )
        yield f":{number}"
    finally:
        process.terminate()
        process.wait()
