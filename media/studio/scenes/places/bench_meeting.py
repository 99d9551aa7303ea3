"""The bench meeting under the camphor."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import furniture, land, oldtree, ornaments, people, poses, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import curve, glow, line, stroke
from media.studio.scenes.keepsakes import bench, notebook, oil_lamp
from media.studio.scenes.light import Mood
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("bench_meeting", "樟树下的板凳会", "The Bench Meeting", Mood("dusk", "summer"))
def bench_meeting(mood: Mood) -> list[Layer]:
    """A ring of stools under the tree and people in lantern light.

    Cast "empty" is the hour before: the stools alone.
    """
    lamplit = replace(mood, hour="golden") if mood.dark else mood
    empty = mood.cast == "empty"

    def ground(c: skia.Canvas) -> None:
        sets.village(
            c,
            mood,
            [(-120, 690, 170), (90, 680, 140), (1300, 684, 150), (1480, 700, 190)],
            28,
            far=0.1,
        )
        land.meadow(
            c, mood, [(-240, 706), (300, 690), (800, 700), (1300, 690), (1840, 712)], tufts=40
        )
        square = curve(
            [
                (40, 800),
                (420, 735),
                (1180, 735),
                (1560, 800),
                (1700, 1000),
                (1500, 1180),
                (100, 1180),
                (-100, 1000),
            ],
            closed=True,
            ease=0.8,
        )
        sets.cobbles(c, mood, square, 4, 0.7)

    def tree(c: skia.Canvas) -> None:
        oldtree.camphor(c, mood, 470, 800, 900, 5)
        stroke(c, [(232, 850), (232, 760)], (9, 8), mood.tone(0xFF5B3A26))
        ornaments.plaque(c, mood, 232, 736, 64, 82, "待办", down=True, color=0xFF5B3A26)

    def glowing(c: skia.Canvas, t: float) -> None:
        if mood.dark:
            for x, y in ((300, 505), (640, 520), (780, 470), (180, 540)):
                line(c, [(x, y - 130), (x, y)], 0xFF2A1E1E, 2)
                ornaments.lantern(c, mood, x, y, 46, t)

    def back_row(c: skia.Canvas, t: float) -> None:
        for i, x in enumerate((610, 730, 850, 970, 1090)):
            y = 826 + abs(x - 850) * 0.06
            if empty:
                furniture.stool(c, mood, x, y, 44)
                continue
            who = (
                people.elder(4, hair="thin"),
                people.villager(33, hair="bob"),
                people.villager(3, top=0xFF3C4A5C, holds="board"),
                people.elder(9, hair="bun"),
                people.villager(37, hair="short"),
            )[i]
            furniture.stool(c, lamplit, x, y, 42)
            pose = replace(
                poses.POSES["listen"],
                nod=-3 + 3 * math.sin(t * 0.9 + i),
                leg=(58, 8),
                back_leg=(50, 0),
            )
            if i == 2:
                pose = replace(
                    poses.POSES["write"], lean=6, leg=(58, 8), back_leg=(50, 0), near=(22, 86)
                )
            who.draw(c, lamplit, x, y, 190, pose, face=1 if x <= 850 else -1)

    def front_row(c: skia.Canvas, t: float) -> None:
        spots = ((390, 900, 1), (300, 985, 1), (1310, 890, -1), (1420, 965, -1))
        for i, (x, y, face) in enumerate(spots):
            furniture.stool(c, lamplit, x, y, 52)
            if empty:
                continue
            who = (
                people.villager(51, hair="straw"),
                people.elder(52, hair="bun"),
                people.volunteer(53, hair="tail"),
                people.elder(54, hair="thin"),
            )[i]
            who.draw(
                c,
                lamplit,
                x,
                y,
                225,
                replace(
                    poses.POSES["talk" if i == 2 else "listen"],
                    leg=(86, 3),
                    back_leg=(78, -8),
                    nod=3 * math.sin(t + i),
                ),
                face=face,
            )
        if empty:
            bench(c, mood, 860, 960, 420, 62)
            notebook(c, mood, 800, 896, 46)
            oil_lamp(c, 980, 890, 62, t) if mood.dark else None
            return
        oil_lamp(c, 860, 905, 66, t)
        for i, x in enumerate((700, 800, 940, 1060)):
            y = 1000 + (i % 2) * 20
            furniture.stool(c, lamplit, x, y, 52)
            who = (
                people.child(61, back=True)
                if i == 1
                else people.elder(60 + i, back=True)
                if i == 2
                else people.villager(64 + i, back=True)
            )
            size = 180 if who.child else 238
            who.draw(
                c,
                lamplit,
                x,
                y,
                size,
                replace(
                    poses.POSES["listen"],
                    leg=(42, 0),
                    back_leg=(38, 0),
                    nod=2 * math.sin(t * 0.8 + i),
                ),
                face=1 if x < 870 else -1,
            )
        people.child(70, hair="tail", top=0xFFE9B44C).draw(
            c, lamplit, 1210, 870, 132, "wave", face=-1
        )

    return [
        *backdrop(mood, 12, 530, sun=(1310, 190), height=260),
        still("square", 0.85, ground),
        still("tree", 0.92, tree),
        still("light", 0.95, lambda c: glow(c, 860, 840, 560, 0xFFFFA850, 0.55 * mood.dark)),
        Layer("lamplight", 0.95, glowing, still=False),
        Layer("back row", 0.97, back_row, still=False),
        Layer("front row", 1.05, front_row, still=False),
    ]
