"""One opened film: what it was told, what it did of that, and whether it has arrived."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.player.base import Fault
from kiosk.player.engine import Happening, Look
from kiosk.player.health import Health

if TYPE_CHECKING:
    from kiosk.player.engine import Reel
    from kiosk.player.gate import Gate

_SEEK_PATIENCE = 0.7
"""Seconds to wait for the picture of one jump before the next is sent."""
_SETTLE_PATIENCE = 2.0
"""Seconds to wait for any picture of a jump before standing still without it."""
_LONGEST_SETTLE = 0.12
"""Seconds, or three pictures if that is longer, from the first picture of a jump until it holds."""
_LEAD = 0.004
"""Seconds from a jump to its first picture."""


class Take:
    """Tells a reel to run, to hold or to jump, each thing once.

    Attributes:
        gate: Counts its pictures.
        health: Judges it while it runs.
        look: What was last known of it.
        running: Whether it was told to run.
        over: Whether it must be opened anew to show anything again.
    """

    def __init__(self, reel: Reel, gate: Gate, at: float, now: float) -> None:
        """Take over a reel that is not started yet."""
        self.gate = gate
        self.health = Health(at, now)
        self.look = Look()
        self.running = False
        self.over = False
        self._reel = reel
        self._confirmed = False
        self._jumped_at = now
        self._fresh = True
        self._aim = at
        self._volume = -1.0
        self._pace = 1.0
        gate.jumped(at)

    def start(self) -> None:
        """Begin to decode."""
        self.running = True
        self._reel.start()

    def go_on(self, now: float) -> None:
        """Run on from where it stands."""
        self.running, self._confirmed = True, False
        self.health.begin(now)
        self._reel.go_on()

    def hold(self) -> None:
        """Stand still."""
        self.running = False
        self.gate.holds()
        self._reel.hold()

    def jump(self, target: float, now: float, *, hold: bool) -> None:
        """Go to `target` seconds, running; to be held there by the caller if `hold`."""
        self._fresh = False
        # Until it holds, the film runs on by a picture.
        self._aim = max(target - self.gate.step, 0.0) if hold else target
        self._jumped_at = now
        self.health.begin(now)
        self.gate.jumped(self._aim)
        self._reel.jump(self._aim)
        if not self.running:
            self.running, self._confirmed = True, False
            self._reel.go_on()

    def heed(self, happening: Happening) -> bool:
        """Note what the decoder reports; tell whether the film has come to its end."""
        if happening is Happening.RUNNING:
            self._confirmed = True
            self.gate.runs()
        elif happening is Happening.WAITING:
            if self.running:  # and was not told to stand still meanwhile
                self._reel.go_on()
        elif happening is Happening.OVER:
            self.running, self.over = False, True
            return True
        elif happening is Happening.HELD and self.running and self._confirmed:
            # It stands still and nobody told it to.
            if self.look.has_video is not False and self.gate.count.since_jump == 0:
                self._confirmed = False
                self._reel.go_on()  # a jump came just as the film ended
                return False
            self.running = False
            return True
        return False

    def begun(self) -> bool:
        """Tell whether there is something to see since the last jump, or to hear."""
        if self.look.has_video is False:
            return self._confirmed
        return self.gate.count.since_jump > 0

    def under_way(self, now: float) -> bool:
        """Tell whether the picture of the last jump is still awaited."""
        return not self.begun() and now - self._jumped_at < _SEEK_PATIENCE

    def settled(self, now: float) -> bool:
        """Tell whether the picture at the jump's target is on the glass."""
        count, step = self.gate.count, self.gate.step
        if count.first is None:
            return self.begun() or now - self._jumped_at >= _SETTLE_PATIENCE
        if now - count.first >= max(_LONGEST_SETTLE, 3 * step):
            return True
        return count.since_jump >= self._enough()

    def _enough(self) -> int:
        """Return how many pictures after a jump bring the one that is meant.

        One may still be from before the jump; one is shown at once, from just before the place;
        the next is the place's own. After that one more comes until libVLC holds.
        """
        return 1 if self._fresh else 2 + (self._aim > 0)

    def turn(self, now: float) -> float:
        """Return when the film is really over, now that libVLC says that it is."""
        count, look = self.gate.count, self.look
        if look.has_video is False and count.heard_at is not None:
            # Into silence it plays faster than it sounds.
            return count.heard_at + max(look.duration - count.heard, 0.0)
        if count.newest is not None and count.at_end:
            return count.newest + self.gate.step - _LEAD
        # It may say so while the last picture waits for its moment. That one is not shown any
        # more, and what comes next comes in its place.
        return now

    def why(self) -> Fault:
        """Return why nothing of the film was shown."""
        decodable = self.gate.count.newest is None and self.examine().has_video
        return Fault.NO_PICTURE if decodable else Fault.UNREADABLE

    def set_volume(self, volume: float) -> None:
        """Set the volume, if it is another one."""
        if volume != self._volume:
            self._volume = volume
            self._reel.set_volume(volume)

    def set_pace(self, pace: float) -> None:
        """Set how fast it plays, if that is another pace."""
        if pace != self._pace:
            self._pace = pace
            self._reel.set_pace(pace)

    def examine(self) -> Look:
        """Ask the reel what is known of the film."""
        known, self.look = self.look, self._reel.look()
        self.look = replace(self.look, rate=self.look.rate or known.rate)
        self.gate.know(self.look.rate, self.look.duration)
        return self.look

    def close(self) -> None:
        """Let go of the film; its last picture stays in the slot."""
        self.gate.shut()
        self._reel.close()
