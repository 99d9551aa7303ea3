"""Between the agent, which hears the server, and the display, which has the glass: two files.

The agent writes what is wanted (`orders.json`), the display what it has done (`answers.json`),
both in the folder `orders` of the kiosk's data. Either may be killed at any instant: what is
wanted stays written, and what was done once bears the name of its order.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003  # the fields' types are looked up
from collections.abc import Mapping  # noqa: TC003  # the same
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from kiosk.content.store.durable import Disk, ensure_folder, telling
from kiosk.content.store.state import StateFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_S = TypeVar("_S")


@dataclass(frozen=True)
class Hours:
    """A part of some days on which the screen is on.

    Attributes:
        days: Days of the week; 1 is Monday.
        begin: When it begins, on the clock on the wall: `08:00`.
        end: When it ends; earlier than `begin` when that is the next day.
    """

    days: tuple[int, ...]
    begin: str
    end: str


@dataclass(frozen=True)
class Notice:
    """An urgent notice.

    Attributes:
        id: By which it is known.
        title: By language.
        text: By language.
        until: When it is over, on the server's clock.
    """

    id: str
    title: Mapping[str, str]
    text: Mapping[str, str]
    until: dt.datetime


@dataclass(frozen=True)
class Code:
    """What an unpaired kiosk shows.

    Attributes:
        code: What an administrator types; empty while the server was not reached.
        console: The page where it is typed.
        server: The server's name.
        fingerprint: Of this kiosk's key.
        trouble: Why there is no code, in Chinese and English; empty when all is well.
        root: The fingerprint of the root of trust, once the kiosk is approved.
        site: The site it is to show, once it is approved.
    """

    code: str = ""
    console: str = ""
    server: str = ""
    fingerprint: str = ""
    trouble: tuple[str, str] = ("", "")
    root: str = ""
    site: str = ""


@dataclass(frozen=True)
class Orders:
    """What is wanted of the display.

    Attributes:
        restart: The order to start anew; empty for none.
        screenshot: The order, or the moment, of the last picture that is wanted.
        volume: How loud films begin; None for what the settings say.
        hours: When the screen is on; none for always.
        pin: What is kept of the PIN of the service menu; None for what the settings say.
        notice: What is to be read now; None for nothing.
        code: What an unpaired kiosk shows; None when it is paired, or needs no server.
    """

    restart: str = ""
    screenshot: str = ""
    volume: float | None = None
    hours: tuple[Hours, ...] = ()
    pin: str | None = None
    notice: Notice | None = None
    code: Code | None = None


@dataclass(frozen=True)
class Answers:
    """What the display has done.

    Attributes:
        restart: The last order to start anew that was followed.
        screenshot: The last order of a picture that was followed.
        notice: The notice on the glass; empty for none.
        failed: Why the last picture could not be taken, in Chinese and English.
    """

    restart: str = ""
    screenshot: str = ""
    notice: str = ""
    failed: tuple[str, str] = ("", "")


class Mailbox:
    """The folder of both files."""

    def __init__(self, data: Path, disk: Disk | None = None) -> None:
        """Find it in the data folder `data`; nothing is read or written yet."""
        self.folder = data / "orders"
        self.picture = self.folder / "glass.jpg"
        self._disk = disk or Disk()
        self._orders = StateFile(self._disk, self.folder / "orders.json", Orders)
        self._answers = StateFile(self._disk, self.folder / "answers.json", Answers)
        self._seen_orders: tuple[tuple[int, ...] | None, Orders] = (None, Orders())
        self._seen_answers: tuple[tuple[int, ...] | None, Answers] = (None, Answers())

    @property
    def orders(self) -> Orders:
        """What is wanted; read again only when it was written again."""
        mark = self.orders_mark
        if mark is None or mark != self._seen_orders[0]:
            self._seen_orders = mark, self._orders.read()
        return self._seen_orders[1]

    @property
    def answers(self) -> Answers:
        """What was done; read again only when it was written again."""
        mark = self.answers_mark
        if mark is None or mark != self._seen_answers[0]:
            self._seen_answers = mark, self._answers.read()
        return self._seen_answers[1]

    @property
    def orders_mark(self) -> tuple[int, ...] | None:
        """Something that differs when `orders` do; None while there are none."""
        return _mark(self.folder / "orders.json")

    @property
    def answers_mark(self) -> tuple[int, ...] | None:
        """Something that differs when `answers` do; None while there are none."""
        return _mark(self.folder / "answers.json")

    def want(self, **changes: object) -> None:
        """Want something else of the display; for the agent.

        Raises:
            StoreError: The disk is full or fails.
        """
        self._change(self._orders, lambda now: replace(now, **changes))  # type: ignore[arg-type]

    def answer(self, **changes: object) -> None:
        """Tell what was done; for the display.

        Raises:
            StoreError: The disk is full or fails.
        """
        self._change(self._answers, lambda now: replace(now, **changes))  # type: ignore[arg-type]

    def _change(self, file: StateFile[_S], change: Callable[[_S], _S]) -> None:
        before = file.read()
        after = change(before)
        if after == before:
            return
        with telling():
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            ensure_folder(self._disk, self.folder)
        file.write(after)


def _mark(file: Path) -> tuple[int, ...] | None:
    try:
        seen = file.stat()
    except OSError:
        return None
    return seen.st_ino, seen.st_size, seen.st_mtime_ns
