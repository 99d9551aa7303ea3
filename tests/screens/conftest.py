"""A screen for the tests, and Kivy kept to itself, before any test module imports Kivy."""

import atexit
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.device.virtual_screen import screen_at_hand, virtual_screen
from kiosk.screens.kivy_setup import set_up_kivy

_stops = ExitStack()
atexit.register(_stops.close)
if not screen_at_hand():
    _stops.enter_context(virtual_screen())
set_up_kivy(Path(_stops.enter_context(tempfile.TemporaryDirectory())), (1280, 720))


@pytest.fixture(autouse=True)
def _nothing_left_on_the_glass() -> Iterator[None]:
    """Take off what a failed test has left, so that one failure stays one."""
    yield
    for glass in tuple(Glass.open):
        glass.close()


@pytest.fixture
def ui() -> Iterator["Glass"]:
    """A kiosk on the small site of `tests/fakes/site.py`, at home, 1280×720."""
    glass = Glass()
    glass.go_home()
    yield glass
    glass.close()


from tests.screens.harness import Glass  # noqa: E402  # only after Kivy is set up
