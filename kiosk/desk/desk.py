"""The desk of this machine: the PIN, one look at everything, and what the staff can have done."""

from __future__ import annotations

import logging
import queue
import threading
import time
from typing import TYPE_CHECKING

from kiosk.desk.ending import Ending
from kiosk.errors import KioskError
from kiosk.show.pin import Attempts, fits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kiosk.desk.counting import Counting
    from kiosk.device.book import Book
    from kiosk.device.machine import Light
    from kiosk.screens.bridge import Bridge
    from kiosk.show.picture_rate import Rate
    from kiosk.show.upkeep import Report

log = logging.getLogger(__name__)


class Errands:
    """Does what takes time, one after the other, on a thread that is begun with the first."""

    def __init__(self) -> None:
        """Have nothing to do."""
        self._queue: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def run(self, errand: Callable[[], None]) -> None:
        """Do `errand` soon; what it cannot do is a line in the log."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="desk", daemon=True)
            self._thread.start()
        self._queue.put(errand)

    def close(self) -> None:
        """Begin nothing more."""
        self._queue.put(None)

    def _work(self) -> None:
        while (errand := self._queue.get()) is not None:
            try:
                errand()
            except KioskError as error:
                log.warning("%s\n%s", error.zh, error.en)
            except OSError as error:
                log.warning("%s", error)


class StaffDesk:
    """Implements `kiosk.show.upkeep.Desk` on this machine; the UI thread's."""

    def __init__(
        self,
        *,
        pin: str | None,
        data: Path,
        store: Path | None,
        books: Sequence[Book],
        counting: Counting,
        light: Light,
        bridge: Bridge,
        end: Callable[[Ending], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Open with the door shut.

        Args:
            pin: What is kept of the PIN; None for none.
            data: The data folder.
            store: The store's folder; None when content does not come by itself.
            books: The logs.
            counting: What was really on the glass.
            light: The screen's.
            bridge: Leads back to the UI thread.
            end: Ends the display.
            clock: Seconds from any start.
        """
        self._pin = pin
        self._data = data
        self._store = store
        self._books = tuple(books)
        self._counting = counting
        self._light = light
        self._bridge = bridge
        self._end = end
        self._clock = clock
        self._begun = clock()
        self._attempts = Attempts()
        self._errands = Errands()
        self._asked = ""
        self._unlocked = self._trying = False

    @property
    def has_pin(self) -> bool:
        """Whether this kiosk has a PIN."""
        return self._pin is not None

    def change_pin(self, kept: str | None) -> None:
        """Have another PIN from now on, of which `kept` is kept; None for none."""
        self._pin = kept

    @property
    def unlocked(self) -> bool:
        """Whether the right PIN was given, and nobody has left since."""
        return self._unlocked

    @property
    def wait(self) -> float:
        """Seconds until another PIN is taken."""
        return self._attempts.wait(self._clock())

    @property
    def rate(self) -> Rate | None:
        """Pictures a second of the last film."""
        return self._counting.rate

    @property
    def brightness(self) -> float | None:
        """Of the screen's light; None where it cannot be set."""
        return self._light.share

    def try_pin(self, pin: str, told: Callable[[bool], None]) -> None:
        """Tell whether `pin` is the right one, and unlock if it is; while one waits it is not."""
        kept = self._pin
        if kept is None or self._trying or self.wait > 0:
            told(False)  # noqa: FBT003  # an answer
            return
        self._trying = True

        def judge(right: bool) -> None:  # noqa: FBT001
            self._trying, self._unlocked = False, right
            if right:
                self._attempts.right()
            else:
                self._attempts.wrong(self._clock())
            told(right)

        def compare() -> None:
            right = fits(pin, kept)
            self._bridge.post(lambda: judge(right))

        self._errands.run(compare)

    def knows(self, pin: str) -> bool:
        """Tell whether `pin` is the right one; takes its time, from any thread."""
        kept = self._pin
        return kept is not None and fits(pin, kept)

    def lock(self) -> None:
        """Shut the door."""
        self._unlocked = False

    def look(self, told: Callable[[Report], None]) -> None:
        """Look at everything."""
        running, asked = self._clock() - self._begun, self._asked

        def look() -> None:
            from kiosk.desk.looking import report  # noqa: PLC0415  # visitors never need it

            found = report(self._data, self._store, self._books, running, asked)
            self._bridge.post(lambda: told(found))

        self._errands.run(look)

    def check_content(self) -> None:
        """Ask the agent to look for new content now."""
        store = self._store
        if store is None:
            return

        def request() -> None:
            from kiosk.update.asking import ask  # noqa: PLC0415  # visitors never need it

            self._asked = ask(store, at_once=False).id

        self._errands.run(request)

    def set_brightness(self, share: float) -> None:
        """Set the screen's light."""
        self._light.set(share)

    def chime(self, told: Callable[[Path], None]) -> None:
        """Make a sound to listen to."""

        def make() -> None:
            from kiosk.device.chime import write_chime  # noqa: PLC0415  # visitors never need it

            file = write_chime(self._data / "sounds" / "chime.wav")
            self._bridge.post(lambda: told(file))

        self._errands.run(make)

    def restart(self) -> None:
        """End the display so that it starts again."""
        self._end(Ending.AGAIN)

    def quit(self) -> None:
        """End the display for good."""
        self._end(Ending.LEFT)

    def close(self) -> None:
        """Do nothing more."""
        self._errands.close()
