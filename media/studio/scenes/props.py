"""Things people hold: baskets, books, boxes, brooms, poles."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Protocol

from media.studio.scenes.baskets import basket, tray
from media.studio.scenes.brush import Point, box, curve, dice, fill, line, oval, poly, shade, stroke
from media.studio.scenes.light import BRIGHT_RED, WHITE, Mood

if TYPE_CHECKING:
    from collections.abc import Callable

    import skia


class Holder(Protocol):
    """The figure that holds something, as far as the thing needs to know it."""

    canvas: skia.Canvas
    mood: Mood
    size: float
    face: int

    def at(self, u: float, v: float) -> Point:
        """Heights to sheet units."""

    def torso(self, u: float, v: float) -> Point:
        """A place on the trunk."""

    def tone(self, color: int, lit: float = 0.0) -> int:
        """A colour in this light."""


Hands = tuple["Point", "Point"]


def draw_held(by: Holder, thing: str, hands: Hands) -> None:
    """Draw what lies in the hands."""
    if thing in _HELD:
        _HELD[thing](by, hands)


def draw_behind(by: Holder, thing: str, hands: Hands) -> None:
    """Draw what is carried on the back."""
    if thing in _BEHIND:
        _BEHIND[thing](by, hands)


def _middle(hands: Hands) -> Point:
    return ((hands[0][0] + hands[1][0]) / 2, (hands[0][1] + hands[1][1]) / 2)


def _basket(by: Holder, hands: Hands) -> None:
    x, y = by.at(*hands[0])
    line(
        by.canvas,
        [(x - by.size * 0.07, y + by.size * 0.1), (x, y), (x + by.size * 0.07, y + by.size * 0.1)],
        by.tone(0xFF8E6A35),
        by.size * 0.014,
    )
    basket(by.canvas, by.mood, x, y + by.size * 0.19, by.size * 0.16, 0xFF6FA04C)


def _fruit(by: Holder, hands: Hands) -> None:
    u, v = _middle(hands)
    x, y = by.at(u + 0.02, v - 0.05)
    basket(by.canvas, by.mood, x, y + by.size * 0.06, by.size * 0.24, 0xFFE9812A)


def _tray(by: Holder, hands: Hands) -> None:
    x, y = by.at(*_middle(hands))
    tray(
        by.canvas,
        by.mood,
        x + by.face * by.size * 0.06,
        y,
        by.size * 0.17,
        by.size * 0.05,
        0xFFE0A53A,
    )


def _book(by: Holder, hands: Hands) -> None:
    u, v = _middle(hands)
    left, right, spine = (
        by.at(u - 0.04, v + 0.075),
        by.at(u + 0.11, v + 0.07),
        by.at(u + 0.035, v + 0.045),
    )
    low = by.size * 0.1
    for edge, tone in ((left, WHITE), (right, 0xFFE6DCC8)):
        fill(
            by.canvas,
            poly(edge, spine, (spine[0], spine[1] + low), (edge[0], edge[1] + low * 0.95)),
            by.tone(tone),
        )
    line(
        by.canvas,
        [(left[0], left[1] + low), (spine[0], spine[1] + low), (right[0], right[1] + low)],
        by.tone(BRIGHT_RED),
        by.size * 0.012,
    )


def _box(by: Holder, hands: Hands) -> None:
    u, v = _middle(hands)
    x, y = by.at(u + 0.045, v)
    half, tall = by.size * 0.105, by.size * 0.13
    path = box(x - half, y - tall * 0.85, half * 2, tall, 2)
    fill(by.canvas, path, by.tone(0xFFC99B63))
    shade(by.canvas, path, by.tone(0xFF7A5428), (x + half, y), (x - half, y - tall), 0.6)
    fill(by.canvas, box(x - half, y - tall * 0.5, half * 2, tall * 0.14), by.tone(BRIGHT_RED))


def _sack(by: Holder, hands: Hands) -> None:
    u, v = _middle(hands)
    x, y = by.at(u + 0.03, v)
    path = curve(
        [
            (x - by.size * 0.11, y + by.size * 0.03),
            (x - by.size * 0.1, y - by.size * 0.13),
            (x, y - by.size * 0.16),
            (x + by.size * 0.1, y - by.size * 0.13),
            (x + by.size * 0.11, y + by.size * 0.03),
            (x, y + by.size * 0.05),
        ],
        closed=True,
    )
    fill(by.canvas, path, by.tone(0xFFF1E6CC))
    shade(
        by.canvas,
        path,
        by.tone(0xFFA58D62),
        (x + by.size * 0.1, y),
        (x - by.size * 0.05, y - by.size * 0.1),
        0.7,
    )
    fill(by.canvas, oval(x, y - by.size * 0.05, by.size * 0.035), by.tone(BRIGHT_RED))


def _cane(by: Holder, hands: Hands) -> None:
    x, y = by.at(*hands[0])
    ground = by.at(hands[0][0] + 0.02, 0.0)
    stroke(
        by.canvas,
        [(x - by.face * by.size * 0.03, y - by.size * 0.015), (x, y - by.size * 0.02), ground],
        (by.size * 0.016, by.size * 0.02, by.size * 0.014),
        by.tone(0xFF6B4A2E),
    )


def _broom(by: Holder, hands: Hands) -> None:
    near, far = by.at(*hands[0]), by.at(*hands[1])
    ux, uy = near[0] - far[0], near[1] - far[1]
    length = math.hypot(ux, uy) or 1
    ux, uy = by.face * 0.35, 0.94
    top = (far[0] - ux * by.size * 0.25, far[1] - uy * by.size * 0.25)
    end = by.at(hands[1][0] + 0.17, 0.06)
    line(by.canvas, [top, end], by.tone(0xFFB08A4E), by.size * 0.016)
    for i in range(-4, 5):
        stroke(
            by.canvas,
            [end, (end[0] + by.face * by.size * (0.03 + i * 0.012), end[1] + by.size * 0.06)],
            (by.size * 0.02, by.size * 0.012),
            by.tone(0xFF9A7A3E, -0.1 * abs(i)),
        )
    del length


def _hoe(by: Holder, hands: Hands) -> None:
    near, far = by.at(*hands[0]), by.at(*hands[1])
    end = by.at(hands[1][0] + 0.3, 0.05)
    top = (near[0] - (end[0] - near[0]) * 0.25, near[1] - (end[1] - near[1]) * 0.25)
    line(by.canvas, [top, end], by.tone(0xFF8A6238), by.size * 0.018)
    del far
    stroke(
        by.canvas,
        [end, (end[0] - by.face * by.size * 0.06, end[1] + by.size * 0.04)],
        (by.size * 0.05, by.size * 0.02),
        by.tone(0xFF5A6066),
    )


def _cup(by: Holder, hands: Hands) -> None:
    x, y = by.at(hands[0][0] + 0.02, hands[0][1] + 0.02)
    fill(
        by.canvas,
        poly(
            (x - by.size * 0.025, y - by.size * 0.03),
            (x + by.size * 0.025, y - by.size * 0.03),
            (x + by.size * 0.018, y + by.size * 0.018),
            (x - by.size * 0.018, y + by.size * 0.018),
        ),
        by.tone(WHITE),
    )


def _bowl(by: Holder, hands: Hands) -> None:
    u, v = _middle(hands)
    x, y = by.at(u + 0.02, v + 0.015)
    fill(
        by.canvas,
        curve(
            [
                (x - by.size * 0.055, y - by.size * 0.02),
                (x - by.size * 0.03, y + by.size * 0.025),
                (x + by.size * 0.03, y + by.size * 0.025),
                (x + by.size * 0.055, y - by.size * 0.02),
            ],
            closed=True,
            ease=0.6,
        ),
        by.tone(WHITE),
    )
    line(
        by.canvas,
        [(x - by.size * 0.055, y - by.size * 0.02), (x + by.size * 0.055, y - by.size * 0.02)],
        by.tone(0xFF4F7FA0),
        by.size * 0.012,
    )


def _board(by: Holder, hands: Hands) -> None:
    u, v = _middle(hands)
    x, y = by.at(u + 0.03, v + 0.03)
    path = poly(
        (x - by.size * 0.05, y - by.size * 0.08),
        (x + by.size * 0.06, y - by.size * 0.085),
        (x + by.size * 0.05, y + by.size * 0.05),
        (x - by.size * 0.055, y + by.size * 0.05),
    )
    fill(by.canvas, path, by.tone(0xFF7A4B30))
    fill(
        by.canvas,
        poly(
            (x - by.size * 0.04, y - by.size * 0.065),
            (x + by.size * 0.05, y - by.size * 0.07),
            (x + by.size * 0.042, y + by.size * 0.04),
            (x - by.size * 0.046, y + by.size * 0.04),
        ),
        by.tone(WHITE),
    )


def _seedlings(by: Holder, hands: Hands) -> None:
    for hand in hands:
        x, y = by.at(*hand)
        for i in range(-3, 4):
            stroke(
                by.canvas,
                [
                    (x, y + by.size * 0.03),
                    (x + i * by.size * 0.008, y - by.size * 0.02),
                    (x + i * by.size * 0.022, y - by.size * 0.09),
                ],
                (by.size * 0.01, by.size * 0.012, 0.4),
                by.tone(0xFF8CC152, -0.1 * abs(i)),
            )


def _plant(by: Holder, hands: Hands) -> None:
    x, y = by.at(*_middle(hands))
    line(
        by.canvas,
        [(x, y + by.size * 0.1), (x, y - by.size * 0.22)],
        by.tone(0xFF6B4A2E),
        by.size * 0.014,
    )
    rng = dice(4)
    for _ in range(22):
        fill(
            by.canvas,
            oval(
                x + rng.uniform(-0.09, 0.09) * by.size,
                y - by.size * rng.uniform(0.12, 0.32),
                by.size * 0.026,
                by.size * 0.018,
            ),
            by.tone(0xFF5E9C55, rng.uniform(-0.6, 0.5)),
        )


def _pole(by: Holder, hands: Hands) -> None:
    x, y = by.torso(0.0, 0.345)
    ends = [
        (x - by.size * 0.42, y + by.size * 0.03),
        (x, y - by.size * 0.012),
        (x + by.size * 0.42, y + by.size * 0.03),
    ]
    stroke(
        by.canvas, ends, (by.size * 0.014, by.size * 0.026, by.size * 0.014), by.tone(0xFFB98B4E)
    )
    for end in (ends[0], ends[2]):
        foot = end[1] + by.size * 0.46
        for dx in (-0.06, 0.06):
            line(
                by.canvas,
                [end, (end[0] + dx * by.size, foot - by.size * 0.11)],
                by.tone(0xFF6B4A2E),
                max(0.8, by.size * 0.007),
            )
        basket(by.canvas, by.mood, end[0], foot, by.size * 0.2, 0xFFE6B23F)
    del hands


def _back_basket(by: Holder, hands: Hands) -> None:
    x, y = by.torso(-0.13, 0.02)
    basket(by.canvas, by.mood, x, y, by.size * 0.25, 0xFF6FA04C)
    del hands


def _camera(by: Holder, hands: Hands) -> None:
    x, y = by.at(hands[0][0] + 0.02, hands[0][1] + 0.02)
    fill(
        by.canvas,
        box(x - by.size * 0.02, y - by.size * 0.05, by.size * 0.04, by.size * 0.075, 1.5),
        by.tone(0xFF252A33),
    )


def _bag(by: Holder, hands: Hands) -> None:
    x, y = by.at(*hands[0])
    line(
        by.canvas,
        [
            (x - by.size * 0.03, y + by.size * 0.06),
            (x, y),
            (x + by.size * 0.03, y + by.size * 0.06),
        ],
        by.tone(0xFF7A2A22),
        by.size * 0.01,
    )
    fill(
        by.canvas,
        box(x - by.size * 0.065, y + by.size * 0.055, by.size * 0.13, by.size * 0.13, 3),
        by.tone(0xFFD9533B),
    )
    fill(by.canvas, oval(x, y + by.size * 0.12, by.size * 0.03), by.tone(0xFFF4D58E))


_HELD: dict[str, Callable[[Holder, Hands], None]] = {
    "basket": _basket,
    "fruit": _fruit,
    "tray": _tray,
    "book": _book,
    "box": _box,
    "sack": _sack,
    "cane": _cane,
    "broom": _broom,
    "hoe": _hoe,
    "cup": _cup,
    "bowl": _bowl,
    "board": _board,
    "seedlings": _seedlings,
    "plant": _plant,
    "pole": _pole,
    "camera": _camera,
    "bag": _bag,
}


_BEHIND: dict[str, Callable[[Holder, Hands], None]] = {"back_basket": _back_basket}
