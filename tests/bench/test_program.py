from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from kiosk.bench.processes import PROC
from kiosk.bench.program import BenchError, running, wait_until

if TYPE_CHECKING:
    from pathlib import Path

PARENT_OF_ANOTHER = """
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print("both run", flush=True)
time.sleep(600)
"""


def test_a_program_ends_with_its_block_and_so_do_its_children(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with running([sys.executable, "-c", PARENT_OF_ANOTHER], log, {}) as program:
        wait_until(lambda: b"both run" in log.read_bytes(), "the child")
        pids = program.tree.pids()
        assert len(pids) == 2
    wait_until(lambda: not any(alive(pid) for pid in pids), "the end of both")


def test_a_program_sees_what_the_measurement_adds_to_its_environment(tmp_path: Path) -> None:
    log = tmp_path / "log"
    script = "import os; print(os.environ['DISPLAY'], flush=True)"
    with running([sys.executable, "-c", script], log, {"DISPLAY": ":77"}):
        wait_until(lambda: log.read_text() == ":77\n", "its words")


def test_a_program_that_is_not_installed_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(BenchError, match="no-such-browser"),
        running(["no-such-browser"], tmp_path / "log", {}),
    ):
        pytest.fail("it cannot run")


def test_a_program_that_ended_by_itself_has_its_last_words_told(tmp_path: Path) -> None:
    def measure() -> None:
        command = [sys.executable, "-c", "print('no screen'); raise SystemExit(3)"]
        with running(command, tmp_path / "log", {}) as program:
            wait_until(lambda: not alive(program.tree.pids()[0]), "its end")
            wait_until(lambda: False, "an answer", timeout=0.01)

    with pytest.raises(BenchError, match=r"ended by itself:\nno screen"):
        measure()


def test_what_never_comes_is_named() -> None:
    with pytest.raises(BenchError, match="a miracle"):
        wait_until(lambda: False, "a miracle", timeout=0.05)


def alive(pid: int) -> bool:
    try:
        return ") Z " not in (PROC / str(pid) / "stat").read_text()
    except FileNotFoundError:
        return False
