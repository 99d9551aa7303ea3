"""What a kiosk and its server tell each other: JSON, bounded in every length.

A field that one side does not know is passed over, so that either may be the newer one.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    Field,
)

from kiosk.link.commands import (
    Order,
    Outcome,
)
from kiosk.link.parts import (
    CODE_LENGTH,
    LONGEST_LOG,
    MOST_COMMANDS,
    MOST_OUTCOMES,
    MOST_PLAYS,
    MOST_TROUBLES,
    Count,
    Key,
    Message,
    Name,
    Proof,
    Ring,
    Root,
    Seconds,
    SiteId,
    Words,
    _plain,
)

# --- pairing ----------------------------------------------------------------------------


class PairRequest(Message):
    """A kiosk that nobody knows asks to be paired; signed with the key it names.

    Attributes:
        key: The kiosk's public key, 32 bytes.
        machine: What the machine calls itself, for the people at the console.
        version: The kiosk's program.
        glass: Width and height of its screen in pixels; None when it has none yet.
    """

    key: Key
    machine: Name = ""
    version: Name = ""
    glass: tuple[Count, Count] | None = None


class PairState(StrEnum):
    """How far a pairing is."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"


class Trust(Message):
    """What a kiosk is given when it is approved.

    Attributes:
        kiosk: Its id.
        name: What people call it.
        site: The site that it shows.
        root: The site's root of trust, whole.
        updates: Where that site's releases are published.
        rings: The groups it is in.
    """

    kiosk: UUID
    name: Name
    site: SiteId
    root: Root
    updates: Annotated[str, Field(pattern="^https?://", max_length=500)]
    rings: tuple[Ring, ...] = ()


class PairAnswer(Message):
    """How far the pairing is.

    Attributes:
        state: How far it is.
        server_key: The public key with which the server signs its answers.
        code: What an administrator types at the console, while it is waited for.
        seconds: How long the code is good.
        console: The page where it is typed.
        trust: What comes with the approval.
    """

    state: PairState
    server_key: Key
    code: Annotated[str, Field(max_length=CODE_LENGTH)] = ""
    seconds: Seconds = 0.0
    console: Annotated[str, Field(max_length=500)] = ""
    trust: Trust | None = None


# --- the heartbeat ----------------------------------------------------------------------


class Trouble(Message):
    """Something that a person should know of.

    Attributes:
        about: What it concerns.
        zh: In Chinese.
        en: In English.
    """

    about: Name
    zh: Words
    en: Words


class Glass(Message):
    """What is really on the glass.

    Attributes:
        age: Seconds since the display wrote this; a hanging one lets it grow.
        place: Where the visitor is.
        release: What content is shown, by its own word.
        frames: Frames drawn since the display started.
        pictures: Pictures of films that reached the glass since then.
        rate: Pictures of films a second, since the last heartbeat.
        lost: Pictures a second that were decoded and never shown.
        touched: Seconds since the last touch; None before the first.
        renderer: Who draws.
        notice: The urgent notice that is shown; None for none.
    """

    age: Seconds
    place: Name = ""
    release: Name = ""
    frames: Count = 0
    pictures: Count = 0
    rate: Seconds = 0.0
    lost: Seconds = 0.0
    touched: Seconds | None = None
    renderer: Name = ""
    notice: UUID | None = None


class Content(Message):
    """Which release is here.

    Attributes:
        site: Whose releases.
        shown: The one on the glass; None for none yet.
        trial: Whether it has not proved itself yet.
        ready: The one that is to be shown next, or is shown.
        bad: Those that failed here.
        checked: When the server was last asked for a new one, on this kiosk's clock.
        doing: What the agent does now, in Chinese.
    """

    site: Name = ""
    shown: Count | None = None
    trial: bool = False
    ready: Count | None = None
    bad: Annotated[tuple[Count, ...], Field(max_length=100)] = ()
    checked: AwareDatetime | None = None
    doing: Words = ""


