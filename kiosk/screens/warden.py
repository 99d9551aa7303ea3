"""Who is here: notes every touch for the session, and asks before it ends a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.screens.widgets.overlay import CountdownOverlay
from kiosk.show.place import ScreenName

if TYPE_CHECKING:
    from kivy.input import MotionEvent

    from kiosk.screens.look import Look
    from kiosk.screens.root import Root
    from kiosk.show.session import Session

LONGEST_FINGER = 120.0
"""Seconds; dirt on a touch panel looks like a finger that never leaves."""


def _hold_of(touch: MotionEvent) -> str:
    """Name the hold of one finger; each has its own, so that one lost sight of holds no other."""
    return f"finger {touch.uid}"


class Warden:
    """Sees every touch first."""

    def __init__(self, root: Root, session: Session) -> None:
        """Watch over `root` for `session`."""
        self._root = root
        self._session = session
        self._overlay: CountdownOverlay | None = None
        self._from = 0

    @property
    def sleeps(self) -> bool:
        """Whether nobody is here."""
        return self._session.place.screen is ScreenName.ATTRACT

    def takes(self, touch: MotionEvent) -> bool:
        """Note a touch; True when it only woke the kiosk and must press nothing."""
        woke = self.sleeps or self._overlay is not None
        if not touch.is_mouse_scrolling:
            self._session.hold(_hold_of(touch), at_most=LONGEST_FINGER, everywhere=True)
        self._session.touched()
        return woke

    def lifted(self, touch: MotionEvent) -> None:
        """Note that a finger has left the glass."""
        self._session.release(_hold_of(touch))

    def warn(self, look: Look, seconds: int | None) -> None:
        """Show the seconds left, or take the warning away."""
        if seconds is None:
            if self._overlay is not None:
                self._root.remove_widget(self._overlay)
                self._overlay = None
            return
        if self._overlay is None:
            self._from = seconds
            self._overlay = CountdownOverlay(
                look=look, size_hint=(None, None), size=self._root.size, pos=self._root.pos
            )
            self._root.add_widget(self._overlay)
        self._overlay.tell(seconds, self._from)
