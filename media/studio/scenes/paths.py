"""Scenes along the paths: the water stone, the open accounts, the call to dinner, tangerines, the road up."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import houses, land, people, plants, props, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import between, box, curve, dice, fill, glow, inside, letter, letter_down, line, oval, poly, ribbon, shade, shadow, stroke
from media.studio.scenes.contour import Slope, hillside, mound, terraces
from media.studio.scenes.light import BRIGHT_RED, RED, WHITE, Mood, mix, veil
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("canal", "分水石", "The Stone that Shares the Water", Mood("morning", "summer"))
def canal(mood: Mood) -> list[Layer]:
    """Where the ditch divides: both hamlets, one stone, a measuring staff."""
    hill = Slope(hillside(17, shape=mound(0.6, 0.42), rough=0.2), -320, 1920, 520, 800, 300, 0.2)
    stem = ribbon([(905, 640), (880, 668), (822, 706), (812, 768), (800, 850)], [10, 22, 48, 84, 128])
    left = curve([(740, 830), (800, 850), (640, 940), (420, 1180), (60, 1180), (430, 950)], closed=True, ease=0.7)
    right = curve([(800, 850), (862, 830), (1120, 930), (1560, 1180), (1180, 1180), (960, 960)], closed=True, ease=0.7)

    def ground(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 700), (500, 684), (1100, 686), (1840, 704)], tufts=300)
        for bed in (stem, left, right):
            line(c, bed, mood.tone(0xFF9C9A8A, 0, -0.1), 30)
            line(c, bed, mood.tone(0xFFC3BDA9, 0, 0.2), 14)
        for bed in (stem, left, right):
            land.water(c, mood, bed, top=660)
        sets.stone(c, mood, 800, 905, 118, 12)
        letter_down(c, "分水", 800, 798, 50, mood.tone(RED))

    def folk(c: skia.Canvas, t: float) -> None:
        nod = 3 * math.sin(t)
        people.villager(3, top=0xFF3C4A5C, holds="board").draw(c, mood, 560, 880, 262, "talk", face=1)
        people.elder(4, hair="thin", holds="cane").draw(c, mood, 430, 900, 252, "cane", face=1)
        people.villager(5, hair="straw", top=0xFF8A5148, holds="hoe").draw(c, mood, 290, 930, 268, replace(people.POSES["hoe"], lean=6, near=(20, 50), far=(40, 70)), face=1)
        people.volunteer(8, hair="bob").draw(c, mood, 985, 850, 245, replace(people.POSES["crouch"], near=(58 + nod, 70)), face=-1)
        people.villager(9, hair="short", top=0xFF6E7F58).draw(c, mood, 1110, 905, 265, replace(people.POSES["point"], near=(66 + nod, 74)), face=-1)
        people.elder(12, hair="bun", top=0xFF7B5546).draw(c, mood, 1240, 925, 250, "relax", face=-1)
        stroke(c, [(912, 905), (920, 640)], (7, 7), mood.tone(0xFFE9DFC8))
        for k in range(8):
            line(c, [(909, 880 - k * 31), (918, 880 - k * 31)], mood.tone(BRIGHT_RED), 3)

    return [
        *backdrop(mood, 92, 440, sun=(300, 150), height=280, wooded=False),
        still("terraces", 0.5, lambda c: terraces(c, mood, hill, 12, seed=8, far=0.22)),
        still("ground", 0.9, ground),
        Layer("shimmer", 0.9, lambda c, t: [land.shimmer(c, mood, bed, t, count=24, seed=i) for i, bed in enumerate((stem, left, right))][0], still=False),
        Layer("people", 1.0, folk, still=False),
        still("flowers", 1.25, lambda c: sets.flowers(c, mood, 1380, 1010, 260, 30, (WHITE, 0xFFF4C542), 3, 60)),
    ]


@scene("openness", "晒账", "The Accounts on the Wall", Mood("noon", "autumn"))
def openness(mood: Mood) -> list[Layer]:
    """The board of open accounts on a white wall, and those who read it line by line."""

    def wall(c: skia.Canvas) -> None:
        sets.cobbles(c, mood, poly((-400, 760), (2000, 760), (2300, 1170), (-700, 1170)), 5, 0.9)
        sets.wall(c, mood, -240, 790, 2100, 520, seed=6)
        for i, (x, title) in enumerate(((330, "党务公开"), (730, "村务公开"), (1130, "财务公开"))):
            frame = box(x - 22, 392, 344, 300, 5)
            shadow(c, frame, 0xFF2A1610, 10, 0.4, (5, 9))
            fill(c, frame, mood.tone(0xFF7A4B30))
            fill(c, box(x, 414, 300, 258), mood.tone(0xFFF7F0DF))
            fill(c, box(x, 414, 300, 54), mood.tone(RED))
            letter(c, title, x + 150, 441, 32, mood.tone(0xFFF6DC98), gap=6)
            _sheets(c, mood, x, i)
        roof = poly((250, 384), (1510, 384), (1460, 318), (300, 318))
        shadow(c, roof, 0xFF2A1610, 12, 0.4, (0, 14))
        fill(c, roof, mood.tone(houses.TILE))
        shade(c, roof, mood.tone(0xFF2B353C), (1510, 384), (300, 318), 0.6)
        with inside(c, roof):
            for x in between(270, 1490, 76):
                line(c, [(x * 0.92 + 70, 316), (x, 386)], mood.tone(0xFF39444B), 3)
        stroke(c, [(280, 300), (320, 318), (880, 320), (1440, 318), (1480, 300)], (4, 13, 13, 13, 4), mood.tone(0xFF333D44))
        for x in (292, 692, 1090, 1468):
            fill(c, box(x - 11, 384, 22, 400, 3), mood.tone(0xFF7F2A22))

    def shade_(c: skia.Canvas, t: float) -> None:
        rng = dice(3)
        for _ in range(60):
            x, y = rng.uniform(-200, 620), rng.uniform(300, 760)
            sway = 6 * math.sin(t * 0.7 + rng.random() * 6)
            plants.leaf(c, x + sway, y, rng.uniform(14, 30), rng.uniform(0, 3), veil(mood.sky.shadow, 0.16))

    def folk(c: skia.Canvas, t: float) -> None:
        people.elder(9, hair="bun", top=0xFF7B5546).draw(c, mood, 960, 880, 270, replace(people.POSES["point"], near=(104 + 3 * math.sin(t), 116)), face=1)
        people.villager(14, hair="short", top=0xFF3C4A5C, holds="board").draw(c, mood, 1190, 890, 288, "talk", face=-1)
        people.villager(15, hair="bob", back=True).draw(c, mood, 640, 900, 280, "relax")
        people.elder(16, hair="thin", back=True, holds="").draw(c, mood, 510, 890, 268, "stand")
        people.child(17, hair="tail", back=True, top=0xFFE9B44C).draw(c, mood, 730, 930, 182, "reach")
        people.villager(18, hair="straw", holds="basket").draw(c, mood, 300, 950, 290, people.stride(t * 0.5), face=1)
        _bicycle(c, mood, 1430, 905)

    return [
        *backdrop(mood, 97, 260, height=220),
        still("wall", 0.95, wall),
        Layer("shade", 0.96, shade_, still=False),
        Layer("readers", 1.03, folk, still=False),
        still("leaves", 1.3, lambda c: _overhang(c, mood)),
    ]


def _sheets(c: skia.Canvas, mood: Mood, x: float, seed: int) -> None:
    rng = dice(seed + 4)
    for k in range(3):
        px = x + 14 + k * 94
        fill(c, box(px, 484, 84, 172), mood.tone(WHITE))
        line(c, box(px, 484, 84, 172), veil(mood.tone(0xFF8A7A66), 0.6), 1)
        fill(c, box(px + 14, 494, 56, 9), mood.tone(RED))
        for row in range(9):
            y = 518 + row * 14
            line(c, [(px + 10, y), (px + 74, y)], veil(mood.tone(0xFF6B5750), 0.35), 1)
            line(c, [(px + 14, y - 6), (px + 14 + rng.uniform(14, 30), y - 6)], veil(mood.tone(0xFF4A4038), 0.75), 3)
            line(c, [(px + 54, y - 6), (px + 54 + rng.uniform(6, 16), y - 6)], veil(mood.tone(0xFF4A4038), 0.75), 3)


def _overhang(c: skia.Canvas, mood: Mood) -> None:
    rng = dice(8)
    limbs, tips = plants.grow(rng, (-160, 20), 0.15, 230, 28, 2, 0.45)
    for points, widths in limbs:
        stroke(c, points, widths, mood.tone(plants.BARK))
    for x, y in [*tips, *((rng.uniform(-220, 300), rng.uniform(-140, 110)) for _ in range(22))]:
        plants.leaves(c, mood, rng, x, y, rng.uniform(36, 66), mood.growth.leaves[rng.randrange(2)], lit=rng.uniform(-0.5, 0.2))


def _bicycle(c: skia.Canvas, mood: Mood, x: float, y: float) -> None:
    ink = mood.tone(0xFF2E3338)
    shadow(c, oval(x, y, 150, 9), mood.sky.shadow, 8, 0.35)
    for dx in (-78, 78):
        line(c, oval(x + dx, y - 52, 50), ink, 5)
        for k in range(8):
            a = k * math.pi / 8
            line(c, [(x + dx - math.cos(a) * 48, y - 52 - math.sin(a) * 48), (x + dx + math.cos(a) * 48, y - 52 + math.sin(a) * 48)], veil(ink, 0.35), 1)
    for points in ([(x - 78, y - 52), (x - 40, y - 120), (x + 50, y - 116), (x, y - 50)], [(x, y - 50), (x - 44, y - 128)], [(x, y - 50), (x - 78, y - 52)], [(x + 78, y - 52), (x + 46, y - 140)]):
        for a, b in zip(points, points[1:], strict=False):
            line(c, [a, b], mood.tone(0xFF3E6B57), 6)
    stroke(c, [(x - 66, y - 132), (x - 44, y - 134), (x - 22, y - 130)], (6, 12, 6), ink)
    line(c, [(x + 24, y - 152), (x + 46, y - 142), (x + 58, y - 150)], ink, 5)
    props.basket(c, mood, x + 84, y - 98, 60, 0xFF6FA04C)


@scene("dinner_call", "有人喊吃饭", "Called to Table", Mood("golden", "autumn"))
def dinner_call(mood: Mood) -> list[Layer]:
    """The cook at the canteen's door with her hand raised, elders on their way, smoke from the stove."""

    def lane(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 690), (800, 680), (1840, 690)])
        houses.House(-160, 760, 330, 170, 90, 60, seed=3, storeys=1, stepped=True).draw(c, mood)
        houses.House(820, 775, 640, 270, 150, -90, seed=4).draw(c, mood)
        plants.tree(c, mood, 330, 770, 330, 9)
        plants.orchard(c, mood, 1520, 830, 110, 4)
        sets.cobbles(c, mood, curve([(360, 740), (740, 775), (1560, 800), (1900, 860), (1900, 1180), (-300, 1180), (120, 900), (240, 790)], closed=True, ease=0.5), 6, 0.8)
        houses.plaque(c, mood, 1140, 556, 250, 62, "幸福食堂")
        for i, x in enumerate((892, 1378, 1404)):
            plants.hanging(c, mood, x, 540, 120, 0xFFC8332B if i % 2 == 0 else 0xFFE9B23A, i)
        chimney = box(905, 335, 46, 90)
        fill(c, chimney, mood.tone(0xFFB5694A))
        shade(c, chimney, mood.tone(0xFF5A2A1C), (951, 420), (905, 340), 0.6, rough=0.3)
        fill(c, box(898, 328, 60, 12, 2), mood.tone(0xFF8A5038))
        glow(c, 1140, 690, 190, 0xFFFFC766, 0.3)

    def folk(c: skia.Canvas, t: float) -> None:
        land.smoke(c, mood, 928, 330, t, 230, 2)
        call = 5 * math.sin(t * 2)
        people.Person(top=0xFFB5493F, bottom=0xFF3D4453, hair="scarf", hair_color=WHITE, apron=WHITE).draw(
            c, mood, 1010, 865, 268, replace(people.POSES["wave"], near=(-138 + call, -166 + call)), face=-1)
        cast = ((people.elder(9, hair="bun", top=0xFF6B5A72, holds="cane"), 720, 880, 240, "cane"), (people.elder(4, hair="thin", top=0xFF5C6B5A), 590, 900, 250, people.stride(t * 0.45)),
                (people.volunteer(5, hair="tail"), 440, 925, 262, people.stride(t * 0.45 + 1)), (people.elder(6, hair="short", top=0xFF54606C, holds="cane"), 352, 935, 250, "cane"))  # fmt: skip
        for who, x, y, size, pose in cast:
            who.draw(c, mood, x, y, size, pose, face=1)
        people.child(8, hair="bob", holds="bowl").draw(c, mood, 1290, 900, 176, "offer", face=-1)

    return [
        *backdrop(mood, 102, 450, sun=(500, 240), height=260),
        still("lane", 0.95, lane),
        Layer("people", 1.0, folk, still=False),
        still("flowers", 1.25, lambda c: sets.flowers(c, mood, 1400, 1000, 300, 30, (0xFFF4C542, 0xFFE8853F, WHITE), 5, 90)),
    ]


