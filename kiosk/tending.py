"""Keeps a program running beside this one: started again when it ends, ended with this one."""

from __future__ import annotations

import logging
import subprocess
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from kiosk.lifeline import tied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

FIRST = 3.0
"""Seconds until the first start: what is in front of people comes first."""
SHORTEST, LONGEST = 1.0, 300.0
"""Seconds from an end to the next start: twice as long each time."""
WELL_AFTER = 60.0
"""Seconds that a program runs to count as one that works."""
LOOK_EVERY = 30.0
"""Seconds between two looks at whoever does the work instead."""
GRACE = 5.0
"""Seconds that a program gets to end in order."""

log = logging.getLogger(__name__)


class Child(Protocol):
    """What is tended: a process."""

    def wait(self) -> int:
        """Wait for its end; return its status."""

    def terminate(self) -> None:
        """Ask it to end."""

    def kill(self) -> None:
        """End it."""


class Tending:
    """Starts a child, and starts it again, for as long as nobody else does its work."""

    def __init__(
        self,
        start: Callable[[], Child],
        *,
        free: Callable[[], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Be ready to begin.

        Args:
            start: Starts the child.
            free: Tells whether nobody else does its work; asked on this one's own thread.
            clock: Seconds from any start.
        """
        self._start = start
        self._free = free
        self._clock = clock
        self._ended = threading.Event()
        self._lock = threading.Lock()
        self._child: Child | None = None

    def run(self, wait: Callable[[float], object] | None = None) -> None:
        """Tend until `end` is called.

        Args:
            wait: Waits for as many seconds, or until the end; a test brings its own.
        """
        wait = wait or self._ended.wait
        wait(FIRST)
        pause = SHORTEST
        while not self._ended.is_set():
            self._wait_until_free(wait)
            begun = self._clock()
            status = self._live()
            if self._ended.is_set():
                return
            if self._clock() - begun >= WELL_AFTER:
                pause = SHORTEST
            log.warning(
                "更新程序结束了（%d），%.0f 秒后再启动 · the agent ended (%d) and is started again",
                status,
                pause,
                status,
            )
            wait(pause)
            pause = min(2 * pause, LONGEST)

    def end(self) -> None:
        """Have the child end, and tell `run` to; the child has `GRACE` seconds."""
        with self._lock:
            self._ended.set()
            child = self._child
        if child is not None:
            child.terminate()
            late = threading.Timer(GRACE, child.kill)
            late.start()
            child.wait()
            late.cancel()

    def _wait_until_free(self, wait: Callable[[float], object]) -> None:
        looks = 0 if self._free() else 2
        # Two looks: whoever does the work may only be starting again.
        while looks and not self._ended.is_set():
            wait(LOOK_EVERY)
            looks = looks - 1 if self._free() else 2

    def _live(self) -> int:
        with self._lock:
            if self._ended.is_set():
                return 0
            self._child = self._start()
        status = self._child.wait()
        with self._lock:
            self._child = None
        return status


@contextmanager
def tended(command: Sequence[str], *, free: Callable[[], bool]) -> Iterator[None]:
    """Keep `command` running for the length of the block, while `free` says that it may."""

    def start() -> Child:
        # A group of its own: Ctrl-C is for this process, which ends the other in order.
        return subprocess.Popen(  # noqa: S603  # our own program, no shell
            tied(command), stdin=subprocess.DEVNULL, start_new_session=True
        )

    tending = Tending(start, free=free)
    thread = threading.Thread(target=tending.run, name="agent", daemon=True)
    thread.start()
    try:
        yield
    finally:
        tending.end()
        thread.join()
