"""Scenes of work on the land: terraces, tea, rape in flower, planting and harvest."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import houses, land, people, plants, props, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import between, box, curve, dice, fill, glow, inside, line, mottle, oval, poly, shade, stroke
from media.studio.scenes.contour import Slope, hillside, mound, tea_rows, terraces
from media.studio.scenes.light import BRIGHT_RED, WHITE, Mood, mix, veil
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("terraces", "梯田观景台", "Terrace Lookout", Mood("golden", "autumn"))
def terrace_view(mood: Mood) -> list[Layer]:
    """Terraces down to the mist, from a wooden lookout."""
    seeds = (14, 21, 5) if mood.cast != "empty" else (24, 34, 41)
    back = Slope(hillside(seeds[0], shape=mound(0.72, 0.36)), 300, 1980, 500, 800, 330, 0.2)
    main = Slope(hillside(seeds[1], shape=mound(0.16, 0.5), rough=0.2), -420, 1500, 560, 1120, 380, 0.2)
    low = Slope(hillside(seeds[2], shape=mound(0.95, 0.5), rough=0.18), 200, 2200, 760, 1260, 240, 0.2)

    def deck(c: skia.Canvas) -> None:
        floor = poly((980, 900), (1900, 880), (1900, 1170), (840, 1170))
        fill(c, floor, mood.tone(0xFFA9784C, 0, 0.1))
        for i in range(9):
            s = i / 8
            line(c, [(980 - 140 * s, 900 + 270 * s), (1900, 880 + 290 * s)], mood.tone(0xFF5F3D25), 2.5)
        shade(c, floor, mood.tone(0xFF4A2E1C), (1800, 1180), (1100, 900), 0.6)
        for x in between(1010, 1810, 6):
            y = 900 - (x - 980) * 0.022
            stroke(c, [(x, y + 8), (x, y - 92)], (13, 12), mood.tone(0xFF7A5232, 0, -0.1))
        for dy in (92, 50):
            line(c, [(985, 900 - dy), (1880, 880 - dy)], mood.tone(0xFF8E6240, 0, 0.25), 9)

    def folk(c: skia.Canvas, t: float) -> None:
        people.narrator(2).draw(c, mood, 1130, 950, 262, replace(people.POSES["point"], near=(100 + 3 * math.sin(t), 106)), face=-1)
        people.villager(51, back=True, hair="bob").draw(c, mood, 1250, 965, 255, "relax", face=-1)
        people.elder(52, back=True).draw(c, mood, 1350, 958, 248, "stand", face=-1)
        people.villager(53, hair="short", holds="camera").draw(c, mood, 1470, 985, 265, replace(people.POSES["offer"], near=(70, 130), far=(72, 126)), face=-1)
        people.child(54, back=True).draw(c, mood, 1190, 990, 175, "stand", face=-1)

    cast = [still("lookout", 1.1, deck), Layer("people", 1.1, folk, still=False)] if mood.cast != "empty" else []
    return [
        *backdrop(mood, 3, 400, sun=(1060, 205), height=310),
        still("far terraces", 0.4, lambda c: terraces(c, mood, back, 12, seed=4, far=0.34)),
        Layer("mist", 0.45, lambda c, _: land.haze(c, mood, 640, 60, 0.8, 12), move=land.drift(5, 60)),
        still("terraces", 0.65, lambda c: terraces(c, mood, main, 15, seed=5, far=0.08)),
        still("huts", 0.65, lambda c: sets.village(c, mood, [(*main.at(0.24, 0.42), 64), (*main.at(0.31, 0.46), 58), (*main.at(0.5, 0.72), 70)], 6, far=0.1)),
        still("near terraces", 0.85, lambda c: terraces(c, mood, low, 9, seed=7, high=0.9)),
        Layer("birds", 0.5, lambda c, t: land.birds(c, t, 560, 430, 7, 12), still=False),
        *cast,
    ]


@scene("tea", "茶园共富工坊", "Tea Garden Workshop", Mood("morning", "spring"))
def tea(mood: Mood) -> list[Layer]:
    """Pickers among clipped tea, the workshop on its terrace above."""
    back = Slope(hillside(31, shape=mound(0.75, 0.45), rough=0.12), 100, 2000, 500, 820, 260, 0.2)
    front = Slope(hillside(33, shape=mound(0.2, 0.7), rough=0.13), -420, 2000, 640, 1240, 300, 0.2)

    def workshop(c: skia.Canvas) -> None:
        x, y = 1090, 560
        houses.House(x, y, 230, 96, 58, 62, far=0.06, seed=2, timber=True).draw(c, mood)
        houses.House(x + 300, y - 8, 150, 78, 46, 44, far=0.1, seed=3).draw(c, mood)
        houses.plaque(c, mood, x + 115, y - 86, 112, 22, "茶园共富工坊")
        plants.tree(c, mood, x - 40, y + 6, 170, 4, far=0.08)
        plants.bamboo(c, mood, x + 500, y + 10, 190, 7, 3, far=0.1)

    spots = ((720, 742, 130, 1, "straw"), (1480, 800, 158, -1, "scarf"), (520, 812, 172, -1, "scarf"), (1250, 872, 196, -1, "straw"), (930, 905, 212, 1, "straw"), (240, 912, 216, 1, "straw"))

    def picker(i: int) -> Layer:
        x, y, size, face, hat = spots[i]
        who = people.villager(60 + i, hair=hat, hair_color=0xFFB5493F if i % 2 else 0xFF4F7FA0, holds="back_basket", apron=0xFF33608A if i % 2 else 0)

        def paint(c: skia.Canvas, t: float) -> None:
            pick = replace(people.POSES["pick"], near=(34 + 7 * math.sin(t * 2 + i), 72 + 9 * math.sin(t * 2.6 + i)))
            who.draw(c, mood, x, y, size, pick, face=face, shade=0)

        return Layer("picker", 0.95, paint, still=False)

    def hedge(y: float, size: float, seed: int) -> Layer:
        """A clipped row that hides the pickers' knees."""

        def paint(c: skia.Canvas) -> None:
            rng = dice(seed)
            for i in range(int(2100 / (size * 0.8))):
                x = -260 + i * size * 0.8
                yy = y + size * 0.55 * math.sin(x * 0.0042 + seed)
                plants.leaves(c, mood, rng, x, yy, size * rng.uniform(0.9, 1.1), 0xFF4F8F45, lit=-0.15)

        return still("hedge", 0.95, paint)

    return [
        *backdrop(mood, 8, 420, sun=(330, 180), height=260),
        still("far tea", 0.45, lambda c: tea_rows(c, mood, back, 24, width=12, far=0.24)),
        still("workshop", 0.55, workshop),
        Layer("mist", 0.5, lambda c, _: land.haze(c, mood, 610, 40, 0.7, 5), move=land.drift(4, 50)),
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
        still("near hedge", 1.1, lambda c: [plants.leaves(c, mood, dice(i), -260 + i * 60, 1030 + 14 * math.sin(i * 0.5), 74, 0xFF4F8F45, lit=-0.1) for i in range(36)]),
    ]


