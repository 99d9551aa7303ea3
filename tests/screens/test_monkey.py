"""A child with ten fingers and no patience: the kiosk stands whatever comes, and leads home."""

from __future__ import annotations

import gc
import logging
import random
from typing import TYPE_CHECKING

import psutil
import pytest
from kivy.uix.widget import Widget

from kiosk.content.loading import load_site
from kiosk.show.place import ScreenName
from tests.screens.harness import REPOSITORY, Glass

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.ui

log = logging.getLogger(__name__)

SIZES = ((640, 360), (360, 640))
"""Small glasses, for a monkey's time is dear; layouts are the same at every size."""

CHECK_EVERY = 50
"""Touches between two looks at whether home can still be reached."""


class Monkey:
    """Touches, drags, pinches and waits at random, the same way for the same seed."""

    def __init__(self, glass: Glass, seed: int) -> None:
        self.glass = glass
        self.random = random.Random(seed)  # noqa: S311  # repeatable, not secret
        self.width, self.height = glass.root.size
        self.done: list[str] = []

    def spot(self) -> tuple[float, float]:
        return self.random.uniform(2, self.width - 2), self.random.uniform(2, self.height - 2)

    def act(self) -> None:
        acts: list[tuple[Callable[[], None], int]] = [
            (self.touch_something, 55),
            (self.touch_anywhere, 20),
            (self.drag, 15),
            (self.pinch, 6),
            (self.wait, 4),
        ]
        act = self.random.choices([a for a, _ in acts], [w for _, w in acts])[0]
        self.done.append(act.__name__)
        act()

    def touch_something(self) -> None:
        """Aim at what answers, as a person does."""
        targets = [
            w
            for w in self.glass.touchables()
            if self._on_glass(*w.to_window(*w.center)) and w.width > 1
        ]
        self.tap(self.glass._spot(self.random.choice(targets)) if targets else self.spot())

    def touch_anywhere(self) -> None:
        self.tap(self.spot())

    def tap(self, at: tuple[float, float]) -> None:
        self.glass.press(at)
        self.glass.release(at)

    def drag(self) -> None:
        self.glass.drag(self.spot(), self.spot(), seconds=self.random.choice((0.05, 0.1)))

    def pinch(self) -> None:
        middle = (self.width / 2, self.height / 2)
        self.glass.pinch(middle, *self.random.sample((40, 90, 160, 240), 2), seconds=0.05)

    def wait(self) -> None:
        self.glass.clock.advance(self.random.choice((0.5, 3.0, 12.0)))
        self.glass.player.advance(self.random.choice((0.5, 30.0, 400.0)))
        self.glass.step(2)
        self.glass.root.tick()

    def _on_glass(self, x: float, y: float) -> bool:
        return 0 < x < self.width and 0 < y < self.height


def home_is_two_touches_away(glass: Glass) -> bool:
    """Touch what says home, at most twice.

    The first touch may have to bring a hidden bar back, or put away what lies over the screen.
    """
    for touch in range(2):
        if glass.place.screen in (ScreenName.HOME, ScreenName.ATTRACT):
            return True
        glass.step(30)
        found = glass.touchables()
        covers = [w for w in found if getattr(w, "icon", "") == "close" and not touch]
        homes = [w for w in found if getattr(w, "hint", "") in ("首页", "Home")]
        middle = (glass.root.width / 2, glass.root.height / 2)
        glass.tap((*covers, *homes, middle)[0])
    return glass.place.screen in (ScreenName.HOME, ScreenName.ATTRACT)


def alive() -> int:
    """Count the widgets in memory."""
    gc.collect()
    return sum(issubclass(type(thing), Widget) for thing in gc.get_objects())  # proxies may be dead


def let_loose(size: tuple[int, int], touches: int, seed: int) -> list[tuple[int, int]]:
    """Let a monkey at the demo site; return widgets and bytes in memory at each quarter."""
    folder = REPOSITORY / "media/demo"
    glass = Glass(load_site(folder, check_media=False).site, folder=folder, size=size)
    process, quarters = psutil.Process(), []
    try:
        monkey = Monkey(glass, seed)
        for touch in range(1, touches + 1):
            monkey.act()
            if touch % CHECK_EVERY == 0:
                where = f"seed {seed}, touch {touch}, {glass.place}, after {monkey.done[-9:]}"
                assert home_is_two_touches_away(glass), where
            if touch % (touches // 4) == 0:
                glass.session.leave()
                glass.settle()
                quarters.append((alive(), process.memory_info().rss))
                log.info("%s after %d touches: %d widgets, %d bytes", size, touch, *quarters[-1])
    finally:
        glass.close()
    return quarters


@pytest.mark.parametrize("size", SIZES)
def test_a_monkey_finds_no_crash_and_no_dead_end(size: tuple[int, int]) -> None:
    quarters = let_loose(size, touches=200, seed=1)
    first, last = quarters[0][0], quarters[-1][0]
    assert last <= first * 1.1, f"widgets in memory grow: {quarters}"


@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("size", SIZES)
def test_ten_thousand_touches_leave_no_widget_and_little_memory_behind(
    size: tuple[int, int],
) -> None:
    quarters = let_loose(size, touches=10_000, seed=2)
    widgets = [count for count, _ in quarters]
    memory = [size for _, size in quarters]
    assert max(widgets) <= min(widgets) * 1.05, f"widgets in memory grow: {quarters}"
    assert memory[-1] - memory[1] < 24 * 2**20, f"memory grows: {quarters}"
