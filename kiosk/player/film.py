"""The player of films: orders from the screens on one side, a decoder on a thread on the other."""

from __future__ import annotations

import math
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.player.around import Around
from kiosk.player.base import Fault, PlayerState, Status
from kiosk.player.drive import Begin, Drive, Scene
from kiosk.player.frames import FrameSlot
from kiosk.player.gate import Count
from kiosk.player.sound import Sound, ways_at_hand
from kiosk.player.wish import Wish

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.player.engine import Engine

ANSWER_PATIENCE = 5.0
"""Seconds one step of the decoder may take."""
MOST_REPLACEMENTS = 2
"""Decoders replaced over one film; the film is given up with the next."""
_FORGIVEN_AFTER = 60.0
"""Seconds from one replacement to the next after which they are counted anew: a film may loop
for days."""
_MOST_LEFT_BEHIND = 12
"""Hanging decoders kept before no film is tried any more; each holds its memory."""
_WATCH_EVERY = 1.0
_SLOWEST, _FASTEST = 0.9, 1.1
_FAREWELL = 3.0
"""Seconds `close` waits for a decoder that does not come back."""


class _Crew:
    """One engine and the thread that drives it, given up together when the engine hangs."""

    def __init__(self, work: Callable[[_Crew], None], begin: Begin | None) -> None:
        self.begin = begin
        self.drive: Drive | None = None
        self.busy_since: float | None = None
        self.thread = threading.Thread(target=work, args=(self,), name="player", daemon=True)