@scene("orchard", "橘子红了", "Tangerines", Mood("morning", "autumn"))
def orchard(mood: Mood) -> list[Layer]:
    """A slope of tangerine trees after the first frost, people with baskets and a ladder."""

    def slope(c: skia.Canvas) -> None:
        sets.village(c, mood, [(120, 640, 80), (240, 650, 86), (380, 644, 74)], 5, far=0.3)
        land.meadow(c, mood, [(-240, 720), (300, 690), (900, 610), (1400, 520), (1840, 470)], 0xFFA9A65A, tufts=120)
        rng = dice(3)
        rows = [(y, k) for k, y in enumerate((640, 700, 770, 850))]
        for base, k in rows:
            for i in range(9 - k):
                x = -60 + i * (190 + k * 34) + k * 60 + rng.uniform(-20, 20)
                y = base - (x - 300) * 0.13 + 20
                if y < 480 or (k == 3 and 520 < x < 1100):
                    continue
                plants.orchard(c, mood, x, y, 52 + k * 20, k * 10 + i)

    def folk(c: skia.Canvas, t: float) -> None:
        reach = 6 * math.sin(t * 1.4)
        plants.orchard(c, mood, 560, 930, 200, 31)
        for dx in (-1, 1):
            line(c, [(690 + dx * 26, 935), (650 + dx * 14, 640)], mood.tone(0xFFB08A4E), 8)
        for k in range(6):
            s = k / 6
            line(c, [(690 - 40 * s - 25 + 12 * s, 900 - 260 * s), (690 - 40 * s + 25 - 12 * s, 900 - 260 * s)], mood.tone(0xFF9A7440), 6)
        people.villager(21, hair="scarf", hair_color=0xFFB5493F).draw(c, mood, 668, 835, 230, replace(people.POSES["reach"], near=(118 + reach, 140)), face=-1, shade=0)
        people.volunteer(23, hair="short", holds="fruit").draw(c, mood, 860, 945, 268, "offer", face=-1)
        people.elder(24, hair="thin", holds="fruit").draw(c, mood, 1010, 925, 250, "carry", face=-1)
        people.child(25, hair="tail", top=0xFF6FA8B5).draw(c, mood, 410, 965, 172, "reach", face=1)
        for x, y in ((760, 975), (1120, 985), (1210, 960)):
            props.basket(c, mood, x, y, 96, 0xFFE9812A)

    return [
        *backdrop(mood, 107, 470, sun=(480, 170), height=300),
        still("slope", 0.8, slope),
        Layer("mist", 0.6, lambda c, _: land.haze(c, mood, 600, 34, 0.28, 4), move=land.drift(4, 50)),
        Layer("pickers", 1.0, folk, still=False),
        still("branch", 1.35, lambda c: _fruit_branch(c, mood)),
    ]


