"""The plain of rape in flower."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import land, people, plants, poses, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import (
    box,
    curve,
    dice,
    fill,
    inside,
    line,
    mottle,
    oval,
    poly,
    stroke,
)
from media.studio.scenes.light import WHITE, Mood, veil
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("rape", "油菜花开", "Rape in Flower", Mood("noon", "spring"))
def rape(mood: Mood) -> list[Layer]:
    """A plain of yellow, a path through it, children with kites."""

    def plain(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 590), (400, 578), (900, 584), (1840, 590)], 0xFFB7BE4A)
        _bloom(c, mood, box(-240, 590, 2080, 600), (800, 560), 3)
        sets.road(
            c,
            mood,
            [(830, 584), (850, 630), (770, 720), (830, 860), (700, 1160)],
            [10, 22, 60, 130, 330],
            far=0.03,
        )

    def village(c: skia.Canvas) -> None:
        sets.village(
            c,
            mood,
            [
                (80, 600, 86),
                (200, 606, 92),
                (330, 596, 76),
                (1080, 600, 90),
                (1210, 604, 84),
                (1330, 598, 92),
                (1010, 590, 60),
            ],
            17,
            far=0.15,
        )

    def kites(c: skia.Canvas, t: float) -> None:
        for i, (hx, hy, kx, ky, color) in enumerate(
            ((655, 770, 420, 250, 0xFFD8402F), (960, 800, 1190, 190, 0xFF2F7F9E))
        ):
            x, y = kx + 14 * math.sin(t * 0.7 + i), ky + 9 * math.sin(t * 1.1 + i * 2)
            line(c, [(hx, hy), ((hx + x) / 2, (hy + y) / 2 + 40), (x, y)], veil(WHITE, 0.75), 1.2)
            _kite(c, mood, x, y, color, t + i)
        people.child(71, top=0xFFE2574C, hair="tail").draw(
            c, mood, 700, 850, 150, replace(poses.POSES["run"], near=(150, 165)), face=-1
        )
        people.child(72, top=0xFF6FA8B5).draw(
            c, mood, 920, 880, 160, replace(poses.POSES["reach"], far=(118, 138)), face=1
        )
        people.villager(73, hair="bob", top=0xFFF3EDE2, bottom=0xFF5A7A94, skirt=True).draw(
            c, mood, 800, 800, 170, poses.stride(t), face=1
        )

    def near(c: skia.Canvas) -> None:
        rng = dice(8)
        spots = sorted(
            (
                (
                    rng.choice((rng.uniform(-240, 560), rng.uniform(1010, 1840))),
                    rng.uniform(880, 1110),
                )
                for _ in range(150)
            ),
            key=lambda p: p[1],
        )
        for x, y in spots:
            _rape_plant(c, mood, rng.randrange(999), x, y, 60 + (y - 880) * 0.4)

    return [
        *backdrop(mood, 15, 470, sun=(1300, 150), height=260),
        still("plain", 0.7, plain, village),
        Layer("kites", 0.95, kites, still=False),
        still("near flowers", 1.2, near),
        Layer("butterflies", 1.1, _butterflies, still=False),
    ]


def _bloom(
    c: skia.Canvas, mood: Mood, area: skia.Path, vanish: tuple[float, float], seed: int
) -> None:
    """Rows of flowers that run to a vanishing point, denser and smaller far away."""
    rng = dice(seed)
    with inside(c, area):
        for i in range(-46, 47):
            x0 = vanish[0] + i * 9
            x1 = vanish[0] + i * 150
            tone = mood.tone(0xFFEEC22C if i % 2 else 0xFFD9B02E, 0.05)
            fill(
                c,
                poly(
                    (x0 - 3, vanish[1] + 22),
                    (x0 + 3, vanish[1] + 22),
                    (x1 + 60, 1180),
                    (x1 - 60, 1180),
                ),
                veil(tone, 0.8),
            )
        mottle(c, area, mood.tone(0xFF9AA83A), 0.5, 0.9)
        for _ in range(5200):
            y = 592 + 590 * rng.random() ** 1.7
            x = rng.uniform(-240, 1840)
            size = 1.1 + 5.2 * (y - 590) / 590
            tone = mood.tone(
                rng.choice((0xFFF6D33C, 0xFFFBE36B, 0xFFE8B822, 0xFFF2C530)),
                0.12 * (1 - (y - 590) / 590),
                rng.uniform(-0.15, 0.4),
            )
            fill(c, oval(x, y, size, size * 0.62), tone)


def _rape_plant(c: skia.Canvas, mood: Mood, seed: int, x: float, y: float, size: float) -> None:
    rng = dice(seed)
    lean = rng.uniform(-0.15, 0.15)
    stroke(
        c,
        [(x, y), (x + lean * size * 0.5, y - size * 0.5), (x + lean * size, y - size)],
        (size * 0.05, size * 0.04, 1),
        mood.tone(0xFF6F9A3C),
    )
    for side in (-1, 1):
        plants.leaf(
            c,
            x + side * size * 0.14,
            y - size * 0.35,
            size * 0.17,
            -side * 0.6,
            mood.tone(0xFF5E8F45, 0, rng.uniform(-0.4, 0.2)),
        )
    for _ in range(15):
        px, py = x + lean * size + rng.uniform(-0.2, 0.2) * size, y - size * rng.uniform(0.74, 1.1)
        fill(
            c,
            oval(px, py, size * rng.uniform(0.035, 0.06)),
            mood.tone(rng.choice((0xFFF6D33C, 0xFFFBE78A, 0xFFE5B41E)), 0, rng.uniform(-0.2, 0.4)),
        )


def _kite(c: skia.Canvas, mood: Mood, x: float, y: float, color: int, t: float) -> None:
    c.save()
    c.translate(x, y)
    c.rotate(12 * math.sin(t * 0.9))
    body = curve(
        [(-52, -10), (-20, -16), (0, -30), (20, -16), (52, -10), (16, 6), (0, 26), (-16, 6)],
        closed=True,
        ease=0.7,
    )
    fill(c, body, mood.tone(color))
    for side in (-1, 1):
        fill(c, oval(side * 28, -8, 8, 5), mood.tone(0xFFF8D98A))
        stroke(
            c,
            [(side * 5, 24), (side * 14, 50), (side * 6 + 5 * math.sin(t * 3), 80)],
            (5, 4, 1),
            mood.tone(color, 0, 0.4),
        )
    fill(c, oval(0, -14, 6, 9), mood.tone(0xFF2E2A2C))
    c.restore()


def _butterflies(c: skia.Canvas, t: float) -> None:
    for i in range(4):
        x = 250 + i * 330 + 60 * math.sin(t * 0.5 + i * 2)
        y = 800 + 40 * math.sin(t * 0.9 + i)
        beat = 0.35 + 0.65 * abs(math.sin(t * 6 + i))
        for side in (-1, 1):
            fill(c, oval(x + side * 6 * beat, y, 6 * beat, 8), 0xFFFFFBEA if i % 2 else 0xFFF7E7B0)
