"""A visit that is due: whoever touches the glass then is asked whether it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.show.events import Event, Moved
from kiosk.show.place import ATTRACT, HOME, Place, ScreenName

if TYPE_CHECKING:
    from kiosk.screens.root import Root
    from kiosk.screens.widgets.choice import Choice
    from kiosk.show.presenter.lectern import Lectern

_ASKED_FOR = 20.0
"""Seconds until nobody seems to want an answer."""


class Expected:
    """Lays a question over home, once, when somebody has woken the kiosk near a visit's time."""

    def __init__(self, root: Root, lectern: Lectern) -> None:
        """Follow the session."""
        self._root = root
        self._lectern = lectern
        self._since = 0.0
        self.choice: Choice | None = None
        root.stage.session.follow(self._hear)

    def tick(self) -> None:
        """Take the question away when nobody answers."""
        now = self._root.stage.session.clock.seconds()
        if self.choice is not None and now - self._since > _ASKED_FOR:
            self.put_away()

    def put_away(self) -> None:
        """Take the question away."""
        if self.choice is not None:
            self._root.remove_widget(self.choice)
            self.choice = None

    def _hear(self, event: Event) -> None:
        if not isinstance(event, Moved):
            return
        self.put_away()
        due = self._lectern.due
        if (event.before, event.now) == (ATTRACT, HOME) and due and not self._lectern.open:
            self._ask(self._root.look.pick(due.delegation))

    def _ask(self, delegation: str) -> None:
        from kiosk.screens.widgets.choice import Choice  # noqa: PLC0415  # the start needs none

        root, look = self._root, self._root.look
        self._since = root.stage.session.clock.seconds()
        self.choice = Choice(
            look=look,
            asked=delegation,
            text=look.say("This visit is expected now."),
            first=look.say("Look around"),
            second=look.say("Begin the visit"),
            size_hint=(None, None),
            size=root.size,
            pos=root.pos,
        )
        self.choice.bind(on_choose=lambda _, number: self._answered(number))
        root.add_widget(self.choice)

    def _answered(self, number: int) -> None:
        self.put_away()
        if number:
            self._root.stage.session.go(Place(ScreenName.PIN, ScreenName.LECTERN))
