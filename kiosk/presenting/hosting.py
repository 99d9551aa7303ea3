"""Serves phones for as long as a narrator stands at the lectern, and not a moment longer."""

from __future__ import annotations

import logging
import queue
import threading
from typing import TYPE_CHECKING, Protocol

from kiosk.errors import KioskError
from kiosk.presenting.networks import for_phones, is_wireless
from kiosk.show.presenter.podium import Role, Way
from kiosk.show.upkeep import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from kiosk.content.model import Site
    from kiosk.remote.board import Board
    from kiosk.remote.reception import Reception
    from kiosk.settings import RemoteSettings
    from kiosk.show.clock import Clock
    from kiosk.show.presenter.lectern import Lectern

log = logging.getLogger(__name__)


class Served(Protocol):
    """A server that runs."""

    @property
    def port(self) -> int:
        """Where it listens."""

    def stop(self) -> None:
        """End it; returns when nothing of it is left."""


class Hosting:
    """Implements `Podium`. The screen's thread calls it; starting and stopping happen elsewhere.

    Attributes:
        lectern: What is led.
        network: What the room's network is called.
    """

    role = Role.FIRST

    def __init__(
        self,
        lectern: Lectern,
        reception: Reception,
        board: Board,
        clock: Clock,
        *,
        settings: RemoteSettings,
        folder: Callable[[Site], Path],
        serve: Callable[[], Served],
        addresses: Callable[[], Iterable[tuple[str, str]]],
        also: Callable[[], None] = lambda: None,
    ) -> None:
        """Follow the lectern; nothing listens yet.

        Args:
            lectern: What is led.
            reception: Who may come in.
            board: What phones see.
            clock: The time.
            settings: Names and the network.
            folder: Returns where the media of a site lie.
            serve: Begins to listen; called on a thread of this class.
            addresses: Returns this machine's interfaces and their addresses.
            also: Is told with the phones, each second.
        """
        self.lectern = lectern
        self.network = settings.network
        self._reception = reception
        self._board = board
        self._clock = clock
        self._settings = settings
        self._folder_of = folder
        self._found: tuple[Site, Path] | None = None
        self._serve = serve
        self._addresses = addresses
        self._also = also
        self._open = False
        self._served: Served | None = None
        self._trouble: Said | None = None
        self._wishes: queue.SimpleQueue[bool | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        lectern.follow(self._follow)
        self._follow()

    # --- Podium -------------------------------------------------------------------------

    def ways(self) -> tuple[Way, ...]:
        """Return every way there is now, and let phones in that have seen it."""
        served, pairs = self._served, for_phones(self._addresses())
        if served is None or not pairs:
            return ()
        secret = self._reception.secret()
        found = []
        for interface, address in pairs:
            host = f"{self._named() or address}:{served.port}"
            scheme = "http" if self._settings.certificate is None else "https"
            link = f"{scheme}://{host}/#s={secret}"
            found.append(Way(link, f"{scheme}://{host}", is_wireless(interface)))
        return tuple(found if self._named() is None else found[:1])

    def hide(self) -> None:
        """Let no other phone in."""
        self._reception.stop_showing()

    @property
    def phones(self) -> int:
        """How many phones are here."""
        return self._reception.watching

    @property
    def trouble(self) -> Said | None:
        """Why no phone can come."""
        return self._trouble

    def _named(self) -> str | None:
        """Return the name that a certificate is for."""
        secure = self._settings.certificate is not None
        return next(iter(self._settings.names), None) if secure else None

    # --- following ----------------------------------------------------------------------

    def tell(self) -> None:
        """Let phones see how things stand now; called with each change, and each second."""
        if self._open:
            self._also()
            self._board.pin_up(self.lectern, self._folder, self._clock.wall())

    @property
    def _folder(self) -> Path:
        """Where the media lie; what is offered during a visit does not change that."""
        site = self.lectern.site
        if self._found is None or self._found[0] is not site:
            self._found = (site, self._folder_of(site))
        return self._found[1]

    def _follow(self) -> None:
        wanted = self.lectern.open
        if wanted != self._open:
            self._open = wanted
            if not wanted:
                self._board.pin_up(self.lectern, self._folder, self._clock.wall())
                self._reception.close()
            self._wish(wanted)
        self.tell()

    def close(self) -> None:
        """Send everybody out, and stop for good."""
        self._reception.close()
        if self._thread is not None:
            self._wishes.put(None)
            self._thread.join(5.0)

    # --- on a thread of its own ---------------------------------------------------------

    def _wish(self, serve: bool) -> None:  # noqa: FBT001
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="hosting", daemon=True)
            self._thread.start()
        self._wishes.put(serve)

    def _work(self) -> None:
        while True:
            wish = self._wishes.get()
            if wish:
                self._begin()
            else:
                self._stop()
            if wish is None:
                return

    def _begin(self) -> None:
        if self._served is not None:
            return
        try:
            self._served = self._serve()
        except KioskError as error:
            log.warning("%s\n%s", error.zh, error.en)
            self._trouble = Said(error.zh, error.en)
        else:
            self._trouble = None

    def _stop(self) -> None:
        served, self._served = self._served, None
        self._trouble = None
        if served is not None:
            served.stop()