@scene("rape", "油菜花开", "Rape in Flower", Mood("noon", "spring"))
def rape(mood: Mood) -> list[Layer]:
    """A plain of yellow, a path through it, children with kites."""

    def plain(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 590), (400, 578), (900, 584), (1840, 590)], 0xFFB7BE4A)
        _bloom(c, mood, box(-240, 590, 2080, 600), (800, 560), 3)
        sets.road(c, mood, [(830, 584), (850, 630), (770, 720), (830, 860), (700, 1160)], [10, 22, 60, 130, 330], far=0.03)

    def village(c: skia.Canvas) -> None:
        sets.village(c, mood, [(80, 600, 86), (200, 606, 92), (330, 596, 76), (1080, 600, 90), (1210, 604, 84), (1330, 598, 92), (1010, 590, 60)], 17, far=0.15)

    def kites(c: skia.Canvas, t: float) -> None:
        for i, (hx, hy, kx, ky, color) in enumerate(((655, 770, 420, 250, 0xFFD8402F), (960, 800, 1190, 190, 0xFF2F7F9E))):
            x, y = kx + 14 * math.sin(t * 0.7 + i), ky + 9 * math.sin(t * 1.1 + i * 2)
            line(c, [(hx, hy), ((hx + x) / 2, (hy + y) / 2 + 40), (x, y)], veil(WHITE, 0.75), 1.2)
            _kite(c, mood, x, y, color, t + i)
        people.child(71, top=0xFFE2574C, hair="tail").draw(c, mood, 700, 850, 150, replace(people.POSES["run"], near=(150, 165)), face=-1)
        people.child(72, top=0xFF6FA8B5).draw(c, mood, 920, 880, 160, replace(people.POSES["reach"], far=(118, 138)), face=1)
        people.villager(73, hair="bob", top=0xFFF3EDE2, bottom=0xFF5A7A94, skirt=True).draw(c, mood, 800, 800, 170, people.stride(t), face=1)

    def near(c: skia.Canvas) -> None:
        rng = dice(8)
        spots = sorted(((rng.choice((rng.uniform(-240, 560), rng.uniform(1010, 1840))), rng.uniform(880, 1110)) for _ in range(150)), key=lambda p: p[1])
        for x, y in spots:
            _rape_plant(c, mood, rng.randrange(999), x, y, 60 + (y - 880) * 0.4)

    return [
        *backdrop(mood, 15, 470, sun=(1300, 150), height=260),
        still("plain", 0.7, plain, village),
        Layer("kites", 0.95, kites, still=False),
        still("near flowers", 1.2, near),
        Layer("butterflies", 1.1, lambda c, t: _butterflies(c, t), still=False),
    ]


