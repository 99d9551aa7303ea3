"""A program under measurement: started alone on a screen, and ended whole."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.bench.processes import ProcessTree
from kiosk.errors import KioskError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

_LONGEST_WORDS = 2000  # characters of a log that are shown
_PATIENCE = 10.0  # seconds a program gets to end by itself


class BenchError(KioskError):
    """Something cannot be measured here."""


@dataclass(frozen=True, slots=True)
class Running:
    """A program that runs.

    Attributes:
        started: Monotonic seconds just before it was started.
        tree: Its processes.
        log: Where its words go.
    """

    started: float
    tree: ProcessTree
    log: Path


@contextlib.contextmanager
def running(command: Sequence[str], log: Path, env: Mapping[str, str]) -> Iterator[Running]:
    """Run `command` for the length of the block.

    Args:
        command: The program and its arguments.
        log: A file for what it prints.
        env: Added to the environment.

    Raises:
        BenchError: The program is not installed, or it ended by itself while it was measured.
    """
    with log.open("wb") as words:
        started = time.monotonic()
        try:
            process = subprocess.Popen(  # noqa: S603
                command,
                stdout=words,
                stderr=words,
                stdin=subprocess.DEVNULL,
                env={**os.environ, **env},
                start_new_session=True,
            )
        except FileNotFoundError as error:
            raise BenchError(
                zh=f"没有安装 {command[0]}。请安装 deploy/packages/bench 中列出的软件包。",
                en=f"{command[0]} is not installed. Install the packages of deploy/packages/bench.",
            ) from error
    try:
        yield Running(started, ProcessTree(process.pid), log)
    except BenchError as error:
        if process.poll() is None:
            raise
        raise BenchError(
            zh=f"{command[0]} 自己退出了：\n{_last_words(log)}",
            en=f"{command[0]} ended by itself:\n{_last_words(log)}",
        ) from error
    finally:
        _end(process)


def _last_words(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace")[-_LONGEST_WORDS:].strip()


def _end(process: subprocess.Popen[bytes]) -> None:
    pids = ProcessTree(process.pid).pids()
    process.terminate()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pid in pids[1:]:  # helpers that outlived their parent
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def wait_until(true: Callable[[], bool], what: str, *, timeout: float = 30.0) -> float:
    """Wait for something, looking a hundred times a second.

    Args:
        true: Whether it has come.
        what: What it is, for the error.
        timeout: Seconds.

    Returns:
        Monotonic seconds when it came.

    Raises:
        BenchError: It did not come in time.
    """
    end = time.monotonic() + timeout
    while (now := time.monotonic()) < end:
        if true():
            return now
        time.sleep(0.01)
    raise BenchError(
        zh=f"等待 {timeout:.0f} 秒仍未出现：{what}。请查看该程序的日志。",
        en=f"Waited {timeout:.0f} s in vain for {what}. Look at the program's log.",
    )
