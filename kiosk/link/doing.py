"""What a kiosk does with an order: each kind has one act, and each order is done once at most."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from kiosk.errors import KioskError
from kiosk.link.commands import (
    Check,
    Outcome,
    Restart,
    RotateKey,
    SendLog,
    SetHours,
    SetPin,
    SetVolume,
    ShowNotice,
    TakeScreenshot,
    WithdrawNotice,
)
from kiosk.link.orders import Hours, Notice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.link.commands import Order
    from kiosk.link.memory import LinkMemory
    from kiosk.link.orders import Mailbox, Orders
    from kiosk.link.server_clock import ServerClock

log = logging.getLogger(__name__)

Words = tuple[str, str]
"""What came of something, in Chinese and English."""


class Outside(Protocol):
    """What an order may need beside the mailbox."""

    def check_now(self, *, at_once: bool) -> None:
        """Have the agent look for new content."""

    def send_log(self, order: UUID) -> None:
        """Send the last lines of the log."""

    def rotate_key(self) -> None:
        """Exchange this kiosk's key for a new one."""


class Doer:
    """Does orders, and remembers which."""

    def __init__(
        self, memory: LinkMemory, mailbox: Mailbox, outside: Outside, clock: ServerClock
    ) -> None:
        """Be ready.

        Args:
            memory: Remembers what was begun, and what came of it.
            mailbox: Tells the display.
            outside: Does the rest.
            clock: The server's.
        """
        self._memory = memory
        self._mailbox = mailbox
        self._outside = outside
        self._clock = clock

    def wake(self) -> None:
        """Say of what was begun before this start, and never ended, that nobody knows.

        Raises:
            StoreError: The disk is full or fails.
        """
        orders = self._mailbox.orders
        for order in self._memory.unfinished():
            if order not in (orders.restart, orders.screenshot):  # those are the display's
                self._note(order, good=False, words=_INTERRUPTED)

    def take(self, orders: Iterable[Order]) -> None:
        """Do what was not begun before.

        Raises:
            StoreError: The disk is full or fails: then nothing is done that is not noted.
        """
        for order in orders:
            if not self._memory.knows(str(order.id)):
                self._memory.begin(str(order.id))
                self._do(order)

    def look(self) -> bool:
        """See what the display has done; return whether there is a picture to be sent.

        Raises:
            StoreError: The disk is full or fails.
        """
        orders, answers = self._mailbox.orders, self._mailbox.answers
        waiting = self._memory.unfinished()
        if orders.restart and orders.restart == answers.restart and orders.restart in waiting:
            self._note(orders.restart, good=True, words=("已重新启动", "started anew"))
        self._end_notice(orders)
        return bool(orders.screenshot) and orders.screenshot == answers.screenshot

    def sent(self, screenshot: str, failed: Words | None = None) -> None:
        """Note that a picture was sent, or why there is none.

        Raises:
            StoreError: The disk is full or fails.
        """
        if screenshot in self._memory.unfinished():
            words = failed or ("截图已送到", "the picture was sent")
            self._note(screenshot, good=failed is None, words=words)

    def _end_notice(self, orders: Orders) -> None:
        if orders.notice is not None and orders.notice.until <= self._clock.now:
            self._mailbox.want(notice=None)

    def _do(self, order: Order) -> None:
        try:
            if order.expires <= self._clock.now:
                raise LateError
            words = self._act(order)
        except KioskError as error:
            log.warning("%s\n%s", error.zh, error.en)
            self._note(str(order.id), good=False, words=(error.zh, error.en))
        else:
            if words is not None:
                self._note(str(order.id), good=True, words=words)

    def _act(self, order: Order) -> Words | None:
        """Do it; return what came of it, or None when that is to be seen later."""
        box, command = self._mailbox, order.command
        match command:
            case Restart():
                box.want(restart=str(order.id))
                return None
            case TakeScreenshot():
                box.want(screenshot=str(order.id))
                return None
            case ShowNotice() | WithdrawNotice():
                return self._notice(command)
            case Check() | SendLog() | RotateKey():
                return self._errand(command, order.id)
        return self._settle(command)

    def _settle(self, command: SetVolume | SetHours | SetPin) -> Words:
        match command:
            case SetVolume(level=level):
                self._mailbox.want(volume=level)
                return f"音量改为 {level:.0%}", f"the volume is {level:.0%}"
            case SetPin(sealed=sealed):
                self._mailbox.want(pin=sealed)
                return "维护密码已改", "the service PIN is set"
        hours = tuple(Hours(part.days, part.begin, part.end) for part in command.open)
        self._mailbox.want(hours=hours)
        return "开放时间已改", "the opening hours are set"

    def _errand(self, command: Check | SendLog | RotateKey, order: UUID) -> Words:
        match command:
            case Check(at_once=at_once):
                self._outside.check_now(at_once=at_once)
                return "已开始查看新内容", "looking for new content"
            case SendLog():
                self._outside.send_log(order)
                return "日志已送到", "the log was sent"
        self._outside.rotate_key()
        return "密钥已更换", "the key is exchanged"

    def _notice(self, command: ShowNotice | WithdrawNotice) -> Words:
        box = self._mailbox
        if isinstance(command, ShowNotice):
            said = command.notice
            box.want(notice=Notice(str(said.id), said.title, said.text, said.until))
            return "紧急通知已收到", "the urgent notice has arrived"
        shown = box.orders.notice
        if shown is not None and shown.id == str(command.id):
            box.want(notice=None)
        return "紧急通知已撤下", "the urgent notice is withdrawn"

    def _note(self, order: str, *, good: bool, words: Words) -> None:
        zh, en = words
        self._memory.note(Outcome(id=UUID(order), good=good, zh=zh[:2_000], en=en[:2_000]))


class LateError(KioskError):
    """An order came too late."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("命令到得太晚，没有执行", "the order came too late and was not done")


_INTERRUPTED: Words = (
    "执行途中展示机断电或重启，结果不明；需要时请再发一次",
    "the kiosk was cut off or restarted in the middle of it; send it again if it is needed",
)
