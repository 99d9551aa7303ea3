"""Scenes by the water: the arch bridge, willows, volunteers who keep the stream clean."""

from __future__ import annotations

import math
from dataclasses import replace

import skia

from media.studio.scenes import houses, land, people, plants, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import curve, dice, fill, inside, line, mist, oval, poly, shade, stroke
from media.studio.scenes.light import WHITE, Mood, mix, veil
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer


@scene("bridge", "晨溪石拱桥", "Stone Arch Bridge", Mood("morning", "summer"))
def bridge(mood: Mood) -> list[Layer]:
    """The arch and its other half in the water."""
    level = 705.0
    pool = curve([(-260, 706), (300, 700), (900, 699), (1400, 701), (1860, 706), (1860, 1170), (-260, 1170)], closed=True, ease=0.2)
    snow = mood.snowy

    def banks(c: skia.Canvas) -> None:
        sets.village(c, mood, [(-90, 668, 150), (90, 655, 130), (1390, 660, 140), (1545, 676, 160), (1290, 646, 96)], 12, far=0.1)
        for side in (-1, 1):
            x = 800 + side * 980
            bank = curve([(x, 640), (800 + side * 640, 640), (800 + side * 430, 672), (800 + side * 360, 712), (x, 716)], closed=True, ease=0.6)
            fill(c, bank, mood.tone(mood.ground(mood.growth.grass, 0.85), 0.05))
            shade(c, bank, mood.tone(mood.growth.grass, 0, -0.9), (0, 716), (0, 640), 0.7)

    def span(c: skia.Canvas) -> None:
        sets.bridge(c, mood, 800, level, 430)

    def reflection(c: skia.Canvas) -> None:
        land.water(c, mood, pool)
        with inside(c, pool):
            c.save()
            sets.mirror(c, level, 0.82)
            c.saveLayerAlpha(None, 118)
            banks(c)
            sets.bridge(c, mood, 800, level, 430)
            c.restore()
            c.restore()
            shade(c, pool, mix(mood.sky.shadow, 0xFF2F6468, 0.6), (0, 1140), (0, 740), 0.75, rough=0.15)
            bright = mix(mood.sky.sun, WHITE, 0.5)
            rng = dice(4)
            for _ in range(46):
                y = level + 8 + 300 * rng.random() ** 1.6
                x, half = rng.uniform(-200, 1800), rng.uniform(30, 130) * (0.4 + (y - level) / 300)
                stroke(c, [(x - half, y), (x, y - 1), (x + half, y)], (0.4, 1 + (y - level) * 0.008, 0.4), veil(bright, 0.4))

    def near(c: skia.Canvas) -> None:
        for x, y, s in ((150, 1010, 120), (330, 1040, 80), (1490, 1020, 130), (1300, 1050, 70)):
            sets.stone(c, mood, x, y, s, int(x))
        for i in range(26):
            x = -60 + i * 16 if i < 13 else 1340 + (i - 13) * 22
            _reed(c, mood, x, 1060 + (i % 3) * 10, 150 + (i * 37) % 90, i)
        if mood.season == "summer":
            for x, y, s in ((560, 930, 60), (680, 965, 76), (480, 975, 66), (1110, 955, 70), (1210, 925, 54)):
                _lotus(c, mood, x, y, s)

    def folk(c: skia.Canvas, t: float) -> None:
        if snow:
            carrier = people.volunteer(205, hair="cap", hair_color=0xFFC8332B, holds="box")
            x = 690 + 5 * (t % 50)
            carrier.draw(c, mood, x, _deck(x) + 4, 152, replace(people.stride(t), near=(14, 82), far=(20, 86)), face=1, shade=0)
            return
        walk = 5 * (t % 60)
        who = [(people.villager(201, hair="straw", holds="pole"), 640 + walk, 150, people.stride(t)), (people.elder(202, holds="cane"), 900, 142, "cane")]
        for person, x, size, pose in who:
            person.draw(c, mood, x, _deck(x) + 4, size, pose, face=1 if size == 150 else -1, shade=0)
        people.child(203, hair="tail", top=0xFFE08A6D).draw(c, mood, 955, _deck(955) + 4, 100, "wave", face=-1, shade=0)
        _boat(c, mood, 1180 + 16 * math.sin(t * 0.2), 800 + 2 * math.sin(t * 1.3), t)

    def rail(c: skia.Canvas) -> None:
        deck = [(800 + dx * 430, level + dy * 430) for dx, dy in ((-1.25, -0.08), (-0.8, -0.26), (-0.35, -0.52), (0, -0.6), (0.35, -0.52), (0.8, -0.26), (1.25, -0.08))]
        sets._parapet(c, mood, deck, 430, 0.0)  # noqa: SLF001

    return [
        *backdrop(mood, 36, 500, sun=(420, 190), height=300),
        still("water", 0.85, banks, reflection),
        Layer("shimmer", 0.85, lambda c, t: land.shimmer(c, mood, pool, t, count=80), still=False),
        still("bridge", 0.9, span),
        Layer("people", 0.9, folk, still=False),
        still("rail", 0.9, rail),
        Layer("willow", 1.1, lambda c, t: plants.willow(c, mood, 1590, 760, 560, 3, t), still=False),
        still("reeds", 1.3, near),
        *([Layer("snow", 1.2, lambda c, t: land.snowfall(c, t), still=False)] if snow else []),
    ]