def _bloom(c: skia.Canvas, mood: Mood, area: skia.Path, vanish: tuple[float, float], seed: int) -> None:
    """Rows of flowers that run to a vanishing point, denser and smaller far away."""
    rng = dice(seed)
    with inside(c, area):
        for i in range(-46, 47):
            x0 = vanish[0] + i * 9
            x1 = vanish[0] + i * 150
            tone = mood.tone(0xFFEEC22C if i % 2 else 0xFFD9B02E, 0.05)
            fill(c, poly((x0 - 3, vanish[1] + 22), (x0 + 3, vanish[1] + 22), (x1 + 60, 1180), (x1 - 60, 1180)), veil(tone, 0.8))
        mottle(c, area, mood.tone(0xFF9AA83A), 0.5, 0.9)
        for _ in range(5200):
            y = 592 + 590 * rng.random() ** 1.7
            x = rng.uniform(-240, 1840)
            size = 1.1 + 5.2 * (y - 590) / 590
            tone = mood.tone(rng.choice((0xFFF6D33C, 0xFFFBE36B, 0xFFE8B822, 0xFFF2C530)), 0.12 * (1 - (y - 590) / 590), rng.uniform(-0.15, 0.4))
            fill(c, oval(x, y, size, size * 0.62), tone)


def _rape_plant(c: skia.Canvas, mood: Mood, seed: int, x: float, y: float, size: float) -> None:
    rng = dice(seed)
    lean = rng.uniform(-0.15, 0.15)
    stroke(c, [(x, y), (x + lean * size * 0.5, y - size * 0.5), (x + lean * size, y - size)], (size * 0.05, size * 0.04, 1), mood.tone(0xFF6F9A3C))
    for side in (-1, 1):
        plants.leaf(c, x + side * size * 0.14, y - size * 0.35, size * 0.17, -side * 0.6, mood.tone(0xFF5E8F45, 0, rng.uniform(-0.4, 0.2)))
    for _ in range(15):
        px, py = x + lean * size + rng.uniform(-0.2, 0.2) * size, y - size * rng.uniform(0.74, 1.1)
        fill(c, oval(px, py, size * rng.uniform(0.035, 0.06)), mood.tone(rng.choice((0xFFF6D33C, 0xFFFBE78A, 0xFFE5B41E)), 0, rng.uniform(-0.2, 0.4)))


