"""What the staff are told of a kiosk and can do to it: plain values, and one seam to the machine.

The screens know this alone. Who fills it reads the store, the agent's words and the machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.show.picture_rate import Rate

SECTIONS = ("content", "machine", "touch", "logs", "act")
"""The pages of the service screen."""
MOST_CODES = 12
"""Codes that the last problems are told in, at the most."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words that came in both languages."""

    zh: str
    en: str

    def pick(self, language: str) -> str:
        """Return them in `language`."""
        return self.zh if language.startswith("zh") else self.en

    @classmethod
    def of(cls, text: str) -> Said:
        """Read words that were written one language under the other, the Chinese first."""
        lines = text.strip().splitlines()
        half = len(lines) // 2
        if len(lines) % 2 or not half:
            return cls(text.strip(), text.strip())
        return cls("\n".join(lines[:half]), "\n".join(lines[half:]))


@dataclass(frozen=True, slots=True)
class Coming:
    """How far a release has come: bytes, and files that are whole."""

    done: int
    total: int
    files_done: int
    files_total: int

    @property
    def share(self) -> float:
        """The part that is here, 0.0 to 1.0."""
        return min(1.0, self.done / self.total) if self.total > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened, or a problem.

    Attributes:
        at: When, by this machine's clock, in its own time zone.
        said: What.
        good: Whether nobody needs to do anything about it.
    """

    at: dt.datetime
    said: Said
    good: bool = True


@dataclass(frozen=True, slots=True)
class Agent:
    """What fetches content.

    Attributes:
        running: Whether it runs now.
        doing: What it does.
        coming: How far a release has come; None when none comes.
        checked: When the server was last asked with an answer; None for never since it started.
        due: When it is asked next.
        server: Whether the server answered last; None when none is set, or nobody knows yet.
        asked: Whether it was asked from here and has not answered yet.
        troubles: What a person should know of now.
        kiosk: What this kiosk is called in a staged roll-out.
        fingerprint: Of the root of trust.
    """

    running: bool
    doing: Said
    coming: Coming | None = None
    checked: dt.datetime | None = None
    due: dt.datetime | None = None
    server: bool | None = None
    asked: bool = False
    troubles: tuple[Said, ...] = ()
    kiosk: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """Which content is here.

    Attributes:
        shown: The release on the glass; None for the site in the settings.
        on_trial: Whether it has still to prove itself.
        ready: The release that is here whole and waits for an idle moment.
        later: Releases that are here and wait for their hour.
        refused: Releases that were never shown, and why.
        failed: Releases that failed on the glass, and why.
        agent: What fetches content; None when it never ran.
        happened: The latest events, the newest first.
    """

    shown: int | None
    on_trial: bool = False
    ready: int | None = None
    later: tuple[int, ...] = ()
    refused: tuple[tuple[int, Said], ...] = ()
    failed: tuple[tuple[int, Said], ...] = ()
    agent: Agent | None = None
    happened: tuple[Happening, ...] = ()


@dataclass(frozen=True, slots=True)
class Machine:
    """The computer.

    Attributes:
        name: What it is called on the network.
        version: Of the kiosk's program.
        addresses: Its network interfaces that are up, and the address of each.
        free: Bytes that are free where content is kept.
        size: Bytes of that disk.
        wall: What its clock says.
        synchronised: Whether the network's time has set the clock since it was switched on.
        up: Seconds since it was switched on.
        running: Seconds since the display started.
    """

    name: str
    version: str
    addresses: tuple[tuple[str, str], ...]
    free: int
    size: int
    wall: dt.datetime
    synchronised: bool
    up: float
    running: float


@dataclass(frozen=True, slots=True)
class Report:
    """One look at everything.

    Attributes:
        content: None when content does not come by itself on this kiosk.
        machine: The computer.
        problems: The last problems, the newest first.
    """

    content: Content | None
    machine: Machine
    problems: tuple[Happening, ...] = ()


class Desk(Protocol):
    """Where the staff stand: their door, what they see, what they can do.

    Every method returns at once; what takes time is done elsewhere and told on the thread of
    the screen.
    """

    @property
    def has_pin(self) -> bool:
        """Whether this kiosk has a PIN; without one the door stays shut."""

    @property
    def unlocked(self) -> bool:
        """Whether the right PIN was given, and nobody has left since."""

    @property
    def wait(self) -> float:
        """Seconds until another PIN is taken."""

    @property
    def rate(self) -> Rate | None:
        """Pictures a second of the last film; None before the first."""

    @property
    def brightness(self) -> float | None:
        """Of the screen's light, 0.0 to 1.0; None where it cannot be set."""

    def try_pin(self, pin: str, told: Callable[[bool], None]) -> None:
        """Tell whether `pin` is the right one, and unlock if it is."""

    def lock(self) -> None:
        """Shut the door."""

    def look(self, told: Callable[[Report], None]) -> None:
        """Look at everything."""

    def check_content(self) -> None:
        """Ask the agent to look for new content now; the next looks tell what comes of it."""

    def set_brightness(self, share: float) -> None:
        """Set the screen's light; never so low that nobody could set it back."""

    def chime(self, told: Callable[[Path], None]) -> None:
        """Make a sound to listen to: the left side, then the right."""

    def restart(self) -> None:
        """End the display so that it starts again."""

    def quit(self) -> None:
        """End the display for good."""
