"""Scenes in yards and lanes: the culture corridor, the drying square, plum blossom, a night of dance."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import houses, land, people, plants, props, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import between, box, curve, dice, fill, glow, line, mist, oval, poly, shade, shadow, stroke
from media.studio.scenes.interior import Room
from media.studio.scenes.light import GOLD, WHITE, Mood, mix, veil
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer
from media.studio.scenes.view import Eye

if TYPE_CHECKING:
    import skia


@scene("corridor", "文化长廊", "Culture Corridor", Mood("golden", "summer"))
def corridor(mood: Mood) -> list[Layer]:
    """A covered walk: boards along the wall, red posts towards the garden, a narrator at work."""
    eye = Eye(620, 500, 1.6, 900)
    room = Room(eye, -2.6, 2.3, 3.2, 16.0, walls=0xFFF4ECDB, wainscot=0)

    def garden(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 560), (300, 552), (700, 556)], foot=1160, tufts=60)
        sets.village(c, mood, [(-100, 566, 110), (60, 560, 90), (230, 556, 80)], 9, far=0.2)
        plants.tree(c, mood, 90, 720, 360, 6)
        plants.bamboo(c, mood, 330, 640, 260, 8, 4)
        sets.flowers(c, mood, 120, 830, 280, 40, (0xFFE8515F, 0xFFF4C542, WHITE), 5, 90)

    def walk(c: skia.Canvas) -> None:
        wall = eye.wall(room.right, 1.0, room.deep, 0, room.high)
        fill(c, wall, mood.tone(0xFFF4ECDB, 0, 0.05))
        a, b = eye.at(room.right, 0, 2), eye.at(room.right, 0, room.deep)
        shade(c, wall, mood.tone(0xFF9C8A6B), b, (a[0], b[1]), 0.5, rough=0.12)
        fill(c, eye.wall(room.right, 1.0, room.deep, 0, 0.5), mood.tone(0xFF8F8B7E, 0, -0.1))
        _end(c, mood, eye, room)
        sets.cobbles(c, mood, eye.floor(room.left, room.right, 1.2, room.deep), 6, 0.55)
        for z in (3.4, 5.2, 7.4, 10):
            spill = poly(eye.at(-2.5, 0, z), eye.at(-0.2, 0, z - 0.5), eye.at(0.4, 0, z + 0.3), eye.at(-2.5, 0, z + 1.0))
            sets.sunbeam(c, spill, mood.sky.sun, eye.at(-2.5, 0, z), eye.at(0.8, 0, z), 0.55)
        titles = ("村史村情", "红色记忆", "家风家训", "共富之路", "好人榜")
        near = 2.5
        for i, title in enumerate(titles):
            far = near + 1.5 + i * 0.35
            room.board(c, mood, title, near, far, 0.95, 2.3, color=(0xFFA82420, 0xFF8A5E38, 0xFF3E6B57)[i % 3], seed=i + 3)
            near = far + 0.5 + i * 0.1
        _roof(c, mood, eye, room)

    def posts(c: skia.Canvas, t: float) -> None:
        for z in (13.5, 10.2, 7.6, 5.4, 3.6):
            x = room.left
            fill(c, eye.front(x - 0.15, x + 0.15, 0, 0.16, z), mood.tone(0xFF8F8D82))
            post = eye.front(x - 0.11, x + 0.11, 0.1, room.high - 0.3, z)
            fill(c, post, mood.tone(0xFF9E2A22))
            px, _ = eye.at(x, 0, z)
            shade(c, post, mood.tone(0xFF3A0E0C), (px + eye.size(0.12, z), 0), (px - eye.size(0.06, z), 0), 0.7, rough=0.2)
            houses.lantern(c, mood, *eye.at(x + 0.5, room.high - 0.35, z), eye.size(0.42, z), t)
        for a, b in ((3.6, 5.4), (5.4, 7.6), (7.6, 10.2), (10.2, 13.5)):
            for up in (0.5, 0.78):
                line(c, [eye.at(room.left, up, a), eye.at(room.left, up, b)], mood.tone(0xFF7F2A22), eye.size(0.05, (a + b) / 2))
            fill(c, eye.floor(room.left - 0.05, room.left + 0.3, a, b, 0.46), mood.tone(0xFF8A5A38))

    def folk(c: skia.Canvas, t: float) -> None:
        wave = 4 * math.sin(t * 1.3)
        cast = [(people.villager(232, hair="bob"), 0.55, 7.2, "relax", 1, 1.6), (people.elder(233, hair="thin"), 0.2, 5.9, "stand", 1, 1.63),
                (people.villager(234, hair="short", holds="camera"), -0.35, 5.0, replace(people.POSES["offer"], near=(66, 128), far=(70, 124)), 1, 1.7),
                (people.narrator(1), 1.35, 4.6, replace(people.POSES["point"], near=(96 + wave, 104 + wave)), 1, 1.64),
                (people.villager(236, hair="tail", back=True), 0.1, 4.0, "relax", 1, 1.6), (people.child(237, neckerchief=True, top=WHITE), -0.75, 4.2, "stand", 1, 1.2)]  # fmt: skip
        for who, x, z, pose, face, metres in cast:
            who.draw(c, mood, *eye.at(x, 0, z), eye.size(metres, z), pose, face=face)

    return [
        *backdrop(mood, 66, 470, sun=(200, 180), height=220),
        still("garden", 0.75, garden),
        still("walk", 0.95, walk),
        Layer("posts", 0.97, posts, still=False),
        Layer("visitors", 1.02, folk, still=False),
    ]


def _end(c: skia.Canvas, mood: Mood, eye: Eye, room: Room) -> None:
    """The moon gate at the corridor's end."""
    fill(c, eye.front(-0.9, room.right, 0, room.high, room.deep), mood.tone(0xFFF0E6D0, 0, -0.15))
    x, y = eye.at(0.75, 1.35, room.deep - 0.05)
    r = eye.size(1.15, room.deep)
    fill(c, oval(x, y, r * 1.1), mood.tone(0xFF7C7A70))
    fill(c, oval(x, y, r), mix(mood.growth.leaves[1], mood.sky.horizon, 0.45))
    mist(c, x, y - r * 0.3, r, r * 0.7, mood.sky.sun, 0.8)


