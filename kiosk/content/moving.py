"""Films and recordings measured: their length, and whether they decode at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measured:
    """What a probe found in a film or a recording.

    Attributes:
        seconds: Its length.
        pictures: Whether it has moving pictures.
        sound: Whether it has sound.
    """

    seconds: float
    pictures: bool
    sound: bool


Probe = Callable[[Path], Measured | None]
"""Measures a file; None when this machine cannot measure; raises `Unplayable` when it is bad."""
