"""What was started ends with who started it, also when nobody could say so."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.lifeline import main, tied

if TYPE_CHECKING:
    from collections.abc import Iterator

FOR_EVER = (
    "import sys, time; pipe = open(sys.argv[1], 'w', 1); print('here', file=pipe); time.sleep(600)"
)
"""Holds a pipe open as long as it lives: whoever reads it to its end outlived the program."""
STARTS_IT = (
    "import subprocess, sys, time; from kiosk.lifeline import tied\n"
    "subprocess.Popen(tied(sys.argv[1:])); time.sleep(600)"
)


@contextmanager
def started(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "alive")
    return tmp_path / "alive"


def test_a_child_ends_with_a_parent_that_is_killed(pipe: Path) -> None:
    child = (sys.executable, "-c", FOR_EVER, str(pipe))
    with started(sys.executable, "-c", STARTS_IT, *child) as parent, pipe.open() as alive:
        assert alive.readline() == "here\n"
        parent.kill()
        assert alive.read() == ""


def test_a_grandchild_ends_with_them(pipe: Path) -> None:
    child = (sys.executable, "-c", FOR_EVER, str(pipe))
    between = (sys.executable, "-c", STARTS_IT, *child)
    with started(sys.executable, "-c", STARTS_IT, *between) as parent, pipe.open() as alive:
        assert alive.readline() == "here\n"
        parent.kill()
        assert alive.read() == ""


def test_a_tied_program_speaks_and_ends_as_it_would_alone() -> None:
    text = "import sys; print(sys.argv[1:]); sys.exit(23)"
    command = tied([sys.executable, "-c", text, "a b", "--c"])
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (23, "['a b', '--c']\n")


def test_with_a_parent_that_is_gone_already_nothing_is_started(tmp_path: Path) -> None:
    gone = subprocess.Popen(["true"])
    gone.wait()
    file = Path(str(sys.modules[main.__module__].__file__))
    command = [sys.executable, "-I", "-S", str(file), str(gone.pid), "touch", str(tmp_path / "x")]
    assert subprocess.run(command, check=False).returncode == 1
    assert not (tmp_path / "x").exists()