def _roof(c: skia.Canvas, mood: Mood, eye: Eye, room: Room) -> None:
    under = eye.floor(room.left - 0.5, room.right, 1.0, room.deep, room.high)
    fill(c, under, mood.tone(0xFF7A5232, 0, -0.25))
    a, b = eye.at(0, room.high, room.deep), eye.at(0, room.high, 1.8)
    shade(c, under, mood.tone(0xFF2F1C12), a, b, 0.7, rough=0.3)
    for x in between(room.left - 0.4, room.right, 16):
        line(c, [eye.at(x, room.high, 1.0), eye.at(x, room.high, room.deep)], mood.tone(0xFF5A3A24, 0, -0.1), 2.5)
    for z in (13.5, 10.2, 7.6, 5.4, 3.6, 2.4):
        fill(c, eye.front(room.left, room.right, room.high - 0.3, room.high - 0.05, z), mood.tone(0xFF9E2A22, 0, -0.25))
        for k in between(room.left + 0.4, room.right - 0.4, 7):
            px, py = eye.at(k, room.high - 0.17, z)
            fill(c, oval(px, py, eye.size(0.07, z)), mood.tone(GOLD))
    beam = eye.wall(room.left, 1.0, room.deep, room.high - 0.42, room.high - 0.12)
    fill(c, beam, mood.tone(0xFF2F6A5C, 0, -0.2))
    line(c, [eye.at(room.left, room.high - 0.42, 1.0), eye.at(room.left, room.high - 0.42, room.deep)], mood.tone(GOLD), 2.5)