class FilmPlayer:
    """Plays one film at a time into a slot; see `Player` for what the methods promise.

    What is asked for is kept as one wish, and the crew's thread follows it. A crew that does not
    come back from its engine is left behind; another one takes over where it stood.
    """

    def __init__(
        self,
        engine: Callable[[], Engine],
        slot: FrameSlot | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sound: Callable[[], tuple[str, ...]] = ways_at_hand,
        watched: bool = True,
    ) -> None:
        """Start the threads.

        Args:
            engine: Makes a decoder; called on the player's own thread.
            slot: Where the pictures go; a new one by default.
            clock: Seconds that only go forward.
            sound: Tells the ways to make a sound now, the best first.
            watched: Whether a thread calls `watch`; if not, somebody else does.
        """
        self._slot = slot or FrameSlot()
        self._engine = engine
        self._clock = clock
        self._around = Around(self._slot, clock, self._alert, Sound(sound, clock))
        self._news = threading.Condition()
        self._alerted = False
        self._wish = Wish()
        self._scene = Scene()
        self._strikes = _Strikes()
        self._left_behind: list[_Crew] = []
        self._crew = _Crew(self._work, None)
        self._crew.thread.start()
        self._watchdog = threading.Thread(target=self._keep_watch, name="player-watch", daemon=True)
        if watched:
            self._watchdog.start()

    @property
    def slot(self) -> FrameSlot:
        """Where the pictures go."""
        return self._slot

    @property
    def status(self) -> Status:
        """The latest consistent look."""
        wish, scene = self._wish, self._scene
        status = Status(
            state=PlayerState.EMPTY if wish.film is None else PlayerState.OPENING,
            file=wish.film,
            position=wish.at,
            volume=wish.volume,
            muted=wish.muted,
        )
        if scene.load != wish.load:
            return status
        count = scene.gate.count if scene.gate is not None else Count(heard=wish.at)
        return replace(
            status,
            state=scene.state,
            fault=scene.fault,
            position=self._position(scene, count),
            duration=scene.duration,
            pictures=count.pictures,
            seen_at=count.newest,
        )

    def _position(self, scene: Scene, count: Count) -> float:
        if count.pictures:
            return count.position
        # Sound alone: the decoder says the time now and then, in between the clock does.
        end = scene.duration or math.inf
        if scene.state is PlayerState.ENDED:
            return scene.duration
        if scene.state is PlayerState.FAILED:
            return count.heard
        since = self._clock() - count.heard_at if count.heard_at is not None else 0.0
        return min(count.heard + since, end)

    # --- orders -------------------------------------------------------------------------

    def load(self, film: Path, *, at: float = 0.0, play: bool = True, loop: bool = False) -> None:
        """Open `film` at `at` seconds; paused on its first picture when `play` is false."""
        at, number = _seconds(at), self._wish.load + 1
        self._order(film=film, load=number, at=at, play=play, loop=loop, pace=1.0)
        self._slot.expect(number)

    def play(self) -> None:
        """Go on; from the start when the film has ended."""
        self._order(play=True, order=self._wish.order + 1)

    def pause(self) -> None:
        """Hold the picture."""
        self._order(play=False, order=self._wish.order + 1)

    def seek(self, seconds: float) -> None:
        """Show the picture at `seconds`."""
        self._order(target=_seconds(seconds), seek=self._wish.seek + 1)

    def set_volume(self, volume: float, *, fade: float = 0.0) -> None:
        """Set the volume (0.0 to 1.0), over `fade` seconds."""
        volume, number = min(_seconds(volume), 1.0), self._wish.level + 1
        self._order(volume=volume, fade=_seconds(fade), level=number)

    def set_muted(self, muted: bool) -> None:  # noqa: FBT001  # a plain setter
        """Switch the sound off or on."""
        self._order(muted=muted)

    def set_pace(self, pace: float) -> None:
        """Play a little faster or slower (0.9 to 1.1); the next film begins at 1.0."""
        self._order(pace=min(max(_seconds(pace), _SLOWEST), _FASTEST))

    def unload(self) -> None:
        """Let go of the film; the last picture stays in the slot."""
        self._order(film=None, load=self._wish.load + 1, at=0.0)

    def close(self) -> None:
        """Stop for good; waits a moment for the decoder to let go of everything."""
        self._order(closed=True)
        self._crew.thread.join(_FAREWELL)
        if self._watchdog.is_alive():
            self._watchdog.join()

    def _order(self, **changes: object) -> None:
        with self._news:
            if not self._wish.closed:
                self._wish = replace(self._wish, **changes)  # type: ignore[arg-type]
                self._news.notify_all()

    def _alert(self) -> None:
        with self._news:
            self._alerted = True
            self._news.notify_all()

    # --- the crew's thread --------------------------------------------------------------

    def _work(self, crew: _Crew) -> None:
        begin = crew.begin
        if begin is not None and begin.failed:
            # Not even an engine is made, until there is another film to try it with.
            self._tell(crew, Scene(begin.load, PlayerState.FAILED, Fault.STUCK))
            self._await(lambda: self._wish.load != begin.load or self._wish.closed, None)
        crew.busy_since = self._clock()
        engine = self._engine()
        drive = crew.drive = Drive(engine, self._around, begin)
        while crew is self._crew and not self._wish.closed:
            self._step(crew, drive)
        drive.close()
        engine.close()
        with self._news:
            if crew in self._left_behind:
                self._left_behind.remove(crew)

    def _step(self, crew: _Crew, drive: Drive) -> None:
        self._alerted, wish = False, self._wish
        crew.busy_since = self._clock()
        patience = drive.step(wish)
        crew.busy_since = None
        self._tell(crew, drive.scene)
        if drive.stuck:
            self._replace(crew)
            return

        def stirred() -> bool:
            return self._alerted or wish is not self._wish or crew is not self._crew

        self._await(stirred, patience)

    def _tell(self, crew: _Crew, scene: Scene) -> None:
        with self._news:
            if crew is self._crew and scene != self._scene:
                self._scene = scene
                self._news.notify_all()

    def _await(self, what: Callable[[], bool], patience: float | None) -> None:
        with self._news:
            self._news.wait_for(what, patience)

    # --- the watchdog -------------------------------------------------------------------

    def watch(self) -> None:
        """Replace the crew if it does not come back from its engine."""
        with self._news:
            crew = self._crew
            alive = crew.thread.is_alive()
        busy = crew.busy_since
        late = busy is not None and self._clock() - busy > ANSWER_PATIENCE
        if late or not alive:
            self._replace(crew)

    def _keep_watch(self) -> None:
        while not self._wish.closed:
            with self._news:
                at_rest = self._wish.film is None and self._crew.busy_since is None
                self._news.wait(None if at_rest else _WATCH_EVERY)
            self.watch()

    def _replace(self, crew: _Crew) -> None:
        with self._news:
            wish = self._wish
            if crew is not self._crew or wish.closed:
                return
            begin = crew.drive.give_up() if crew.drive is not None else crew.begin
            if begin is None or begin.load != wish.load:
                begin = Begin(wish.load, wish.at, wish.seek, Count(position=wish.at))
            too_often = self._strikes.strike(begin.load, self._clock()) > MOST_REPLACEMENTS
            too_many = len(self._left_behind) >= _MOST_LEFT_BEHIND
            # Its decoder's threads may live on, and call into what it holds.
            self._left_behind.append(crew)
            self._crew = _Crew(self._work, replace(begin, failed=too_often or too_many))
            self._crew.thread.start()
            self._news.notify_all()


class _Strikes:
    """Counts the decoders a film has cost lately."""

    def __init__(self) -> None:
        self._load = -1
        self._count = 0
        self._at = 0.0

    def strike(self, load: int, now: float) -> int:
        again = load == self._load and now - self._at < _FORGIVEN_AFTER
        self._count = self._count + 1 if again else 1
        self._load, self._at = load, now
        return self._count


def _seconds(value: float) -> float:
    """Return a number that can be used, whatever a caller computed."""
    return max(value, 0.0) if math.isfinite(value) else 0.0
