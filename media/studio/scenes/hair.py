"""Heads of hair and hats, as outlines round a head.

A place on a head is (u, v): right of its middle towards the face, and up, in head radii.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from media.studio.scenes.brush import Point

SKIN = 0xFFF0C8A2
DARK = 0xFF2C2426
STRAW = 0xFFE3C27E


@dataclass(frozen=True)
class Lock:
    """One patch of hair or hat.

    Attributes:
        points: Its outline.
        lit: Its light, as `Mood.tone` takes it.
        color: Its own colour; 0 takes the person's.
        front: Only seen from in front.
    """

    points: tuple[Point, ...]
    lit: float = 0.0
    color: int = 0
    front: bool = False


# fmt: off
_TEMPLES = ((-0.58, -0.25), (-0.82, 0.1), (-0.8, 0.5), (-0.3, 0.6), (-0.44, 0.1))

FRONT: dict[str, tuple[Lock, ...]] = {
    "short": (Lock((
        (-0.6, -0.3), (-0.82, 0.1), (-0.86, 0.6), (-0.5, 1.08), (0.1, 1.2), (0.66, 1.0),
        (0.82, 0.55), (0.62, 0.6), (0.2, 0.66), (-0.26, 0.5), (-0.42, 0.1))),),
    "thin": (Lock((
        (-0.58, -0.3), (-0.84, 0.1), (-0.86, 0.62), (-0.4, 1.06), (0.2, 1.08), (0.6, 0.88),
        (0.1, 0.82), (-0.34, 0.55), (-0.44, 0.1))),),
    "bob": (Lock((
        (-0.5, -0.8), (-0.95, -0.5), (-0.98, 0.4), (-0.55, 1.08), (0.1, 1.22), (0.7, 1.0),
        (0.86, 0.4), (0.6, 0.5), (0.1, 0.62), (-0.3, 0.4), (-0.36, -0.3))),),
    "bun": (
        Lock(((-1.3, 0.75), (-1.22, 1.15), (-0.85, 1.25), (-0.6, 0.95), (-0.85, 0.6)), -0.1),
        Lock((
            (-0.58, -0.25), (-0.88, 0.1), (-0.9, 0.6), (-0.5, 1.08), (0.1, 1.18), (0.66, 0.98),
            (0.8, 0.5), (0.4, 0.66), (-0.1, 0.6), (-0.4, 0.2)))),
    "tail": (Lock((
        (-0.56, -0.2), (-0.88, 0.1), (-0.9, 0.6), (-0.5, 1.08), (0.1, 1.2), (0.7, 0.98),
        (0.84, 0.42), (0.62, 0.55), (0.2, 0.6), (-0.2, 0.52), (-0.42, 0.1))),),
    "cap": (
        Lock(((-0.6, -0.25), (-0.8, 0.1), (-0.8, 0.5), (-0.3, 0.6), (-0.44, 0.1)),
             color=DARK, front=True),
        Lock(((-0.88, 0.42), (-0.7, 1.0), (0, 1.28), (0.66, 1.02), (0.84, 0.5), (0, 0.42))),
        Lock(((0.3, 0.55), (0.84, 0.6), (1.3, 0.42), (0.8, 0.38)), -0.4, front=True)),
    "straw": (
        Lock(_TEMPLES, color=DARK),
        Lock((
            (-1.9, 0.3), (-0.9, 0.72), (0, 0.82), (0.9, 0.72), (1.9, 0.26), (0.9, 0.3),
            (0, 0.34), (-0.9, 0.34)), -0.25, STRAW),
        Lock((
            (-1.86, 0.34), (-0.8, 0.92), (-0.1, 1.5), (0.1, 1.5), (0.8, 0.92), (1.86, 0.32),
            (0, 0.66)), 0.15, STRAW)),
    "scarf": (Lock((
        (-0.7, -0.8), (-0.92, 0.0), (-0.86, 0.7), (-0.4, 1.12), (0.2, 1.18), (0.74, 0.9),
        (0.84, 0.45), (0.3, 0.72), (-0.2, 0.5), (-0.42, -0.2), (-0.36, -0.7))),),
}

_BACK = Lock((
    (-0.86, 0.3), (-0.74, -0.5), (0, -0.78), (0.74, -0.5), (0.86, 0.3), (0.55, 0.95), (0, 1.12),
    (-0.55, 0.95)))
_LONG = Lock(((-0.5, 0.3), (0.5, 0.3), (0.35, -1.2), (-0.35, -1.2)), -0.15)
_KNOT = Lock(((-0.3, 0.5), (0.3, 0.5), (0.34, 0.0), (-0.34, 0.0)), -0.2)

BACK: dict[str, tuple[Lock, ...]] = {
    "short": (_BACK,),
    "thin": (_BACK,),
    "bob": (_BACK, _LONG),
    "bun": (_BACK, _KNOT),
    "tail": (_BACK, _LONG),
    "cap": FRONT["cap"],
    "straw": FRONT["straw"],
    "scarf": (_BACK,),
}

BEHIND: dict[str, tuple[Point, ...]] = {
    "bob": ((-0.95, 0.5), (-1.02, -0.4), (-0.8, -1.0), (-0.2, -1.05), (0.2, -0.7), (0.2, 0.6)),
    "tail": ((-0.7, 0.55), (-1.25, 0.5), (-1.5, -0.4), (-1.3, -1.5), (-1.1, -0.5), (-0.85, 0.05)),
}
# fmt: on
"""Hair that hangs behind the face."""