@scene("drying", "晒秋", "Autumn Laid Out to Dry", Mood("golden", "autumn"))
def drying(mood: Mood) -> list[Layer]:
    """The drying square: trays of red, gold and orange before white walls."""
    heaps = (0xFFC8332B, 0xFFE6B23F, 0xFFE2762E, 0xFFB8742F, 0xFFF2D070, 0xFF8FA04A)

    def houses_(c: skia.Canvas) -> None:
        sets.village(c, mood, [(430, 560, 130), (620, 548, 120), (900, 552, 126), (1090, 566, 140)], 21, far=0.12, trees=False)
        for x, y, w, side, s in ((-180, 700, 420, 70, 2), (300, 662, 250, 50, 5), (960, 664, 270, -50, 6), (1330, 704, 430, -70, 4)):
            houses.House(x, y, w, w * 0.5, w * 0.22, side, seed=s, storeys=2, stepped=s % 2 == 0, timber=s == 5).draw(c, mood)
            _balcony(c, mood, x, y - w * 0.25, w, heaps)

    def square(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 640), (800, 630), (1840, 640)], 0xFFB9A76E)
        ground = poly((-260, 690), (620, 655), (980, 655), (1860, 690), (1860, 1170), (-260, 1170))
        fill(c, ground, mood.tone(0xFFD9C59A, 0, 0.1))
        shade(c, ground, mood.tone(0xFF9A7A4A), (0, 1170), (0, 660), 0.6)
        rng = dice(7)
        for row in range(6):
            y = 708 + row * row * 6.5 + row * 24
            size = 46 + row * 15
            count = 11 - row
            for i in range(count):
                x = 800 + (i - (count - 1) / 2) * size * 2.35 + rng.uniform(-8, 8)
                if row > 2 and abs(x - 800) < 90:
                    continue
                props.tray(c, mood, x, y + rng.uniform(-5, 5), size, size * 0.33, heaps[(i * 5 + row * 2) % 6])

    def folk(c: skia.Canvas, t: float) -> None:
        toss = 8 * math.sin(t * 1.6)
        people.villager(241, hair="scarf", hair_color=0xFFB5493F, holds="tray").draw(c, mood, 810, 948, 252, replace(people.POSES["offer"], near=(38 + toss, 84 + toss)), face=-1)
        people.elder(242, hair="thin", holds="hoe").draw(c, mood, 520, 809, 203, replace(people.POSES["hoe"], lean=16 + toss * 0.4), face=1)
        people.villager(243, hair="straw", holds="fruit").draw(c, mood, 1110, 873, 222, people.stride(t * 0.5), face=-1)
        people.elder(244, hair="bun").draw(c, mood, 1330, 946, 236, "pick", face=-1)
        people.child(245, hair="tail", top=0xFFE08A6D).draw(c, mood, 690, 952, 160, "crouch", face=-1)
        people.villager(246, hair="short", holds="pole").draw(c, mood, 300, 758, 186, people.stride(t * 0.4), face=1)

    return [
        *backdrop(mood, 72, 430, sun=(800, 170), height=250),
        still("square", 0.9, square),
        still("houses", 0.9, houses_),
        Layer("people", 1.0, folk, still=False),
        still("persimmons", 1.3, lambda c: plants.persimmons(c, mood, (-80, 60), 0.25, 300, 3), lambda c: plants.persimmons(c, mood, (1690, 20), 2.8, 250, 4)),
    ]


def _balcony(c: skia.Canvas, mood: Mood, x: float, y: float, width: float, heaps: tuple[int, ...]) -> None:
    line(c, [(x, y), (x + width, y)], mood.tone(0xFF7A4B30), width * 0.016)
    line(c, [(x, y - width * 0.07), (x + width, y - width * 0.07)], mood.tone(0xFF8A5A38), width * 0.012)
    for k in between(x + 4, x + width - 4, 14):
        line(c, [(k, y), (k, y - width * 0.07)], mood.tone(0xFF7A4B30), 2)
    for i, k in enumerate(between(x + width * 0.1, x + width * 0.9, 5)):
        props.tray(c, mood, k, y - width * 0.01, width * 0.075, width * 0.026, heaps[(i * 2 + int(x)) % 6], grains=False)


@scene("plum", "梅映小院", "Plum Blossom in the Courtyard", Mood("morning", "winter", "snow"))
def plum(mood: Mood) -> list[Layer]:
    """Snow on tiles, an old plum in flower, an elder who sweeps, a child with a snowman."""

    def yard(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 690), (800, 680), (1840, 690)])
        sets.wall(c, mood, -240, 730, 760, 210)
        houses.House(1010, 756, 520, 230, 130, -90, seed=3, timber=True).draw(c, mood)
        _moon_gate(c, mood, 800, 735, 120)
        sets.wall(c, mood, 1560, 735, 320, 190, seed=3)
        path = curve([(730, 735), (870, 735), (900, 830), (1010, 930), (1180, 1170), (560, 1170), (680, 930), (720, 830)], closed=True, ease=0.7)
        sets.cobbles(c, replace(mood, weather="clear"), path, 5, 0.6)
        sets.stone(c, mood, 330, 860, 110, 7)
        for x, y in ((1130, 800), (1420, 800)):
            px = curve([(x - 32, y - 46), (x - 24, y), (x + 24, y), (x + 32, y - 46)], closed=True, ease=0.4)
            fill(c, px, mood.tone(0xFF6B4A3A))
            plants.bush(c, mood, x, y - 42, 46, int(x), 0xFF3F6B4F)

    def tree(c: skia.Canvas) -> None:
        trunk = [(250, 880), (262, 790), (300, 710), (290, 620), (340, 540)]
        shadow(c, oval(290, 884, 130, 16), mood.sky.shadow, 12, 0.35)
        plants.trunk(c, mood, trunk, [62, 50, 44, 38, 30], 0xFF43332C)
        for start, angle, length, seed in (((340, 540), -1.0, 470, 11), ((300, 640), -0.3, 430, 15), ((292, 620), -2.3, 400, 8), ((336, 545), -1.9, 420, 21)):
            plants.plum(c, mood, start, angle, length, seed)

    def folk(c: skia.Canvas, t: float) -> None:
        sweep = 8 * math.sin(t * 1.5)
        people.elder(4, hair="cap", hair_color=0xFF4A4F5A, top=0xFF3F4A5C, holds="broom").draw(c, mood, 830, 900, 235, replace(people.POSES["hoe"], lean=14 + sweep * 0.5), face=1)
        _snowman(c, mood, 1320, 930)
        people.child(251, hair="tail", top=0xFFD8402F).draw(c, mood, 1200, 940, 160, "reach", face=1)
        people.child(252, hair="cap", hair_color=0xFFE0A93F, top=0xFF5A86A8).draw(c, mood, 1430, 935, 152, "offer", face=-1)
        for dx in (1130, 1390):
            houses.lantern(c, mood, dx, 548, 44, t)

    return [
        *backdrop(mood, 81, 470, height=280),
        still("yard", 0.9, yard),
        Layer("people", 1.0, folk, still=False),
        still("plum", 1.08, tree),
        Layer("snow", 1.3, lambda c, t: land.snowfall(c, t), still=False),
    ]


