"""A release tried in a process of its own, before anybody sees it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.lifeline import tied
from kiosk.update.errors import HaltedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

WITHIN = 600.0
"""Seconds; every picture is decoded, on a small machine that shows something meanwhile."""
_LOOK = 0.2
_LONGEST = 4_000
_REFUSED = 2


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a trial.

    Attributes:
        good: Whether the release can be shown.
        sure: Whether another trial would end in the same way; a machine may be short of memory.
        zh: Why not, in Chinese.
        en: The same in English.
    """

    good: bool
    sure: bool = True
    zh: str = ""
    en: str = ""


GOOD = Verdict(good=True)


class Trial:
    """Starts the program that tries, and waits for what it says, though not for ever."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        within: float = WITHIN,
        halted: Callable[[], bool] = lambda: False,
        wait: Callable[[float], object] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Try with `command`, to which the folder and the site's id are added.

        Args:
            command: The program: it ends with 0 for good, 2 for refused.
            within: Seconds it may take.
            halted: Tells whether to stop.
            wait: Waits for as many seconds; best until `halted` at the most.
            clock: Seconds from any start.
        """
        self._command = tuple(command)
        self._within = within
        self._halted = halted
        self._wait = wait
        self._clock = clock

    def run(self, folder: Path, site: str) -> Verdict:
        """Try the site in `folder`, which must have the id `site`.

        Raises:
            HaltedError: `halted` said so.
        """
        process = subprocess.Popen(  # noqa: S603  # our own program, no shell
            tied((*self._command, str(folder), site)),  # an agent may be killed at any moment
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            if not self._ends(process):
                return _too_long(self._within)
            said = process.stdout.read(_LONGEST * 8) if process.stdout else b""
        finally:
            _end(process)
        return judge(process.returncode, said)

    def _ends(self, process: subprocess.Popen[bytes]) -> bool:
        until = self._clock() + self._within
        while process.poll() is None:
            if self._halted():
                raise HaltedError
            if self._clock() >= until:
                return False
            self._wait(_LOOK)
        return True


def _too_long(seconds: float) -> Verdict:
    return _unsure(
        f"试装 {seconds:.0f} 秒还没有结束", f"the trial did not end within {seconds:.0f} seconds"
    )


def _unsure(zh: str, en: str) -> Verdict:
    return Verdict(good=False, sure=False, zh=zh, en=en)


def judge(status: int, said: bytes) -> Verdict:
    """Return what the end of a trial means; pure.

    Args:
        status: The exit status; negative for the signal that ended it.
        said: What it said.
    """
    if status == 0:
        return GOOD
    words: object = None
    with suppress(ValueError):
        words = json.loads(said)
    if status == _REFUSED and isinstance(words, dict):
        zh, en = (str(words.get(name, ""))[:_LONGEST] for name in ("zh", "en"))
        return Verdict(good=False, sure=True, zh=zh, en=en)
    return _unsure(
        f"试装程序意外结束（{status}）", f"the program that tried it ended unexpectedly ({status})"
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    # The group: what it started must not go on either.
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdout:
        process.stdout.close()
