"""One look at everything the staff may want to know; takes its time, on no screen's thread."""

from __future__ import annotations

import datetime as dt
from importlib.metadata import version
from typing import TYPE_CHECKING

from kiosk.desk.content import content_of, problems_of
from kiosk.device.machine import addresses, host_name, room, up
from kiosk.errors import StoreError
from kiosk.show.upkeep import Agent, Content, Happening, Machine, Report, Said
from kiosk.update.clock import look

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kiosk.device.book import Book, Entry

MOST_PROBLEMS = 100
"""The latest problems that are told."""


def report(
    data: Path, store: Path | None, books: Iterable[Book], running: float, asked: str
) -> Report:
    """Look at everything.

    Args:
        data: The data folder.
        store: The store's folder; None when content does not come by itself.
        books: The logs.
        running: Seconds since the display started.
        asked: The request of a person that waits for an answer; empty for none.
    """
    return Report(
        content=None if store is None else _content(store, asked),
        machine=_machine(store or data, running),
        problems=_problems(store, books),
    )


def _content(store: Path, asked: str) -> Content:
    try:
        return content_of(store, asked)
    except StoreError as error:
        said = Said(error.zh, error.en)
        return Content(shown=None, agent=Agent(running=False, doing=said, troubles=(said,)))


def _machine(disk: Path, running: float) -> Machine:
    free, size = room(disk)
    return Machine(
        name=host_name(),
        version=version("kiosk"),
        addresses=addresses(),
        free=free,
        size=size,
        wall=dt.datetime.now().astimezone(),
        synchronised=look().synchronised,
        up=up(),
        running=running,
    )


def _problems(store: Path | None, books: Iterable[Book]) -> tuple[Happening, ...]:
    logged = [told for book in books for entry in book.entries() if (told := _told(entry))]
    found = [*logged, *(problems_of(store) if store is not None else ())]
    return tuple(sorted(found, key=lambda problem: problem.at, reverse=True)[:MOST_PROBLEMS])


def _told(entry: Entry) -> Happening | None:
    try:
        at = dt.datetime.fromisoformat(entry["at"])
        return Happening(at.astimezone(), Said.of(str(entry["text"])), good=False)
    except (KeyError, TypeError, ValueError, OverflowError):
        return None  # somebody else wrote there
