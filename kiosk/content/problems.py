"""Collects what is wrong, with its place, until there is more than anyone would read."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.content.limits import LIMITS
from kiosk.errors import Problem


class Spot(NamedTuple):
    """A place in a file; line and column from 1, or 0 when unknown."""

    file: str
    line: int = 0
    column: int = 0


class Problems:
    """Every problem found, once each, in the order of files and lines."""

    def __init__(self, limit: int = LIMITS.problems) -> None:
        """Start with none; list at most `limit` of a kind and count the rest."""
        self._limit = limit
        self._found: dict[Problem, None] = {}
        self._counts = {True: 0, False: 0}

    def add(self, spot: Spot, zh: str, en: str, *, fatal: bool = True) -> None:
        """Note one problem."""
        problem = Problem(*spot, zh=zh, en=en, fatal=fatal)
        if problem in self._found:
            return
        self._counts[fatal] += 1
        if self._counts[fatal] <= self._limit:
            self._found[problem] = None

    @property
    def fatal(self) -> tuple[Problem, ...]:
        """What keeps the site off the screen."""
        return self._listed(fatal=True)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What an editor should look at."""
        return self._listed(fatal=False)

    def _listed(self, *, fatal: bool) -> tuple[Problem, ...]:
        listed = [p for p in self._found if p.fatal is fatal]
        listed.sort(key=lambda p: (p.file, p.line, p.column))
        more = self._counts[fatal] - len(listed)
        if more > 0:
            zh, en = f"另外还有 {more} 处，先改前面的", f"and {more} more; mend these first"
            listed.append(Problem(listed[-1].file, 0, 0, zh, en, fatal))
        return tuple(listed)
