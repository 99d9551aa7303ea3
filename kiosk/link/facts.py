"""How this kiosk is, read from what its parts write down for whoever watches."""

from __future__ import annotations

import platform
import shutil
import time
from contextlib import suppress
from importlib.metadata import version
from typing import TYPE_CHECKING
from uuid import UUID

from kiosk.content.store import Store
from kiosk.device import health
from kiosk.device.health import Health, HealthError
from kiosk.errors import StoreError
from kiosk.link.messages import Content, Disk, Glass, Heartbeat, Trouble
from kiosk.link.parts import MOST_TROUBLES
from kiosk.update.chronicle import read_status
from kiosk.update.clock import look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kiosk.link.orders import Mailbox
    from kiosk.update.clock import Look

_LONGEST = 2_000
"""Characters of a trouble."""
_SHORT = 100


class Facts:
    """Looks at everything; remembers the last look, for what is counted between two."""

    def __init__(
        self,
        *,
        status: Path | None,
        store: Path | None,
        mailbox: Mailbox,
        look: Callable[[], Look] = look,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Be ready to look.

        Args:
            status: The file in which the display says what is on the glass.
            store: The folder of what has arrived.
            mailbox: In which the display says what it has done.
            look: Looks at the machine's clock.
            monotonic: The machine's seconds, which the display counts too.
        """
        self._status = status
        self._store = store
        self._mailbox = mailbox
        self._look = look
        self._monotonic = monotonic
        self._before: Health | None = None

    def heartbeat(self) -> Heartbeat:
        """Return how everything is now."""
        now = self._look()
        glass = self.glass()
        content, troubles = self._content()
        if glass is not None and self._before is not None:  # its own word is the truest
            content = content.model_copy(update={"shown": self._before.number})
        return Heartbeat(
            at=now.system,
            synchronised=now.synchronised,
            version=version("kiosk"),
            system=f"{platform.system()} {platform.release()} {platform.machine()}"[:_SHORT],
            up=time.clock_gettime(time.CLOCK_BOOTTIME),
            glass=glass,
            content=content,
            disk=self._disk(),
            troubles=tuple(
                Trouble(about=about[:_SHORT], zh=zh[:_LONGEST], en=en[:_LONGEST])
                for about, (zh, en) in list(troubles.items())[:MOST_TROUBLES]
            ),
        )

    def glass(self) -> Glass | None:
        """Return what is on the glass; None when no display says so."""
        if self._status is None:
            return None
        try:
            seen = health.read(self._status)
        except HealthError:
            return None
        before, self._before = self._before, seen
        age = self._monotonic() - seen.at
        if age < 0:  # written before this machine was started
            return None
        rate, lost = rates(before, seen)
        return Glass(
            age=age,
            place=seen.place[:_SHORT],
            release=seen.release[:_SHORT],
            frames=seen.frames,
            pictures=seen.shown,
            rate=rate,
            lost=lost,
            touched=None
            if seen.last_touch is None
            else max(0.0, self._monotonic() - seen.last_touch),
            renderer=seen.renderer[:_SHORT],
            notice=_uuid(self._mailbox.answers.notice),
        )

    def _content(self) -> tuple[Content, Mapping[str, tuple[str, str]]]:
        if self._store is None or not self._store.is_dir():
            return Content(), {}
        try:
            store = Store.open(self._store)
        except StoreError as error:
            return Content(), {"store": (error.zh, error.en)}
        display, agent = store.display.read(), store.agent.read()
        status = read_status(self._store)
        content = Content(
            site=status.site if status else "",
            shown=display.shown,
            trial=display.trial is not None,
            ready=agent.ready,
            bad=display.bad,
            checked=status.checked if status else None,
            doing=status.zh[:_LONGEST] if status else "",
        )
        return content, status.troubles if status else {}

    def _disk(self) -> Disk | None:
        folder = self._mailbox.folder.parent
        with suppress(OSError):
            usage = shutil.disk_usage(folder)
            return Disk(free=usage.free, total=usage.total)
        return None


def rates(before: Health | None, now: Health) -> tuple[float, float]:
    """Return the pictures a second that reached the glass between two looks, and those lost."""
    if before is None or now.at <= before.at or now.frames < before.frames:
        return 0.0, 0.0  # another display by now, which counts from nought
    seconds = now.at - before.at
    shown, came = now.shown - before.shown, now.pictures - before.pictures
    return max(0.0, shown / seconds), max(0.0, (came - shown) / seconds)


def _uuid(text: str) -> UUID | None:
    with suppress(ValueError):
        return UUID(text)
    return None
