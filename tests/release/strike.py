"""A child process that does something, and is killed at some moment of it."""

from __future__ import annotations

import os
import select
import signal
import sys
import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def strike(act: Callable[[], object], after: float, meanwhile: Callable[[], object]) -> bool:
    """Do `act` in a child process and kill it; return whether it came to its end.

    Args:
        act: What the child does; it shares nothing with this process but the disk.
        after: Seconds until it is killed.
        meanwhile: Done here before that.

    Raises:
        AssertionError: `act` failed by itself.
    """
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        _be_the_child(act)
    os.close(writer)
    try:
        meanwhile()
        select.select([reader], [], [], after)  # readable once the child has ended
    finally:
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        os.close(reader)
    if os.WIFSIGNALED(status):
        return False
    assert os.WEXITSTATUS(status) == 0, "the child failed"
    return True


def _be_the_child(act: Callable[[], object]) -> None:
    status = 1
    try:
        act()
        status = 0
    except BaseException:  # noqa: BLE001  # whatever it is, the child must not go on as pytest
        traceback.print_exc(file=sys.__stderr__)
    finally:
        os._exit(status)
