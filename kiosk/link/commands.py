"""What a server can have a kiosk do, and what the kiosk says came of it."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import (
    AwareDatetime,
    Field,
    TypeAdapter,
)

from kiosk.link.parts import (
    ClockTime,
    Message,
    Words,
)


class Restart(Message):
    """Start the display anew."""

    kind: Literal["restart"] = "restart"


class Check(Message):
    """Look for new content now.

    Attributes:
        at_once: Whether it is shown without waiting for an idle moment.
    """

    kind: Literal["check"] = "check"
    at_once: bool = False


class SetVolume(Message):
    """Set how loud films begin, from now on.

    Attributes:
        level: 0.0 to 1.0.
    """

    kind: Literal["volume"] = "volume"
    level: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class OpenHours(Message):
    """A part of each day on which the screen is on.

    Attributes:
        days: Days of the week; 1 is Monday.
        begin: When it begins.
        end: When it ends; earlier than `begin` when that is the next day.
    """

    days: Annotated[tuple[Annotated[int, Field(ge=1, le=7)], ...], Field(max_length=7)]
    begin: ClockTime
    end: ClockTime


class SetHours(Message):
    """Set when the screen is on, from now on.

    Attributes:
        open: The hours; none for always.
    """

    kind: Literal["hours"] = "hours"
    open: Annotated[tuple[OpenHours, ...], Field(max_length=14)] = ()


class SetPin(Message):
    """Change the PIN of the service menu; the PIN itself is never sent.

    Attributes:
        sealed: What is kept of it, as the kiosk keeps it: `scrypt:14:SALT:KEY` in hexadecimal
            digits; empty for no PIN.
    """

    kind: Literal["pin"] = "pin"
    sealed: Annotated[str, Field(pattern="^(scrypt:14:[0-9a-f]{32}:[0-9a-f]{64})?$")]


class TakeScreenshot(Message):
    """Send what is on the glass now."""

    kind: Literal["screenshot"] = "screenshot"


class SendLog(Message):
    """Send the last lines of the log."""

    kind: Literal["log"] = "log"


class RotateKey(Message):
    """Make a new key, and use it from then on."""

    kind: Literal["rotate"] = "rotate"


class UrgentNotice(Message):
    """What is to be read by everybody now.

    Attributes:
        id: By which it is withdrawn.
        title: By language, as `zh-Hans`.
        text: By language.
        until: When it is over, on the server's clock.
    """

    id: UUID
    title: Annotated[dict[str, Annotated[str, Field(max_length=100)]], Field(max_length=5)]
    text: Annotated[dict[str, Annotated[str, Field(max_length=600)]], Field(max_length=5)]
    until: AwareDatetime


class ShowNotice(Message):
    """Show an urgent notice over everything."""

    kind: Literal["notice"] = "notice"
    notice: UrgentNotice


class WithdrawNotice(Message):
    """Take an urgent notice away.

    Attributes:
        id: Of the notice.
    """

    kind: Literal["withdraw"] = "withdraw"
    id: UUID


Command = Annotated[
    Restart
    | Check
    | SetVolume
    | SetHours
    | SetPin
    | TakeScreenshot
    | SendLog
    | RotateKey
    | ShowNotice
    | WithdrawNotice,
    Field(discriminator="kind"),
]
"""Something that a kiosk is to do."""

COMMAND: TypeAdapter[Command] = TypeAdapter(Command)
"""Reads and writes a `Command`."""


class Order(Message):
    """A command for one kiosk.

    Attributes:
        id: By which it is done once only.
        expires: After which it is not done any more, on the server's clock.
        command: What is to be done.
    """

    id: UUID
    expires: AwareDatetime
    command: Command


class Outcome(Message):
    """What became of an order.

    Attributes:
        id: Of the order.
        good: Whether it was done.
        zh: What came of it, in Chinese.
        en: The same in English.
    """

    id: UUID
    good: bool
    zh: Words = ""
    en: Words = ""