def _moon_gate(c: skia.Canvas, mood: Mood, x: float, y: float, r: float) -> None:
    sets.wall(c, mood, 520, y, 500, 300, seed=8)
    disc = oval(x, y - r * 0.98, r)
    fill(c, oval(x, y - r * 0.98, r * 1.1), mood.tone(0xFF8F8D82))
    c.save()
    c.clipPath(disc, doAntiAlias=True)
    fill(c, disc, mix(mood.sky.haze, WHITE, 0.3))
    shape = land.ridge(5, y - r * 0.3, r * 1.3, pace=0.03)
    land.mountains(c, mood, shape, 0.5, y, seed=2)
    fill(c, box(x - r, y - r * 0.3, 2 * r, r), mood.tone(mood.ground(0xFF9AA08A, 0.9)))
    plants.bamboo(c, mood, x + r * 0.6, y, r * 1.8, 5, 2)
    c.restore()


def _snowman(c: skia.Canvas, mood: Mood, x: float, y: float) -> None:
    shadow(c, oval(x, y, 60, 9), mood.sky.shadow, 8, 0.35)
    for dy, r in ((-40, 50), (-108, 36)):
        ball = oval(x, y + dy, r, r * 0.94)
        fill(c, ball, mood.tone(0xFFFBFCFD))
        shade(c, ball, mood.tone(0xFF8FA6B8), (x + r, y + dy + r), (x - r * 0.2, y + dy - r * 0.3), 0.7)
    for dx in (-11, 11):
        fill(c, oval(x + dx, y - 116, 3.6), 0xFF2E2A2C)
    fill(c, poly((x - 2, y - 108), (x - 30, y - 102), (x - 2, y - 100)), 0xFFE8752A)
    stroke(c, [(x - 36, y - 82), (x, y - 72), (x + 36, y - 82)], (14, 16, 14), mood.tone(0xFFC8332B))
    stroke(c, [(x + 18, y - 76), (x + 26, y - 40)], (14, 12), mood.tone(0xFFC8332B))


