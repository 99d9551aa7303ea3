"""What is sent beside the heartbeats: pictures of the glass, and the ledger of what was shown."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from pydantic import ValidationError

from kiosk.link.errors import LinkError
from kiosk.link.messages import Done, Play, Plays
from kiosk.link.parts import LONGEST_SCREENSHOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.link.doing import Doer
    from kiosk.link.loop import Link
    from kiosk.link.orders import Mailbox

BATCH = 200
"""Lines of the ledger that are sent at once."""
LEDGER_EVERY = 60.0
"""Seconds between two looks into the ledger."""
_ID = 32


class GlassPictures:
    """Has the display take a picture now and then, or when one was ordered, and sends it."""

    def __init__(
        self, link: Link, mailbox: Mailbox, doer: Doer, ticks: Callable[[], float]
    ) -> None:
        """Be ready; the first picture by itself comes soon after the first heartbeat."""
        self._link = link
        self._mailbox = mailbox
        self._doer = doer
        self._ticks = ticks
        self._taken: float | None = None
        self._sent = mailbox.answers.screenshot

    def look(self) -> None:
        """Send the picture that is there, and want another one when it is time.

        Raises:
            KioskError: It could not be sent; it is tried again.
        """
        if self._doer.look() and self._mailbox.answers.screenshot != self._sent:
            self._send()
        every, now = self._link.screenshot_every, self._ticks()
        orders, answers = self._mailbox.orders, self._mailbox.answers
        idle = orders.screenshot == answers.screenshot
        if every and idle and (self._taken is None or now - self._taken >= every):
            self._taken = now
            self._mailbox.want(screenshot=f"{dt.datetime.now(tz=dt.UTC).isoformat()}")

    def _send(self) -> None:
        answers = self._mailbox.answers
        if answers.failed[0]:
            self._doer.sent(answers.screenshot, answers.failed)
        else:
            data = self._read()
            self._link.client.send("PUT", "screenshot", data, "image/jpeg", Done)
            self._doer.sent(answers.screenshot)
        self._sent = answers.screenshot
        self._link.hurry()

    def _read(self) -> bytes:
        try:
            with self._mailbox.picture.open("rb") as opened:
                return opened.read(LONGEST_SCREENSHOT)
        except OSError as error:
            raise LinkError(
                f"截图 {self._mailbox.picture} 读不出来（{error.strerror}）",
                f"the picture {self._mailbox.picture} cannot be read ({error.strerror})",
            ) from error


class Ledger:
    """Sends the ledger of what was shown, each line once as far as that can be known."""

    def __init__(self, link: Link, read: Callable[[], bytes], ticks: Callable[[], float]) -> None:
        """Be ready.

        Args:
            link: Sends.
            read: Returns the whole ledger: lines of JSON, the oldest first.
            ticks: Seconds from any start.
        """
        self._link = link
        self._read = read
        self._ticks = ticks
        self._due = ticks()

    def look(self) -> None:
        """Send what the server does not have yet, a batch at a time.

        Raises:
            KioskError: It could not be sent; it is tried again.
        """
        if self._ticks() < self._due:
            return
        self._due = self._ticks() + LEDGER_EVERY
        memory = self._link.memory
        fresh = unsent(self._read(), memory.state.plays)
        batch = fresh[:BATCH]
        if not batch:
            return
        plays = tuple(play for _, play in batch if play is not None)
        if plays:
            self._link.client.say("statistics", Plays(plays=plays), Done)
        memory.write(replace(memory.state, plays=batch[-1][0]))
        if len(fresh) > len(batch):
            self._due = self._ticks()


def unsent(ledger: bytes, last: str) -> list[tuple[str, Play | None]]:
    """Return the lines after the one whose id is `last`, or all when that is not there.

    Args:
        ledger: Lines of JSON.
        last: The id of the last line that was sent.

    Returns:
        The id of each line, and what it says; None for one that says nothing of use.
    """
    lines = list(_lines(ledger))
    known = [at for at, (name, _) in enumerate(lines) if name == last]
    return [(name, _play(name, line)) for name, line in lines[known[-1] + 1 if known else 0 :]]


def _lines(ledger: bytes) -> Iterator[tuple[str, bytes]]:
    whole, _, _torn = ledger.rpartition(b"\n")  # who writes may be in the middle of one
    for line in whole.splitlines():
        if line.strip():
            yield sha256(line).hexdigest()[:_ID], line


def _play(name: str, line: bytes) -> Play | None:
    try:
        said = json.loads(line)
        return Play(
            id=name,
            item=said["item"],
            began=said.get("from"),
            seconds=said["seconds"],
            visitor=said.get("by") == "visitor",
            release=said.get("release"),
        )
    except (ValueError, KeyError, TypeError, AttributeError, ValidationError, RecursionError):
        return None
