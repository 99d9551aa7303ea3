"""Puts the lectern of this machine together, and keeps what happens at it."""

from __future__ import annotations

import logging
import time
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

from kiosk.device.machine import addresses
from kiosk.presenting.hosting import Hosting
from kiosk.presenting.keeping import STANDING, DiskKeeper, read_kept
from kiosk.presenting.serving import serve
from kiosk.presenting.telling import Telling
from kiosk.show.presenter.lectern import Lectern
from kiosk.show.presenter.podium import Role
from kiosk.show.presenter.second import console_place
from kiosk.show.presenter.usher import Usher, place_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack
    from pathlib import Path

    from kiosk.content.model import Site
    from kiosk.player.base import Player
    from kiosk.presenting.second import Second
    from kiosk.remote.messages import Message
    from kiosk.screens.bridge import Bridge
    from kiosk.settings import Settings
    from kiosk.show.presenter.acts import Act
    from kiosk.show.session import Session

EVERY = 1.0
"""Seconds between two looks; a crash costs no more of a film than this."""
SELDOM = 5
"""Looks between two times that a visit is kept without a film: then only time passes."""
FRESH = timedelta(minutes=30)
"""A visit that was left longer ago is over: the power went, and the guests with it."""

log = logging.getLogger(__name__)


def start_lectern(
    stops: ExitStack,
    settings: Settings,
    session: Session,
    bridge: Bridge,
    *,
    knows: Callable[[str], bool],
    folder: Callable[[Site], Path],
    player: Player,
    content: Callable[[Site], str],
) -> Hosting:
    """Set the lectern up, and go on with the visit that a crash interrupted.

    Args:
        stops: Ends it.
        settings: This machine's.
        session: Is led to where the visit stands.
        bridge: Leads from the server's thread to this one.
        knows: Tells whether a PIN is the staff's.
        folder: Returns where the media of a site lie.
        player: Plays the film; a second screen is told where it is.
        content: Names what a site is, for a second screen to compare.
    """
    from kiosk.remote.board import Board  # noqa: PLC0415  # light, but only the display needs it
    from kiosk.remote.reception import Reception  # noqa: PLC0415

    data = settings.data / "visits"
    kept, fresh = read_kept(data), _is_fresh(data / STANDING)
    keeper = DiskKeeper(data)
    stops.callback(keeper.close)
    lectern = Lectern(session.site, session.clock, keeper, made=kept.visits, reports=kept.reports)
    stops.callback(lectern.keep)
    board, telling = Board(), Telling(lectern, player, content)

    def post(message: Message) -> None:
        from kiosk.remote.performing import perform  # noqa: PLC0415  # only with a phone

        bridge.post(lambda: perform(message, lectern))

    def obey(act: Act | None) -> None:
        bridge.post(lectern.lay_down if act is None else lambda: lectern.do(act))

    reception = Reception(board, knows, post, session.clock.seconds)
    hosting = Hosting(
        lectern,
        reception,
        board,
        session.clock,
        settings=settings.remote,
        folder=folder,
        serve=lambda: serve(reception, settings.remote, telling, obey),
        also=telling.note,
        addresses=addresses,
    )
    stops.callback(hosting.close)
    if kept.standing is not None:
        lectern.resume(kept.standing)
        if fresh and lectern.presenter is not None:
            session.go(place_of(lectern.presenter))
        else:
            lectern.lay_down()
    return hosting


def keep_presenting(podium: Hosting | Second, session: Session) -> Usher:
    """Lead the screen, which follows the session already, and let time pass at the lectern."""
    from kiosk.screens.window import every  # noqa: PLC0415  # needs the window

    looks = count()

    def look(_passed: float) -> None:
        led = podium.lectern.presenter
        if (led is not None and led.scene.film is not None) or next(looks) % SELDOM == 0:
            podium.lectern.keep()
        if podium.role is Role.FIRST:
            podium.lectern.forget()
        podium.tell()

    every(EVERY, look)
    place = console_place if podium.role is Role.CONSOLE else place_of
    return Usher(podium.lectern, session, place)


def _is_fresh(file: Path) -> bool:
    """Tell whether a visit was left a moment ago; a clock may have lost some minutes since."""
    try:
        age = time.time() - file.stat().st_mtime
    except OSError:
        return False
    return abs(age) <= FRESH.total_seconds()