def _kite(c: skia.Canvas, mood: Mood, x: float, y: float, color: int, t: float) -> None:
    c.save()
    c.translate(x, y)
    c.rotate(12 * math.sin(t * 0.9))
    body = curve([(-52, -10), (-20, -16), (0, -30), (20, -16), (52, -10), (16, 6), (0, 26), (-16, 6)], closed=True, ease=0.7)
    fill(c, body, mood.tone(color))
    for side in (-1, 1):
        fill(c, oval(side * 28, -8, 8, 5), mood.tone(0xFFF8D98A))
        stroke(c, [(side * 5, 24), (side * 14, 50), (side * 6 + 5 * math.sin(t * 3), 80)], (5, 4, 1), mood.tone(color, 0, 0.4))
    fill(c, oval(0, -14, 6, 9), mood.tone(0xFF2E2A2C))
    c.restore()


def _butterflies(c: skia.Canvas, t: float) -> None:
    for i in range(4):
        x = 250 + i * 330 + 60 * math.sin(t * 0.5 + i * 2)
        y = 800 + 40 * math.sin(t * 0.9 + i)
        beat = 0.35 + 0.65 * abs(math.sin(t * 6 + i))
        for side in (-1, 1):
            fill(c, oval(x + side * 6 * beat, y, 6 * beat, 8), 0xFFFFFBEA if i % 2 else 0xFFF7E7B0)


@scene("planting", "春插时节", "Planting Rice", Mood("morning", "spring", "mist"))
def planting(mood: Mood) -> list[Layer]:
    """A row of people setting seedlings in mirror-bright water."""
    bed = curve([(-260, 700), (500, 668), (1100, 664), (1860, 690), (1860, 1170), (-260, 1170)], closed=True, ease=0.3)

    def paddies(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 596), (800, 586), (1840, 600)], far=0.2)
        for k, (y, tall) in enumerate(((606, 16), (628, 22), (655, 20))):
            strip = curve([(-260, y), (500, y - 6), (1200, y + 2), (1860, y - 4), (1860, y + tall), (-260, y + tall + 4)], closed=True, ease=0.3)
            land.water(c, mood, strip)
            line(c, [(-260, y + tall + 3), (800, y + tall), (1860, y + tall + 2)], mood.tone(0xFF6E8A4A, 0.15), 4 + k * 2)
        sets.village(c, mood, [(1180, 612, 84), (1300, 616, 90), (230, 608, 70)], 23, far=0.3)
        land.water(c, mood, bed, deep=0xFF6E9C97)
        line(c, [(-260, 702), (500, 670), (1100, 666), (1860, 692)], mood.tone(0xFF55703A), 14)
        line(c, [(-260, 696), (500, 664), (1100, 660), (1860, 686)], mood.tone(0xFF8DB25A, 0, 0.2), 7)

    def mirror(c: skia.Canvas) -> None:
        with inside(c, bed):
            c.save()
            sets.mirror(c, 668, 0.5)
            shape = land.ridge(23, 640, 160)
            land.mountains(c, replace(mood, weather="clear"), shape, 0.6, 668, seed=3)
            c.restore()

    def rows(c: skia.Canvas) -> None:
        rng = dice(4)
        for row in range(13):
            y = 716 + 400 * (row / 13) ** 1.5
            gap = 22 + row * 6.5
            x = -250 + rng.uniform(0, gap)
            while x < 1860:
                if x < 640 + row * 16 or row < 3:
                    plants.rice(c, mood, x + rng.uniform(-3, 3), y, 15 + row * 4.4, rng.randrange(999))
                    fill(c, oval(x, y + 2, 7 + row, 1.4), veil(mood.tone(0xFF3E5F48), 0.35))
                x += gap

    def folk(c: skia.Canvas, t: float) -> None:
        for i, (x, y, size) in enumerate(((700, 800, 205), (860, 846, 228), (1050, 900, 255), (1290, 965, 290))):
            dip = 6 * math.sin(t * 1.6 + i)
            who = people.villager(80 + i, hair="straw", bottom=0xFF4A5560, holds="seedlings")
            _echo(c, mood, who, (x, y, size), replace(people.POSES["plant"], lean=74 + dip * 0.5, near=(12 + dip, 2)))
        people.villager(87, hair="straw", holds="pole", top=0xFF59616F).draw(c, mood, 330 + 3 * (t % 40), 690, 130, people.POSES["pole"], face=1)

    return [
        *backdrop(mood, 23, 480, height=260),
        still("paddies", 0.75, paddies, mirror),
        Layer("shimmer", 0.75, lambda c, t: land.shimmer(c, mood, bed, t, count=50, seed=9), still=False),
        still("seedlings", 1.0, rows),
        Layer("planters", 1.0, folk, still=False),
        Layer("birds", 0.6, lambda c, t: land.birds(c, t, 480, 560, 4, 14), still=False),
        Layer("mist", 0.5, lambda c, _: land.haze(c, mood, 600, 50, 0.7, 3), move=land.drift(5, 60)),
    ]