def _deck(x: float) -> float:
    """The height of the bridge's deck at x."""
    s = abs(x - 800) / 430
    return 705 - 430 * (0.6 - 0.62 * s * s if s < 0.45 else 0.78 - 0.66 * s)


def _reed(c: skia.Canvas, mood: Mood, x: float, y: float, height: float, seed: int) -> None:
    rng = dice(seed)
    lean = rng.uniform(-0.3, 0.35)
    tone = mood.tone(mix(mood.growth.grass, 0xFF3F6A3C, 0.5), 0, rng.uniform(-0.7, 0.2))
    stroke(c, [(x, y), (x + lean * height * 0.3, y - height * 0.6), (x + lean * height, y - height)], (6, 5, 0.5), tone)
    if seed % 3 == 0:
        tx, ty = x + lean * height * 0.8, y - height * 0.92
        stroke(c, [(tx, ty + 16), (tx + 2, ty - 22)], (8, 7), mood.tone(0xFF7A4B2E))


def _lotus(c: skia.Canvas, mood: Mood, x: float, y: float, size: float) -> None:
    pad = oval(x, y, size, size * 0.3)
    fill(c, oval(x + 5, y + 5, size, size * 0.3), veil(mood.tone(0xFF1F4A44), 0.5))
    fill(c, pad, mood.tone(0xFF4F8F5A))
    shade(c, pad, mood.tone(0xFF9CC978), (x - size, y - size * 0.3), (x + size * 0.3, y), 0.7)
    for k in range(7):
        a = k * math.tau / 7
        line(c, [(x, y), (x + math.cos(a) * size * 0.85, y + math.sin(a) * size * 0.25)], veil(mood.tone(0xFF2F6B45), 0.6), 1.2)
    if int(x) % 20 == 0:
        for dx, tall in ((-15, 26), (15, 26), (-7, 36), (7, 36), (0, 40)):
            petal = curve([(x + 4, y - 4), (x + dx - 6, y - tall * 0.6), (x + dx, y - tall), (x + dx + 6, y - tall * 0.6)], closed=True)
            fill(c, petal, mood.tone(0xFFF3A9B8, 0, 0.2))
            shade(c, petal, mood.tone(0xFFD8607C), (x + dx, y - tall), (x, y), 0.7, rough=0.2)


