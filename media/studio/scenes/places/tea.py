"""The tea garden."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import houses, land, leaning, ornaments, people, plants, poses
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import dice
from media.studio.scenes.contour import Slope, hillside, mound, tea_rows
from media.studio.scenes.light import Mood
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("tea", "茶园共富工坊", "Tea Garden Workshop", Mood("morning", "spring"))
def tea(mood: Mood) -> list[Layer]:
    """Pickers among clipped tea, the workshop on its terrace above."""
    back = Slope(hillside(31, shape=mound(0.75, 0.45), rough=0.12), 100, 2000, 500, 820, 260, 0.2)
    front = Slope(hillside(33, shape=mound(0.2, 0.7), rough=0.13), -420, 2000, 640, 1240, 300, 0.2)

    def workshop(c: skia.Canvas) -> None:
        x, y = 1090, 560
        houses.House(x, y, 230, 96, 58, 62, far=0.06, seed=2, timber=True).draw(c, mood)
        houses.House(x + 300, y - 8, 150, 78, 46, 44, far=0.1, seed=3).draw(c, mood)
        ornaments.plaque(c, mood, x + 115, y - 86, 112, 22, "茶园共富工坊")
        plants.tree(c, mood, x - 40, y + 6, 170, 4, far=0.08)
        leaning.bamboo(c, mood, x + 500, y + 10, 190, 7, 3, far=0.1)

    spots = (
        (720, 742, 130, 1, "straw"),
        (1480, 800, 158, -1, "scarf"),
        (520, 812, 172, -1, "scarf"),
        (1250, 872, 196, -1, "straw"),
        (930, 905, 212, 1, "straw"),
        (240, 912, 216, 1, "straw"),
    )

    def picker(i: int) -> Layer:
        x, y, size, face, hat = spots[i]
        who = people.villager(
            60 + i,
            hair=hat,
            hair_color=0xFFB5493F if i % 2 else 0xFF4F7FA0,
            holds="back_basket",
            apron=0xFF33608A if i % 2 else 0,
        )

        def paint(c: skia.Canvas, t: float) -> None:
            pick = replace(
                poses.POSES["pick"],
                near=(34 + 7 * math.sin(t * 2 + i), 72 + 9 * math.sin(t * 2.6 + i)),
            )
            who.draw(c, mood, x, y, size, pick, face=face, shade=0)

        return Layer("picker", 0.95, paint, still=False)

    def hedge(y: float, size: float, seed: int) -> Layer:
        """A clipped row that hides the pickers' knees."""

        def paint(c: skia.Canvas) -> None:
            rng = dice(seed)
            for i in range(int(2100 / (size * 0.8))):
                x = -260 + i * size * 0.8
                yy = y + size * 0.55 * math.sin(x * 0.0042 + seed)
                plants.leaves(
                    c, mood, rng, x, yy, size * rng.uniform(0.9, 1.1), 0xFF4F8F45, lit=-0.15
                )

        return still("hedge", 0.95, paint)

    def near_hedge(c: skia.Canvas) -> None:
        for i in range(36):
            x, y = -260 + i * 60, 1030 + 14 * math.sin(i * 0.5)
            plants.leaves(c, mood, dice(i), x, y, 74, 0xFF4F8F45, lit=-0.1)

    return [
        *backdrop(mood, 8, 420, sun=(330, 180), height=260),
        still("far tea", 0.45, lambda c: tea_rows(c, mood, back, 24, width=12, far=0.24)),
        still("workshop", 0.55, workshop),
        Layer(
            "mist", 0.5, lambda c, _: land.haze(c, mood, 610, 40, 0.7, 5), move=land.drift(4, 50)
        ),
        still("tea", 0.8, lambda c: tea_rows(c, mood, front, 27, width=23)),
        picker(0),
        hedge(742, 24, 1),
        picker(1),
        picker(2),
        hedge(808, 32, 2),
        picker(3),
        hedge(876, 40, 3),
        picker(4),
        picker(5),
        hedge(936, 50, 4),
        still("near hedge", 1.1, near_hedge),
    ]
