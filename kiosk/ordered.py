"""The display does what the server wants of it: reads the orders, tells what was done.

All that touches the disk, and the making of a JPEG, is done on a thread of its own.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlencode

from kiosk.content.store.durable import Disk, replace_file, telling
from kiosk.device.glass_picture import jpeg_of
from kiosk.errors import KioskError
from kiosk.show.covering import OpenPart, Pairing, Urgent, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack

    from kiosk.link.orders import Code, Hours, Mailbox, Notice, Orders
    from kiosk.screens.bridge import Bridge
    from kiosk.screens.covers import Covers

LOOK_EVERY = 1.0
"""Seconds between two looks at the orders."""
PIXELS_WITHIN = 10.0
"""Seconds in which the UI thread must hand over what it shows."""

log = logging.getLogger(__name__)

Pixels = tuple[int, int, bytes]
_NO_PICTURE = (
    "画面没有响应，没有截到图；显示程序可能卡住了",
    "the screen did not answer, so there is no picture; the display may hang",
)


class Glass(Protocol):
    """What is done on the UI thread."""

    @property
    def notice(self) -> str:
        """The urgent notice on the glass; empty for none."""

    def take(self, wanted: Wanted, orders: Orders) -> None:
        """Show what is wanted, and keep to what is settled; from any thread."""

    def pixels(self) -> Pixels | None:
        """Return what is on the glass; None when it does not answer."""

    def begin_again(self) -> None:
        """End the display, to be started anew."""


class Ordered:
    """Follows one mailbox."""

    def __init__(self, mailbox: Mailbox, glass: Glass) -> None:
        """Follow `mailbox`, for `glass`."""
        self._mailbox = mailbox
        self._glass = glass
        self._mark: tuple[int, ...] | None = None
        self._told: set[str] = set()

    def begin(self) -> None:
        """Take what was wanted before this start; who wanted a new start has it."""
        try:
            self._take()
            self._mailbox.answer(restart=self._mailbox.orders.restart, notice="")
        except KioskError as error:
            self._tell(error)

    def step(self) -> None:
        """Look once at the orders, and do what is new in them; takes its time."""
        try:
            self._take()
            orders, answers = self._mailbox.orders, self._mailbox.answers
            if orders.screenshot != answers.screenshot:
                self._photograph(orders.screenshot)
            if self._glass.notice != answers.notice:
                self._mailbox.answer(notice=self._glass.notice)
            if orders.restart != answers.restart:
                self._mailbox.answer(restart=orders.restart)
                self._glass.begin_again()
        except KioskError as error:
            self._tell(error)

    def _take(self) -> None:
        mark = self._mailbox.orders_mark
        if mark != self._mark:
            self._mark = mark
            orders = self._mailbox.orders
            self._glass.take(wanted_of(orders), orders)

    def _photograph(self, order: str) -> None:
        seen = self._glass.pixels()
        if seen is None:
            self._mailbox.answer(screenshot=order, failed=_NO_PICTURE)
            return
        with telling():
            replace_file(Disk(), self._mailbox.picture, jpeg_of(*seen))
        self._mailbox.answer(screenshot=order, failed=("", ""))

    def _tell(self, error: KioskError) -> None:
        if error.en not in self._told:
            self._told.add(error.en)
            log.warning("%s\n%s", error.zh, error.en)


# --- orders in the words of the show ----------------------------------------------------


def wanted_of(orders: Orders) -> Wanted:
    """Return what is to lie over the screens."""
    return Wanted(
        notice=_urgent(orders.notice),
        pairing=_pairing(orders.code),
        hours=tuple(_part(hours) for hours in orders.hours),
    )


def _urgent(notice: Notice | None) -> Urgent | None:
    if notice is None:
        return None
    return Urgent(notice.id, dict(notice.title), dict(notice.text))


def _pairing(code: Code | None) -> Pairing | None:
    if code is None:
        return None
    link = f"{code.console}?{urlencode({'code': code.code})}" if code.code else ""
    return Pairing(
        code=code.code,
        link=link,
        console=code.console,
        fingerprint=code.fingerprint,
        trouble={"zh-Hans": code.trouble[0], "en": code.trouble[1]},
        root=code.root,
    )


def _part(hours: Hours) -> OpenPart:
    begin, end = (dt.time.fromisoformat(text) for text in (hours.begin, hours.end))
    return OpenPart(frozenset(hours.days), begin, end)


# --- on this machine --------------------------------------------------------------------


class GlassHere:
    """The glass of this process."""

    def __init__(
        self,
        covers: Covers,
        bridge: Bridge,
        settle: Callable[[Orders], None],
        again: Callable[[], None],
    ) -> None:
        """Work through `bridge`.

        Args:
            covers: What lies over the screens.
            bridge: Leads to the UI thread.
            settle: Keeps to the volume and the PIN; called on the UI thread.
            again: Ends the display, to begin again.
        """
        self._covers = covers
        self._bridge = bridge
        self._settle = settle
        self._again = again

    @property
    def notice(self) -> str:
        """The urgent notice on the glass; empty for none."""
        return self._covers.notice

    def take(self, wanted: Wanted, orders: Orders) -> None:
        """Show what is wanted, and keep to what is settled."""

        def take() -> None:
            self._covers.wanted = wanted
            self._covers.look()
            self._settle(orders)

        self._bridge.post(take)

    def pixels(self) -> Pixels | None:
        """Return what is on the glass; None when it does not answer."""
        from kiosk.screens.sparing import pixels_of_the_glass  # noqa: PLC0415  # needs the window

        came, seen = threading.Event(), []

        def look() -> None:
            seen.append(pixels_of_the_glass())
            came.set()

        self._bridge.post(look)
        return seen[0] if came.wait(PIXELS_WITHIN) else None

    def begin_again(self) -> None:
        """End the display, to be started anew."""
        self._bridge.post(self._again)


class Settled:
    """What stays settled from then on: how loud films begin, and the staff's PIN."""

    def __init__(
        self,
        set_volume: Callable[[float], object],
        volume: float,
        change_pin: Callable[[str | None], object],
        pin: str | None,
    ) -> None:
        """Begin with what this machine's settings say.

        Args:
            set_volume: Sets how loud films are.
            volume: What the settings say of that.
            change_pin: Sets what is kept of the PIN.
            pin: What the settings say of that.
        """
        self._set_volume = set_volume
        self._change_pin = change_pin
        self._of_settings = volume, pin
        self._now = self._of_settings

    def keep(self, orders: Orders) -> None:
        """Keep to what was ordered; a visitor's own choice stays until that changes."""
        volume, pin = self._of_settings
        volume = volume if orders.volume is None else orders.volume
        pin = pin if orders.pin is None else orders.pin or None
        before, self._now = self._now, (volume, pin)
        if volume != before[0]:
            self._set_volume(volume)
        if pin != before[1]:
            self._change_pin(pin)


def keep_ordered(stops: ExitStack, ordered: Ordered) -> None:
    """Look at the orders from time to time, until `stops` end."""
    ended = threading.Event()
    ordered.begin()

    def work() -> None:
        while not ended.wait(LOOK_EVERY):
            ordered.step()

    threading.Thread(target=work, name="orders", daemon=True).start()
    stops.callback(ended.set)
