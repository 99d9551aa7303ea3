"""Fixtures of the journeys: a folder for each kiosk, fonts that are extracted once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path  # noqa: TC003  # a fixture's types are looked up

import pytest

from tests.journeys.kiosk import Kiosk, Size, running, screen, write_settings

# A twin draws in this process: its screen and its Kivy are those of the screens' tests.
from tests.screens import conftest as _screens  # noqa: F401
from tests.screens.harness import DATA, REPOSITORY, font_paths

DEMO = REPOSITORY / "media/demo"
THEME = REPOSITORY / "config/theme.yaml"

Start = Callable[..., Kiosk]


@pytest.fixture
def settle(tmp_path: Path) -> Callable[..., Path]:
    """Write the settings of a kiosk that shows a site, the demonstration site by default."""
    font_paths()

    def settle(site: Path = DEMO, **values: object) -> Path:
        return write_settings(tmp_path, DATA / "fonts", site=site, theme=THEME, **values)

    return settle


@pytest.fixture
def start(tmp_path: Path, settle: Callable[..., Path]) -> Iterator[Start]:
    """Start a kiosk on a screen of its own; several in turn on the same screen and data."""
    with ExitStack() as stack:
        screens: dict[Size, str] = {}

        def start(
            site: Path = DEMO,
            size: Size = (1280, 720),
            at: str = "",
            *,
            windowed: bool = True,
            agent: bool = False,
            **values: object,
        ) -> Kiosk:
            if size not in screens:
                screens[size] = stack.enter_context(screen(size))
            settings = settle(site, **values)
            options = [*(["--at", at] if at else []), *([] if agent else ["--no-agent"])]
            window = size if windowed else None
            return stack.enter_context(running(tmp_path, settings, screens[size], window, *options))

        yield start