def _echo(c: skia.Canvas, mood: Mood, who: people.Person, at: tuple[float, float, float], pose: people.Pose) -> None:
    """A person in shallow water: upright, and faintly upside down."""
    x, y, size = at
    c.save()
    sets.mirror(c, y, 0.55)
    c.saveLayerAlpha(None, 72)
    who.draw(c, mood, x, y, size, pose, face=-1, shade=0)
    c.restore()
    c.restore()
    who.draw(c, mood, x, y + size * 0.03, size, pose, face=-1, shade=0)
    fill(c, oval(x, y, size * 0.2, size * 0.018), veil(mood.sky.horizon, 0.75))


@scene("harvest", "稻谷丰收", "Harvest", Mood("golden", "autumn"))
def harvest(mood: Mood) -> list[Layer]:
    """Ripe rice, people with sickles and carrying poles, a flag over the field.

    Cast "ripe" is the field on the day before: nobody but a scarecrow.
    """
    ripe = mood.cast == "ripe"

    def field(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 620), (400, 606), (1100, 612), (1840, 600)], 0xFFDDB044)
        sets.village(c, mood, [(1120, 626, 100), (1260, 622, 92), (1390, 632, 110), (980, 618, 76)], 27, far=0.16)
        rng = dice(9)
        for _ in range(2300):
            y = 625 + 300 * rng.random() ** 1.5
            x = rng.uniform(-240, 1840)
            size = 5 + 20 * (y - 620) / 300
            lean = rng.uniform(-0.4, 0.6)
            stroke(c, [(x, y), (x + lean * size * 0.5, y - size * 0.8)], (size * 0.16, size * 0.1), mood.tone(rng.choice((0xFFE6B23F, 0xFFF2C95A, 0xFFC9962F)), 0.1 * (1 - (y - 620) / 300), rng.uniform(-0.4, 0.3)))
        if ripe:
            return
        cut = curve([(220, 1180), (420, 900), (640, 790), (980, 770), (1260, 860), (1500, 1180)], closed=True, ease=0.8)
        fill(c, cut, mood.tone(0xFFC9AB6B))
        with inside(c, cut):
            for i in range(340):
                y = 780 + 400 * rng.random()
                x = rng.uniform(200, 1500)
                size = 4 + 10 * (y - 780) / 400
                for d in (-1, 0, 1):
                    line(c, [(x + d * size * 0.3, y), (x + d * size * 0.5, y - size)], mood.tone(0xFF9A7A36, 0, -0.1 * (i % 3)), 1.6)
        shade(c, cut, mood.tone(0xFF7A5A2C), (800, 1180), (800, 800), 0.5)

    def sheaves(c: skia.Canvas) -> None:
        for x, y, s in ((560, 850, 74), (1110, 850, 80), (880, 815, 60), (420, 960, 110)):
            _sheaf(c, mood, x, y, s)
        for x, y in ((980, 1000), (1060, 1015)):
            props.basket(c, mood, x, y, 86, 0xFFE6B23F)

    def folk(c: skia.Canvas, t: float) -> None:
        people.villager(91, hair="straw", top=0xFFC7B79A).draw(c, mood, 340, 880, 225, replace(people.POSES["plant"], lean=62 + 4 * math.sin(t * 1.5)), face=-1)
        people.villager(92, hair="straw", top=0xFF8A5148).draw(c, mood, 1270, 880, 222, replace(people.POSES["plant"], lean=60 + 4 * math.sin(t * 1.5 + 1)), face=1)
        people.villager(93, hair="straw", holds="pole", top=0xFF4D6C8A).draw(c, mood, 720, 905, 245, people.POSES["pole"], face=1)
        people.volunteer(94, hair="short", holds="sack").draw(c, mood, 900, 960, 255, "carry", face=1)
        people.villager(95, hair="scarf", hair_color=0xFFB5493F, holds="tray").draw(c, mood, 1170, 985, 250, "offer", face=-1)
        people.child(96).draw(c, mood, 600, 985, 165, "wave", face=1)
        houses.flag(c, mood, 830, 800, 300, t, text="丰收")

    def near(c: skia.Canvas) -> None:
        rng = dice(6)
        for i in range(150 if ripe else 60):
            x = rng.uniform(-260, 260) if i % 2 == 0 else rng.uniform(1380, 1860)
            if ripe:
                x = rng.uniform(-260, 1860)
            plants.rice(c, mood, x, 1000 + rng.uniform(-10, 110) + 20 * ripe, 130 + 70 * ripe, i)

    def scarecrow(c: skia.Canvas, t: float) -> None:
        _scarecrow(c, mood, 860, 870, 230, t)
        land.birds(c, t, 520, 560, 9, 9, 0xFF5A4A3A)

    return [
        *backdrop(mood, 44, 490, sun=(480, 220), height=250),
        still("field", 0.8, field, *(() if ripe else (sheaves,))),
        Layer("people", 0.95, scarecrow if ripe else folk, still=False),
        still("ears", 1.3, near),
    ]


