"""What a kiosk keeps of its server, in the folder `link` of its data."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.content.store.durable import Disk, ensure_folder, replace_file, telling
from kiosk.content.store.state import StateFile
from kiosk.link.errors import LinkError
from kiosk.link.keys import PrivateKey, read_key, remove_key, write_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.link.commands import Outcome
    from kiosk.link.messages import Trust

FORGET, ROTATE = "forget", "rotate"
"""What a person at this machine asks of the link that runs."""
RESERVE = 100
"""Numbers that are noted as used at once, so that not every request waits for the disk."""
MOST_TAKEN = 300
"""How many orders are remembered, so that none is done twice."""


class LinkBusyError(LinkError):
    """Another program of this kiosk speaks with the server."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            zh="更新程序（kiosk agent）正在运行，由它联系服务器；请看 kiosk link status",
            en="the agent (kiosk agent) is running and speaks with the server; see"
            " kiosk link status",
        )


@dataclass(frozen=True)
class Told:
    """What became of an order.

    Attributes:
        id: Of the order.
        good: Whether it was done.
        zh: What came of it, in Chinese; empty while it is not known yet.
        en: The same in English.
        heard: Whether the server has heard it.
    """

    id: str
    good: bool = False
    zh: str = ""
    en: str = ""
    heard: bool = False


@dataclass(frozen=True)
class LinkState:
    """What a kiosk knows of its server.

    Attributes:
        server_key: The key it signs with, in hexadecimal digits.
        number: The highest sequence number that may have been used.
        kiosk: This kiosk's id; empty until it is approved.
        name: What people call it.
        site: The site that it shows.
        updates: Where its releases are published.
        rings: The groups it is in.
        orders: The orders that were begun, the latest last.
        plays: The id of the last line of the play ledger that the server has.
    """

    server_key: str = ""
    number: int = 0
    kiosk: str = ""
    name: str = ""
    site: str = ""
    updates: str = ""
    rings: tuple[str, ...] = ()
    orders: tuple[Told, ...] = ()
    plays: str = ""

    @property
    def paired(self) -> bool:
        """Whether the server has approved this kiosk."""
        return self.kiosk != ""

    def with_order(self, told: Told) -> LinkState:
        """Return the state with one more order, or with what became of one."""
        others = tuple(one for one in self.orders if one.id != told.id)
        return replace(self, orders=(*others, told)[-MOST_TAKEN:])

    def with_trust(self, trust: Trust) -> LinkState:
        """Return the state of a kiosk that was approved."""
        return replace(
            self,
            kiosk=str(trust.kiosk),
            name=trust.name,
            site=trust.site,
            updates=trust.updates,
            rings=trust.rings,
        )


