"""The day the stream is cleaned."""

from __future__ import annotations

import math
from dataclasses import replace

import skia

from media.studio.scenes import houses, land, ornaments, people, plants, poses, sets
from media.studio.scenes.backdrop import backdrop, still, willow
from media.studio.scenes.brush import (
    curve,
    dice,
    fill,
    inside,
    line,
    mist,
    oval,
    poly,
    shade,
    stroke,
)
from media.studio.scenes.light import WHITE, Mood, mix, veil
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer


@scene("cleaning", "清洁晨溪", "Keeping the Stream Clean", Mood("golden", "spring"))
def cleaning(mood: Mood) -> list[Layer]:
    """Volunteers along a stone embankment with brooms, nets and baskets."""
    pool = curve(
        [(-260, 800), (500, 790), (1100, 800), (1860, 790), (1860, 1170), (-260, 1170)],
        closed=True,
        ease=0.3,
    )

    def bank(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 640), (800, 626), (1840, 640)])
        for x, y, w, s in (
            (-140, 690, 220, 1),
            (120, 680, 180, 3),
            (1120, 684, 200, 5),
            (1360, 694, 240, 2),
        ):
            houses.House(
                x,
                y,
                w,
                w * 0.46,
                w * 0.25,
                46 if x < 800 else -46,
                seed=s,
                storeys=1 + s % 2,
                stepped=s % 3 == 0,
            ).draw(c, mood)
        plants.tree(c, mood, 400, 700, 300, 15, color=0xFFF0A9AE)
        plants.tree(c, mood, 1040, 690, 240, 16, color=0xFFF6C9C4)
        path = poly((-300, 690), (1900, 690), (1900, 742), (-300, 742))
        sets.cobbles(c, mood, path, 5, 0.8)
        face = poly((-300, 740), (1900, 740), (1900, 806), (-300, 806))
        fill(c, face, mood.tone(0xFFA29D8D, 0, -0.2))
        with inside(c, face):
            rng = dice(6)
            for row in range(3):
                at = -300.0
                while at < 1900:
                    wide = rng.uniform(40, 90)
                    fill(
                        c,
                        curve(
                            [
                                (at, 742 + row * 22),
                                (at + wide - 3, 742 + row * 22),
                                (at + wide - 3, 761 + row * 22),
                                (at, 761 + row * 22),
                            ],
                            closed=True,
                            ease=0.15,
                        ),
                        mood.tone(mix(0xFFB7B19F, 0xFF8A877A, rng.random()), 0, -0.1),
                    )
                    at += wide
        shade(c, face, mood.tone(0xFF3F4A40), (0, 810), (0, 740), 0.6)
        land.water(c, mood, pool, top=790)
        shade(c, pool, mood.tone(0xFF2F6468), (0, 1150), (0, 820), 0.55, rough=0.15)

    def folk(c: skia.Canvas, t: float) -> None:
        sweep = 8 * math.sin(t * 1.8)
        people.volunteer(221, hair="short", holds="broom").draw(
            c, mood, 330, 735, 205, replace(poses.POSES["hoe"], lean=16 + sweep * 0.5), face=1
        )
        people.volunteer(222, hair="tail", holds="broom").draw(
            c, mood, 610, 730, 198, replace(poses.POSES["hoe"], lean=16 - sweep * 0.5), face=-1
        )
        people.elder(223, hair="thin").draw(c, mood, 760, 728, 190, "show", face=-1)
        people.child(224, neckerchief=True, top=WHITE, holds="bag").draw(
            c, mood, 860, 735, 130, "relax", face=1
        )
        people.volunteer(225, hair="cap", hair_color=0xFFC8332B, holds="bag").draw(
            c, mood, 1180, 738, 202, poses.stride(t * 0.6), face=-1
        )
        for i, (x, y, size, face) in enumerate(((560, 905, 215, 1), (1080, 930, 225, -1))):
            who = people.volunteer(
                226 + i, hair="straw" if i else "short", bottom=0xFF3F6B73, holds="hoe"
            )
            c.save()
            c.clipRect(skia.Rect.MakeLTRB(x - size, y - 2 * size, x + size, y - 6))
            who.draw(
                c,
                mood,
                x,
                y + 30,
                size,
                replace(poses.POSES["hoe"], lean=22 + sweep * 0.4 * face),
                face=face,
                shade=0,
            )
            c.restore()
            for k in range(5):
                stroke(
                    c,
                    [
                        (x - 40 + k * 6, y - 2 + k * 7),
                        (x, y + k * 7),
                        (x + 44 - k * 6, y - 2 + k * 7),
                    ],
                    (0.5, 5 - k * 0.7, 0.5),
                    veil(mood.tone(0xFF3F5F5A), 0.4),
                )
            for k in range(2):
                r = 34 + 40 * ((t * 0.4 + k * 0.5 + i * 0.3) % 1)
                line(c, oval(x, y - 4, r * 1.5, r * 0.32), veil(WHITE, 0.5 * (1.1 - r / 76)), 2)
        ornaments.flag(c, mood, 960, 735, 250, t, text="志愿服务")

    return [
        *backdrop(mood, 61, 500, sun=(620, 230), height=240),
        still("bank", 0.9, bank),
        Layer(
            "shimmer",
            0.9,
            lambda c, t: land.shimmer(c, mood, pool, t, count=90, seed=12),
            still=False,
        ),
        Layer("people", 1.0, folk, still=False),
        *willow(mood, 1.25, (1620, 980), 700, 7),
        Layer("mist", 0.4, lambda c, _: mist(c, 800, 610, 900, 60, mood.sky.haze, 0.4)),
    ]