def _boat(c: skia.Canvas, mood: Mood, x: float, y: float, t: float) -> None:
    fill(c, oval(x, y + 20, 120, 11), veil(mood.tone(0xFF1F3F44), 0.45))
    hull = curve([(x - 130, y - 16), (x - 90, y + 16), (x + 80, y + 18), (x + 132, y - 14), (x + 80, y - 2), (x - 80, y - 2)], closed=True, ease=0.7)
    people.villager(8, hair="straw", top=0xFF4D6C8A).draw(c, mood, x - 70, y + 4, 130, replace(people.POSES["hoe"], lean=8 + 3 * math.sin(t)), face=1, shade=0)
    line(c, [(x - 88, y - 110), (x - 10, y + 30)], mood.tone(0xFFB08A4E), 4)
    fill(c, hull, mood.tone(0xFF7A5232))
    shade(c, hull, mood.tone(0xFF3A2418), (x, y + 20), (x, y - 10), 0.7)
    hood = curve([(x - 20, y - 2), (x - 12, y - 48), (x + 30, y - 58), (x + 66, y - 46), (x + 72, y - 2)], closed=True, ease=0.8)
    fill(c, hood, mood.tone(0xFFB08A52))
    for k in range(5):
        line(c, [(x - 14 + k * 20, y - 2), (x - 8 + k * 18, y - 50)], mood.tone(0xFF7A5A2E), 2)


@scene("stream", "晨溪垂柳", "Willows by the Stream", Mood("noon", "summer"))
def stream(mood: Mood) -> list[Layer]:
    """A bend of the stream: willows, stepping stones, children in the shallows.

    Cast "blossom" is early spring: the first tree in flower stands in front.
    """
    early = mood.cast == "blossom"
    bed = curve([(600, 610), (720, 616), (900, 660), (1120, 720), (1420, 800), (1880, 880), (1880, 1180), (-40, 1180), (160, 1010), (520, 850), (660, 760), (620, 690), (540, 640)],
                closed=True, ease=0.9)  # fmt: skip

    def ground(c: skia.Canvas) -> None:
        sets.village(c, mood, [(180, 622, 90), (300, 628, 100), (1080, 620, 92), (1220, 630, 110), (1380, 636, 104)], 19, far=0.16)
        land.meadow(c, mood, [(-240, 612), (400, 600), (900, 604), (1840, 618)], tufts=200)
        rim = curve([(584, 606), (730, 606), (915, 650), (1130, 708), (1430, 786), (1890, 862), (1890, 1190), (-80, 1190), (130, 1004), (500, 838), (640, 756), (602, 690), (522, 640)],
                    closed=True, ease=0.9)  # fmt: skip
        fill(c, rim, mood.tone(mood.ground(0xFFBFAE86, 0.5), 0, -0.05))
        shade(c, rim, mood.tone(0xFF7F6F4E), (800, 1100), (700, 640), 0.6)
        land.water(c, mood, bed)
        shade(c, bed, mood.tone(0xFF2F6468), (900, 1180), (700, 640), 0.6, rough=0.15)
        rng = dice(5)
        for i in range(60):
            s = i / 60
            x, y = 150 + s * 460 + rng.uniform(-26, 26), 1000 - s * 250 + rng.uniform(-16, 16)
            sets.stone(c, mood, x, y, 8 + 16 * (1 - s) * rng.random() + 4, i)

    def stones(c: skia.Canvas) -> None:
        for i in range(8):
            s = i / 7
            x, y, size = 560 + s * 470, 930 - s * 150, 62 - s * 26
            fill(c, oval(x + 4, y + size * 0.3, size * 1.1, size * 0.34), veil(mood.tone(0xFF1F4A4A), 0.4))
            fill(c, oval(x, y + size * 0.12, size, size * 0.34), mood.tone(0xFF7A786C))
            fill(c, oval(x, y, size, size * 0.33), mood.tone(mood.ground(0xFFC2BBA6, 0.7), 0, 0.1))
            line(c, oval(x, y + size * 0.16, size * 1.08, size * 0.36), veil(WHITE, 0.35), 1.5)

    def folk(c: skia.Canvas, t: float) -> None:
        people.child(211, hair="short", top=0xFFE9B44C).draw(c, mood, 790, 862, 150, replace(people.POSES["run"], lean=4), face=1)
        people.child(212, hair="tail", top=0xFFE08A6D).draw(c, mood, 590, 922, 158, "reach", face=1)
        people.villager(213, hair="bun", top=0xFF6E7F58).draw(c, mood, 1130, 790, 176, "crouch", face=-1)
        ripple = (t * 0.6) % 1
        for k in range(2):
            r = 20 + 60 * ((ripple + k * 0.5) % 1)
            line(c, oval(1066, 800, r, r * 0.26), veil(WHITE, 0.5 * (1 - r / 80)), 2)
        people.elder(214, hair="thin", holds="").draw(c, mood, 330, 800, 190, "read", face=1)
        people.stool(c, mood, 330, 798, 40)
        line(c, [(372, 724), (470, 650), (560, 700)], mood.tone(0xFF8A6238), 3)
        line(c, [(560, 700), (596, 790)], veil(WHITE, 0.7), 1)
        for i in range(4):
            _duck(c, mood, 1210 + i * 66 + 20 * math.sin(t * 0.3), 900 + (i % 2) * 22 + 2 * math.sin(t * 2 + i), 22 if i else 28)

    return [
        *backdrop(mood, 48, 490, sun=(1120, 160)),
        still("ground", 0.8, ground),
        Layer("shimmer", 0.8, lambda c, t: land.shimmer(c, mood, bed, t, count=90, seed=4), still=False),
        still("stones", 0.9, stones),
        Layer("people", 0.95, folk, still=False),
        Layer("willows", 1.1, lambda c, t: (plants.willow(c, mood, 130, 840, 560, 5, t), plants.willow(c, mood, 1470, 800, 500, 8, t))[0], still=False),
        *([still("blossom", 1.3, lambda c: _first_blossom(c, mood))] if early else []),
    ]


