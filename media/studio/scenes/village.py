"""Scenes of the village itself: its entrance, its old tree, all of it at dawn and by night."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import houses, land, people, plants, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import between, box, curve, dice, fill, glow, line, oval, poly, shade, shadow, stroke
from media.studio.scenes.contour import Slope, hillside, mound, terraces
from media.studio.scenes.light import BRIGHT_RED, WHITE, Mood, mix, veil
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


def pavilion(canvas: skia.Canvas, mood: Mood, x: float, y: float, size: float, name: str) -> None:
    """An open pavilion with six posts, a bench rail and a two-tiered roof."""
    base = poly((x - size * 0.62, y), (x + size * 0.62, y), (x + size * 0.56, y - size * 0.07), (x - size * 0.56, y - size * 0.07))
    shadow(canvas, oval(x + size * 0.12, y, size * 0.75, size * 0.07), mood.sky.shadow, 10, 0.4)
    fill(canvas, poly((x - size * 0.72, y + size * 0.05), (x + size * 0.72, y + size * 0.05), (x + size * 0.62, y), (x - size * 0.62, y)), mood.tone(0xFF9C9A8F))
    fill(canvas, base, mood.tone(mood.ground(0xFFBDB8A6, 0.4), 0, 0.1))
    eave = y - size * 0.72
    back = box(x - size * 0.5, eave - 4, size, size * 0.12)
    fill(canvas, back, mood.tone(0xFF4C2A20, 0, -0.4))
    for s, near in ((-0.28, 0), (0.28, 0), (-0.5, 1), (0.5, 1)):
        foot = y - size * (0.065 if not near else 0.01)
        width = size * (0.05 if not near else 0.062)
        post = box(x + s * size - width / 2, eave, width, foot - eave, 2)
        fill(canvas, post, mood.tone(0xFF9A2E24, 0, -0.35 + 0.35 * near))
        shade(canvas, post, mood.tone(0xFF3A0E0C), (x + s * size + width / 2, 0), (x + s * size - width * 0.4, 0), 0.6, rough=0.2)
        fill(canvas, box(x + s * size - width * 0.75, foot - size * 0.035, width * 1.5, size * 0.04, 3), mood.tone(0xFF8F8D82))
    for level in (0.2, 0.13):
        line(canvas, [(x - size * 0.5, y - size * level), (x + size * 0.5, y - size * level)], mood.tone(0xFF7F2A22, 0, -0.2), size * 0.018)
    for s in between(-0.48, 0.48, 25):
        if abs(s) > 0.14:
            line(canvas, [(x + s * size, y - size * 0.2), (x + s * size, y - size * 0.13)], mood.tone(0xFF7F2A22, 0, -0.3), size * 0.008)
    frieze = box(x - size * 0.5, eave, size, size * 0.085)
    fill(canvas, frieze, mood.tone(0xFF2F6A5C))
    line(canvas, frieze, mood.tone(0xFFC8A04A), 2)
    for s in between(-0.46, 0.46, 15):
        fill(canvas, oval(x + s * size, eave + size * 0.042, size * 0.018), mood.tone(0xFFC8A04A if abs(s) < 0.2 else 0xFF7FB09A))
    for s in (-0.36, 0.36):
        stroke(canvas, [(x + s * size * 1.3, eave + size * 0.09), (x + s * size * 1.1, eave + size * 0.14), (x + s * size * 0.8, eave + size * 0.09)], (2, size * 0.02, 2), mood.tone(0xFF7F2A22))
    houses.eaves(canvas, mood, x, eave + size * 0.02, size * 0.82, size * 0.3, top=0.4)
    neck = box(x - size * 0.3, eave - size * 0.35, size * 0.6, size * 0.1)
    fill(canvas, neck, mood.tone(0xFF9A2E24, 0, -0.3))
    houses.eaves(canvas, mood, x, eave - size * 0.3, size * 0.52, size * 0.32, top=0.06)
    finial = eave - size * 0.62
    for dy, r in ((0, 0.035), (-0.05, 0.026), (-0.09, 0.016)):
        fill(canvas, oval(x, finial + dy * size, r * size), mood.tone(0xFFC8A04A))
    houses.plaque(canvas, mood, x, eave + size * 0.02, size * 0.4, size * 0.12, name)


@scene("entrance", "村口迎宾亭", "Welcome Pavilion", Mood("morning", "spring"))
def entrance(mood: Mood) -> list[Layer]:
    """The pavilion beside the road, the village stone, guests who arrive."""
    guests = [people.villager(s, bottom=0xFF3D4453) for s in (21, 22, 23, 24)]

    def far_village(c: skia.Canvas) -> None:
        sets.village(c, mood, [(180, 640, 70), (300, 655, 80), (420, 640, 66), (1240, 650, 74), (1350, 640, 64)], 31, far=0.25)

    def ground(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 690), (200, 668), (700, 680), (1200, 664), (1840, 690)], tufts=120)
        sets.road(c, mood, [(700, 668), (690, 712), (620, 790), (560, 930), (520, 1160)], [8, 34, 120, 290, 620], flags=True)

    def middle(c: skia.Canvas) -> None:
        plants.bamboo(c, mood, 1380, 760, 420, 11, 4)
        plants.tree(c, mood, 250, 760, 330, 12, color=0xFFF0A9AE if mood.season == "spring" else 0)
        pavilion(c, mood, 1040, 850, 400, "迎宾亭")
        sets.stone(c, mood, 250, 880, 150, 5, "禾光村")
        sets.flowers(c, mood, 250, 892, 170, 14, (0xFFE8515F, 0xFFF4C542, WHITE), 3, 50)
        plants.bush(c, mood, 1420, 860, 70, 4)

    def folk(c: skia.Canvas, t: float) -> None:
        for dx in (-1, 1):
            houses.lantern(c, mood, 1040 + dx * 250, 578, 44, t)
        people.narrator(1).draw(c, mood, 730, 900, 215, people.POSES["show"], face=-1)
        for i, guest in enumerate(guests):
            guest.draw(c, mood, 420 + i * 62, 884 + (i % 2) * 22, 200 + i % 2 * 10, "relax" if i % 2 else "stand", face=1)
        people.child(5).draw(c, mood, 655, 930, 140, "wave", face=-1)

    def near(c: skia.Canvas) -> None:
        sets.flowers(c, mood, 1380, 985, 330, 40, (0xFFE8515F, 0xFFF4C542, WHITE, 0xFFF0A0B0), 8, 120)
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


@scene("camphor", "百年古樟", "The Old Camphor Tree", Mood("noon", "summer"))
def camphor(mood: Mood) -> list[Layer]:
    """The tree that everybody meets under: chess, stories, cool shade."""

    def behind(c: skia.Canvas) -> None:
        sets.village(c, mood, [(-60, 700, 150), (150, 690, 130), (1270, 690, 150), (1460, 712, 170)], 8, far=0.18)

    def ground(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 720), (300, 700), (800, 716), (1300, 698), (1840, 726)], tufts=60)
        square = curve([(120, 790), (480, 740), (1120, 740), (1500, 790), (1640, 1000), (1500, 1180), (100, 1180), (-60, 1000)], closed=True, ease=0.8)
        sets.cobbles(c, mood, square, 4, 0.7)
        shadow(c, oval(800, 860, 500, 84), mood.sky.shadow, 40, 0.42)
        fill(c, oval(800, 846, 214, 44), mood.tone(0xFF8A8678, 0, -0.3))
        fill(c, oval(800, 834, 214, 44), mood.tone(0xFFC3BDAA, 0, 0.1))
        fill(c, oval(800, 834, 194, 37), mood.tone(0xFF6E5A40, 0, -0.2))
        shadow(c, oval(830, 836, 150, 22), mood.sky.shadow, 10, 0.5)

    def tree(c: skia.Canvas) -> None:
        sets.camphor(c, mood, 800, 838, 800)
        houses.plaque(c, mood, 800, 800, 90, 46, "古樟", color=0xFF5B3A26)

    def chess(c: skia.Canvas, t: float) -> None:
        people.stool(c, mood, 330, 930, 48)
        people.stool(c, mood, 520, 930, 48)
        people.elder(3, hair="thin", top=0xFF54606C).draw(c, mood, 330, 935, 215, "play", face=1)
        people.elder(6, hair="short", top=0xFF7B5546).draw(c, mood, 520, 935, 215, "play", face=-1)
        _chess_table(c, mood, 425, 945)
        people.villager(7, hair="short", top=0xFFE9E2D2).draw(c, mood, 440, 870, 205, "relax", face=-1)
        sway = 6 * math.sin(t * 1.6)
        people.elder(9, hair="bun", top=0xFF6B5A72).draw(c, mood, 1130, 925, 205, replace(people.POSES["listen"], near=(24, 84 + sway)), face=-1)
        for i, dx in enumerate((0, 78, 150)):
            people.stool(c, mood, 960 - dx * 0.9, 950 + i % 2 * 14, 34)
            people.child(11 + i).draw(c, mood, 960 - dx * 0.9, 950 + i % 2 * 14, 175, "listen", face=1)
        people.stool(c, mood, 1130, 922, 46)
        hop = abs(math.sin(t * 2.2)) * 6
        people.child(31, hair="tail", top=0xFFE08A6D).draw(c, mood, 1340, 900 - hop, 140, "run", face=-1)

    return [
        *backdrop(mood, 12, 540, sun=(1350, 150)),
        still("houses", 0.5, behind),
        still("square", 0.85, ground),
        still("tree", 0.95, tree),
        Layer("dapples", 0.95, lambda c, t: sets.dapples(c, mood, 800, 900, 560, 90, t, 2, 90), still=False),
        Layer("people", 1.05, chess, still=False),
    ]


def _chess_table(c: skia.Canvas, mood: Mood, x: float, y: float) -> None:
    fill(c, box(x - 12, y - 66, 24, 66, 4), mood.tone(0xFF8F8D82, 0, -0.3))
    fill(c, oval(x, y - 68, 58, 15), mood.tone(0xFFB9B4A3, 0, -0.2))
    fill(c, oval(x, y - 73, 58, 14), mood.tone(0xFFCBC6B5, 0, 0.2))
    for i, (dx, dy) in enumerate(((-24, -2), (-6, 3), (14, -3), (30, 2), (-14, -6), (4, -4))):
        fill(c, oval(x + dx, y - 74 + dy, 6, 2.6), mood.tone(0xFF9E3A2A if i % 2 else 0xFF3F4A44))


def _valley(mood: Mood, c: skia.Canvas) -> None:
    land.meadow(c, mood, [(-240, 640), (200, 620), (800, 632), (1400, 612), (1840, 640)], far=0.16, tufts=30)
    rng = dice(5)
    for x, y, columns, rows, wide, tall, slant in ((-240, 690, 6, 5, 78, 17, 0.5), (560, 668, 2, 4, 52, 9, 0.4), (1250, 672, 7, 5, 76, 15, -0.35), (420, 880, 4, 5, 88, 26, 0.15), (1000, 900, 7, 5, 110, 28, -0.1), (-240, 900, 5, 5, 110, 28, 0.3)):
        _plots(c, mood, rng, (x, y), (columns, rows), (wide, tall), slant)


def _plots(c: skia.Canvas, mood: Mood, rng: object, at: tuple[float, float], count: tuple[int, int], size: tuple[float, float], slant: float) -> None:
    """A patchwork of small fields divided by bunds."""
    (x0, y0), (columns, rows), (wide, tall) = at, count, size
    tints = (mood.growth.crop, mood.growth.paddy, mood.growth.leaves[1], mood.growth.grass, mood.growth.leaves[0])

    def corner(i: int, j: int) -> tuple[float, float]:
        grow = 1 + 0.1 * j
        return (x0 + (i * wide + 14 * math.sin(i * 1.7 + j)) * grow - slant * j * tall, y0 + j * tall * grow + 5 * math.sin(i * 0.9 + j * 2))

    for j in range(rows):
        for i in range(columns):
            a, b, d, e = corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)
            tint = mood.ground(rng.choice(tints), 0.8)  # type: ignore[attr-defined]
            plot = poly(a, b, d, e)
            fill(c, plot, mood.tone(tint, 0.14, rng.uniform(-0.3, 0.2)))  # type: ignore[attr-defined]
            for k in range(1, 5):
                s = k / 5
                line(c, [(a[0] + (e[0] - a[0]) * s, a[1] + (e[1] - a[1]) * s), (b[0] + (d[0] - b[0]) * s, b[1] + (d[1] - b[1]) * s)], veil(mood.tone(mix(tint, 0xFF39512C, 0.5), 0.14), 0.6), 1)
            line(c, plot, mood.tone(mood.ground(mix(mood.growth.grass, 0xFFE9E2B0, 0.35), 0.5), 0.12), 2)


def stream_bed() -> skia.Path:
    """The stream through the valley, seen from above the village."""
    left = [(690, 626), (760, 652), (640, 700), (560, 752), (700, 815), (930, 880), (880, 985), (700, 1160)]
    right = [(1180, 1160), (1240, 985), (1150, 866), (860, 790), (700, 745), (740, 706), (812, 655), (720, 625)]
    return curve([*left, *right], closed=True, ease=0.95)


SPOTS = [(470, 650, 60), (560, 664, 66), (830, 656, 62), (930, 662, 70), (1040, 668, 64), (380, 690, 80), (990, 716, 92), (1120, 722, 86), (300, 742, 98),
         (430, 752, 96), (1060, 786, 118), (1230, 790, 120), (200, 820, 130), (380, 838, 136), (820, 716, 80)]  # fmt: skip


def peace_lamps(c: skia.Canvas, t: float, lift: float = 0.0) -> None:
    """Forty-two small lamps on window sills."""
    rng = dice(42)
    for i in range(42):
        x, y, width = SPOTS[i % len(SPOTS)]
        px, py = x + width * rng.uniform(0.1, 0.9), y + lift - width * rng.uniform(0.1, 0.32)
        shown = 0.75 + 0.25 * math.sin(t * 1.3 + i)
        glow(c, px, py, 16 + width * 0.22, 0xFFFFB04A, 0.6 * shown)
        fill(c, oval(px, py, 1.6 + width * 0.012), 0xFFFFF0C0)


def _village_layers(mood: Mood, seed: int) -> list[Layer]:
    bed = stream_bed()
    ordered = sorted(SPOTS, key=lambda s: s[1])

    def smoke(c: skia.Canvas, t: float) -> None:
        for i, (x, y, width) in enumerate(ordered[3::4]):
            land.smoke(c, mood, x + width * 0.6, y - width * 0.66, t, 110, i)

    return [
        still("valley", 0.55, lambda c: _valley(mood, c), lambda c: land.water(c, mood, bed)),
        Layer("shimmer", 0.55, lambda c, t: land.shimmer(c, mood, bed, t, count=70), still=False),
        still("bridge", 0.62, lambda c: sets.bridge(c, mood, 688, 728, 66, far=0.1)),
        still("far houses", 0.62, lambda c: sets.village(c, mood, ordered[:7], seed, far=0.2)),
        still("near houses", 0.8, lambda c: sets.village(c, mood, ordered[7:], seed + 4, far=0.05)),
        Layer("smoke", 0.7, smoke, still=False),
    ]


@scene("panorama", "禾光晨曦", "Heguang at Dawn", Mood("dawn", "spring"))
def panorama(mood: Mood) -> list[Layer]:
    """The whole village between its terraces, as the sun comes over the ridge."""
    left = Slope(hillside(7, shape=mound(0.2, 0.42)), -420, 820, 560, 860, 260)
    right = Slope(hillside(9, shape=mound(0.85, 0.4)), 880, 2060, 540, 830, 280)

    def frame(c: skia.Canvas) -> None:
        plants.tree(c, mood, 60, 1060, 520, 14)
        plants.bamboo(c, mood, 1560, 1080, 560, 12, 6)
        for x, s in ((180, 70), (330, 50), (1350, 60), (1450, 80), (-40, 90)):
            plants.bush(c, mood, x, 1050, s, int(x))
        sets.flowers(c, mood, 420, 1030, 260, 36, (0xFFF2C530, 0xFFF7DA6A), 6, 90)

    return [
        *backdrop(mood, 19, 430, sun=(930, 268), height=300),
        still("terraces", 0.42, lambda c: terraces(c, mood, left, 11, seed=2, far=0.22), lambda c: terraces(c, mood, right, 11, seed=3, far=0.26)),
        Layer("valley mist", 0.46, lambda c, _: land.haze(c, mood, 630, 46, 0.75, 8), move=land.drift(4, 50)),
        *_village_layers(mood, 40),
        Layer("lamps", 0.8, lambda c, t: peace_lamps(c, t), still=False) if mood.dark else Layer("birds", 0.4, lambda c, t: land.birds(c, t, 600, 330, 6, 11), still=False),
        still("frame", 1.3, frame),
    ]


@scene("night", "禾光灯火", "Lanterns over Heguang", Mood("night", "autumn"))
def night(mood: Mood) -> list[Layer]:
    """The street by the stream after dark, hung with lanterns."""
    strings = [((-100, 470), (620, 560), 8), ((480, 430), (1220, 470), 8), ((1000, 420), (1720, 560), 8)]

    def street(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 700), (800, 690), (1840, 700)], 0xFF7C8A6A)
        for x, y, w, s in ((-120, 770, 260, 1), (170, 745, 200, 2), (1180, 745, 210, 3), (1420, 772, 270, 4), (400, 722, 150, 5), (1020, 722, 150, 6)):
            houses.House(x, y, w, w * 0.5, w * 0.26, 50 if x < 700 else -50, seed=s, storeys=2, stepped=s % 2 == 0, timber=s in (2, 3)).draw(c, mood)
        path = poly((640, 716), (960, 716), (1900, 1170), (-300, 1170))
        sets.cobbles(c, mood, path, 7, 0.8)
        glow(c, 800, 860, 620, 0xFFFF9A4A, 0.34)
        glow(c, 250, 790, 300, 0xFFFFB45A, 0.3)
        glow(c, 1350, 790, 300, 0xFFFFB45A, 0.3)

    def gate(c: skia.Canvas) -> None:
        pavilion(c, mood, 800, 735, 190, "禾光")
        plants.tree(c, mood, 560, 745, 240, 5)
        plants.willow(c, mood, 1080, 760, 250, 3)

    def lanterns(c: skia.Canvas, t: float) -> None:
        for (ax, ay), (bx, by), count in strings:
            sag = 70
            points = [(ax + (bx - ax) * s, ay + (by - ay) * s + sag * 4 * s * (1 - s)) for s in between(0, 1, count + 2)]
            line(c, points, 0xFF1A1416, 2)
            for i, (x, y) in enumerate(points[1:-1]):
                houses.lantern(c, mood, x, y, 34 + 8 * ((i * 3) % 3) / 2, t + i)

    def folk(c: skia.Canvas, t: float) -> None:
        warm = replace(mood, hour="dusk")
        walk = people.stride(t)
        people.villager(41).draw(c, warm, 600 + 7 * (t % 30), 860, 170, walk, face=1)
        people.child(42).draw(c, warm, 655 + 7 * (t % 30), 866, 112, people.stride(t, 1.3), face=1)
        people.elder(4, holds="cane").draw(c, warm, 1010, 850, 165, "cane", face=-1)
        people.villager(45, hair="bob").draw(c, warm, 1085, 856, 165, "talk", face=-1)
        people.villager(46, hair="bun", back=True).draw(c, warm, 780, 800, 120, "relax")
        people.villager(47, back=True).draw(c, warm, 825, 804, 126, "stand")
        for i, x in enumerate((330, 420)):
            people.child(48 + i).draw(c, warm, x, 930, 140, "run" if i else "wave", face=1)
            houses.lantern(c, mood, x + 52, 852 - i * 8, 32, t)

    return [
        *backdrop(mood, 27, 500, sun=(1180, 170)),
        still("street", 0.85, street),
        still("gate", 0.7, gate),
        Layer("people", 1.0, folk, still=False),
        Layer("lanterns", 1.15, lanterns, still=False),
        *([Layer("snow", 1.3, lambda c, t: land.snowfall(c, t), still=False)] if mood.snowy else []),
    ]


def opera_banner(c: skia.Canvas, mood: Mood, t: float, text: str, y: float = 560) -> None:
    """A banner between two poles."""
    for x in (420, 1180):
        stroke(c, [(x, 830), (x, y - 30)], (9, 7), mood.tone(0xFF9A7B4E))
        fill(c, oval(x, y - 34, 7), mood.tone(0xFFC8A04A))
    houses.banner(c, mood, 424, y - 18, 752, 62, text, t)


@scene("square", "村民大会", "A Meeting on the Square", Mood("golden", "autumn"))
def square(mood: Mood) -> list[Layer]:
    """The village gathered on stools before a banner."""

    def ground(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 700), (800, 690), (1840, 704)])
        sets.village(c, mood, [(-70, 730, 190), (160, 720, 160), (1240, 722, 170), (1440, 735, 190)], 15, far=0.08)
        sets.cobbles(c, mood, poly((240, 735), (1360, 735), (2100, 1170), (-500, 1170)), 9, 0.8)

    def front(c: skia.Canvas, t: float) -> None:
        opera_banner(c, mood, t, "村里的事大家商量着办")
        c.save()
        table = box(690, 728, 220, 66, 2)
        fill(c, table, mood.tone(0xFFA82420))
        shade(c, table, mood.tone(0xFF5A0E13), (0, 800), (0, 720), 0.6, rough=0.2)
        fill(c, box(684, 720, 232, 10, 2), mood.tone(0xFF8A5A38))
        c.restore()
        people.villager(3, top=0xFF3C4A5C, holds="board").draw(c, mood, 640, 806, 190, "talk", face=1)
        people.elder(4, top=0xFF54606C).draw(c, mood, 960, 806, 184, "relax", face=-1)

    def crowd(c: skia.Canvas, t: float) -> None:
        rng = dice(12)
        for row in range(4):
            y = 850 + row * 62
            size = 165 + row * 26
            count = 9 - row // 2
            for i in range(count):
                x = 800 + (i - (count - 1) / 2) * (size * 0.86) + rng.uniform(-10, 10)
                if row < 2 and abs(x - 800) < 60:
                    continue
                kind = rng.random()
                who = people.elder(row * 9 + i, back=True) if kind < 0.35 else people.villager(row * 11 + i, back=True)
                if kind > 0.9:
                    who = people.volunteer(row + i, back=True)
                people.stool(c, mood, x, y, size * 0.22)
                nod = 2 * math.sin(t * 0.7 + i * 2 + row)
                who.draw(c, mood, x, y, size, replace(people.POSES["listen"], nod=nod, leg=(40, 0), back_leg=(36, 0)), face=1 if x < 800 else -1)

    return [
        *backdrop(mood, 33, 510, sun=(1240, 230)),
        still("square", 0.9, ground),
        still("tree", 0.92, lambda c: plants.tree(c, mood, 330, 800, 380, 3), lambda c: plants.tree(c, mood, 1300, 800, 340, 8)),
        Layer("speakers", 0.97, front, still=False),
        Layer("crowd", 1.05, crowd, still=False),
    ]


@scene("visit", "入户走访", "Volunteers at an Elder's Door", Mood("morning", "autumn"))
def visit(mood: Mood) -> list[Layer]:
    """Two volunteers bring rice and talk into an elder's courtyard."""

    def yard(c: skia.Canvas) -> None:
        sets.cobbles(c, mood, poly((-400, 730), (2000, 730), (2300, 1170), (-700, 1170)), 3, 0.9)
        sets.wall(c, mood, -240, 752, 640, 190)
        houses.House(420, 770, 820, 330, 170, 120, seed=4, timber=True).draw(c, mood)
        for i, x in enumerate((462, 486, 1150, 1174)):
            plants.hanging(c, mood, x, 470, 130, 0xFFE9B23A if i % 2 else 0xFFC8332B, i)
        sets.wall(c, mood, 1360, 760, 500, 180, seed=4)
        plants.orchard(c, mood, 250, 800, 150, 3)

    def things(c: skia.Canvas) -> None:
        for x, y, s in ((120, 880, 46), (190, 900, 36), (1420, 880, 50)):
            pot = curve([(x - s, y - s * 1.2), (x - s * 0.7, y), (x + s * 0.7, y), (x + s, y - s * 1.2)], closed=True, ease=0.4)
            fill(c, pot, mood.tone(0xFF9A5B3F))
            shade(c, pot, mood.tone(0xFF4A2418), (x + s, y), (x - s * 0.4, y - s), 0.7)
            plants.bush(c, mood, x, y - s * 1.0, s * 1.1, int(x))
        people.props.tray(c, mood, 1330, 930, 90, 27, 0xFFD9572B)

    def folk(c: skia.Canvas, t: float) -> None:
        nod = 3 * math.sin(t * 1.1)
        people.elder(9, hair="bun", top=0xFF6B5A72).draw(c, mood, 900, 905, 262, replace(people.POSES["listen"], nod=nod, near=(28, 76)), face=-1)
        people.stool(c, mood, 900, 902, 58)
        people.volunteer(2, hair="tail").draw(c, mood, 760, 915, 262, replace(people.POSES["crouch"], near=(52, 74)), face=1)
        people.volunteer(5, hair="short", holds="sack").draw(c, mood, 560, 905, 275, "carry", face=1)
        people.elder(4, hair="thin", holds="cane").draw(c, mood, 1080, 880, 258, "cane", face=-1)
        people.volunteer(11, hair="cap", hair_color=BRIGHT_RED, holds="broom").draw(c, mood, 340, 925, 270, "hoe", face=-1)
        _cat(c, mood, 1180, 945, t)

    return [
        *backdrop(mood, 41, 430, sun=(300, 160)),
        still("yard", 0.9, yard),
        still("pots", 1.0, things),
        Layer("people", 1.0, folk, still=False),
        still("branch", 1.4, lambda c: plants.persimmons(c, mood, (1770, 40), 2.75, 330, 9)),
    ]


def _cat(c: skia.Canvas, mood: Mood, x: float, y: float, t: float) -> None:
    fur = mood.tone(0xFFE2A25A)
    shadow(c, oval(x, y, 34, 6), mood.sky.shadow, 5, 0.4)
    wag = 8 * math.sin(t * 1.5)
    stroke(c, [(x + 24, y - 6), (x + 44, y - 16), (x + 46, y - 36 - wag)], (9, 8, 4), fur)
    fill(c, curve([(x - 22, y), (x - 26, y - 26), (x, y - 34), (x + 26, y - 18), (x + 30, y)], closed=True), fur)
    fill(c, oval(x - 24, y - 36, 15, 13), fur)
    for side in (-1, 1):
        fill(c, poly((x - 24 + side * 12, y - 40), (x - 24 + side * 11, y - 56), (x - 24 + side * 2, y - 46)), fur)
    fill(c, oval(x - 10, y - 8, 8, 9), mood.tone(WHITE))
