"""The welcome pavilion at the village entrance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from media.studio.scenes import land, leaning, ornaments, people, plants, poses, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.light import WHITE, Mood
from media.studio.scenes.ornaments import pavilion
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("entrance", "村口迎宾亭", "Welcome Pavilion", Mood("morning", "spring"))
def entrance(mood: Mood) -> list[Layer]:
    """The pavilion beside the road, the village stone, guests who arrive."""
    guests = [people.villager(s, bottom=0xFF3D4453) for s in (21, 22, 23, 24)]

    def far_village(c: skia.Canvas) -> None:
        sets.village(
            c,
            mood,
            [(180, 640, 70), (300, 655, 80), (420, 640, 66), (1240, 650, 74), (1350, 640, 64)],
            31,
            far=0.25,
        )

    def ground(c: skia.Canvas) -> None:
        land.meadow(
            c, mood, [(-240, 690), (200, 668), (700, 680), (1200, 664), (1840, 690)], tufts=120
        )
        sets.road(
            c,
            mood,
            [(700, 668), (690, 712), (620, 790), (560, 930), (520, 1160)],
            [8, 34, 120, 290, 620],
            flags=True,
        )

    def middle(c: skia.Canvas) -> None:
        leaning.bamboo(c, mood, 1380, 760, 420, 11, 4)
        plants.tree(c, mood, 250, 760, 330, 12, color=0xFFF0A9AE if mood.season == "spring" else 0)
        pavilion(c, mood, 1040, 850, 400, "迎宾亭")
        sets.stone(c, mood, 250, 880, 150, 5, "禾光村")
        sets.flowers(c, mood, 250, 892, 170, 14, (0xFFE8515F, 0xFFF4C542, WHITE), 3, 50)
        plants.bush(c, mood, 1420, 860, 70, 4)

    def folk(c: skia.Canvas, t: float) -> None:
        for dx in (-1, 1):
            ornaments.lantern(c, mood, 1040 + dx * 250, 578, 44, t)
        people.narrator(1).draw(c, mood, 730, 900, 215, poses.POSES["show"], face=-1)
        for i, guest in enumerate(guests):
            guest.draw(
                c,
                mood,
                420 + i * 62,
                884 + (i % 2) * 22,
                200 + i % 2 * 10,
                "relax" if i % 2 else "stand",
                face=1,
            )
        people.child(5).draw(c, mood, 655, 930, 140, "wave", face=-1)

    def near(c: skia.Canvas) -> None:
        sets.flowers(
            c, mood, 1380, 985, 330, 40, (0xFFE8515F, 0xFFF4C542, WHITE, 0xFFF0A0B0), 8, 120
        )
        sets.flowers(c, mood, 60, 1000, 230, 40, (0xFFF4C542, 0xFFE8515F), 9, 70)

    return [
        *backdrop(mood, 5, 520, sun=(420, 200)),
        still("far village", 0.45, far_village),
        still("ground", 0.8, ground),
        still("pavilion", 1.0, middle),
        Layer("guests", 1.0, folk, still=False),
        still("flowers", 1.25, near),
        Layer("birds", 0.3, lambda c, t: land.birds(c, t, 640, 250, 5, 12), still=False),
    ]