def _first_blossom(c: skia.Canvas, mood: Mood) -> None:
    plants.trunk(c, mood, [(1330, 1180), (1350, 1000), (1420, 840), (1390, 690)], [84, 66, 54, 40], 0xFF4A362E)
    for start, angle, length, seed in (((1390, 690), -1.9, 560, 5), ((1410, 790), -2.35, 520, 12), ((1415, 760), -0.8, 480, 21), ((1390, 700), -1.2, 440, 31)):
        plants.plum(c, mood, start, angle, length, seed, 0xFFF3A8B8, 3)


def _duck(c: skia.Canvas, mood: Mood, x: float, y: float, s: float) -> None:
    fill(c, oval(x, y + s * 0.3, s * 1.2, s * 0.16), veil(WHITE, 0.35))
    fill(c, curve([(x - s, y - s * 0.35), (x - s * 0.5, y + s * 0.3), (x + s * 0.6, y + s * 0.3), (x + s * 0.8, y - s * 0.1), (x, y - s * 0.35)], closed=True), mood.tone(0xFFFBF6EC))
    stroke(c, [(x + s * 0.55, y), (x + s * 0.75, y - s * 0.5)], (s * 0.34, s * 0.26), mood.tone(0xFFFBF6EC))
    fill(c, oval(x + s * 0.8, y - s * 0.62, s * 0.26), mood.tone(0xFFFBF6EC))
    fill(c, poly((x + s, y - s * 0.68), (x + s * 1.4, y - s * 0.54), (x + s, y - s * 0.48)), mood.tone(0xFFE9922A))