@scene("dance", "广场夜舞", "An Evening on the Square", Mood("dusk", "summer"))
def dance(mood: Mood) -> list[Layer]:
    """A stage with lanterns, dancers with fans, the village round them."""
    warm = replace(mood, hour="golden")

    def square(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 690), (800, 680), (1840, 690)])
        for x, y, w, s in ((-180, 730, 260, 4), (100, 715, 200, 3), (1250, 716, 210, 6), (1470, 735, 280, 1)):
            houses.House(x, y, w, w * 0.46, w * 0.25, 46 if x < 800 else -46, seed=s, storeys=1 + s % 2, stepped=s % 2 == 0).draw(c, mood)
        sets.cobbles(c, mood, poly((-300, 735), (1900, 735), (2200, 1170), (-600, 1170)), 8, 0.9)
        _stage(c, mood)
        glow(c, 800, 700, 640, 0xFFFFA04A, 0.5)

    def lights(c: skia.Canvas, t: float) -> None:
        for side in (-1, 1):
            points = [(800 + side * (380 + 520 * s), 400 + 130 * s + 60 * s * (1 - s)) for s in between(0, 1, 8)]
            line(c, points, 0xFF2A1E1E, 2)
            for i, (x, y) in enumerate(points[1:]):
                houses.lantern(c, mood, x, y, 34, t + i)
        for x in between(480, 1120, 5):
            houses.lantern(c, mood, x, 446, 42, t + x)

    def dancers(c: skia.Canvas, t: float) -> None:
        beat = math.sin(t * 2.2)
        for i, x in enumerate(between(560, 1040, 5)):
            y = 742 + (i % 2) * 14
            pose = replace(people.POSES["dance"], near=(112 + 18 * beat, 148 + 12 * beat), far=(-96 + 14 * beat, -128), lean=-4 + 4 * beat)
            who = people.Person(top=0xFFD8402F if i % 2 else 0xFFE7A0A8, bottom=0xFF8E1F24 if i % 2 else 0xFFC8504F, hair="bun", skirt=True)
            who.draw(c, warm, x, y - 4 * abs(beat), 180, pose, face=1 if i < 3 else -1)
            _fan(c, x, y, 180, 1 if i < 3 else -1, beat)

    def crowd(c: skia.Canvas, t: float) -> None:
        rng = dice(5)
        for row in range(2):
            for i in range(11 - row):
                x = -20 + i * (164 + row * 10) + rng.uniform(-16, 16) + row * 60
                y = 930 + row * 82
                kind = rng.random()
                seed = row * 20 + i
                who = people.elder(seed, back=True) if kind < 0.3 else people.child(seed, back=True) if kind < 0.5 else people.villager(seed, back=True)
                size = (150 if who.child else 212) + row * 26
                pose = replace(people.POSES["clap" if kind > 0.75 else "relax"], nod=2 * math.sin(t + i))
                who.draw(c, replace(mood, hour="dusk"), x, y, size, pose, face=1 if x < 800 else -1)

    return [
        *backdrop(mood, 88, 480, sun=(1280, 160), height=260),
        still("square", 0.9, square),
        Layer("dancers", 0.95, dancers, still=False),
        Layer("lights", 0.97, lights, still=False),
        Layer("crowd", 1.12, crowd, still=False),
    ]


def _stage(c: skia.Canvas, mood: Mood) -> None:
    front = poly((430, 770), (1170, 770), (1190, 830), (410, 830))
    top = poly((470, 720), (1130, 720), (1190, 772), (410, 772))
    back = box(470, 440, 660, 290)
    fill(c, back, mood.tone(0xFF8E1F24, 0, 0.25))
    shade(c, back, 0xFF3A0A10, (800, 760), (800, 420), 0.6, rough=0.3)
    for k in between(470, 1130, 16):
        line(c, [(k, 440), (k, 730)], veil(0xFF3A0A10, 0.25), 3)
    houses.plaque(c, replace(mood, hour="golden"), 800, 560, 430, 92, "我们的村晚", color=0xFF7A1519)
    fill(c, top, mood.tone(0xFFB57F4F, 0, 0.5))
    fill(c, front, mood.tone(0xFFA82420, 0, 0.2))
    shade(c, front, 0xFF3A0A10, (0, 830), (0, 770), 0.6, rough=0.2)
    for x in (462, 1138):
        fill(c, box(x - 12, 430, 24, 340), mood.tone(0xFF9E2A22, 0, 0.2))
    houses.eaves(c, mood, 800, 436, 400, 84, top=0.74)


def _fan(c: skia.Canvas, x: float, y: float, size: float, face: int, beat: float) -> None:
    """An open fan in the raised hand."""
    a = math.radians(112 + 18 * beat)
    b = math.radians(148 + 12 * beat)
    lean = math.radians(-4 + 4 * beat)
    hx = 0.0 + math.sin(lean) * 0.29 - 0.028 + math.sin(a) * 0.158 + math.sin(b) * 0.175
    hy = 0.478 + 0.29 - math.cos(a) * 0.158 - math.cos(b) * 0.175
    px, py = x + face * hx * size, y - 4 * abs(beat) - hy * size
    points = [(px, py)] + [(px + math.cos(k) * 44, py - math.sin(k) * 44) for k in between(0.35, 2.8, 9)]
    fill(c, curve(points, closed=True, ease=0.1), 0xFFF3C25A)
    for k in between(0.35, 2.8, 7):
        line(c, [(px, py), (px + math.cos(k) * 42, py - math.sin(k) * 42)], 0xFFC8332B, 1.6)
