"""For all tests: a screen in memory when the machine has none, and a quiet Kivy."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

# Kivy reads these at its first import, which may happen while tests are collected.
os.environ.setdefault("KIVY_NO_ARGS", "1")
os.environ.setdefault("KIVY_NO_FILELOG", "1")
os.environ.setdefault("KIVY_NO_CONSOLELOG", "1")

_screen = pytest.StashKey[subprocess.Popen[bytes]]()


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get("DISPLAY") or not shutil.which("Xvfb"):
        return
    config.stash[_screen], os.environ["DISPLAY"] = _start_screen()


def pytest_unconfigure(config: pytest.Config) -> None:
    if _screen in config.stash:
        config.stash[_screen].terminate()
        config.stash[_screen].wait()


def _start_screen() -> tuple[subprocess.Popen[bytes], str]:
    """Start Xvfb on a display of its own choice, so that two runs never meet."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-noreset"]
    command += ["-screen", "0", "1920x1920x24"]  # holds landscape and portrait windows
    process = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as numbers:
        number = numbers.readline().strip()  # empty when Xvfb ended instead
    assert number, "the virtual screen (Xvfb) did not start"
    return process, f":{number}"


@pytest.fixture(scope="session")
def display() -> str:
    """Name the screen that tests draw on."""
    name = os.environ.get("DISPLAY")
    if not name:
        pytest.fail("no screen: install xvfb, or set DISPLAY")
    return name
