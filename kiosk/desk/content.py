"""How things stand with the content, read from the store and from what the agent wrote there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.content.store import Store
from kiosk.errors import StoreError
from kiosk.show.upkeep import Agent, Coming, Content, Happening, Said
from kiosk.update.chronicle import history_file, read_status
from kiosk.update.plan import waiting

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kiosk.update.chronicle import Event, Status

MOST_EVENTS = 12
"""The latest events that are told."""
NEVER = Said("更新程序还没有运行过", "the agent has not run yet")


def content_of(folder: Path, asked: str = "") -> Content:
    """Look into the store in `folder`; only reads.

    Args:
        folder: The store's.
        asked: The request of a person that waits for an answer; empty for none.

    Raises:
        StoreError: It cannot be read.
    """
    store = Store.open(folder)
    display, agent = store.display.read(), store.agent.read()
    ready = agent.ready if agent.ready not in (None, display.shown, *display.bad) else None
    events = history_file(store.disk, folder).read().events
    return Content(
        shown=display.shown,
        on_trial=display.trial is not None,
        ready=ready,
        later=tuple(waiting(agent)),
        refused=_reasons(agent.refused),
        failed=_reasons(display.why),
        agent=_agent(read_status(folder), running=store.is_busy, asked=asked),
        happened=tuple(happening(event) for event in reversed(events[-MOST_EVENTS:])),
    )


def problems_of(folder: Path) -> list[Happening]:
    """Return what the agent wrote down that somebody should know, the oldest first."""
    try:
        store = Store.open(folder)
        events = history_file(store.disk, folder).read().events
    except StoreError:
        return []
    return [happening(event) for event in events if not event.good]


def happening(event: Event) -> Happening:
    """Return an event of the agent as the screens know it."""
    return Happening(event.at.astimezone(), Said(event.zh, event.en), good=event.good)


def _reasons(why: Mapping[int, str]) -> tuple[tuple[int, Said], ...]:
    return tuple((number, Said.of(text)) for number, text in sorted(why.items(), reverse=True))


def _agent(status: Status | None, *, running: bool, asked: str) -> Agent:
    if status is None:
        return Agent(running=running, doing=NEVER, asked=bool(asked) and running)
    return Agent(
        running=running,
        doing=Said(status.zh, status.en),
        coming=_coming(status.progress) if running else None,
        checked=status.checked and status.checked.astimezone(),
        due=status.next and status.next.astimezone(),
        server=_server(status),
        asked=running and bool(asked) and status.answered != asked,
        troubles=tuple(Said(zh, en) for zh, en in status.troubles.values()),
        kiosk=status.kiosk,
        fingerprint=status.fingerprint,
    )


def _coming(progress: Mapping[str, object] | None) -> Coming | None:
    names = ("done", "total", "files_done", "files_total")
    counts = [(progress or {}).get(name) for name in names]
    if not all(isinstance(count, int) for count in counts):
        return None
    return Coming(*(count for count in counts if isinstance(count, int)))


def _server(status: Status) -> bool | None:
    """Tell whether the server answered last; None when there is none, or nobody knows yet."""
    if "server" in status.troubles or status.failures:
        return False
    return True if status.checked is not None else None
