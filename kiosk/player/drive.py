"""How films are driven: from what is wished to what the decoder is told.

Runs on the player's thread, one `step` after another; knows no threads and no libVLC, so that
all of it can be followed with a decoder made of paper and a clock moved by hand.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.errors import PlayerError
from kiosk.player.base import Fault, PlayerState
from kiosk.player.booth import Booth
from kiosk.player.engine import Happening
from kiosk.player.gate import Count
from kiosk.player.health import Verdict
from kiosk.player.volume import Fader
from kiosk.player.wish import Wish

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.player.around import Around
    from kiosk.player.engine import Engine
    from kiosk.player.gate import Gate
    from kiosk.player.take import Take

_LAST = 0.04
"""Seconds the last picture of a film lasts, while its rate is unknown."""
_EXAMINE_EVERY = 0.5
_WHILE_ARRIVING = 0.02
_FAULTS = {Verdict.UNREADABLE: Fault.UNREADABLE, Verdict.NO_PICTURE: Fault.NO_PICTURE}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Scene:
    """What a drive is at, for everybody to see.

    Attributes:
        load: Number of the film.
        state: What the player does.
        fault: Why it failed.
        duration: Seconds; 0.0 while unknown.
        gate: Counts the film's pictures; None without a film.
    """

    load: int = 0
    state: PlayerState = PlayerState.EMPTY
    fault: Fault | None = None
    duration: float = 0.0
    gate: Gate | None = None


@dataclass(frozen=True, slots=True)
class Begin:
    """Where a drive takes over from one that was given up.

    Attributes:
        load: Number of the film.
        at: Seconds from its start.
        seek: Number of the latest seek that `at` includes.
        count: What came through so far.
        failed: The film is not to be tried again.
    """

    load: int
    at: float
    seek: int
    count: Count
    failed: bool = False


class Drive:
    """Makes one engine do what is wished.

    Attributes:
        scene: What it is at.
        stuck: Whether its decoder was found dead; it must be replaced.
    """

    def __init__(self, engine: Engine, around: Around, begin: Begin | None = None) -> None:
        """Drive `engine`, from `begin` if another drive was given up there."""
        self.scene = Scene()
        self.stuck = False
        self._booth = Booth(engine, around)
        self._clock = around.clock
        self._begin = begin
        self._take: Take | None = None
        self._wish = Wish()
        self._want = False
        self._settling = False
        self._target = 0.0
        self._sought = 0
        self._fader = Fader()
        self._examined = 0.0
        self._turn_at: float | None = None

    def step(self, wish: Wish) -> float | None:
        """Do what can be done now.

        Returns:
            Seconds until it wants to be called again at the latest; None for when the wish
            changes or the decoder has news.
        """
        now = self._clock()
        before, self._wish = self._wish, wish
        if wish.level != before.level:
            self._fader.move(wish.volume, wish.fade, now)
        if wish.load != before.load:
            self._change(now)
        if self._take is not None:
            self._listen(self._take, now)
        if self._take is not None:
            self._obey(self._take, before, now)
        if self._take is not None:
            self._arrive(self._take, now)
            self._turn(self._take, now)
        if self._take is not None:
            self._check(self._take, now)
        if self._take is not None:
            self._take.set_volume(self._gain(now))
            self._take.set_pace(wish.pace)
        return self._patience(now)

    def give_up(self) -> Begin:
        """Let no more pictures through; return where another drive should take over."""
        self._booth.give_up()
        count = Count(position=self._target)
        if self._take is not None:
            self._take.gate.shut()
            count = self._take.gate.count
        at = count.position if count.since_jump else self._target
        return Begin(self._wish.load, at, self._sought, count)

    def close(self) -> None:
        """Let go of the film."""
        if self._take is not None:
            take, self._take = self._take, None
            take.close()

    # --- another film -------------------------------------------------------------------

    def _change(self, now: float) -> None:
        wish, begin = self._wish, self._begin
        if begin is None or begin.load != wish.load:
            begin = Begin(wish.load, wish.at, wish.seek, Count(position=wish.at))
        self._want, self._begin = wish.play, None
        self._target, self._sought = begin.at, begin.seek
        self.close()
        if wish.film is None:
            self.scene = Scene(wish.load)
        elif begin.failed:
            self.scene = Scene(wish.load, PlayerState.FAILED, Fault.STUCK)
        elif not wish.film.is_file():
            self.scene = Scene(wish.load, PlayerState.FAILED, Fault.MISSING)
        else:
            self.scene = Scene(wish.load, PlayerState.OPENING)
            self._open(wish.film, begin.at, begin.count, now)

    def _open(self, film: Path, at: float, since: Count, now: float) -> None:
        """Open `film`; what is on the glass stays there until its first picture."""
        self.close()
        try:
            take = self._take = self._booth.open(film, self._wish.load, at, since)
        except PlayerError as error:
            log.warning("%s\n%s", error.zh, error.en)
            self._fail(Fault.UNREADABLE)
            return
        self._target, self._settling, self._examined = at, not self._want, now
        self._turn_at = None
        self.scene = replace(self.scene, gate=take.gate)
        take.set_volume(self._gain(now))
        take.start()

    def _fail(self, fault: Fault) -> None:
        self.scene = replace(self.scene, state=PlayerState.FAILED, fault=fault)
        self.close()

    # --- what is wished -----------------------------------------------------------------

    def _obey(self, take: Take, before: Wish, now: float) -> None:
        wish, sought = self._wish, self._wish.seek != self._sought
        opening = self.scene.state is PlayerState.OPENING
        if wish.order != before.order and wish.load == before.load:
            self._want = wish.play
            if self._want and not sought and self.scene.state is PlayerState.ENDED:
                self._move(take, 0.0, now)
        if sought and not opening and not take.under_way(now):
            self._sought = wish.seek
            self._move(take, wish.target, now)
        elif opening:
            self._settling = not self._want
        elif self._want and self._turn_at is None:
            self._go_on(take, now)
        elif not self._want and take.running and not self._settling:
            take.hold()
            self._be(PlayerState.PAUSED)

    def _go_on(self, take: Take, now: float) -> None:
        self._settling = False
        if not take.running:
            take.set_volume(self._gain(now))
            take.go_on(now)
        self._be(PlayerState.PLAYING)

    def _move(self, take: Take, target: float, now: float) -> None:
        if self.scene.duration:
            target = min(target, self.scene.duration - (take.gate.step or _LAST))
        self._target = target = max(target, 0.0)
        self._turn_at = None
        self._settling = not self._want
        self._be(PlayerState.PLAYING if self._want else PlayerState.PAUSED)
        if take.over and self._wish.film is not None:
            self._open(self._wish.film, target, take.gate.count, now)
        else:
            take.set_volume(self._gain(now))
            take.jump(target, now, hold=self._settling)

    # --- what the decoder says ----------------------------------------------------------

    def _listen(self, take: Take, now: float) -> None:
        for happening in take.gate.news():
            over = take.heed(happening)
            nothing = take.gate.count.newest is None and take.examine().has_video is not False
            if happening is Happening.BROKEN or (over and nothing):
                self._fail(take.why())
                return
            if over:
                self._turn_at = take.turn(now)

    def _arrive(self, take: Take, now: float) -> None:
        if self.scene.state is PlayerState.OPENING:
            self._examine(take, now)
            if take.begun():
                self._be(PlayerState.PLAYING if self._want else PlayerState.PAUSED)
        if self._settling and take.running and take.settled(now):
            self._settling = False
            take.hold()
            self._be(PlayerState.PAUSED)

    def _check(self, take: Take, now: float) -> None:
        if not take.running:
            return
        if now - self._examined >= _EXAMINE_EVERY:
            self._examine(take, now)
        verdict = take.health.judge(take.look, take.gate.count, now)
        if verdict is Verdict.STUCK:
            self.stuck = True
        elif verdict in _FAULTS:
            self._fail(_FAULTS[verdict])
        elif self._booth.sound_changed(take.look) and self._wish.film is not None:
            self._open(self._wish.film, take.gate.count.position, take.gate.count, now)

    def _turn(self, take: Take, now: float) -> None:
        """Begin again or end, when the last picture has stood as long as the others."""
        loop = self._wish.loop and self._want
        if loop and self._turn_at is None and take.gate.count.at_end:
            self._turn_at = take.turn(now)
        if self._turn_at is None or (self._want and now < self._turn_at):
            return
        if loop:
            self._move(take, 0.0, now)
        else:
            self._want = self._settling = False
            self._turn_at = None
            self._be(PlayerState.ENDED)

    def _examine(self, take: Take, now: float) -> None:
        self._examined = now
        look = take.examine()
        self.scene = replace(self.scene, duration=look.duration)

    # ------------------------------------------------------------------------------------

    def _be(self, state: PlayerState) -> None:
        self.scene = replace(self.scene, state=state)

    def _gain(self, now: float) -> float:
        return 0.0 if self._wish.muted or not self._want else self._fader.at(now)

    def _patience(self, now: float) -> float | None:
        if self._take is None or not (self._take.running or self._turn_at is not None):
            return Fader.STEP if self._fader.moving(now) else None
        if self._settling or self._wish.seek != self._sought:
            return _WHILE_ARRIVING
        if self._turn_at is not None:
            return max(self._turn_at - now, 0.0)
        return Fader.STEP if self._fader.moving(now) else _EXAMINE_EVERY
