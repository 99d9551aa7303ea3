"""A clock that goes on by itself each time it is looked at."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def ticking(step: float) -> Callable[[], float]:
    """Return a clock on which whatever lies between two looks takes `step` seconds."""
    count = itertools.count()
    return lambda: next(count) * step
