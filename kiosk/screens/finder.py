"""What can be found of a site: indexed at first need, off the screen's thread, and kept."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.content.model import Site
    from kiosk.screens.bridge import Bridge
    from kiosk.show.search import SearchIndex


class Finder:
    """Holds the index of one site, as long as its stage lives.

    Attributes:
        index: What finds things; None until it has been built.
    """

    def __init__(self) -> None:
        """Build nothing yet: most visitors never search."""
        self.index: SearchIndex | None = None
        self._waiting: list[Callable[[], None]] = []

    def prepare(self, site: Site, bridge: Bridge, then: Callable[[], None]) -> None:
        """Call `then` on the screen's thread once the index is there; at once if it is."""
        if self.index is not None:
            then()
            return
        self._waiting.append(then)
        if len(self._waiting) == 1:
            Thread(target=self._build, args=(site, bridge), name="index", daemon=True).start()

    def _build(self, site: Site, bridge: Bridge) -> None:
        from kiosk.show.search import build_index  # noqa: PLC0415  # not wanted at the start

        index = build_index(site)
        bridge.post(lambda: self._take(index))

    def _take(self, index: SearchIndex) -> None:
        self.index = index
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()
