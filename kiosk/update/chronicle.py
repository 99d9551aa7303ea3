"""What the agent does and what became of it, in plain words, for people and for watchers."""

from __future__ import annotations

import datetime as dt
import json
import logging
import os
from collections.abc import Mapping  # noqa: TC003  # the fields' types are looked up
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kiosk.content.store.state import StateFile
from kiosk.errors import KioskError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.content.store.durable import Disk
    from kiosk.update.progress import Progress

STATUS = "status.json"
"""The small file in the store that says what the agent does now."""
MOST_EVENTS = 300
"""How many events the history keeps."""
LONGEST_WORDS = 2_000
"""Characters."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Event:
    """Something that happened.

    Attributes:
        at: When, by this machine's clock.
        zh: What, in Chinese.
        en: The same in English.
        number: The release it is about, if it is about one.
        good: Whether nobody needs to do anything about it.
    """

    at: dt.datetime
    zh: str
    en: str
    number: int | None = None
    good: bool = True


@dataclass(frozen=True)
class History:
    """What happened, the latest last."""

    events: tuple[Event, ...] = ()


@dataclass(frozen=True)
class Status:
    """One look at the agent.

    Attributes:
        at: When it was written.
        site: The site's id.
        kiosk: What this kiosk is called in a staged roll-out.
        fingerprint: Of the root of trust, to be compared with the publisher's.
        zh: What the agent does, in Chinese.
        en: The same in English.
        checked: When a check last came to its end; None for never since the start.
        next: When the next is due; None when no server is set.
        failures: Checks that failed in a row.
        troubles: What a person should know of now, as pairs of Chinese and English, by what it
            concerns.
        progress: How far a release has come; None when none comes.
        answered: The last request of a person that was answered.
    """

    at: dt.datetime = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    site: str = ""
    kiosk: str = ""
    fingerprint: str = ""
    zh: str = ""
    en: str = ""
    checked: dt.datetime | None = None
    next: dt.datetime | None = None
    failures: int = 0
    troubles: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    progress: Mapping[str, Any] | None = None
    answered: str = ""


def history_file(disk: Disk, store: Path) -> StateFile[History]:
    """Return where the history of the store in the folder `store` is kept."""
    return StateFile(disk, store / "history.json", History)


def read_status(store: Path) -> Status | None:
    """Return what the agent of the store in the folder `store` wrote last; None for nothing."""
    try:
        raw = json.loads((store / STATUS).read_text(encoding="utf-8"))
        for name in ("at", "checked", "next"):
            raw[name] = raw[name] and dt.datetime.fromisoformat(raw[name])
        raw["troubles"] = {key: (zh, en) for key, (zh, en) in raw["troubles"].items()}
        return Status(**raw)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


class Chronicle:
    """Writes the status and the history; a full disk stops neither the agent nor the show."""

    def __init__(
        self,
        folder: Path,
        disk: Disk,
        first: Status,
        *,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(tz=dt.UTC),
    ) -> None:
        """Write into the store's folder `folder`, beginning with `first`."""
        self._file = folder / STATUS
        self._history = history_file(disk, folder)
        self._now = now
        self._told = dt.datetime.min.replace(tzinfo=dt.UTC)
        self._status = first

    @property
    def status(self) -> Status:
        """What was written last."""
        return self._status

    @property
    def now(self) -> dt.datetime:
        """The time by this machine's clock, to the second."""
        return self._now().replace(microsecond=0)

    def doing(self, zh: str, en: str) -> None:
        """Say what the agent does now."""
        log.info("%s · %s", zh, en)
        self.note(zh=zh, en=en, progress=None)

    def note(self, **changes: Any) -> None:
        """Change what the status says."""
        self._status = replace(self._status, at=self.now, **changes)
        try:
            _write(self._file, self._status)
        except OSError as error:
            log.warning("%s: %s", self._file, error)

    def progress(self, progress: Progress) -> None:
        """Say how far a release has come; at most once a second reaches the disk."""
        now = self._now()
        if progress.done < progress.total and abs((now - self._told).total_seconds()) < 1.0:
            return
        self._told = now
        self.note(progress=asdict(progress))

    def trouble(self, about: str, error: KioskError, number: int | None = None) -> None:
        """Say what is wrong, until `well` of the same; the history hears of it once."""
        words = (error.zh[:LONGEST_WORDS], error.en[:LONGEST_WORDS])
        if self._status.troubles.get(about) == words:
            return
        log.warning("%s\n%s", *words)
        self.event(*words, number=number, good=False)
        self.note(troubles={**self._status.troubles, about: words})

    def well(self, about: str) -> None:
        """Say that what was wrong about something no longer is."""
        if about in self._status.troubles:
            left = {key: words for key, words in self._status.troubles.items() if key != about}
            self.note(troubles=left)

    def event(self, zh: str, en: str, number: int | None = None, *, good: bool = True) -> None:
        """Add to the history, unless it is what was added last."""
        try:
            events = self._history.read().events
            event = Event(self.now, zh[:LONGEST_WORDS], en[:LONGEST_WORDS], number, good)
            if events and replace(events[-1], at=event.at) == event:
                return
            self._history.write(History((*events, event)[-MOST_EVENTS:]))
        except StoreError as error:
            log.warning("%s\n%s", error.zh, error.en)

    def events(self) -> tuple[Event, ...]:
        """Return the history, the latest last."""
        return self._history.read().events


def _write(file: Path, status: Status) -> None:
    # Not synced: after a power cut nobody wants to know what was done before it.
    fresh = file.with_name(f".{file.name}.new")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
    fields = {name: getattr(status, name) for name in Status.__dataclass_fields__}
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(fields, stream, default=dt.datetime.isoformat, ensure_ascii=False, indent=1)
    fresh.replace(file)
