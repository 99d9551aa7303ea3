"""The real kiosk in a process of its own, on a virtual screen of its own, touched through X.

Nothing here knows the inside of the kiosk: it is started as an operator starts it, told by the
status file where it is, touched through the X server and seen in the pixels of the screen.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kiosk.bench.program import BenchError, wait_until
from kiosk.bench.spots import HOME_BUTTON
from kiosk.device import health
from kiosk.device.health import HealthError
from kiosk.device.virtual_screen import virtual_screen
from tests.journeys.hand import Hand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kiosk.bench.glass import Patch

PATIENCE = 60.0
"""Seconds; far more than anything takes on a machine that others use as well."""

STILL = 1.5
"""Seconds without a change after which nothing is on its way any more."""

WAYS_HOME = 3
"""Touches that may be needed: one for a hidden bar, one for what lies over the screen."""

NO_SCREEN = {"DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"}

Size = tuple[int, int]


def command(settings: Path, size: Size | None, *options: str) -> list[str]:
    """Return what an operator types to show a site in a window, or on all of the screen."""
    words = [sys.executable, "-m", "kiosk", "run", "--settings", str(settings)]
    window = ["--window", f"{size[0]}x{size[1]}"] if size else []
    return [*words, *window, *options]


def environment(**changes: str) -> dict[str, str]:
    """Return this process's environment without what the tests set in it for themselves."""
    ours = ("KIVY_", "SDL_")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(ours) and k not in NO_SCREEN}
    return kept | changes


def write_settings(folder: Path, fonts: Path, **values: object) -> Path:
    """Write a machine's settings into `folder`, its data beside them, its fonts ready."""
    data = folder / "data"
    data.mkdir(exist_ok=True)
    if not (data / "fonts").exists():
        (data / "fonts").symlink_to(fonts)
    file = folder / "kiosk.yaml"
    given = {"data": data, "status": folder / "status.json", "volume": 0.0, **values}
    file.write_text("".join(f"{name}: {value}\n" for name, value in given.items()))
    return file


class Kiosk:
    """One kiosk that runs, and the glass it runs on."""

    def __init__(
        self, process: subprocess.Popen[bytes], folder: Path, display: str, hand: Hand
    ) -> None:
        self.process = process
        self.display = display
        self.folder = folder
        self.hand = hand

    # --- what it tells ------------------------------------------------------------------

    @property
    def health(self) -> health.Health:
        """The status the kiosk wrote last."""
        return health.read(self.folder / "status.json")

    @property
    def place(self) -> str:
        """Where the visitor is, `screen:item:index`; "" before anything is shown."""
        try:
            return self.health.place
        except HealthError:
            return ""

    @property
    def screen(self) -> str:
        """The screen shown."""
        return self.place.partition(":")[0]

    @property
    def words(self) -> str:
        """What the kiosk printed."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self.process.poll() is None

    # --- what is done to it -------------------------------------------------------------

    def touch(self, x: float, y: float) -> None:
        """Touch a spot, in fractions of the glass from its top left corner."""
        width, height = self.hand.size
        self.hand.tap(round(x * width), round(y * height))

    def wait_for(self, true: Callable[[], bool], what: str) -> None:
        """Wait for something that must come while the kiosk runs."""
        try:
            wait_until(lambda: not self.alive or true(), what, timeout=PATIENCE)
        except BenchError as error:
            raise AssertionError(f"{what} never came; the kiosk is at {self.place}") from error
        assert self.alive, f"the kiosk ended before {what}: {self.words}"

    def come_to(self, screen: str) -> None:
        """Wait until `screen` is shown."""
        self.wait_for(lambda: self.screen == screen, screen)

    def wake(self) -> None:
        """Touch the attract loop, and wait for home."""
        self.come_to("attract")
        self.touch(0.5, 0.5)
        self.come_to("home")

    def go_home(self) -> None:
        """Touch the way home, at the upper left of every screen, until home is there."""
        for _ in range(WAYS_HOME):
            self.touch(*HOME_BUTTON)
            came = time.monotonic() + 5
            self.wait_for(lambda: self.screen == "home" or time.monotonic() > came, "home")  # noqa: B023
            if self.screen == "home":
                return
        raise AssertionError(f"{WAYS_HOME} touches do not lead home from {self.place}")

    def wait_until_still(self, part: Patch | None = None) -> None:
        """Wait until nothing on the glass, or on a part of it, moves any more."""
        part = part or self.hand.everything
        looks = [self.hand.look(part)]
        began = time.monotonic()

        def still() -> bool:
            nonlocal began
            looks.append(self.hand.look(part))
            if looks.pop(0) != looks[0]:
                began = time.monotonic()
            return time.monotonic() - began > STILL

        self.wait_for(still, "rest")

    def end(self, signal: int) -> tuple[int, float]:
        """Send `signal`; return the exit status and the seconds until the process was gone."""
        began = time.monotonic()
        self.process.send_signal(signal)
        return self.process.wait(PATIENCE), time.monotonic() - began


@contextmanager
def running(
    folder: Path, settings: Path, display: str, size: Size | None, *options: str
) -> Iterator[Kiosk]:
    """Run the kiosk on `display`, in a window of this size or on all of it.

    At the end of the block it is killed if it still runs.
    """
    (folder / "status.json").unlink(missing_ok=True)
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command(settings, size, *options),
            stdout=log,
            stderr=log,
            env=environment(DISPLAY=display),
        )
    hand = Hand(display)
    kiosk = Kiosk(process, folder, display, hand)
    try:
        wait_until(lambda: kiosk.place != "" or not kiosk.alive, "the kiosk", timeout=PATIENCE)
        assert kiosk.alive, kiosk.words
        yield kiosk
    finally:
        process.kill()
        process.wait()
        hand.close()


@contextmanager
def screen(size: Size) -> Iterator[str]:
    """Run a virtual screen of exactly this size."""
    with virtual_screen(*size) as display:
        yield display


def run_to_the_end(
    settings: Path, size: Size = (640, 360), **env: str
) -> subprocess.CompletedProcess[str]:
    """Run a kiosk that is expected to end by itself."""
    return subprocess.run(
        command(settings, size),
        env=environment(**env),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
