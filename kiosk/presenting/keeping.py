"""What is kept of visits: those made here, where the one under way stands, what each was like.

In the folder `visits` of the kiosk's data:

* `<id>.yaml`: a visit, written by a person or made on the phone;
* `standing.json`: the visit under way, replaced with every act, gone when it is laid down;
* `reports/<id>.json`: what a visit was like; of one led twice, the last time.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from kiosk.content.store.durable import Disk, ensure_folder, replace_file, telling, unlink_if_there
from kiosk.content.visit import Visit
from kiosk.errors import KioskError
from kiosk.marked_yaml import read_model
from kiosk.show.presenter.report import VisitReport
from kiosk.show.presenter.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STANDING = "standing.json"
REPORTS = "reports"
_MOST = 200
"""Files of one kind that are read; a folder with more was not filled by narrators."""
_LONGEST = 500_000
"""Bytes of one file; what is longer is cut off and so is none."""
_LAST_WORD = 3.0
"""Seconds that an ending display waits for what is still to be written."""

_M = TypeVar("_M", bound=BaseModel)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was found.

    Attributes:
        visits: Visits made here.
        standing: The visit that was under way when the display ended, or None.
        reports: What visits were like, the last one first.
    """

    visits: tuple[Visit, ...] = ()
    standing: Standing | None = None
    reports: tuple[VisitReport, ...] = ()


def read_kept(folder: Path) -> Kept:
    """Return what is kept in `folder`; what cannot be read is a line in the log, no more."""
    visits = tuple(_visits(folder))
    reports = sorted(
        _each(folder / REPORTS, VisitReport),
        key=lambda report: report.begun.timestamp() if report.begun else 0.0,
        reverse=True,
    )
    return Kept(visits, _read(folder / STANDING, Standing), tuple(reports))


def _visits(folder: Path) -> Iterator[Visit]:
    for file in sorted(folder.glob("*.yaml"))[:_MOST]:
        try:
            yield read_model(file, Visit)
        except KioskError as error:
            log.warning("%s\n%s", error.zh, error.en)


def _each(folder: Path, kind: type[_M]) -> Iterator[_M]:
    for file in sorted(folder.glob("*.json"))[-_MOST:]:
        one = _read(file, kind)
        if one is not None:
            yield one


def _read(file: Path, kind: type[_M]) -> _M | None:
    try:
        with file.open("rb") as stream:
            return kind.model_validate_json(stream.read(_LONGEST))
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as error:
        log.warning("%s: %s", file, error)
        return None


class DiskKeeper:
    """Implements `Keeper`: writes on a thread of its own, the latest standing only."""

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        """Keep in `folder`, which is made when there is something to keep."""
        self._folder = folder
        self._disk = disk or Disk()
        self._news = threading.Condition()
        self._wanted: dict[str, bytes | None] = {}
        self._ended = False
        self._thread = threading.Thread(target=self._work, name="visit-keeper", daemon=True)
        self._thread.start()

    def standing(self, standing: Standing | None) -> None:
        """Keep where the visit is; None when none is under way."""
        self._want(STANDING, standing.model_dump_json().encode() if standing else None)

    def visit(self, visit: Visit) -> None:
        """Keep a visit that was made here."""
        values = visit.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        text = yaml.safe_dump(values, allow_unicode=True, sort_keys=False)
        self._want(f"{visit.id}.yaml", text.encode())

    def report(self, report: VisitReport) -> None:
        """Keep what a visit was like."""
        self._want(f"{REPORTS}/{report.visit}.json", report.model_dump_json(indent=1).encode())

    def close(self) -> None:
        """Write what is still to be written, and end."""
        with self._news:
            self._ended = True
            self._news.notify()
        self._thread.join(_LAST_WORD)

    def _want(self, name: str, data: bytes | None) -> None:
        with self._news:
            self._wanted[name] = data
            self._news.notify()

    def _work(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._wanted or self._ended)
                todo, self._wanted = self._wanted, {}
                if not todo:
                    return
            for name, data in todo.items():
                self._write(name, data)

    def _write(self, name: str, data: bytes | None) -> None:
        """Write one file; a full disk costs the next crash a few minutes, never this visit."""
        path = self._folder / name
        try:
            with telling():
                for folder in (self._folder, path.parent):
                    ensure_folder(self._disk, folder)
                if data is None:
                    unlink_if_there(self._disk, path)
                else:
                    replace_file(self._disk, path, data)
        except KioskError as error:
            log.warning("%s\n%s", error.zh, error.en)