class LinkMemory:
    """The folder; written by one process at a time, which holds its lock."""

    def __init__(self, data: Path, disk: Disk | None = None) -> None:
        """Keep it in the data folder `data`; nothing is read or written yet."""
        self.folder = data / "link"
        self.root = self.folder / "root.json"
        self._disk = disk or Disk()
        self._file = StateFile(self._disk, self.folder / "link.json", LinkState)
        self._key, self._next = self.folder / "device.key", self.folder / "device-next.key"
        self._state: LinkState | None = None
        self._used = 0

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Be the only one who speaks with the server; the lock ends with this process.

        Raises:
            LinkBusyError: Somebody else is.
            StoreError: The disk is full or fails.
        """
        self.prepare()
        with telling():
            flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
            handle = os.open(self.folder / "lock", flags, 0o600)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise LinkBusyError from error
            self._state = None  # whoever had it before may have changed it
            yield
        finally:
            os.close(handle)

    def prepare(self) -> None:
        """Have the folder.

        Raises:
            StoreError: The disk is full or fails.
        """
        with telling():
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            ensure_folder(self._disk, self.folder)

    @property
    def state(self) -> LinkState:
        """What is known; read once by whoever holds the lock."""
        if self._state is None:
            self._state = self._file.read()
            self._used = self._state.number
        return self._state

    def look(self) -> LinkState:
        """Return what is known, from the disk; for those who do not hold the lock."""
        return self._file.read()

    def write(self, state: LinkState) -> None:
        """Have `state` last.

        Raises:
            StoreError: The disk is full or fails.
        """
        if state != self.state:
            self._file.write(state)
            self._state = state

    # --- numbers ------------------------------------------------------------------------

    def number(self) -> int:
        """Return the next sequence number; it was never used, whenever the power was cut.

        Raises:
            StoreError: The disk is full or fails.
        """
        if self._used + 1 > self.state.number:
            self.write(replace(self.state, number=self._used + RESERVE))
        self._used += 1
        return self._used

    def go_beyond(self, number: int) -> None:
        """Use only numbers beyond `number` from now on; the server has heard that one.

        Raises:
            StoreError: The disk is full or fails.
        """
        if number > self._used:
            self.write(replace(self.state, number=max(self.state.number, number)))
            self._used = number

    # --- orders -------------------------------------------------------------------------

    def knows(self, order: str) -> bool:
        """Tell whether an order was begun before."""
        return any(one.id == order for one in self.state.orders)

    def begin(self, order: str) -> None:
        """Note that an order is begun, before anything is done: it is never begun again.

        Raises:
            StoreError: The disk is full or fails.
        """
        self.write(self.state.with_order(Told(order)))

    def note(self, outcome: Outcome) -> None:
        """Note what became of an order.

        Raises:
            StoreError: The disk is full or fails.
        """
        told = Told(str(outcome.id), outcome.good, outcome.zh, outcome.en)
        self.write(self.state.with_order(told))

    def untold(self) -> list[Told]:
        """Return what became of orders and the server has not heard yet."""
        return [one for one in self.state.orders if one.zh and not one.heard]

    def unfinished(self) -> list[str]:
        """Return the orders that were begun, and nobody knows what became of them."""
        return [one.id for one in self.state.orders if not one.zh]

    def heard(self, orders: set[str]) -> None:
        """Note that the server has heard what became of `orders`.

        Raises:
            StoreError: The disk is full or fails.
        """
        told = tuple(
            replace(one, heard=True) if one.id in orders else one for one in self.state.orders
        )
        self.write(replace(self.state, orders=told))

    # --- keys ---------------------------------------------------------------------------

    def key(self) -> PrivateKey:
        """Return this kiosk's key; made now when there is none.

        Raises:
            DeviceKeyError: It cannot be read or written.
        """
        key = read_key(self._key)
        if key is None:
            key = PrivateKey.make()
            write_key(self._key, key)
        return key

    def peek(self) -> PrivateKey | None:
        """Return this kiosk's key; None when there is none yet.

        Raises:
            DeviceKeyError: It cannot be read.
        """
        return read_key(self._key)

    def next_key(self, *, make: bool = False) -> PrivateKey | None:
        """Return the key that is to come, from an exchange that was begun; None for none.

        Raises:
            DeviceKeyError: It cannot be read or written.
        """
        key = read_key(self._next)
        if key is None and make:
            key = PrivateKey.make()
            write_key(self._next, key)
        return key

    def take_next_key(self) -> None:
        """Use the key that was to come.

        Raises:
            StoreError: The disk is full or fails.
        """
        with telling():
            self._disk.rename(self._next, self._key)
            self._disk.sync_folder(self.folder)

    # --- pairing ------------------------------------------------------------------------

    def accept(self, trust: Trust) -> None:
        """Keep what came with the approval: first the root of trust, then that there is one.

        Raises:
            StoreError: The disk is full or fails.
        """
        with telling():
            replace_file(self._disk, self.root, trust.root)
        self.write(self.state.with_trust(trust))

    def forget(self) -> None:
        """Be a kiosk that knows no server: the next pairing is with a new key.

        Raises:
            DeviceKeyError: The key cannot be removed.
            StoreError: The disk is full or fails.
        """
        self.write(LinkState())
        self._used = 0
        remove_key(self._next)
        remove_key(self._key)

    # --- a person at this machine -------------------------------------------------------

    def ask(self, act: str) -> None:
        """Ask the link that runs to `FORGET` or `ROTATE`.

        Raises:
            StoreError: The folder cannot be written.
        """
        self.prepare()
        fresh = self.folder / f".ask.{os.getpid()}"
        with telling():
            fresh.write_text(act, encoding="ascii")
            fresh.replace(self.folder / "ask")

    def asked(self) -> str:
        """Return what was asked for since the last call; empty for nothing."""
        file = self.folder / "ask"
        try:
            flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
            with os.fdopen(os.open(file, flags), "rb") as opened:
                said = opened.read(20)
            file.unlink()
        except OSError:
            return ""
        return said.decode("ascii", "replace")
