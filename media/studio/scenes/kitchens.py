"""Scenes of eating and making: the elders' canteen, the tea workshop."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import houses, people, props, sets
from media.studio.scenes.backdrop import still
from media.studio.scenes.brush import between, box, curve, dice, fill, letter, line, oval, shade, shadow, stroke
from media.studio.scenes.interior import Room, round_table, shelf
from media.studio.scenes.light import BRIGHT_RED, DARK_RED, GOLD, RED, WHITE, Mood
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer
from media.studio.scenes.view import Eye

if TYPE_CHECKING:
    import skia


def _sit(c: skia.Canvas, mood: Mood, eye: Eye, who: people.Person, at: tuple[float, float], pose: str | people.Pose = "eat", face: int = 1,
         metres: float = 1.6) -> None:  # fmt: skip
    x, z = at
    px, py = eye.at(x, 0, z)
    people.stool(c, mood, px - face * eye.size(0.02, z), py, eye.size(0.42, z))
    who.draw(c, mood, px, py, eye.size(metres, z), pose, face=face)


@scene("canteen", "幸福食堂", "Elders' Canteen", Mood("noon", "autumn"))
def canteen(mood: Mood) -> list[Layer]:
    """Round tables, steam over the dishes, volunteers who carry them."""
    eye = Eye(820, 470, 1.65, 960)
    room = Room(eye, -4.4, 4.4, 3.3, 8.6, walls=0xFFF6EAD2, floor=0xFFC9A77C, wainscot=0.8)
    birthday = mood.cast == "feast"

    def shell(c: skia.Canvas) -> None:
        room.shell(c, mood)
        z = room.deep - 0.05
        fill(c, eye.front(-2.6, 2.6, 0.95, 2.25, z), mood.tone(0xFF5A4A40))
        for i in range(4):
            left = -2.5 + i * 1.27
            fill(c, eye.front(left, left + 1.16, 1.0, 2.2, z), mood.tone(0xFFFFF1CE, 0, 0.2))
        _hatch(c, mood, eye, z)
        (x, y), (x2, y2) = eye.at(-1.8, 3.1, z), eye.at(1.8, 2.45, z)
        fill(c, box(x, y, x2 - x, y2 - y, 8), mood.tone(RED))
        shade(c, box(x, y, x2 - x, y2 - y, 8), mood.tone(DARK_RED), (0, y2), (0, y), 0.7, rough=0.2)
        line(c, box(x + 5, y + 5, x2 - x - 10, y2 - y - 10, 6), mood.tone(GOLD), 2)
        text = "九九重阳 敬老爱老" if birthday else "幸福食堂"
        letter(c, text, (x + x2) / 2, (y + y2) / 2, (y2 - y) * (0.5 if birthday else 0.62), mood.tone(0xFFF6DC98), gap=8)
        for near, far in ((3.0, 4.6), (5.6, 7.2)):
            room.window(c, mood, near, far)
            room.beam(c, mood, near, far)
        room.board(c, mood, "今日菜谱", 3.4, 5.0, color=0xFF3E6B57, seed=4)
        room.board(c, mood, "敬老爱老", 5.8, 7.4, seed=5)

    def lamps(c: skia.Canvas, t: float) -> None:
        room.lamps(c, mood, [(-2.2, 6.6), (2.2, 6.6), (-2.4, 4.6), (2.4, 4.6)], t)

    def back(c: skia.Canvas, t: float) -> None:
        for x, z, seed in ((-2.2, 6.6, 1), (1.9, 6.8, 20)):
            _sit(c, mood, eye, people.elder(seed + 2), (x + 0.1, z + 0.75), "listen", -1)
            _sit(c, mood, eye, people.elder(seed + 3), (x - 0.95, z), replace(people.POSES["eat"], nod=6 + 4 * math.sin(t + seed)), 1)
            _sit(c, mood, eye, people.elder(seed + 5), (x + 0.95, z), "eat", -1)
            round_table(c, mood, eye, x, z, 0.72)
            px, py = eye.at(x, 0.8, z)
            sets.steam(c, px, py, t, 66, seed)
        walk = 0.25 * math.sin(t * 0.25)
        px, py = eye.at(0.1 + walk, 0, 6.4)
        people.volunteer(6, hair="tail", holds="bowl").draw(c, mood, px, py, eye.size(1.63, 6.4), replace(people.stride(t), near=(14, 82), far=(20, 86)), face=1)

    def front(c: skia.Canvas, t: float) -> None:
        x, z = -0.35, 4.3
        _sit(c, mood, eye, people.elder(31, hair="bun", top=0xFF6B5A72), (x - 0.35, z + 0.8), "listen", 1)
        _sit(c, mood, eye, people.elder(32, hair="thin", top=0xFF5C6B5A), (x + 0.55, z + 0.75), "clap" if birthday else "eat", -1)
        _sit(c, mood, eye, people.elder(33, hair="short", top=0xFF54606C, holds="bowl"), (x - 1.2, z), replace(people.POSES["eat"], near=(34, 108 + 6 * math.sin(t * 1.4))), 1)
        _sit(c, mood, eye, people.elder(34, hair="bun", top=0xFF7B5546, holds="bowl"), (x + 1.2, z + 0.02), "eat", -1)
        round_table(c, mood, eye, x, z, 0.9, 0xFFA82420 if birthday else 0)
        px, py = eye.at(x, 0.82, z)
        if birthday:
            _peaches(c, mood, px, py - 4)
        sets.steam(c, px - 60, py, t, 90, 3)
        sets.steam(c, px + 56, py - 10, t, 84, 5)
        px, py = eye.at(2.2, 0, 4.2)
        people.volunteer(9, hair="scarf", hair_color=WHITE, apron=WHITE, holds="bowl").draw(c, mood, px, py, eye.size(1.64, 4.2), "offer", face=-1)
        px, py = eye.at(-2.6, 0, 4.0)
        people.child(8, hair="bob", holds="bowl").draw(c, mood, px, py, eye.size(1.2, 4.0), "offer", face=1)

    return [
        still("hall", 0.95, shell),
        Layer("lamps", 0.97, lamps, still=False),
        Layer("far tables", 0.98, back, still=False),
        Layer("near table", 1.04, front, still=False),
    ]


def _peaches(c: skia.Canvas, mood: Mood, x: float, y: float) -> None:
    for dx, dy in ((-26, 0), (0, 4), (26, 0), (-13, -22), (13, -22), (0, -42)):
        fill(c, curve([(x + dx - 14, y + dy), (x + dx, y + dy - 24), (x + dx + 14, y + dy), (x + dx, y + dy + 12)], closed=True), mood.tone(0xFFFBE9DC))
        shade(c, oval(x + dx, y + dy - 6, 12, 14), mood.tone(0xFFE86A6A), (x + dx, y + dy - 24), (x + dx, y + dy), 0.8, rough=0.2)


def _hatch(c: skia.Canvas, mood: Mood, eye: Eye, z: float) -> None:
    """The serving hatch: pots, bamboo steamers, a cook."""
    (x, y), (x2, y2) = eye.at(-2.5, 2.2, z), eye.at(2.5, 1.0, z)
    for i, s in enumerate((0.2, 0.68)):
        px = x + (x2 - x) * s
        people.Person(top=WHITE, apron=0xFFE9EDEE, hair="cap", hair_color=WHITE).draw(c, mood, px, y2 + 62, 190, "pick", face=1 - 2 * i, shade=0)
    for i, px in enumerate(between(x + 60, x2 - 60, 6)):
        size = 26 + (i % 2) * 8
        if i % 2:
            for k in range(3):
                fill(c, box(px - 28, y2 - 16 - k * 15, 56, 14, 3), mood.tone(0xFFC99A58, 0, -0.1 * k))
                line(c, [(px - 28, y2 - 9 - k * 15), (px + 28, y2 - 9 - k * 15)], mood.tone(0xFF8A6230), 1.5)
        else:
            fill(c, box(px - size, y2 - size * 1.3, size * 2, size * 1.3, 6), mood.tone(0xFFB9BEC2))
            shade(c, box(px - size, y2 - size * 1.3, size * 2, size * 1.3, 6), mood.tone(0xFF5A646C), (px + size, y2), (px - size * 0.3, y2), 0.7, rough=0.2)
            fill(c, oval(px, y2 - size * 1.3, size, 6), mood.tone(0xFFD6DADC))
    fill(c, eye.front(-2.7, 2.7, 0.88, 1.0, z - 0.1), mood.tone(0xFFDCD6C8, 0, 0.1))


@scene("workshop", "制茶工坊", "The Tea-makers", Mood("golden", "spring"))
def workshop(mood: Mood) -> list[Layer]:
    """Hands in hot iron pans, trays of withering leaves, packets by the door."""
    eye = Eye(760, 430, 1.6, 980)
    room = Room(eye, -4.2, 4.4, 3.5, 8.2, walls=0xFFE9D8B6, floor=0xFFA98A63, wainscot=0)

    def shell(c: skia.Canvas) -> None:
        room.shell(c, mood)
        _rack(c, mood, eye, -3.8, -1.9, 7.7)
        _rack(c, mood, eye, -1.7, 0.2, 7.7)
        shelf(c, mood, eye, 2.0, 4.0, 7.6, 2.1, seed=12)
        z = room.deep - 0.05
        (x, y), (x2, y2) = eye.at(-1.7, 3.2, z), eye.at(1.9, 2.5, z)
        houses.plaque(c, mood, (x + x2) / 2, (y + y2) / 2, x2 - x, y2 - y, "茶园共富工坊", color=0xFF4A2E20)
        for near, far in ((2.8, 4.4), (5.2, 6.8)):
            room.window(c, mood, near, far, 0.9, 2.5)
            room.beam(c, mood, near, far, 0.9, 2.5)
        room.board(c, mood, "六道工序", 3.2, 5.2, color=0xFF3E6B57, seed=3)

    def far(c: skia.Canvas, t: float) -> None:
        px, py = eye.at(0.95, 0, 6.6)
        people.villager(15, hair="scarf", hair_color=0xFF4F7FA0, apron=0xFF33608A, holds="tray").draw(c, mood, px, py, eye.size(1.6, 6.6), "offer", face=-1)
        del t

    def pans(c: skia.Canvas, t: float) -> None:
        places = ((-1.75, 4.9, 1, 7, "cap"), (0.35, 4.6, 1, 3, "short"))
        for i, (x, z, face, seed, hair) in enumerate(places):
            px, py = eye.at(x, 0, z + 0.5)
            stir = 9 * math.sin(t * 2.4 + i)
            who = people.villager(seed, hair=hair, hair_color=WHITE if hair == "cap" else people.DARK, apron=0xFF3E6B57, top=0xFFE9E2D2)
            who.draw(c, mood, px - face * 30, py, eye.size(1.68, z + 0.5), replace(people.POSES["pick"], lean=14, near=(30 + stir, 62 + stir), far=(46 - stir, 80)), face=face)
            _stove(c, mood, eye, x + 0.42, z)
            wx, wy = eye.at(x + 0.42, 0.95, z)
            sets.steam(c, wx - 20, wy, t, 110, i)
            sets.steam(c, wx + 30, wy, t, 96, i + 3)
        px, py = eye.at(2.35, 0, 4.4)
        people.elder(4, hair="thin", top=0xFF5C6B5A).draw(c, mood, px, py, eye.size(1.62, 4.4), replace(people.POSES["talk"], nod=6), face=-1)

    def front(c: skia.Canvas) -> None:
        for x, z, tint in ((-2.6, 3.4, 0xFF6F9A3C), (-1.35, 3.15, 0xFF7FA84A), (2.9, 3.3, 0xFF5F8A38)):
            px, py = eye.at(x, 0.35, z)
            for dx in (-0.26, 0.26):
                line(c, [(px + eye.size(dx, z), py), (px + eye.size(dx * 1.15, z), eye.at(x, 0, z)[1])], mood.tone(0xFF7A5232), 7)
            props.tray(c, mood, px, py, eye.size(0.52, z), eye.size(0.16, z), tint)
        px, py = eye.at(1.5, 0, 3.3)
        props.basket(c, mood, px, py, 120, 0xFF6FA04C)

    return [
        still("workshop", 0.95, shell),
        Layer("far maker", 0.97, far, still=False),
        Layer("makers", 1.0, pans, still=False),
        still("trays", 1.12, front),
    ]


def _rack(c: skia.Canvas, mood: Mood, eye: Eye, left: float, right: float, z: float) -> None:
    for x in (left, right):
        fill(c, eye.front(x - 0.04, x + 0.04, 0, 2.3, z), mood.tone(0xFF8A6238, 0, -0.2))
    for i in range(5):
        px, py = eye.at((left + right) / 2, 0.3 + i * 0.46, z)
        rx = eye.size((right - left) / 2 - 0.06, z)
        props.tray(c, mood, px, py, rx, rx * 0.14, (0xFF6F9A3C, 0xFF86A84A, 0xFF5F8A38)[i % 3], grains=False)


def _stove(c: skia.Canvas, mood: Mood, eye: Eye, x: float, z: float) -> None:
    """A brick stove with a round iron pan of leaves."""
    eye.block(c, mood, 0xFFB5694A, (x - 0.52, x + 0.52), (0, 0.82), (z, z + 0.7))
    rng = dice(int(x * 10))
    for row in range(6):
        up = 0.06 + row * 0.13
        for k in range(6):
            at = x - 0.5 + k * 0.175 + (row % 2) * 0.08
            if at + 0.15 < x + 0.52:
                brick = eye.front(at, at + 0.15, up, up + 0.1, z - 0.005)
                fill(c, brick, mood.tone(rng.choice((0xFFC47A58, 0xFFA9573A, 0xFFB8674A)), 0, rng.uniform(-0.3, 0.1)))
    mouth = eye.front(x - 0.16, x + 0.16, 0.14, 0.42, z - 0.01)
    fill(c, mouth, 0xFF2A1410)
    mx, my = eye.at(x, 0.2, z - 0.01)
    for dx, tall, tone in ((-10, 26, 0xFFE8632A), (8, 32, 0xFFF2A03C), (0, 20, 0xFFFFD36A)):
        stroke(c, [(mx + dx, my + 6), (mx + dx * 0.7, my - tall * 0.5), (mx + dx * 0.4, my - tall)], (13, 10, 1), tone)
    px, py = eye.at(x, 0.86, z + 0.35)
    rx = eye.size(0.47, z + 0.35)
    shadow(c, oval(px, py, rx * 1.05, rx * 0.34), 0xFF1A0E0A, 6, 0.5)
    fill(c, oval(px, py, rx, rx * 0.3), mood.tone(0xFF3A3C40))
    fill(c, oval(px, py + 2, rx * 0.92, rx * 0.25), mood.tone(0xFF26282C))
    leaves = oval(px, py + 3, rx * 0.7, rx * 0.18)
    fill(c, leaves, mood.tone(0xFF5F8A38))
    for _ in range(50):
        a, reach = rng.uniform(0, math.tau), math.sqrt(rng.random())
        lx, ly = px + math.cos(a) * rx * 0.68 * reach, py + 3 + math.sin(a) * rx * 0.17 * reach
        stroke(c, [(lx - 6, ly), (lx, ly - 2), (lx + 6, ly + 1)], (1, 4, 1), mood.tone(rng.choice((0xFF7FA84A, 0xFF4F7A30, 0xFF93B957))))
    line(c, oval(px, py, rx, rx * 0.3), mood.tone(0xFF8A8E94), 3)


@scene("dumplings", "包饺子", "Making Dumplings Together", Mood("dusk", "winter"))
def dumplings(mood: Mood) -> list[Layer]:
    """The long table at the year's end, three generations round it."""
    light = replace(mood, hour="golden")
    eye = Eye(800, 400, 1.75, 980)
    room = Room(eye, -3.8, 3.8, 3.1, 7.0, walls=0xFFEFD9B0, floor=0xFFA9794C, wainscot=0.8)

    def shell(c: skia.Canvas) -> None:
        room.shell(c, light)
        for near, far in ((2.8, 4.2), (4.8, 6.2)):
            room.window(c, mood, near, far)
            room.window(c, mood, near, far, right=True)
        for x, text in ((-1.55, "春满人间"), (1.55, "福到农家")):
            houses.plaque(c, light, *eye.at(x, 1.75, 6.9), 66, 250, text, down=True, color=BRIGHT_RED)
        px, py = eye.at(0, 1.85, 6.9)
        c.save()
        c.translate(px, py)
        c.rotate(45)
        fill(c, box(-92, -92, 184, 184), light.tone(BRIGHT_RED))
        line(c, box(-82, -82, 164, 164), light.tone(GOLD), 3)
        c.restore()
        letter(c, "福", px, py, 128, light.tone(0xFFF6DC98))

    def lamps(c: skia.Canvas, t: float) -> None:
        room.lamps(c, mood, [(-2.4, 6.2), (2.4, 6.2), (-2.0, 4.4), (2.0, 4.4)], t)

    def back(c: skia.Canvas, t: float) -> None:
        for i, (x, who) in enumerate(((-1.9, people.elder(41, hair="bun")), (-1.05, people.villager(42, hair="tail", apron=0xFFD9A45A)), (-0.2, people.child(43, hair="bob")),
                                      (0.6, people.elder(44, hair="thin")), (1.4, people.volunteer(45, hair="bob")), (2.15, people.child(46, hair="short")))):
            px, py = eye.at(x, 0, 4.9)
            knead = 6 * math.sin(t * 2 + i)
            metres = 1.28 if who.child else 1.64
            who.draw(c, light, px, py, eye.size(metres, 4.9), replace(people.POSES["offer"], near=(30 + knead, 70), far=(36 - knead, 76), nod=12), face=1 if i % 2 else -1)

    def table(c: skia.Canvas) -> None:
        eye.table(c, light, 0xFF9A6840, (-2.5, 2.6), (3.7, 4.6), 0.8, skirt=0.5)
        rng = dice(3)
        fill(c, eye.floor(-2.3, 2.4, 3.8, 4.5, 0.805), light.tone(0xFFF2E7D0))
        for x in between(-1.9, 2.0, 4):
            px, py = eye.at(x, 0.81, 4.1)
            props.tray(c, light, px, py, 92, 26, 0, grains=False)
            for _ in range(13):
                a, reach = rng.uniform(0, math.tau), math.sqrt(rng.random()) * 0.8
                dx, dy = math.cos(a) * 84 * reach, math.sin(a) * 22 * reach
                bun = curve([(px + dx - 13, py + dy), (px + dx, py + dy - 10), (px + dx + 13, py + dy), (px + dx, py + dy + 5)], closed=True)
                fill(c, bun, light.tone(0xFFFBF4E4))
                shade(c, bun, light.tone(0xFFB59A70), (px + dx + 12, py + dy + 5), (px + dx - 6, py + dy - 6), 0.7, rough=0.1)
                line(c, [(px + dx - 9, py + dy - 3), (px + dx, py + dy - 8), (px + dx + 9, py + dy - 3)], light.tone(0xFFD9C4A0), 1.6)

    def front(c: skia.Canvas, t: float) -> None:
        roll = 8 * math.sin(t * 2.2)
        for x, who in ((-1.45, people.villager(51, back=True, hair="short")), (1.5, people.elder(52, back=True, hair="bun"))):
            px, py = eye.at(x, 0, 3.35)
            who.draw(c, light, px, py, eye.size(1.62, 3.35), replace(people.POSES["offer"], near=(24 + roll, 70)), face=1 if x < 0 else -1)

    return [still("room", 0.95, shell), Layer("lamps", 0.97, lamps, still=False), Layer("family", 1.0, back, still=False), still("table", 1.0, table),
            Layer("near people", 1.06, front, still=False)]  # fmt: skip