def _fruit_branch(c: skia.Canvas, mood: Mood) -> None:
    rng = dice(6)
    limbs, tips = plants.grow(rng, (1740, 40), 2.75, 330, 26, 2, 0.55)
    for points, widths in limbs:
        stroke(c, points, widths, mood.tone(plants.BARK))
    for x, y in tips:
        for _ in range(5):
            plants.leaf(c, x + rng.uniform(-46, 46), y + rng.uniform(-36, 36), 24, rng.uniform(0, 3), mood.tone(0xFF2F6B45, 0, rng.uniform(-0.5, 0.4)))
        fruit = oval(x + rng.uniform(-14, 14), y + 24, 30, 27)
        fill(c, fruit, mood.tone(0xFFEE8A2A))
        bounds = fruit.getBounds()
        shade(c, fruit, mood.tone(0xFFA9430F), (bounds.right(), bounds.bottom()), (bounds.left() + 14, bounds.top()), 0.75)
        fill(c, oval(bounds.left() + 20, bounds.top() + 14, 7, 5), mood.tone(0xFFFFD9A0))
        plants.leaf(c, bounds.centerX(), bounds.top() - 2, 16, 0.5, mood.tone(0xFF3F7F4F))


@scene("road", "路还在走", "The Road Goes On", Mood("dawn", "summer"))
def road(mood: Mood) -> list[Layer]:
    """Old and young walk up a winding path into the morning."""
    hill = Slope(hillside(23, shape=mound(0.82, 0.42), rough=0.18), -200, 2020, 520, 930, 330, 0.2)

    def ground(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 690), (300, 720), (800, 760), (1300, 740), (1840, 800)], tufts=280)
        sets.road(c, mood, [(1130, 545), (1050, 580), (1150, 630), (980, 690), (1010, 740), (900, 790), (700, 860), (620, 960), (420, 1180)],
                  [6, 12, 20, 34, 52, 84, 150, 220, 380], color=0xFFDCC9A0)  # fmt: skip
        for x, y in ((1190, 620), (930, 700), (1080, 760), (560, 830), (1010, 850), (350, 950)):
            _lamp_post(c, mood, x, y, 40 + (y - 600) * 0.42)

    def folk(c: skia.Canvas, t: float) -> None:
        for i, (who, x, y, size) in enumerate(((people.villager(31, back=True, top=0xFF3C4A5C, hair="short"), 740, 920, 232), (people.elder(32, back=True, holds="cane"), 650, 925, 216),
                                               (people.child(33, back=True, top=0xFFE9B44C, hair="tail"), 835, 930, 150), (people.volunteer(34, back=True, hair="tail"), 905, 850, 180),
                                               (people.villager(35, back=True), 850, 830, 168), (people.villager(36, back=True, hair="straw", holds="pole"), 985, 762, 104))):  # fmt: skip
            who.draw(c, mood, x, y, size, people.stride(t * 0.7 + i), face=1)
        houses.flag(c, mood, 925, 850, 250, t, color=0xFFC4221F, width=110)

    return [
        *backdrop(mood, 112, 430, sun=(1180, 300), height=310, wooded=False),
        still("terraces", 0.5, lambda c: terraces(c, mood, hill, 14, seed=6, far=0.26)),
        Layer("mist", 0.55, lambda c, _: land.haze(c, mood, 640, 50, 0.7, 6), move=land.drift(5, 60)),
        still("path", 0.9, ground),
        Layer("walkers", 1.0, folk, still=False),
        still("near", 1.3, lambda c: (plants.bamboo(c, mood, 90, 1130, 760, 9, 5), sets.flowers(c, mood, 1350, 1020, 330, 36, (WHITE, 0xFFF4C542, 0xFFE8A0B0), 4, 110))),
        Layer("birds", 0.4, lambda c, t: land.birds(c, t, 760, 260, 6, 12), still=False),
    ]


def _lamp_post(c: skia.Canvas, mood: Mood, x: float, y: float, height: float) -> None:
    stroke(c, [(x, y), (x, y - height)], (height * 0.035, height * 0.025), mood.tone(0xFF4A5258))
    fill(c, poly((x - height * 0.09, y - height), (x + height * 0.09, y - height), (x + height * 0.06, y - height * 1.12), (x - height * 0.06, y - height * 1.12)), mix(mood.sky.sun, 0xFFFFD98A, 0.5))
    glow(c, x, y - height * 1.06, height * 0.4, 0xFFFFD98A, 0.45)
