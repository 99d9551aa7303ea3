"""A program that ends with the one that started it, however that ends.

The kernel sees to it: a thread that watched a pipe would not run while a decoder hangs. As the
wish outlives an `exec`, any program can be started so, and needs to know nothing of it.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PR_SET_PDEATHSIG = 1
_PARENT_GONE = 1


def tied(command: Sequence[str]) -> tuple[str, ...]:
    """Return what starts `command` so that it is killed when this process ends.

    Start it from a thread that lasts as long as it may run: the kernel takes the end of the
    thread for that of the process.
    """
    return (sys.executable, "-I", "-S", __file__, str(os.getpid()), *command)


def tie_to_parent() -> None:
    """Have this process killed when the one that started it ends.

    For a program that starts others of itself and cannot be told how.
    """
    parent = os.getppid()
    _wish()
    if os.getppid() != parent:  # it ended before the kernel was told
        os.kill(os.getpid(), signal.SIGKILL)


def _wish() -> None:
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def main(parent: int, command: Sequence[str]) -> int:
    """Become `command`, tied to the process `parent`; return only if that has ended already."""
    _wish()
    if os.getppid() == parent:  # it may have ended before the kernel was told
        os.execvp(command[0], list(command))  # noqa: S606  # the caller's own program, no shell
    return _PARENT_GONE


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
