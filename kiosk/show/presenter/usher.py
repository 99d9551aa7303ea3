"""The usher: brings the guests' screen where the visit is, and takes touches there for acts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.show.events import Event, Moved, SiteChanged
from kiosk.show.place import CARDS, SHOWABLE, Place, ScreenName
from kiosk.show.presenter.acts import Back, Show
from kiosk.show.presenter.presenter import Sight

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.show.presenter.lectern import Lectern
    from kiosk.show.presenter.presenter import Presenter, Scene
    from kiosk.show.session import Session

_HOLD = "visit"


def place_of(presenter: Presenter) -> Place:
    """Return where the guests are in a visit."""
    scene = presenter.scene
    if scene.sight is Sight.PLACE and scene.place is not None:
        return scene.place
    return Place(ScreenName.VISIT, _card(scene), presenter.standing.shown.leg)


def _card(scene: Scene) -> str:
    welcome, talk, end = CARDS
    return {Sight.WELCOME: welcome, Sight.END: end}.get(scene.sight, talk)


class Usher:
    """Follows lectern and session; while a visit is led nothing else moves the screen.

    It must follow the session after whatever draws: it may answer a move with another.
    """

    def __init__(
        self,
        lectern: Lectern,
        session: Session,
        place: Callable[[Presenter], Place] = place_of,
    ) -> None:
        """Bring the screen to the visit that is led already, if one is.

        Args:
            lectern: What is led.
            session: What is brought along.
            place: Returns where this screen is to be in a visit.
        """
        self._place = place
        self._lectern = lectern
        self._session = session
        self._led: Presenter | None = None
        self._bringing = False
        lectern.follow(self._look)
        session.follow(self._hear)
        self._look()

    def _look(self) -> None:
        """Follow the lectern."""
        presenter = self._lectern.presenter
        if presenter is not self._led:
            before, self._led = self._led, presenter
            if presenter is None:
                self._end()
                return
            if before is None:
                self._begin()
        if presenter is not None:
            self._bring(self._place(presenter))

    def _begin(self) -> None:
        """Let nothing of the visitor before stand between guests and picture."""
        session = self._session
        session.prefer(replace(session.preferences, large_type=False, low_reach=False))

    def _end(self) -> None:
        """Leave the room to the visitors; what is new comes in with the next tick."""
        self._session.release(_HOLD)
        self._session.leave()

    def _bring(self, place: Place) -> None:
        if self._bringing:
            return  # a move that is under way tells of itself
        self._bringing = True
        try:
            self._session.hold(_HOLD, everywhere=True)
            self._session.replace(place)
        finally:
            self._bringing = False

    def _hear(self, event: Event) -> None:
        if isinstance(event, SiteChanged):
            self._lectern.take_site(event.site)
        if isinstance(event, Moved) and self._led is not None and not self._bringing:
            self._follow_touch(event.now)

    def _follow_touch(self, now: Place) -> None:
        """Take a move on the glass for the narrator's; what leads out of the visit leads back."""
        led = self._led
        if led is None:
            return
        if now.screen in SHOWABLE:
            led.do(Show(place=str(now)))
        elif now.screen is ScreenName.HOME and led.standing.aside is not None:
            led.do(Back())
        if self._led is led:
            self._bring(self._place(led))
