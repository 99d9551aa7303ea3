"""The board between the screen's thread and the server's: the latest view, never a queue."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kiosk.remote.view import Values, plan_of, state_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kiosk.show.presenter.lectern import Lectern
    from kiosk.show.presenter.report import VisitReport

Pictures = tuple[tuple[str | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """One view of the lectern; never changed.

    Attributes:
        number: Grows with each.
        plan_number: The number of the notice that brought this plan.
        plans: The plan in each language of the site.
        state: Where the visit is.
        pictures: The picture of each beat of each segment, in `folder`.
        folder: The site's folder.
        reports: What the latest visits were like.
    """

    number: int = 0
    plan_number: int = 0
    plans: Mapping[str, Values] = field(default_factory=dict)
    state: Values = field(default_factory=lambda: {"phase": "closed"})
    pictures: Pictures = ()
    folder: Path | None = None
    reports: tuple[VisitReport, ...] = ()

    def plan(self, language: str) -> Values:
        """Return the plan in `language`, else in the site's first."""
        return self.plans.get(language) or next(iter(self.plans.values()), {})

    def picture(self, leg: int, beat: int) -> Path | None:
        """Return the file of a beat's picture, or None."""
        if self.folder is None or not 0 <= leg < len(self.pictures):
            return None
        row = self.pictures[leg]
        name = row[beat] if 0 <= beat < len(row) else None
        return self.folder / name if name else None


class Board:
    """Holds the latest notice; written by the screen's thread, read by any."""

    def __init__(self) -> None:
        """Hold an empty notice."""
        self._latest = Notice()
        self._about: tuple[object, ...] = ()
        self._lock = threading.Lock()
        self._followers: list[Callable[[], None]] = []

    @property
    def latest(self) -> Notice:
        """The latest notice."""
        return self._latest

    def follow(self, follower: Callable[[], None]) -> Callable[[], None]:
        """Call `follower` on the screen's thread after each notice; return what ends that."""
        with self._lock:
            self._followers.append(follower)

        def stop() -> None:
            with self._lock:
                self._followers.remove(follower)

        return stop

    def pin_up(self, lectern: Lectern, folder: Path, wall: dt.datetime | None) -> None:
        """Show how `lectern` stands now; the plan is made anew only when it changed."""
        before, number = self._latest, self._latest.number + 1
        about = (lectern.presenter, lectern.site, lectern.visits, lectern.reports, folder)
        state = state_of(lectern, wall)
        if _same(about, self._about):
            now = replace(before, number=number, state=state)
        else:
            self._about = about
            plans = {one: plan_of(lectern, one) for one in lectern.site.languages}
            pictures = _pictures(lectern)
            now = Notice(number, number, plans, state, pictures, folder, lectern.reports)
        self._latest = now
        with self._lock:
            followers = tuple(self._followers)
        for follower in followers:
            follower()


def _same(now: tuple[object, ...], before: tuple[object, ...]) -> bool:
    pairs = zip(now, before, strict=False)
    return len(now) == len(before) and all(a is b or a == b for a, b in pairs)


def _pictures(lectern: Lectern) -> Pictures:
    if lectern.presenter is None:
        return ()
    return tuple(tuple(beat.picture for beat in leg.beats) for leg in lectern.presenter.legs)
