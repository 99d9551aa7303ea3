"""Scenes under the camphor after work: the bench meeting, and the one long bench it began with."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import houses, land, people, plants, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import box, curve, dice, fill, glow, inside, line, oval, poly, shade, shadow, stroke
from media.studio.scenes.light import LIGHT_GOLD, RED, WHITE, Mood, mix, veil
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


def bench(c: skia.Canvas, mood: Mood, x: float, y: float, length: float, high: float) -> None:
    """A long plain bench whose seat is `high`, seen from its side."""
    wood = 0xFF9A6B43
    half = length / 2
    shadow(c, oval(x + 8, y, half * 1.02, high * 0.16), mood.sky.shadow, high * 0.12, 0.45)
    for dx in (-0.8, 0.8):
        for lean, lit in ((0.12, -0.7), (-0.1, -0.35)):
            foot = x + dx * half + lean * high * (1 if dx > 0 else -1) * 1.6
            stroke(c, [(x + dx * half, y - high * 0.9), (foot, y - (high * 0.06 if lit < -0.5 else 0))], (high * 0.15, high * 0.12), mood.tone(wood, 0, lit))
        line(c, [(x + dx * half - high * 0.14, y - high * 0.42), (x + dx * half + high * 0.14, y - high * 0.42)], mood.tone(wood, 0, -0.5), high * 0.09)
    top = poly((x - half, y - high), (x + half, y - high), (x + half - high * 0.1, y - high * 1.16), (x - half + high * 0.1, y - high * 1.16))
    fill(c, top, mood.tone(wood, 0, 0.5))
    for k in (0.3, 0.62):
        yy = y - high * (1 + 0.16 * k)
        stroke(c, [(x - half * 0.95, yy), (x, yy + 1), (x + half * 0.95, yy)], (0.5, high * 0.018, 0.5), mood.tone(wood, 0, -0.4))
    edge = box(x - half, y - high, length, high * 0.14, 2)
    fill(c, edge, mood.tone(wood, 0, -0.15))
    shade(c, edge, mood.tone(wood, 0, -1), (x + half, 0), (x - half, 0), 0.5, rough=0.3)


def oil_lamp(c: skia.Canvas, x: float, y: float, size: float, t: float = 0.0) -> None:
    """A storm lantern with a live flame."""
    flicker = 1 + 0.08 * math.sin(t * 7) + 0.05 * math.sin(t * 11.3)
    glow(c, x, y - size * 0.5, size * 4.6 * flicker, 0xFFFFA94D, 0.6)
    ink = 0xFF3A3430
    fill(c, box(x - size * 0.28, y - size * 0.2, size * 0.56, size * 0.2, 3), ink)
    glass = curve([(x - size * 0.2, y - size * 0.2), (x - size * 0.3, y - size * 0.45), (x - size * 0.18, y - size * 0.74), (x + size * 0.18, y - size * 0.74),
                   (x + size * 0.3, y - size * 0.45), (x + size * 0.2, y - size * 0.2)], closed=True, ease=0.8)  # fmt: skip
    fill(c, glass, veil(0xFFFFD98A, 0.75))
    flame = curve([(x, y - size * 0.68 * flicker), (x + size * 0.09, y - size * 0.4), (x, y - size * 0.26), (x - size * 0.09, y - size * 0.4)], closed=True)
    fill(c, flame, 0xFFFFF3C4)
    for dx in (-0.32, 0.32):
        line(c, [(x + dx * size * 0.8, y - size * 0.12), (x + dx * size * 1.1, y - size * 0.45), (x + dx * size * 0.7, y - size * 0.8)], ink, size * 0.04)
    fill(c, curve([(x - size * 0.24, y - size * 0.74), (x, y - size * 0.96), (x + size * 0.24, y - size * 0.74)], closed=True, ease=0.6), ink)
    line(c, [(x - size * 0.22, y - size * 0.82), (x, y - size * 1.25), (x + size * 0.22, y - size * 0.82)], ink, size * 0.035)


def notebook(c: skia.Canvas, mood: Mood, x: float, y: float, size: float) -> None:
    """The notebook of the bench meetings, with a pencil on it."""
    cover = poly((x - size, y), (x + size * 0.9, y + size * 0.02), (x + size * 0.75, y - size * 0.34), (x - size * 0.8, y - size * 0.36))
    shadow(c, cover, 0xFF1A100C, 4, 0.45, (3, 5))
    fill(c, cover, mood.tone(RED))
    page = poly((x - size * 0.9, y - size * 0.05), (x + size * 0.82, y - size * 0.03), (x + size * 0.68, y - size * 0.36), (x - size * 0.74, y - size * 0.38))
    fill(c, page, mood.tone(0xFFFBF4E2, 0, 0.3))
    for k in range(5):
        s = 0.1 + k * 0.06
        line(c, [(x - size * (0.8 - s * 0.3), y - size * s), (x + size * (0.6 - s * 0.3 - (k % 2) * 0.2), y - size * s)], veil(mood.tone(0xFF4A4038), 0.6), 1.8)
    stroke(c, [(x + size * 0.1, y - size * 0.1), (x + size * 0.85, y - size * 0.36)], (size * 0.05, size * 0.06), mood.tone(0xFFD9A23F))


@scene("bench_meeting", "樟树下的板凳会", "The Bench Meeting", Mood("dusk", "summer"))
def bench_meeting(mood: Mood) -> list[Layer]:
    """A ring of stools under the tree; people in lantern light, or the stools alone (cast "empty")."""
    lamplit = replace(mood, hour="golden") if mood.dark else mood
    empty = mood.cast == "empty"

    def ground(c: skia.Canvas) -> None:
        sets.village(c, mood, [(-120, 690, 170), (90, 680, 140), (1300, 684, 150), (1480, 700, 190)], 28, far=0.1)
        land.meadow(c, mood, [(-240, 706), (300, 690), (800, 700), (1300, 690), (1840, 712)], tufts=40)
        square = curve([(40, 800), (420, 735), (1180, 735), (1560, 800), (1700, 1000), (1500, 1180), (100, 1180), (-100, 1000)], closed=True, ease=0.8)
        sets.cobbles(c, mood, square, 4, 0.7)

    def tree(c: skia.Canvas) -> None:
        sets.camphor(c, mood, 470, 800, 900, 5)
        stroke(c, [(232, 850), (232, 760)], (9, 8), mood.tone(0xFF5B3A26))
        houses.plaque(c, mood, 232, 736, 64, 82, "待办", down=True, color=0xFF5B3A26)

    def glowing(c: skia.Canvas, t: float) -> None:
        if mood.dark:
            glow(c, 860, 840, 560 + 12 * math.sin(t * 3), 0xFFFFA850, 0.55)
            for x, y in ((300, 505), (640, 520), (780, 470), (180, 540)):
                houses.lantern(c, mood, x, y, 46, t)

    def back_row(c: skia.Canvas, t: float) -> None:
        for i, x in enumerate((610, 730, 850, 970, 1090)):
            y = 826 + abs(x - 850) * 0.06
            if empty:
                people.stool(c, mood, x, y, 44)
                continue
            who = (people.elder(4, hair="thin"), people.villager(33, hair="bob"), people.villager(3, top=0xFF3C4A5C, holds="board"), people.elder(9, hair="bun"), people.villager(37, hair="short"))[i]
            people.stool(c, lamplit, x, y, 42)
            pose = replace(people.POSES["listen"], nod=-3 + 3 * math.sin(t * 0.9 + i), leg=(58, 8), back_leg=(50, 0))
            if i == 2:
                pose = replace(people.POSES["write"], lean=6, leg=(58, 8), back_leg=(50, 0), near=(22, 86))
            who.draw(c, lamplit, x, y, 190, pose, face=1 if x <= 850 else -1)

    def front_row(c: skia.Canvas, t: float) -> None:
        spots = ((390, 900, 1), (300, 985, 1), (1310, 890, -1), (1420, 965, -1))
        for i, (x, y, face) in enumerate(spots):
            people.stool(c, lamplit, x, y, 52)
            if empty:
                continue
            who = (people.villager(51, hair="straw"), people.elder(52, hair="bun"), people.volunteer(53, hair="tail"), people.elder(54, hair="thin"))[i]
            who.draw(c, lamplit, x, y, 225, replace(people.POSES["talk" if i == 2 else "listen"], leg=(86, 3), back_leg=(78, -8), nod=3 * math.sin(t + i)), face=face)
        if empty:
            bench(c, mood, 860, 960, 420, 62)
            notebook(c, mood, 800, 896, 46)
            oil_lamp(c, 980, 890, 62, t) if mood.dark else None
            return
        oil_lamp(c, 860, 905, 66, t)
        for i, x in enumerate((700, 800, 940, 1060)):
            y = 1000 + (i % 2) * 20
            people.stool(c, lamplit, x, y, 52)
            who = people.child(61, back=True) if i == 1 else people.elder(60 + i, back=True) if i == 2 else people.villager(64 + i, back=True)
            size = 180 if who.child else 238
            who.draw(c, lamplit, x, y, size, replace(people.POSES["listen"], leg=(42, 0), back_leg=(38, 0), nod=2 * math.sin(t * 0.8 + i)), face=1 if x < 870 else -1)
        people.child(70, hair="tail", top=0xFFE9B44C).draw(c, lamplit, 1210, 870, 132, "wave", face=-1)

    return [
        *backdrop(mood, 12, 530, sun=(1310, 190), height=260),
        still("square", 0.85, ground),
        still("tree", 0.92, tree),
        Layer("lamplight", 0.95, glowing, still=False),
        Layer("back row", 0.97, back_row, still=False),
        Layer("front row", 1.05, front_row, still=False),
    ]


@scene("long_bench", "一张长条凳", "One Long Bench", Mood("golden", "autumn"))
def long_bench(mood: Mood) -> list[Layer]:
    """The bench by itself: the notebook, a cup, leaves coming down."""

    def far(c: skia.Canvas) -> None:
        sets.village(c, mood, [(760, 640, 96), (900, 650, 104), (1060, 642, 92), (1230, 652, 116), (1400, 660, 120)], 14, far=0.22)
        land.meadow(c, mood, [(-240, 700), (500, 676), (1100, 682), (1840, 700)], tufts=260)
        light = poly((1840, 690), (1840, 900), (300, 1120), (760, 960))
        shade(c, light, 0xFFFFE7A8, (1840, 760), (500, 1040), 0.45, rough=0.5)

    def trunk(c: skia.Canvas) -> None:
        path = curve([(-260, -200), (-40, 100), (60, 420), (90, 700), (40, 860), (-60, 960), (150, 985), (330, 940), (560, 958), (450, 860), (420, 640), (440, 380), (560, 120), (720, -200)],
                     closed=True, ease=0.9)  # fmt: skip
        bark = 0xFF5E4A3B
        fill(c, path, mood.tone(bark))
        shade(c, path, mood.tone(bark, 0, -1), (20, 600), (300, 600), 0.9)
        shade(c, path, mood.tone(0xFFD9B078, 0, 0.5), (470, 600), (300, 640), 0.75)
        with inside(c, path):
            rng = dice(2)
            for i in range(90):
                s, start = rng.random(), rng.uniform(-180, 900)
                long = rng.uniform(80, 240)
                points = []
                for k in (0, 0.35, 0.7, 1):
                    y = start + long * k
                    flare = (300 - y) / 480 if y < 300 else max(0.0, y - 640) / 420
                    x = 70 + 350 * s + (s - 0.45) * flare * (330 if y < 300 else 190)
                    points.append((x + 5 * math.sin(i * 2 + k * 4), y))
                stroke(c, points, (0.8, rng.uniform(3, 10), rng.uniform(3, 8), 0.8), veil(mood.tone(0xFF2A1D16), rng.uniform(0.35, 0.7)))
        rng = dice(9)
        for _ in range(46):
            x, y = rng.uniform(-240, 1500), rng.uniform(-170, 120) - 60
            plants.leaves(c, mood, rng, x, y, rng.uniform(50, 110), mix(mood.growth.leaves[0], 0xFF4E7A45, 0.5), lit=rng.uniform(-0.8, 0))

    def seat(c: skia.Canvas) -> None:
        fill(c, oval(930, 952, 440, 34), veil(mood.sky.shadow, 0.25))
        bench(c, mood, 900, 930, 760, 150)
        notebook(c, mood, 800, 768, 78)
        c.save()
        c.translate(1080, 766)
        c.scale(0.72, 0.72)
        _mug(c, mood, 0, 0)
        c.restore()
        rng = dice(4)
        for _ in range(70):
            x, y = rng.uniform(-100, 1700), rng.uniform(860, 1100)
            plants.leaf(c, x, y, rng.uniform(7, 13), rng.uniform(0, 3), mood.tone(rng.choice((0xFFC98A33, 0xFFB5532A, 0xFFDDAA47)), 0, rng.uniform(-0.4, 0.3)))

    def falling(c: skia.Canvas, t: float) -> None:
        rng = dice(6)
        for _ in range(16):
            speed = rng.uniform(26, 44)
            y = -160 + (rng.random() * 1300 + t * speed) % 1300
            x = rng.uniform(-200, 1700) + 40 * math.sin(t * 0.8 + y * 0.012)
            plants.leaf(c, x, y, rng.uniform(8, 13), t + y * 0.02, mood.tone(rng.choice((0xFFE0A93F, 0xFFC9702B))))

    return [
        *backdrop(mood, 58, 500, sun=(1240, 230), height=250),
        still("village", 0.7, far),
        still("tree", 1.0, trunk),
        still("bench", 1.05, seat),
        Layer("leaves", 1.15, falling, still=False),
    ]


def _mug(c: skia.Canvas, mood: Mood, x: float, y: float) -> None:
    """An enamel mug."""
    body = box(x - 34, y - 74, 68, 74, 7)
    shadow(c, oval(x + 10, y, 44, 7), 0xFF1A100C, 5, 0.5)
    line(c, [(x + 34, y - 58), (x + 60, y - 48), (x + 56, y - 24), (x + 34, y - 18)], mood.tone(WHITE), 7)
    fill(c, body, mood.tone(0xFFFDFBF4))
    shade(c, body, mood.tone(0xFF8A8F94), (x + 34, y), (x - 20, y), 0.6, rough=0.2)
    line(c, [(x - 34, y - 73), (x + 34, y - 73)], mood.tone(0xFF2F4F7F), 5)
    fill(c, oval(x - 4, y - 38, 15), mood.tone(RED))
    fill(c, oval(x - 4, y - 38, 6), mood.tone(LIGHT_GOLD))


