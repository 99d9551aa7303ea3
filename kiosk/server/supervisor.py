"""Programs that run beside one another: started, started again when they end, ended together."""

from __future__ import annotations

import logging
import subprocess
import time
from typing import TYPE_CHECKING

from kiosk.lifeline import tied

if TYPE_CHECKING:
    import threading
    from collections.abc import Mapping, Sequence

_log = logging.getLogger(__name__)

_LOOK_EVERY = 0.5
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 30.0
_SETTLED = 60.0
"""Seconds after which a program counts as running well."""
_GRACE = 25.0
"""Seconds that a program has to end by itself."""


class Child:
    """One program that is kept running."""

    def __init__(self, name: str, command: Sequence[str], environ: Mapping[str, str]) -> None:
        """Keep how it is started; it is not yet."""
        self.name = name
        self._command = command
        self._environ = environ
        self._process: subprocess.Popen[bytes] | None = None
        self._since = 0.0
        self._wait = _FIRST_WAIT
        self._again = 0.0

    @property
    def pid(self) -> int | None:
        """The process that runs it; None while there is none."""
        running = self._process is not None and self._process.poll() is None
        return self._process.pid if running and self._process else None

    def look(self, now: float) -> None:
        """Start it if it does not run and its time has come.

        Args:
            now: Seconds on a clock that is never set back.
        """
        if self.pid is not None:
            return
        if self._process is not None:
            self._note_end(now)
        elif now >= self._again:
            # A group of its own: Ctrl-C is for the supervisor, which ends the others in order.
            self._process = subprocess.Popen(  # noqa: S603  # our own program, no shell
                tied(self._command), env=dict(self._environ), start_new_session=True
            )
            self._since = now

    def _note_end(self, now: float) -> None:
        status = self._process.returncode if self._process else 0
        if now - self._since >= _SETTLED:
            self._wait = _FIRST_WAIT
        _log.warning("%s ended (%s); started again in %.0f s", self.name, status, self._wait)
        self._process, self._again = None, now + self._wait
        self._wait = min(self._wait * 2, _LONGEST_WAIT)

    def ask_to_end(self) -> None:
        """Tell it to end."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def wait_for_end(self, seconds: float) -> bool:
        """Wait until it has ended; end it by force when it does not. Tell whether it did."""
        if self._process is None:
            return True
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            _log.warning("%s does not end; it is ended by force", self.name)
            self._process.kill()
            self._process.wait()
            return False
        return True


class Supervisor:
    """Keeps all programs running until it is told to end."""

    def __init__(self, children: Sequence[Child]) -> None:
        """Keep the programs."""
        self._children = children

    def run(self, ended: threading.Event) -> int:
        """Run until `ended` is set; return 0 when every program then ended by itself."""
        while not ended.is_set():
            for child in self._children:
                child.look(time.monotonic())
            ended.wait(_LOOK_EVERY)
        for child in self._children:
            child.ask_to_end()
        until = time.monotonic() + _GRACE
        well = [c.wait_for_end(max(0.0, until - time.monotonic())) for c in self._children]
        return 0 if all(well) else 1