def _scarecrow(c: skia.Canvas, mood: Mood, x: float, y: float, size: float, t: float) -> None:
    sway = 3 * math.sin(t)
    line(c, [(x, y), (x, y - size)], mood.tone(0xFF7A5232), 8)
    line(c, [(x - size * 0.42, y - size * 0.66 + sway), (x + size * 0.42, y - size * 0.66 - sway)], mood.tone(0xFF7A5232), 7)
    coat = curve([(x - size * 0.4, y - size * 0.72 + sway), (x, y - size * 0.8), (x + size * 0.4, y - size * 0.72 - sway), (x + size * 0.38, y - size * 0.56), (x + size * 0.14, y - size * 0.58),
                  (x + size * 0.2, y - size * 0.18), (x - size * 0.2, y - size * 0.18), (x - size * 0.14, y - size * 0.58), (x - size * 0.38, y - size * 0.56)], closed=True, ease=0.3)  # fmt: skip
    fill(c, coat, mood.tone(0xFF4F7FA0))
    shade(c, coat, mood.tone(0xFF1F3A50), (x + size * 0.3, y - size * 0.2), (x - size * 0.2, y - size * 0.7), 0.7)
    fill(c, oval(x, y - size * 0.9, size * 0.1, size * 0.11), mood.tone(0xFFEBD7A8))
    for dx in (-0.035, 0.04):
        fill(c, oval(x + dx * size, y - size * 0.88, 3.4), mood.tone(0xFF4A332B))
    line(c, [(x - size * 0.035, y - size * 0.845), (x, y - size * 0.832), (x + size * 0.04, y - size * 0.845)], mood.tone(0xFFA5463A), 2.4)
    fill(c, curve([(x - size * 0.26, y - size * 0.93), (x, y - size * 1.16), (x + size * 0.26, y - size * 0.93), (x, y - size * 0.97)], closed=True, ease=0.5), mood.tone(0xFFE3C27E))
    stroke(c, [(x - size * 0.06, y - size * 0.78), (x + size * 0.03, y - size * 0.6), (x - size * 0.03 + sway, y - size * 0.44)], (8, 11, 8), mood.tone(BRIGHT_RED))


