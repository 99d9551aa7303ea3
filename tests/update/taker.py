"""Takes releases for the tests of downloads, without ever really waiting."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from kiosk.update.download import Download, Taken
from kiosk.update.http import HttpSource
from kiosk.update.space import Room
from tests.fakes.trees import manifest_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.content.store import Store
    from kiosk.update.errors import SourceError
    from tests.fakes.bad_server import BadServer


class Taker:
    """Takes a release, and remembers how long it would have waited."""

    def __init__(self, server: BadServer, store: Store, **names: Any) -> None:
        self.waits: list[float] = []
        self.remarks: list[SourceError] = []
        self._source = HttpSource(
            server.address,
            "heguang",
            remark=self.remarks.append,
            **{name: names.pop(name) for name in ("patience", "clock") if name in names},
        )
        usual: dict[str, Any] = {
            "wait": self.waits.append,
            "chance": lambda: 1.0,
            "room": Room(reserve=0),
        }
        self._download = Download(self._source, store, **usual | names)

    def take(self, bodies: Mapping[str, bytes]) -> Taken:
        with closing(self._source):
            return self._download.take(manifest_of(bodies))
