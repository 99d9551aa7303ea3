"""A screen that follows another one: what is heard of it is shown here too."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from kiosk.presenting.in_step import InStep
from kiosk.show.presenter.podium import Role, Way
from kiosk.show.presenter.second import SecondLectern
from kiosk.show.upkeep import Said

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack

    from kiosk.companion.follower import Heard
    from kiosk.content.model import Site
    from kiosk.player.base import Player
    from kiosk.screens.bridge import Bridge
    from kiosk.settings import Settings
    from kiosk.show.presenter.acts import Act
    from kiosk.show.presenter.lectern import Lectern
    from kiosk.show.session import Session

LOOK_EVERY = 0.2
"""Seconds between two looks at the film."""
ALONE_FOR = 1800.0
"""Seconds after which a visit that nothing is heard of any more is over."""

LOST = Said("与主屏断开了，正在重连", "The first screen is not reached; trying again")

log = logging.getLogger(__name__)


class Second:
    """Implements `Podium` where no visit is led; the screen's thread calls it.

    Attributes:
        role: A screen for the guests, or one for the narrator.
        lectern: Stands where the first screen's does.
        network: No phone comes here.
    """

    network = ""
    phones = 0

    def __init__(
        self,
        lectern: SecondLectern,
        role: Role,
        player: Player,
        content: Callable[[Site], str],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Show an ordinary kiosk, until something is heard.

        Args:
            lectern: What is shown.
            role: What this screen is for.
            player: Plays the film.
            content: Names what a site is, to be compared with the first screen's.
            clock: The clock that the player dates its pictures by.
        """
        self.lectern: Lectern = lectern
        self._mirrored = lectern
        self.role = role
        self._content = content
        self._clock = clock
        self._film = InStep(player, clock)
        self._alone_since: float | None = None
        self._told = ""

    def ways(self) -> tuple[Way, ...]:
        """Return none: the narrator's phone comes to the first screen."""
        return ()

    def hide(self) -> None:
        """Do nothing: there is nothing to hide."""

    @property
    def trouble(self) -> Said | None:
        """Why what is shown may not be so any more; None while the first screen is heard."""
        return None if self._alone_since is None else LOST

    # --- what is heard ------------------------------------------------------------------

    def hear(self, heard: Heard) -> None:
        """Go where the first screen is."""
        self._alone_since = None
        self._film.lead = heard.lead
        if heard.word.standing is not None:
            self._compare(heard.word.content)
        self._mirrored.hear(heard.word.standing, heard.word.dot)

    def lose(self) -> None:
        """Go on alone: the film plays, slides stay, nobody points."""
        self._alone_since = self._clock()
        self._film.lead = None
        self._mirrored.be_alone()

    def _compare(self, theirs: str) -> None:
        ours = self._content(self.lectern.site)
        said = "" if ours == theirs else f"{ours} {theirs}"
        if said != self._told and said:
            log.warning(
                "两块屏的内容不一样：这块是 %s，主屏是 %s；没有的内容显示最接近的\n"
                "the two screens have different content: %s here, %s on the first one; what is"
                " missing here is shown as the nearest there is",
                *(ours, theirs, ours, theirs),
            )
        self._told = said

    # --- as time passes -----------------------------------------------------------------

    def look(self) -> None:
        """Steer the film; called a few times a second."""
        led = self.lectern.presenter
        shown = self.role is Role.SECOND and led is not None and led.scene.film is not None
        self._film.look(shown=shown)

    def tell(self) -> None:
        """Leave the room to the visitors when the first screen has been gone for long."""
        alone = self._alone_since
        if alone is not None and self._clock() - alone > ALONE_FOR:
            self._alone_since = None
            self._mirrored.hear(None)


def start_second(
    stops: ExitStack,
    settings: Settings,
    session: Session,
    bridge: Bridge,
    *,
    player: Player,
    content: Callable[[Site], str],
) -> Second:
    """Follow the screen that the settings name.

    Args:
        stops: Ends it.
        settings: This machine's.
        session: Its site is what this screen has.
        bridge: Leads from the follower's thread to this one.
        player: Plays the film.
        content: Names what a site is.
    """
    from kiosk.companion.finding import Finder  # noqa: PLC0415  # only where one is followed
    from kiosk.companion.follower import Follower  # noqa: PLC0415
    from kiosk.screens.window import every  # noqa: PLC0415  # needs the window

    remote = settings.remote
    role = Role.CONSOLE if remote.console else Role.SECOND

    def ask(act: Act | None) -> None:
        follower.ask(act)

    lectern = SecondLectern(session.site, session.clock, ask if role is Role.CONSOLE else None)
    second = Second(lectern, role, player, content)
    follower = Follower(
        Finder(remote.follow or "", remote.port).find,
        remote.companion or "",
        lambda heard: bridge.post(lambda: second.hear(heard)),
        lambda: bridge.post(second.lose),
    )
    stops.callback(follower.close)
    every(LOOK_EVERY, lambda _passed: second.look())
    return second
