"""A desk that remembers what the staff did, and tells what a test wants told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.screens.example_desk import EXAMPLE, ExampleDesk
from kiosk.show.pin import Attempts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.show.upkeep import Report


class FakeDesk(ExampleDesk):
    """Opens to one PIN, at once; its clock is moved by hand."""

    def __init__(self, report: Report = EXAMPLE, pin: str = "270418") -> None:
        super().__init__(report)
        self.pin = pin
        self.unlocked = False
        self.calls: list[str] = []
        self.attempts = Attempts()
        self.now = 0.0

    @property
    def wait(self) -> float:
        return self.attempts.wait(self.now)

    @wait.setter
    def wait(self, seconds: float) -> None:
        """Take what the base sets."""

    def try_pin(self, pin: str, told: Callable[[bool], None]) -> None:
        self.calls.append("try")
        self.unlocked = right = pin == self.pin and not self.wait
        if right:
            self.attempts.right()
        else:
            self.attempts.wrong(self.now)
        told(right)

    def lock(self) -> None:
        self.unlocked = False

    def check_content(self) -> None:
        self.calls.append("check")

    def chime(self, told: Callable[[Path], None]) -> None:
        self.calls.append("chime")
        super().chime(told)

    def restart(self) -> None:
        self.calls.append("restart")

    def quit(self) -> None:
        self.calls.append("quit")
