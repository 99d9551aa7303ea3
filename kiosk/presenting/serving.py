"""What listens while a narrator stands at the lectern: the phone's page, and second screens."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from kiosk.device.machine import addresses, host_name
from kiosk.presenting.networks import for_phones

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.routing import BaseRoute

    from kiosk.companion.finding import Announcement
    from kiosk.companion.leading import Following
    from kiosk.presenting.telling import Telling
    from kiosk.remote.reception import Reception
    from kiosk.remote.serving import Serving
    from kiosk.settings import RemoteSettings
    from kiosk.show.presenter.acts import Act

ANYWHERE = "0.0.0.0"  # noqa: S104  # the whole room; only while a narrator is here
_FAREWELL = 1.0
"""Seconds that second screens are given to hear that the visit is over."""


class Served:
    """A server that runs, and the name by which second screens find it."""

    def __init__(self, serving: Serving, following: Following | None) -> None:
        """Announce `serving` where second screens may come; the network takes its time."""
        self.port: int = serving.port
        self._serving = serving
        self._following = following
        self._announcement: Announcement | None = None
        self._over = threading.Lock()
        self._stopped = False
        if following is not None:
            threading.Thread(target=self._announce, name="announcing", daemon=True).start()

    def stop(self) -> None:
        """End it; returns when nothing of it is left."""
        if self._following is not None:
            self._following.say_farewell(_FAREWELL)
        with self._over:
            self._stopped = True
            if self._announcement is not None:
                self._announcement.close()
        self._serving.stop()

    def _announce(self) -> None:
        from kiosk.companion.finding import Announcement  # noqa: PLC0415  # only with a key

        here = [address for _, address in for_phones(addresses()) if ":" not in address]
        with self._over:
            if here and not self._stopped:
                self._announcement = Announcement(host_name(), here, self.port)


def serve(
    reception: Reception,
    settings: RemoteSettings,
    telling: Telling,
    perform: Callable[[Act | None], None],
) -> Served:
    """Begin to listen.

    Args:
        reception: Who may come in with a phone.
        settings: Where, under which names, with which keys.
        telling: What a second screen is told.
        perform: Does what a console wants; called on the server's thread.

    Raises:
        KioskError: The port cannot be used.
    """
    from kiosk.remote.app import remote_app  # noqa: PLC0415  # half a second, on its own thread
    from kiosk.remote.serving import Serving  # noqa: PLC0415

    name = host_name()
    names = frozenset({name, f"{name}.local", *settings.names})
    more: list[BaseRoute] = []
    following: Following | None = None
    if settings.companion is not None:
        from starlette.routing import WebSocketRoute  # noqa: PLC0415

        from kiosk.companion.leading import Following  # noqa: PLC0415

        following = Following(settings.companion, telling.word, telling.listen, perform)
        more.append(WebSocketRoute("/follow", following.take))
    serving = Serving(
        remote_app(reception, lambda: names, more),
        host=ANYWHERE,
        port=settings.port,
        certificate=settings.certificate,
        key=settings.key,
    )
    return Served(serving, following)