@scene("cleaning", "清洁晨溪", "Keeping the Stream Clean", Mood("golden", "spring"))
def cleaning(mood: Mood) -> list[Layer]:
    """Volunteers along a stone embankment with brooms, nets and baskets."""
    pool = curve([(-260, 800), (500, 790), (1100, 800), (1860, 790), (1860, 1170), (-260, 1170)], closed=True, ease=0.3)

    def bank(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 640), (800, 626), (1840, 640)])
        for x, y, w, s in ((-140, 690, 220, 1), (120, 680, 180, 3), (1120, 684, 200, 5), (1360, 694, 240, 2)):
            houses.House(x, y, w, w * 0.46, w * 0.25, 46 if x < 800 else -46, seed=s, storeys=1 + s % 2, stepped=s % 3 == 0).draw(c, mood)
        plants.tree(c, mood, 400, 700, 300, 15, color=0xFFF0A9AE)
        plants.tree(c, mood, 1040, 690, 240, 16, color=0xFFF6C9C4)
        path = poly((-300, 690), (1900, 690), (1900, 742), (-300, 742))
        sets.cobbles(c, mood, path, 5, 0.8)
        face = poly((-300, 740), (1900, 740), (1900, 806), (-300, 806))
        fill(c, face, mood.tone(0xFFA29D8D, 0, -0.2))
        with inside(c, face):
            rng = dice(6)
            for row in range(3):
                x = -300.0
                while x < 1900:
                    wide = rng.uniform(40, 90)
                    fill(c, curve([(x, 742 + row * 22), (x + wide - 3, 742 + row * 22), (x + wide - 3, 761 + row * 22), (x, 761 + row * 22)], closed=True, ease=0.15),
                         mood.tone(mix(0xFFB7B19F, 0xFF8A877A, rng.random()), 0, -0.1))  # fmt: skip
                    x += wide
        shade(c, face, mood.tone(0xFF3F4A40), (0, 810), (0, 740), 0.6)
        land.water(c, mood, pool, top=790)
        shade(c, pool, mood.tone(0xFF2F6468), (0, 1150), (0, 820), 0.55, rough=0.15)

    def folk(c: skia.Canvas, t: float) -> None:
        sweep = 8 * math.sin(t * 1.8)
        people.volunteer(221, hair="short", holds="broom").draw(c, mood, 330, 735, 205, replace(people.POSES["hoe"], lean=16 + sweep * 0.5), face=1)
        people.volunteer(222, hair="tail", holds="broom").draw(c, mood, 610, 730, 198, replace(people.POSES["hoe"], lean=16 - sweep * 0.5), face=-1)
        people.elder(223, hair="thin").draw(c, mood, 760, 728, 190, "show", face=-1)
        people.child(224, neckerchief=True, top=WHITE, holds="bag").draw(c, mood, 860, 735, 130, "relax", face=1)
        people.volunteer(225, hair="cap", hair_color=0xFFC8332B, holds="bag").draw(c, mood, 1180, 738, 202, people.stride(t * 0.6), face=-1)
        for i, (x, y, size, face) in enumerate(((560, 905, 215, 1), (1080, 930, 225, -1))):
            who = people.volunteer(226 + i, hair="straw" if i else "short", bottom=0xFF3F6B73, holds="hoe")
            c.save()
            c.clipRect(skia.Rect.MakeLTRB(x - size, y - 2 * size, x + size, y - 6))
            who.draw(c, mood, x, y + 30, size, replace(people.POSES["hoe"], lean=22 + sweep * 0.4 * face), face=face, shade=0)
            c.restore()
            for k in range(5):
                stroke(c, [(x - 40 + k * 6, y - 2 + k * 7), (x, y + k * 7), (x + 44 - k * 6, y - 2 + k * 7)], (0.5, 5 - k * 0.7, 0.5), veil(mood.tone(0xFF3F5F5A), 0.4))
            for k in range(2):
                r = 34 + 40 * ((t * 0.4 + k * 0.5 + i * 0.3) % 1)
                line(c, oval(x, y - 4, r * 1.5, r * 0.32), veil(WHITE, 0.5 * (1.1 - r / 76)), 2)
        houses.flag(c, mood, 960, 735, 250, t, text="志愿服务")

    return [
        *backdrop(mood, 61, 500, sun=(620, 230), height=240),
        still("bank", 0.9, bank),
        Layer("shimmer", 0.9, lambda c, t: land.shimmer(c, mood, pool, t, count=90, seed=12), still=False),
        Layer("people", 1.0, folk, still=False),
        Layer("willow", 1.25, lambda c, t: plants.willow(c, mood, 1620, 980, 700, 7, t), still=False),
        Layer("mist", 0.4, lambda c, _: mist(c, 800, 610, 900, 60, mood.sky.haze, 0.4)),
    ]
