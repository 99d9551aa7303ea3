"""The agent's days: the server now and then, sticks when they come, the disk by night."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.update.asking import heard
from kiosk.update.deposit import deposit
from kiosk.update.errors import HaltedError, ServerError
from kiosk.update.refusals import NothingForUsError, SpoiltError
from kiosk.update.schedule import Polling
from kiosk.update.usb import UsbSource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kiosk.update.agent import Agent, Visit
    from kiosk.update.asking import Request
    from kiosk.update.server import Server
    from kiosk.update.sticks import Stick, Sticks

LOOK_EVERY = 2.0
"""Seconds between two looks at sticks and requests."""
SCRUB_AFTER = 3_600.0
"""Seconds from the start to the first reading of everything."""
SCRUB_EVERY = 86_400.0
"""Seconds from one reading to the next."""
SCRUB_RATE = 20_000_000
"""Bytes a second that are read: the film plays from the same disk."""


class _LeftOffError(Exception):
    """Something else is to be done; the reading begins anew another time."""


@dataclass(frozen=True, slots=True)
class Days:
    """When things are done.

    Attributes:
        polling: When the server is asked.
        look: Seconds between two looks at sticks and requests.
        scrub_after: Seconds from the start to the first reading of everything.
        scrub_every: Seconds from one reading to the next.
        scrub_rate: Bytes a second that are read.
    """

    polling: Polling = field(default_factory=Polling)
    look: float = LOOK_EVERY
    scrub_after: float = SCRUB_AFTER
    scrub_every: float = SCRUB_EVERY
    scrub_rate: int = SCRUB_RATE


class Loop:
    """Calls the agent at the right moments, until it is told to end."""

    def __init__(
        self,
        agent: Agent,
        server: Server | None,
        sticks: Sticks,
        *,
        kiosk_id: str,
        days: Days,
        chance: Callable[[], float],
        clock: Callable[[], float],
        halted: Callable[[], bool],
        wait: Callable[[float], object],
        carried: Callable[[], Mapping[str, bytes]] = dict,
    ) -> None:
        """Be ready to begin.

        Args:
            agent: Does the work.
            server: Is asked now and then; None when there are sticks alone.
            sticks: Are taken when they come.
            kiosk_id: What reports on a stick are called.
            days: When things are done.
            chance: Draws from 0 to 1.
            clock: Seconds from any start.
            halted: Tells whether to end.
            wait: Waits for as many seconds; best until `halted` at the most.
            carried: Gives what a stick carries back beside the history, by file name.
        """
        self.store = agent.store
        self._agent = agent
        self._chronicle = agent.chronicle
        self._server = server
        self.sticks = sticks
        self._kiosk_id = kiosk_id
        self._days = days
        self._chance = chance
        self._clock = clock
        self._halted = halted
        self._wait = wait
        self._carried = carried
        self._failures = 0
        self._held_up: tuple[str, str] | None = None
        self._request: Request | None = None
        self._due = clock() + days.polling.first(chance())
        self._scrub_due = clock() + days.scrub_after

    def run(self) -> None:
        """See that what is kept was signed; then do what is due, again and again."""
        self._prove()
        self._rest()
        while not self._halted():
            self.step()
            self._wait(self._days.look)

    def step(self) -> None:
        """Do what is due now."""
        with self._telling("store"):
            self._agent.promote()
            self._agent.look_at_the_display()
        for stick in self.sticks.new():
            self.take_stick(stick)
        request = self._request or heard(self.store.folder)
        self._request = None
        if request is not None:
            self.ask_server(at_once=request.at_once, thorough=True)
            self._chronicle.note(answered=request.id)
        elif self._server is not None and self._clock() >= self._due:
            self.ask_server()
        elif self._clock() >= self._scrub_due:
            self.scrub()

    def ask_server(self, *, at_once: bool = False, thorough: bool = False) -> bool:
        """Ask the server for something new; return whether that came to its end."""
        server, asked = self._server, None
        if at_once:  # also when the server cannot be reached
            with self._telling("store"):
                self._agent.hurry()
        if server is None:
            self._rest()
            return True
        try:
            visit = server.do(
                lambda source: self._agent.visit(source, at_once=at_once, thorough=thorough)
            )
        except HaltedError:
            return False
        except KioskError as error:
            self._failures += 1
            asked = error.wait if isinstance(error, ServerError) else None
            self._chronicle.trouble("server", error)
        else:
            self._failures = 0
            self._chronicle.well("server")
            self._chronicle.note(checked=self._chronicle.now)
            self._held_up = _held_up(visit)
        self._due = self._clock() + self._days.polling.next(
            self._failures, self._chance(), asked=asked
        )
        self._rest()
        return not self._failures

    def take_stick(self, stick: Stick) -> bool:
        """Take what a stick has, and hand out the history; return whether that came to its end."""
        where = str(stick.tree)
        self._chronicle.event(f"插入了 U 盘（{where}）", f"a stick was plugged in ({where})")
        good = False
        try:
            if not stick.ours:
                raise NothingForUsError(where, self._agent.site)  # told as any other
            visit = self._agent.visit(UsbSource(stick.tree, self._agent.site), thorough=True)
        except HaltedError:
            return False
        except KioskError as error:
            self._chronicle.trouble("stick", error)
        else:
            good = True
            self._chronicle.well("stick")
            self._end_of_stick(visit)
            self._hand_out(stick)
        self._rest()
        return good

    def scrub(self) -> None:
        """Read everything again, as long as nothing else is to be done."""
        self._chronicle.doing("正在核对磁盘上的内容", "reading everything on the disk again")
        try:
            with self._telling("store"):
                found = self.store.scrub(self._pace)
                count = len(found.bad) + len(found.unreadable)
                if count:
                    self._chronicle.trouble("disk", SpoiltError(count))
                    self._agent.mending.note(damaged=True)
                    self._due = self._clock()  # what is spoilt is fetched by the next visit
                if found.mended:
                    self._chronicle.event(
                        f"修好了 {len(found.mended)} 个文件",
                        f"{len(found.mended)} files are mended",
                    )
        except _LeftOffError:
            self._scrub_due = self._clock() + self._days.look
            return
        self._prove()
        self._scrub_due = self._clock() + self._days.scrub_every
        self._rest()

    def _prove(self) -> None:
        with self._telling("store"):
            if not self._agent.mending.prove():
                self._due = self._clock()

    def _pace(self, count: int) -> None:
        self._wait(count / self._days.scrub_rate)
        self._request = self._request or heard(self.store.folder)
        if self._halted() or self._request is not None:
            raise _LeftOffError

    def _end_of_stick(self, visit: Visit) -> None:
        if visit.taken:
            self._chronicle.event(
                f"U 盘上的第 {visit.taken[-1]} 版已取好，可以拔下 U 盘",
                f"release {visit.taken[-1]} was taken from the stick, which may be pulled out",
                visit.taken[-1],
            )
        else:
            self._chronicle.event(
                "U 盘上没有比本机更新的内容，可以拔下",
                "the stick has nothing newer than this kiosk, and may be pulled out",
            )

    def _hand_out(self, stick: Stick) -> None:
        lines = [
            f"{e.at.isoformat()}\t{e.number or ''}\t{e.zh} · {e.en}".replace("\n", " ")
            for e in self._chronicle.events()
        ]
        history = "".join(f"{line}\n" for line in lines).encode()
        try:
            for name, data in {"history.txt": history, **self._carried()}.items():
                deposit(stick.root, self._kiosk_id, name, data)
        except KioskError as error:
            self._chronicle.event(error.zh, error.en, good=False)

    def _rest(self) -> None:
        until = None
        if self._server is not None:
            left = max(self._due - self._clock(), 0)
            # A clock that was lost and set shows a moment that is years away.
            with suppress(OverflowError):
                until = self._chronicle.now + dt.timedelta(seconds=round(left))
        zh, en = self._held_up or ("空闲", "at rest")
        self._chronicle.note(zh=zh, en=en, progress=None, next=until, failures=self._failures)

    @contextmanager
    def _telling(self, about: str) -> Iterator[None]:
        try:
            yield
        except KioskError as error:
            self._chronicle.trouble(about, error)
        else:
            self._chronicle.well(about)


def _held_up(visit: Visit) -> tuple[str, str] | None:
    if not visit.held_up:
        return None
    return (
        f"空闲；{visit.held_up} 个大文件等到夜间再取",
        f"at rest; {visit.held_up} large files wait for the night",
    )