class Disk(Message):
    """Room for content.

    Attributes:
        free: Bytes that can still be written.
        total: Bytes of the disk.
    """

    free: Count
    total: Count


class Heartbeat(Message):
    """How a kiosk is.

    Attributes:
        at: Its clock.
        synchronised: Whether that was set by the network's time since the machine started.
        version: Its program.
        system: Its operating system.
        up: Seconds since its machine started.
        glass: What is on the glass; None when the display does not run.
        content: Which release is here.
        disk: Room for content; None when the disk cannot be asked.
        troubles: What a person should know of.
        outcomes: What became of orders, told until the server has heard it.
    """

    at: AwareDatetime
    synchronised: bool = False
    version: Name = ""
    system: Name = ""
    up: Seconds = 0.0
    glass: Glass | None = None
    content: Content = Content()
    disk: Disk | None = None
    troubles: Annotated[tuple[Trouble, ...], Field(max_length=MOST_TROUBLES)] = ()
    outcomes: Annotated[tuple[Outcome, ...], Field(max_length=MOST_OUTCOMES)] = ()


class HeartbeatAnswer(Message):
    """What the server says to that.

    Attributes:
        now: The server's clock.
        interval: Seconds to the next heartbeat.
        screenshot: Seconds from one screenshot to the next; 0 for none by themselves.
        name: What people call the kiosk.
        rings: The groups it is in.
        orders: What it is to do.
    """

    now: AwareDatetime
    interval: Annotated[float, Field(ge=1, le=86_400, allow_inf_nan=False)]
    screenshot: Seconds = 0.0
    name: Name = ""
    rings: tuple[Ring, ...] = ()
    orders: Annotated[tuple[Order, ...], Field(max_length=MOST_COMMANDS)] = ()


# --- what else is told ------------------------------------------------------------------


class Play(Message):
    """One thing that was on the glass.

    Attributes:
        id: The beginning of the SHA-256 of its line in the kiosk's ledger, so that a line that
            is sent twice counts once.
        item: What: `film`, `slides/work`, `route/3`.
        began: When, on the kiosk's clock; None while that could not be trusted.
        seconds: How long.
        visitor: Whether a visitor chose it; else it played while nobody was there.
        release: Of which release.
    """

    id: Annotated[str, Field(pattern="^[0-9a-f]{32}$")]
    item: Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_plain)]
    began: AwareDatetime | None = None
    seconds: Seconds
    visitor: bool = False
    release: Count | None = None


class Plays(Message):
    """Lines of the ledger of what was shown, the oldest first.

    Attributes:
        plays: The lines.
    """

    plays: Annotated[tuple[Play, ...], Field(max_length=MOST_PLAYS)]


class Log(Message):
    """The last lines of the log.

    Attributes:
        order: The order that asked for it; None when nobody did.
        text: The lines; nothing secret is in them.
    """

    order: UUID | None = None
    text: Annotated[str, Field(max_length=LONGEST_LOG), AfterValidator(_plain)]


class NewKey(Message):
    """Another key of the same kiosk, in a request that is signed with the present one.

    Attributes:
        key: The new public key, 32 bytes.
        proof: The new key's signature of `proof_of`.
    """

    key: Key
    proof: Proof


def proof_of(old: str, new: str) -> bytes:
    """Return what the key named `new` signs, to show that who uses `old` has it too."""
    return f"kiosk key {old} {new}".encode()


class Done(Message):
    """Nothing more is to be said."""

    done: Literal[True] = True


class Refusal(Message):
    """Why a request was not answered.

    Attributes:
        reason: For programs: unknown, revoked, stale, conflict, busy, too-long, unsigned, wrong.
        sequence: With `stale`: the number of the last request that was answered.
    """

    reason: Annotated[str, Field(max_length=40)]
    sequence: Annotated[int, Field(ge=0, le=2**53 - 1)] | None = None
