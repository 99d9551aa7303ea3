"""The display beside a store: which release is on the glass, and when the next one comes there.

All that touches the disk is done on a thread of its own; the glass waits for none of it.
"""

from __future__ import annotations

import logging
import math
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.content.loading import load_site
from kiosk.content.watch import SiteWatch
from kiosk.errors import ContentError, KioskError, StoreError
from kiosk.show.events import Moved, SiteChanged
from kiosk.show.place import ATTRACT, HOME, ScreenName

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack

    from kiosk.content.model import Site
    from kiosk.content.store import Store
    from kiosk.content.store.glass import Start
    from kiosk.player.base import Player
    from kiosk.screens.bridge import Bridge
    from kiosk.settings import Settings
    from kiosk.show.events import Event
    from kiosk.show.session import Session
    from kiosk.showing import Showing, Showings

LOOK_EVERY = 0.25
"""Seconds between two looks at the store: at the age of one small file, when it has not changed."""
WATCH_EVERY = 3.0
"""Seconds between two looks at the folder that is shown until the first release is here."""
AGAIN_AFTER = 60.0
"""Seconds until a release that could not be activated is looked at again."""
MEASURE_AFTER = 8.0
"""Seconds from a showing's first moment until its media are measured."""
ALIVE_FOR = 180.0
"""Seconds after which what is shown has worked, though nobody came to see all of it."""
BUILT_IN = Path(__file__).parent / "builtin"
"""What is shown when there is nothing else."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Glance:
    """What the glass has shown of a release, seen from the UI thread.

    Attributes:
        site: The content that is shown.
        idle: Whether nobody is here.
        home: Whether home was drawn since this content is shown.
        pictures: Pictures of films that reached the glass.
        guests: Whether a narrator leads a visit: then even what is urgent waits.
    """

    site: Site
    idle: bool
    home: bool
    pictures: int
    guests: bool = False


class Probation:
    """Whether what is shown has worked; pure."""

    def __init__(self, site: Site, now: float) -> None:
        """Begin with `site`, which may not be on the glass yet."""
        self.site = site
        self._since = math.inf
        self._pictures = 0
        self._begun = now

    def passed(self, glance: Glance, now: float) -> bool:
        """Tell whether it has: home was drawn and the film showed pictures, or it lives long."""
        if glance.site is not self.site:
            return False
        if self._since == math.inf:
            self._since, self._pictures = now, glance.pictures
        film = self.site.film is None or glance.pictures > self._pictures
        return (glance.home and film) or now - self._since >= ALIVE_FOR


class Following:
    """Shows what the store's agent has made ready, and falls back on what worked."""

    def __init__(
        self,
        store: Store,
        otherwise: Path,
        showings: Showings,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Follow a store.

        Args:
            store: What the agent fills.
            otherwise: The folder of the site that is shown until the first release is here.
            showings: Makes content ready to be shown.
            clock: Seconds from any start.
        """
        self._store = store
        self._otherwise = otherwise
        self._showings = showings
        self._clock = clock
        self._next: tuple[int, Showing] | None = None
        self._at_once = False
        self._folder: SiteWatch | None = None
        self._watch_from = -math.inf
        self._trial: tuple[int, Probation] | None = None
        self._unmeasured: tuple[Path, float] | None = None
        self._not_before = -math.inf
        self._mark: tuple[int, ...] | None = None
        self._told: set[str] = set()
        self._over = False
        self._busy = threading.Lock()

    # --- at the start -------------------------------------------------------------------

    def first(self) -> Showing:
        """Count a start, and return what to show: the release, or what there is else.

        Raises:
            KioskError: Not even the built-in screen can be shown.
        """
        start = self._begin()
        failed: set[int] = set()
        while start.number is not None and start.number not in failed:
            self._tell(*start.troubles)
            try:
                return self._showing(start.number)
            except KioskError as error:
                self._tell(error)
                failed.add(start.number)
                start = self._store.glass.fail(start.number, f"{error.zh}\n{error.en}")
        self._tell(*start.troubles)
        return self._without_a_release()

    def _begin(self) -> Start:
        from kiosk.content.store.glass import Start  # noqa: PLC0415  # as the store itself

        try:  # nobody is here: no moment is idler
            number = self._store.glass.activate()
        except StoreError as error:
            self._tell(error)
        else:
            if number is not None:
                return Start(number)
        return self._store.glass.start()

    def _showing(self, number: int) -> Showing:
        showing = self._load(self._store.site_of(number), number)
        self._trial = number, Probation(showing.site, self._clock())
        self._unmeasured = showing.folder, self._clock()
        return showing

    def _without_a_release(self) -> Showing:
        self._folder = SiteWatch(self._otherwise, load_site)
        try:
            showing = self._load(self._otherwise)
        except KioskError as error:
            self._tell(error)
        else:
            self._unmeasured = showing.folder, self._clock()
            return showing
        return self._load(BUILT_IN)

    def _load(self, folder: Path, number: int | None = None) -> Showing:
        return self._showings.add(load_site(folder, check_media=False), number)

    def end(self) -> None:
        """Note that the display ends in order, and not because of what it shows."""
        with self._busy:  # a step under way comes to its end, and none comes after it
            self._over = True
            if self._trial is None:
                return
            try:
                self._store.glass.end()
            except StoreError as error:
                self._tell(error)

    # --- from then on, on a thread of its own -------------------------------------------

    def step(
        self,
        glance: Glance,
        offer: Callable[[Showing, bool], None],
        preload: Callable[[Showing], None],
    ) -> None:
        """Look once at the store and at the glass; takes its time.

        Args:
            glance: What the glass shows.
            offer: Has a showing put on the glass when nobody is here, or at once.
            preload: Has made ready what a showing begins with.
        """
        with self._busy:
            if not self._over:
                self._step(glance, offer, preload)
        if not self._over:
            self._measure()

    def _step(
        self,
        glance: Glance,
        offer: Callable[[Showing, bool], None],
        preload: Callable[[Showing], None],
    ) -> None:
        try:
            self._confirm(glance)
            self._prepare()
            self._activate(glance, offer, preload)
        except StoreError as error:
            self._tell(error)
            self._not_before = self._clock() + AGAIN_AFTER
        self._watch(offer)

    def _confirm(self, glance: Glance) -> None:
        if self._trial is not None and self._trial[1].passed(glance, self._clock()):
            number = self._trial[0]
            self._store.glass.confirm(number)
            self._trial = None
            log.info("第 %d 版正在展示 · release %d is shown", number, number)

    def _prepare(self) -> None:
        """Load what is ready ahead of the moment when it can be shown."""
        if self._clock() < self._not_before:
            return
        mark, self._mark = self._mark, _mark(self._store.folder / "agent.json")
        if mark == self._mark and mark is not None:
            return  # the agent has said nothing since the last look
        agent = self._store.agent.read()
        self._at_once = agent.at_once
        number = self._store.glass.offered()
        if number is None or (self._next is not None and self._next[0] == number):
            self._next = None if number is None else self._next
            return
        self._next = None
        try:
            self._next = number, self._load(self._store.site_of(number), number)
        except KioskError as error:
            self._tell(error)
            if self._store.glass.activate() == number:
                self._store.glass.fail(number, f"{error.zh}\n{error.en}")

    def _activate(
        self,
        glance: Glance,
        offer: Callable[[Showing, bool], None],
        preload: Callable[[Showing], None],
    ) -> None:
        if self._next is None or self._clock() < self._not_before:
            return
        if glance.guests or not (glance.idle or self._at_once):
            return
        number, showing = self._next
        preload(showing)  # it goes on while the disk is waited for
        if self._store.glass.activate() != number:  # removed, damaged, or not the newest any more
            self._next, self._not_before = None, self._clock() + AGAIN_AFTER
            self._mark = None
            return
        self._next = self._folder = None
        self._trial = number, Probation(showing.site, self._clock())
        self._unmeasured = showing.folder, self._clock()
        offer(showing, self._at_once)

    def _watch(self, offer: Callable[[Showing, bool], None]) -> None:
        """Look whether the folder has changed that is shown until the first release is here."""
        if self._folder is None or self._clock() < self._watch_from:
            return
        self._watch_from = self._clock() + WATCH_EVERY
        try:
            found = self._folder.poll()
            if isinstance(found, ContentError):
                raise found
            if found is not None:
                offer(self._showings.add(found), False)  # noqa: FBT003
        except KioskError as error:
            log.warning("%s\n%s", error.zh, error.en)

    def _measure(self) -> None:
        """Find the lengths of the media; the agent has tried that they can be played."""
        if self._unmeasured is None or self._clock() - self._unmeasured[1] < MEASURE_AFTER:
            return
        folder, self._unmeasured = self._unmeasured[0], None
        try:
            self._showings.measured(load_site(folder))
        except KioskError as error:
            self._tell(error)

    def _tell(self, *errors: KioskError) -> None:
        for error in errors:
            if error.en not in self._told:
                self._told.add(error.en)
                log.warning("%s\n%s", error.zh, error.en)


def _mark(file: Path) -> tuple[int, ...] | None:
    try:
        seen = file.stat()
    except OSError:
        return None
    return seen.st_ino, seen.st_size, seen.st_mtime_ns


def follow_store(settings: Settings, showings: Showings) -> Following | None:
    """Return what follows the store of these settings; None when there is none to follow."""
    if settings.store is None:
        return None
    from kiosk.content.store import Store  # noqa: PLC0415  # the start has no time for more

    try:
        store = Store.open(settings.store)
    except StoreError as error:
        log.warning("%s\n%s", error.zh, error.en)
        return None
    return Following(store, settings.site, showings)


class _Ear:
    """Hears in the session what the store's thread must know."""

    def __init__(self, session: Session) -> None:
        self.home = session.place == HOME  # whether it was drawn since this content is shown
        self.alone = threading.Event()  # everybody has gone
        session.follow(self._hear)

    def _hear(self, event: Event) -> None:
        match event:
            case SiteChanged():
                self.home = False
            case Moved(now=now):
                self.home = self.home or now.screen is ScreenName.HOME
                if now == ATTRACT:
                    self.alone.set()


def keep_following(
    stops: ExitStack,
    following: Following,
    bridge: Bridge,
    session: Session,
    player: Player,
    *,
    preload: Callable[[Showing], None],
    guests: Callable[[], bool] = lambda: False,
) -> None:
    """Look at the store again and again, and show what is ready when nobody is here."""
    ear = _Ear(session)
    ended = threading.Event()

    def glance() -> Glance:
        idle, shown = session.place == ATTRACT, player.slot.taken
        return Glance(session.site, idle, ear.home, shown, guests())

    def offer(showing: Showing, at_once: bool) -> None:  # noqa: FBT001
        def show() -> None:
            session.offer(showing.site)
            if guests():
                return  # it has waited for nobody, and comes with the end of the visit
            if at_once:
                session.leave()
            session.tick()

        bridge.post(show)

    def work() -> None:
        while not ended.is_set():
            ear.alone.wait(LOOK_EVERY)  # what waited for that moment comes at once
            ear.alone.clear()
            following.step(glance(), offer, preload)

    threading.Thread(target=work, name="store-watch", daemon=True).start()
    stops.callback(ear.alone.set)
    stops.callback(ended.set)
