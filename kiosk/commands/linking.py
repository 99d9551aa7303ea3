"""This machine's link to its server: what it needs of the settings, and what pairing adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.content.store.durable import Disk, telling
from kiosk.device.book import Book
from kiosk.device.journal import journal
from kiosk.errors import SettingsError
from kiosk.link.memory import LinkMemory
from kiosk.link.running import Wiring
from kiosk.settings import UpdateSettings
from kiosk.update.chronicle import read_status

if TYPE_CHECKING:
    from kiosk.settings import Settings

_MOST_PLAYS = 2_000_000
"""Bytes of the play ledger that are looked at."""
_LONGEST_LOG = 200_000
"""Bytes of a log that are sent."""


def wiring_of(settings: Settings) -> Wiring:
    """Return what the link needs to know of this machine.

    Raises:
        SettingsError: These settings name no server.
    """
    if settings.server is None:
        raise SettingsError(
            "设置里没有 server: 一行，本机不与服务器配对；请照 config/kiosk.yaml 里的说明补上",
            "the settings have no line server:, so this kiosk is paired with none; add it as the"
            " comments in config/kiosk.yaml say",
        )
    store = settings.store
    assert store is not None  # noqa: S101  # there is one where there is a server
    ledger = Book(settings.data / "plays" / "plays.jsonl", _MOST_PLAYS)
    return Wiring(
        server=settings.server,
        data=settings.data,
        store=store,
        status=settings.watched,
        proxy=settings.line.proxy,
        authority=settings.line.authority,
        ledger=ledger.read,
        log=lambda: last_lines(settings),
    )


def last_lines(settings: Settings) -> str:
    """Return the last lines of the display's and the agent's logs, as people read them."""
    share = _LONGEST_LOG // 2
    parts = []
    for program in ("display", "agent"):
        lines = [
            f"{entry.get('at', '')} {entry.get('level', '')} {entry.get('text', '')}"
            for entry in journal(settings.data, program).entries()
        ]
        text = "\n".join(lines).encode()[-share:].decode(errors="ignore")
        parts.append(f"== {program} ==\n{text}")
    return "\n".join(parts)


def with_pairing(settings: Settings) -> Settings:
    """Return the settings with what the server said when this kiosk was approved.

    What the settings themselves say of updates comes first: somebody has laid down a root of
    trust by hand.
    """
    if settings.server is None or settings.update is not None:
        return settings
    memory = LinkMemory(settings.data)
    state = memory.look()
    if not state.paired:
        return settings
    update = UpdateSettings(
        **settings.line.model_dump(),
        server=state.updates,
        site=state.site,
        root=memory.root,
        kiosk=state.kiosk,
        rings=state.rings,
    )
    return settings.model_copy(update={"update": update})


def make_room_for(settings: Settings) -> bool:
    """See that the store is that of the site that is shown; tell whether it was another's.

    A kiosk that is given to another village keeps the releases of the former one aside, should
    it ever come back; none of them may pass for one of the new village.

    Raises:
        StoreError: The disk fails.
    """
    update, store = settings.update, settings.store
    if settings.server is None or update is None or store is None:
        return False
    status = read_status(store)
    if status is None or status.site in ("", update.site):
        return False
    disk = Disk()
    aside, back = (store.with_name(f"store-of-{site}") for site in (status.site, update.site))
    with telling():
        disk.rename(store, aside)
        if back.is_dir():
            disk.rename(back, store)
        disk.sync_folder(store.parent)
    return True
