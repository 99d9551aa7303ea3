"""For all tests: a screen in memory when the machine has none, and a quiet Kivy."""

from __future__ import annotations

import contextlib
import os
import shutil

import pytest
from hypothesis import HealthCheck, settings

from kiosk.device.virtual_screen import virtual_screen

# A slow machine is no fault: no property has to hold within a time.
settings.register_profile(
    "kiosk",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,  # a run that decides something is the same every time
)
settings.load_profile("kiosk")

# Kivy reads these at its first import, which may happen while tests are collected.
os.environ.setdefault("KIVY_NO_ARGS", "1")
os.environ.setdefault("KIVY_NO_FILELOG", "1")
os.environ.setdefault("KIVY_NO_CONSOLELOG", "1")

_SCREEN = pytest.StashKey[contextlib.ExitStack]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_SCREEN] = stack = contextlib.ExitStack()
    only_hands_out_tests = config.getoption("dist", "no") != "no"  # each worker has its own screen
    if only_hands_out_tests:
        return
    if not os.environ.get("DISPLAY") and shutil.which("Xvfb"):
        stack.enter_context(virtual_screen())  # holds every window, upright or not


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[_SCREEN].close()


@pytest.fixture(scope="session")
def display() -> str:
    """Name the screen that tests draw on."""
    name = os.environ.get("DISPLAY")
    if not name:
        pytest.fail("no screen: install xvfb, or set DISPLAY")
    return name
