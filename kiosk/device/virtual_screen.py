"""A screen that exists only in memory, for machines that have none."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kiosk.errors import DisplayError

if TYPE_CHECKING:
    from collections.abc import Iterator

SIDE = 3840
"""Pixels; holds every window the kiosk knows, upright or not."""


def screen_at_hand() -> bool:
    """Tell whether this process has a screen to draw on."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextmanager
def virtual_screen(width: int = SIDE, height: int = SIDE) -> Iterator[str]:
    """Run an X server without a monitor, and point this process to it.

    Args:
        width: Pixels.
        height: Pixels.

    Yields:
        The display's name, such as `:1`.

    Raises:
        DisplayError: Xvfb is not installed or does not start.
    """
    program = shutil.which("Xvfb")
    if program is None:
        raise DisplayError(
            zh="没有显示器，也没有安装 Xvfb。请安装：apt install xvfb",
            en="there is no screen, and Xvfb is not installed; install it: apt install xvfb",
        )
    reading, writing = os.pipe()
    options = ("-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset")
    server = subprocess.Popen(  # noqa: S603  # a fixed command line
        [program, "-displayfd", str(writing), *options],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    if not number:
        server.wait()
        raise DisplayError(
            zh="虚拟显示器 Xvfb 没有启动，请检查 /tmp/.X11-unix 是否可写。",
            en="Xvfb did not start; see whether /tmp/.X11-unix can be written",
        )
    before = os.environ.get("DISPLAY")
    os.environ["DISPLAY"] = f":{number}"
    try:
        yield f":{number}"
    finally:
        if before is None:
            del os.environ["DISPLAY"]
        else:
            os.environ["DISPLAY"] = before
        server.terminate()
        server.wait()