def _sheaf(c: skia.Canvas, mood: Mood, x: float, y: float, size: float) -> None:
    rng = dice(int(x + y))
    for i in range(34):
        s = (i / 33 - 0.5) * 2
        tone = mood.tone(rng.choice((0xFFE6B23F, 0xFFCF9A34, 0xFFF4D070)), 0, rng.uniform(-0.5, 0.3))
        stroke(c, [(x + s * size * 0.42, y), (x + s * size * 0.13, y - size * 0.6), (x + s * size * 0.5, y - size * 1.1), (x + s * size * 0.75, y - size * 0.98)], (size * 0.05, size * 0.04, size * 0.05, 2), tone)
    stroke(c, [(x - size * 0.17, y - size * 0.6), (x, y - size * 0.57), (x + size * 0.17, y - size * 0.6)], (size * 0.09, size * 0.1, size * 0.09), mood.tone(0xFF8A6A2E))


@scene("sapling", "植树护绿", "Planting Trees", Mood("morning", "spring"))
def sapling(mood: Mood) -> list[Layer]:
    """Volunteers and children plant young firs above the valley."""

    def hill(c: skia.Canvas) -> None:
        sets.village(c, mood, [(240, 640, 66), (340, 652, 72), (470, 646, 60), (1180, 640, 64)], 3, far=0.34)
        land.meadow(c, mood, [(-240, 640), (300, 700), (800, 740), (1300, 700), (1840, 610)], tufts=240)
        for x, y, s in ((150, 800, 130), (60, 830, 160), (1430, 780, 120), (1000, 790, 96), (1260, 760, 90), (460, 790, 84), (330, 770, 76), (1560, 800, 150)):
            plants.fir(c, mood, x, y, s, int(x))

    def folk(c: skia.Canvas, t: float) -> None:
        dig = 10 * math.sin(t * 1.7)
        _young(c, mood, 800, 930, 230)
        people.volunteer(1, hair="short", holds="hoe").draw(c, mood, 590, 945, 268, replace(people.POSES["hoe"], lean=20 + dig * 0.5), face=1)
        people.volunteer(4, hair="tail").draw(c, mood, 960, 950, 262, "crouch", face=-1)
        people.child(6, neckerchief=True, top=WHITE).draw(c, mood, 700, 975, 172, "offer", face=1)
        people.elder(4, hair="thin").draw(c, mood, 1130, 935, 254, "relax", face=-1)
        people.child(7, neckerchief=True, top=WHITE, hair="tail", holds="plant").draw(c, mood, 1270, 960, 165, "carry", face=-1)
        people.volunteer(8, hair="cap", hair_color=BRIGHT_RED, holds="plant").draw(c, mood, 330, 910, 250, people.stride(t * 0), face=1)
        houses.flag(c, mood, 1440, 900, 380, t, text="志愿服务")

    return [
        *backdrop(mood, 52, 480, sun=(1120, 170), height=300),
        still("hill", 0.85, hill),
        Layer("people", 1.0, folk, still=False),
        still("near flowers", 1.25, lambda c: sets.flowers(c, mood, 200, 1010, 420, 40, (WHITE, 0xFFF4C542, 0xFFB8A0D8), 5, 100)),
        Layer("birds", 0.4, lambda c, t: land.birds(c, t, 700, 300, 5, 12), still=False),
    ]


def _young(c: skia.Canvas, mood: Mood, x: float, y: float, height: float) -> None:
    """A fir that has just been set, in fresh earth."""
    heap = oval(x, y, height * 0.34, height * 0.075)
    fill(c, heap, mood.tone(0xFF7A5B3C, 0, -0.2))
    shade(c, heap, mood.tone(0xFFA98258), (x - height * 0.2, y - height * 0.06), (x + height * 0.1, y), 0.8)
    plants.fir(c, mood, x, y - 4, height, 3)
    glow(c, x, y - height * 0.7, height * 0.5, 0xFFF6F0B0, 0.14)
