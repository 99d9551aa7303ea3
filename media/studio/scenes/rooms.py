"""Scenes in the village's Party and culture rooms."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import houses, people, plants
from media.studio.scenes.backdrop import still
from media.studio.scenes.brush import between, box, dice, fill, letter, line, oval, poly, shade, shadow, stroke, wash
from media.studio.scenes.interior import Room, chair, seated, shelf
from media.studio.scenes.light import BRIGHT_RED, DARK_RED, GOLD, RED, WHITE, Mood, mix, veil
from media.studio.scenes.register import scene
from media.studio.scenes.sets import steam
from media.studio.scenes.stage import Layer
from media.studio.scenes.view import Eye

if TYPE_CHECKING:
    import skia


def _slogan(c: skia.Canvas, mood: Mood, room: Room, text: str, left: float, right: float, low: float, high: float) -> None:
    """Golden characters on a red ground, on the back wall."""
    z = room.deep - 0.05
    panel = room.eye.front(left, right, low, high, z)
    (x, y), (x2, y2) = room.eye.at(left, high, z), room.eye.at(right, low, z)
    shadow(c, panel, 0xFF3A1A10, 6, 0.35, (2, 4))
    fill(c, panel, mood.tone(RED))
    shade(c, panel, mood.tone(DARK_RED), (0, y2), (0, y), 0.8, rough=0.3)
    line(c, box(x + 6, y + 6, x2 - x - 12, y2 - y - 12), mood.tone(GOLD), 2.5)
    letter(c, text, (x + x2) / 2, (y + y2) / 2, min((y2 - y) * 0.52, (x2 - x) * 0.8 / len(text)), mood.tone(0xFFF6DC98), gap=8)


def _person(c: skia.Canvas, mood: Mood, eye: Eye, who: people.Person, x: float, z: float, pose: str | people.Pose = "stand", face: int = 1,
            metres: float = 1.66) -> None:  # fmt: skip
    px, py = eye.at(x, 0, z)
    who.draw(c, mood, px, py, eye.size(metres, z), pose, face=face)


def _terminal(c: skia.Canvas, mood: Mood, eye: Eye, x: float, z: float) -> None:
    """The self-service terminal: a portrait screen on a foot."""
    eye.block(c, mood, 0xFF3C3F46, (x - 0.38, x + 0.38), (0, 0.06), (z - 0.2, z + 0.3))
    eye.block(c, mood, 0xFFE9E4DA, (x - 0.36, x + 0.36), (0.06, 1.9), (z, z + 0.16))
    screen = eye.front(x - 0.3, x + 0.3, 0.62, 1.8, z - 0.005)
    (left, top), (right, low) = eye.at(x - 0.3, 1.8, z), eye.at(x + 0.3, 0.62, z)
    wide, tall = right - left, low - top
    wash(c, screen, (0xFF7A1519, DARK_RED), (0, top), (0, low))
    letter(c, "禾光村", left + wide / 2, top + tall * 0.12, wide * 0.17, 0xFFF2D38B)
    for i in range(4):
        px, py = left + wide * (0.08 + 0.44 * (i % 2)), top + tall * (0.24 + 0.27 * (i // 2))
        fill(c, box(px, py, wide * 0.4, tall * 0.24, 3), (0xFFE8CF94, 0xFF8FB3A0, 0xFFD99A6C, 0xFFB8C4CC)[i])
        fill(c, box(px, py + tall * 0.17, wide * 0.4, tall * 0.07, 3), 0xFFFBF6EC)
    fill(c, box(left + wide * 0.08, top + tall * 0.84, wide * 0.84, tall * 0.07, 3), veil(0xFFE8CF94, 0.6))


@scene("activity_room", "党员活动室", "Party-activity Room", Mood("morning", "spring"))
def activity_room(mood: Mood) -> list[Layer]:
    """Rows of tables, boards on the walls, the terminal by the door, guests round it."""
    eye = Eye(700, 470, 1.75, 950)
    room = Room(eye, -4.2, 5.0, 3.5, 11.5)

    def shell(c: skia.Canvas) -> None:
        room.shell(c, mood)
        _slogan(c, mood, room, "为人民服务", -2.0, 2.8, 1.75, 3.05)
        for near, far in ((3.4, 5.0), (5.8, 7.4), (8.2, 9.8)):
            room.window(c, mood, near, far)
        for i, (title, near, far) in enumerate((("组织生活", 3.1, 4.5), ("党员承诺", 5.0, 6.6), ("学习园地", 7.1, 8.7), ("光荣榜", 9.2, 10.6))):
            room.board(c, mood, title, near, far, seed=i + 2)
        px, py = eye.at(4.1, 0, 10.6)
        plants.bush(c, mood, px, py - 46, 46, 4, 0xFF3F7F4F)
        eye.block(c, mood, 0xFFD9D2C2, (3.85, 4.35), (0, 0.5), (10.3, 10.7))

    def tables(c: skia.Canvas) -> None:
        eye.table(c, mood, 0xFFA82420, (-0.9, 1.7), (9.2, 9.9), 0.8, skirt=0.68)
        for z in (7.7, 6.2, 4.8):
            for left, right in ((-3.0, -0.7), (0.1, 2.4)):
                eye.table(c, mood, 0xFFA9744A, (left, right), (z, z + 0.5), skirt=0.34)
                for x in between(left + 0.4, right - 0.4, 3):
                    fill(c, eye.floor(x - 0.12, x + 0.14, z + 0.12, z + 0.34, 0.765), mood.tone(RED if round(x * 3) % 2 else WHITE))
                    px, py = eye.at(x + 0.28, 0.77, z + 0.25)
                    fill(c, box(px - 3, py - 10, 7, 10, 2), mood.tone(0xFFFDFBF4))
                for x in between(left + 0.4, right - 0.4, 3):
                    chair(c, mood, eye, x, z - 0.45)
        for near, far in ((3.4, 5.0), (5.8, 7.4), (8.2, 9.8)):
            room.beam(c, mood, near, far)

    def guests(c: skia.Canvas, t: float) -> None:
        _terminal(c, mood, eye, 3.2, 4.9)
        touch = 6 * math.sin(t * 1.4)
        _person(c, mood, eye, people.elder(6, hair="thin", top=0xFF54606C), 2.4, 4.3, replace(people.POSES["point"], near=(78 + touch, 94 + touch)), 1, 1.64)
        _person(c, mood, eye, people.narrator(1), 1.55, 4.25, "show", 1)
        _person(c, mood, eye, people.villager(12, hair="short", back=True), 0.75, 4.0, "stand", 1, 1.72)
        for who, x, z in ((people.villager(15, hair="bob", back=True), -1.1, 5.7), (people.elder(17, back=True), -2.6, 4.3), (people.volunteer(18, back=True), -1.85, 4.3)):
            seated(c, mood, eye, who, x, z, replace(people.POSES["write"], lean=3, nod=2 * math.sin(t * 0.8 + x)), face=-1)

    return [
        still("room", 0.95, shell),
        still("tables", 1.0, tables),
        Layer("guests", 1.05, guests, still=False),
    ]


@scene("classroom", "三会一课", "The Branch in Session", Mood("noon", "summer"))
def classroom(mood: Mood) -> list[Layer]:
    """The branch at study: a speaker, a screen, people who write and ask."""
    eye = Eye(880, 430, 1.9, 960)
    room = Room(eye, -4.6, 4.0, 3.4, 9.4, walls=0xFFF1E6D2, floor=0xFFAE8358, beams=False)

    def shell(c: skia.Canvas) -> None:
        room.shell(c, mood)
        z = room.deep - 0.05
        fill(c, eye.front(-2.1, 1.5, 1.15, 2.95, z), mood.tone(0xFF4A4F55))
        screen = eye.front(-2.02, 1.42, 1.22, 2.88, z)
        (x, y), (x2, y2) = eye.at(-2.02, 2.88, z), eye.at(1.42, 1.22, z)
        wash(c, screen, (0xFFFDF6E4, 0xFFF3E2BC), (0, y), (0, y2))
        letter(c, "主题党日", (x + x2) / 2, y + (y2 - y) * 0.3, 44, RED, gap=6)
        line(c, [(x + 40, y + (y2 - y) * 0.52), (x2 - 40, y + (y2 - y) * 0.52)], GOLD, 2)
        for i, text in enumerate(("学理论", "议村事", "办实事")):
            letter(c, text, x + (x2 - x) * (0.2 + 0.3 * i), y + (y2 - y) * 0.72, 24, 0xFF5A0E13, weight=500)
        room.back_board(c, mood, "议事公开", 1.9, 3.5, 1.2, 2.6)
        room.back_board(c, mood, "学习计划", -4.2, -2.5, 1.2, 2.6, seed=4)
        for near, far in ((3.0, 4.8), (5.6, 7.4)):
            room.window(c, mood, near, far, right=True)
        room.board(c, mood, "党员风采", 3.4, 5.0, right=False, seed=5)
        room.board(c, mood, "制度上墙", 5.8, 7.6, right=False, seed=6)
        for near, far in ((3.0, 4.8), (5.6, 7.4)):
            room.beam(c, mood, near, far, right=True)

    def folk(c: skia.Canvas, t: float) -> None:
        talk = 8 * math.sin(t * 1.3)
        eye.table(c, mood, 0xFFA82420, (1.5, 2.6), (7.5, 8.1), 0.95, skirt=0.85)
        _person(c, mood, eye, people.villager(3, top=0xFF3C4A5C, hair="short"), 1.25, 7.4, replace(people.POSES["show"], near=(60 + talk, 100 + talk)), -1, 1.7)
        rng = dice(4)
        for z in (6.2, 4.9, 3.7):
            for x in (-3.2, -2.35, -1.5, -0.3, 0.55, 1.4):
                kind = rng.randrange(5)
                who = people.elder(int(x * 9 + z * 7) % 90, back=True) if kind < 2 else people.villager(int(x * 13 + z * 5) % 90, back=True)
                if kind == 4:
                    who = people.volunteer(int(z * 3), back=True)
                nod = replace(people.POSES["write"], lean=3, nod=2 * math.sin(t * 0.8 + x * 3 + z))
                if (x, z) == (0.55, 4.9):
                    nod = replace(nod, near=(-150, -174))
                seated(c, mood, eye, who, x, z, nod, face=1 if x < 0 else -1)

    def desks(c: skia.Canvas) -> None:
        for z in (6.7, 5.4, 4.2):
            for left, right in ((-3.6, -1.1), (-0.7, 1.8)):
                eye.table(c, mood, 0xFFA9744A, (left, right), (z, z + 0.42))
                for x in between(left + 0.4, right - 0.4, 3):
                    fill(c, eye.floor(x - 0.13, x + 0.13, z + 0.1, z + 0.32, 0.765), mood.tone(WHITE if round(x * 7) % 2 else 0xFFC2352B))

    return [still("room", 0.95, shell), still("desks", 1.0, desks), Layer("people", 1.0, folk, still=False)]


@scene("points_shop", "积分超市", "Points Shop", Mood("morning", "summer"))
def points_shop(mood: Mood) -> list[Layer]:
    """Good deeds become points, points become rice, oil and soap."""
    eye = Eye(760, 500, 1.6, 980)
    room = Room(eye, -4.0, 4.0, 3.2, 7.4, walls=0xFFF3E7CF, floor=0xFFBFA27C, wainscot=0)

    def shell(c: skia.Canvas) -> None:
        room.shell(c, mood)
        for i, (left, right) in enumerate(((-3.9, -2.0), (-1.9, 0.0), (0.1, 2.0), (2.1, 3.9))):
            shelf(c, mood, eye, left, right, 7.0, 2.05, seed=i + 3)
        z = room.deep - 0.05
        (x, y), (x2, y2) = eye.at(-1.7, 3.02, z), eye.at(1.8, 2.32, z)
        fill(c, box(x, y, x2 - x, y2 - y, 8), mood.tone(RED))
        line(c, box(x + 5, y + 5, x2 - x - 10, y2 - y - 10, 6), mood.tone(GOLD), 2)
        letter(c, "积分超市", (x + x2) / 2, (y + y2) / 2, (y2 - y) * 0.6, mood.tone(0xFFF6DC98), gap=12)
        room.window(c, mood, 2.8, 4.6, 0.95, 2.5)
        room.board(c, mood, "积分榜", 3.0, 4.6, 1.0, 2.5, seed=9)
        room.board(c, mood, "兑换规则", 5.0, 6.6, 1.0, 2.5, color=0xFF3E6B57, seed=8)
        room.beam(c, mood, 2.8, 4.6, 0.95, 2.5)

    def counter(c: skia.Canvas) -> None:
        eye.block(c, mood, 0xFFA9744A, (-1.7, 2.5), (0, 0.96), (4.5, 5.1))
        z = 4.49
        for i in range(5):
            x = -1.55 + i * 0.82
            fill(c, eye.front(x, x + 0.7, 0.14, 0.82, z), mood.tone(0xFF8A5A36))
            line(c, eye.front(x + 0.05, x + 0.65, 0.2, 0.76, z), mood.tone(0xFFC9955F), 2)
        (x, y), (x2, y2) = eye.at(-0.4, 0.7, z), eye.at(1.2, 0.3, z)
        fill(c, box(x, y, x2 - x, y2 - y, 4), mood.tone(RED))
        letter(c, "积小善 成大美", (x + x2) / 2, (y + y2) / 2, 26, mood.tone(0xFFF6DC98))

    def clerk(c: skia.Canvas, t: float) -> None:
        _person(c, mood, eye, people.volunteer(4, hair="bob"), 1.15, 5.4, replace(people.POSES["show"], nod=6 + 4 * math.sin(t * 1.2)), -1)

    def folk(c: skia.Canvas, t: float) -> None:
        for x, color in ((1.6, 0xFFE0A93F), (1.95, 0xFF5A86A8), (2.2, 0xFFC8433A)):
            px, py = eye.at(x, 0.97, 4.7)
            fill(c, box(px - 20, py - 58, 40, 58, 6), mood.tone(color))
            fill(c, box(px - 20, py - 40, 40, 20), mood.tone(WHITE))
        _sack(c, mood, *eye.at(0.52, 0.97, 4.7))
        tap = 5 * math.sin(t * 1.2)
        _person(c, mood, eye, people.elder(9, hair="bun", top=0xFF7B5546), -0.25, 4.1, replace(people.POSES["offer"], nod=6 + tap), 1, 1.58)
        _person(c, mood, eye, people.child(6, hair="short", neckerchief=True, top=WHITE), -0.75, 3.95, "reach", 1, 1.15)
        _person(c, mood, eye, people.villager(22, hair="short", holds="box"), -2.2, 4.2, people.stride(0.6), -1, 1.7)
        _person(c, mood, eye, people.villager(28, hair="tail", holds="bag", back=True), 2.3, 3.9, "relax", -1, 1.6)

    return [still("shop", 0.95, shell), Layer("clerk", 1.0, clerk, still=False), still("counter", 1.0, counter), Layer("people", 1.02, folk, still=False)]


def _sack(c: skia.Canvas, mood: Mood, x: float, y: float) -> None:
    body = box(x - 40, y - 86, 80, 86, 16)
    fill(c, body, mood.tone(0xFFF1E6CC))
    shade(c, body, mood.tone(0xFFA58D62), (x + 40, y), (x - 30, y - 60), 0.7, rough=0.3)
    letter(c, "米", x, y - 42, 34, mood.tone(BRIGHT_RED))


@scene("reading_room", "一老一小书屋", "Reading Room for Old and Young", Mood("golden", "spring"))
def reading_room(mood: Mood) -> list[Layer]:
    """Children on the mat, an elder who reads to them, shelves to the ceiling."""
    eye = Eye(800, 490, 1.45, 940)
    room = Room(eye, -3.6, 3.6, 3.1, 6.6, walls=0xFFF5E8CE, floor=0xFFC89D6C, wainscot=0)

    def shell(c: skia.Canvas) -> None:
        room.shell(c, mood)
        shelf(c, mood, eye, -3.4, -1.3, 6.2, 2.35, rows=5, goods="books", seed=3)
        shelf(c, mood, eye, 1.3, 3.4, 6.2, 2.35, rows=5, goods="books", seed=7)
        _round_window(c, mood, *eye.at(0, 1.75, 6.55), eye.size(0.98, 6.55))
        houses.plaque(c, mood, *eye.at(0, 2.92, 6.5), 210, 44, "一老一小书屋", color=0xFF3E6B57)
        room.window(c, mood, 2.6, 4.6, 0.6, 2.4)
        room.board(c, mood, "童画禾光", 3.0, 4.8, 1.0, 2.3, color=0xFFD98A3A, seed=3)
        mat = oval(*eye.at(0.1, 0, 4.1), 430, 88)
        fill(c, mat, mood.tone(0xFFB5493F))
        line(c, oval(*eye.at(0.1, 0, 4.1), 412, 80), mood.tone(0xFFE8CF94), 4)
        line(c, oval(*eye.at(0.1, 0, 4.1), 320, 58), veil(mood.tone(0xFFE8CF94), 0.6), 2)
        room.beam(c, mood, 2.6, 4.6, 0.6, 2.4)

    def folk(c: skia.Canvas, t: float) -> None:
        turn = 2.5 * math.sin(t * 0.9)
        px, py = eye.at(0.95, 0, 4.3)
        _armchair(c, mood, px + 14, py, 150)
        people.elder(9, hair="bun", top=0xFF6B5A72, holds="book").draw(c, mood, px, py - 4, eye.size(1.6, 4.3), replace(people.POSES["read"], nod=14 + turn), face=-1)
        for i, (x, z, face) in enumerate(((-0.55, 4.05, 1), (-1.15, 4.35, 1), (-0.1, 4.6, 1), (-0.75, 3.6, 1))):
            cx, cy = eye.at(x, 0, z)
            fill(c, oval(cx, cy - 6, 44, 13), mood.tone((0xFFE0A93F, 0xFF4F8A6C, 0xFF5A86A8, 0xFFE07F4F)[i]))
            pose = replace(people.POSES["listen"], leg=(98, 62), back_leg=(92, 50), nod=-4 + 2 * math.sin(t + i))
            people.child(100 + i, holds="book" if i == 1 else "").draw(c, mood, cx, cy - 8, eye.size(1.15, z), pose, face=face, shade=0)
        _person(c, mood, eye, people.child(7, hair="tail", top=0xFFE08A6D), -2.2, 5.6, "reach", -1, 1.2)
        _person(c, mood, eye, people.volunteer(5, hair="tail", holds="book"), 2.35, 4.9, "talk", -1, 1.62)

    return [still("room", 0.95, shell), Layer("people", 1.02, folk, still=False)]


def _round_window(c: skia.Canvas, mood: Mood, x: float, y: float, r: float) -> None:
    pane = oval(x, y, r)
    wash(c, pane, (mix(mood.sky.middle, WHITE, 0.3), mix(mood.sky.horizon, WHITE, 0.3)), (0, y - r), (0, y + r))
    c.save()
    c.clipPath(pane, doAntiAlias=True)
    for k in range(3):
        hill = poly((x - r, y + r * (0.2 + k * 0.25)), (x - r * 0.3, y + r * (-0.2 + k * 0.3)), (x + r * 0.3, y + r * (0.1 + k * 0.26)), (x + r, y + r * (-0.1 + k * 0.3)), (x + r, y + r), (x - r, y + r))
        fill(c, hill, mix(mood.growth.hill, mood.sky.haze, 0.7 - 0.25 * k))
    plants.bamboo(c, mood, x + r * 0.6, y + r, r * 1.9, 5, 3)
    c.restore()
    line(c, pane, mood.tone(0xFF7A4B30), 13)
    line(c, oval(x, y, r - 6), mood.tone(0xFFC9955F), 2)


def _armchair(c: skia.Canvas, mood: Mood, x: float, y: float, size: float) -> None:
    cane = 0xFFC39A5C
    fill(c, box(x - size * 0.42, y - size * 0.42, size * 0.8, size * 0.16, 8), mood.tone(cane))
    back = poly((x + size * 0.25, y - size * 0.4), (x + size * 0.38, y - size * 1.0), (x + size * 0.5, y - size * 0.98), (x + size * 0.4, y - size * 0.3))
    fill(c, back, mood.tone(cane, 0, -0.3))
    for dx in (-0.38, 0.34):
        stroke(c, [(x + dx * size, y - size * 0.3), (x + dx * size * 1.05, y)], (9, 7), mood.tone(cane, 0, -0.5))
    line(c, [(x - size * 0.36, y - size * 0.36), (x - size * 0.36, y - size * 0.62), (x + size * 0.36, y - size * 0.66)], mood.tone(cane, 0, -0.2), 8)


@scene("desk", "台账", "The Ledger", Mood("morning", "spring"))
def desk(mood: Mood) -> list[Layer]:
    """A desk by the window: the open ledger, folders in order, tea, spectacles."""

    def wall(c: skia.Canvas) -> None:
        fill(c, box(-240, -150, 2080, 900), mood.tone(0xFFEFE3CB, 0, -0.05))
        frame = box(180, -120, 620, 640)
        wash(c, frame, (mix(mood.sky.middle, WHITE, 0.2), mood.sky.horizon), (0, -120), (0, 460))
        c.save()
        c.clipPath(frame)
        for k in range(3):
            points = [(100, 420 + k * 40), (280, 300 + k * 60), (450, 370 + k * 40), (640, 280 + k * 70), (880, 380 + k * 40), (880, 560), (100, 560)]
            fill(c, poly(*points), mix(mood.growth.hill, mood.sky.haze, 0.75 - 0.25 * k))
        plants.bamboo(c, mood, 300, 560, 640, 7, 5)
        c.restore()
        line(c, frame, mood.tone(0xFF7A4B30), 22)
        line(c, [(490, -120), (490, 520)], mood.tone(0xFF7A4B30), 14)
        for x in between(180, 800, 9):
            line(c, [(x, 60), (x, 200)], mood.tone(0xFF8E6240), 4)
        for y in (60, 130, 200):
            line(c, [(180, y), (800, y)], mood.tone(0xFF8E6240), 5)
        _folders(c, mood)

    def top(c: skia.Canvas) -> None:
        table = poly((-300, 610), (1900, 610), (2100, 1170), (-500, 1170))
        fill(c, table, mood.tone(0xFF9A6238))
        wash(c, table, (veil(mood.tone(0xFF6B3F22), 0.7), veil(mood.tone(0xFFC08A56), 0.2)), (0, 610), (0, 1100))
        rng = dice(3)
        for _ in range(40):
            y = 615 + 480 * rng.random() ** 1.2
            x = rng.uniform(-300, 1500)
            stroke(c, [(x, y), (x + 200, y + rng.uniform(-5, 5)), (x + rng.uniform(300, 700), y + 2)], (0.5, 2.6, 0.5), veil(mood.tone(0xFF5A341C), 0.35))
        light = poly((150, 640), (760, 640), (1240, 1000), (330, 1120))
        shade(c, light, 0xFFFFE9B8, (300, 640), (900, 1120), 0.34, rough=0.0)
        _open_book(c, mood)
        _tea_cup(c, mood, 1370, 800)
        _spectacles(c, mood, 330, 900)
        _pen(c, mood)
        _seal(c, mood, 1260, 960)

    return [
        still("window", 0.8, wall),
        still("desk", 1.0, top),
        Layer("steam", 1.0, lambda c, t: steam(c, 1370, 700, t, 150, 2), still=False),
        still("branch", 1.25, lambda c: plants.plum(c, mood, (-60, 300), -0.35, 420, 4, 0xFFF0A3AE)),
    ]


def _folders(c: skia.Canvas, mood: Mood) -> None:
    """A shelf with six folders, one for each chapter of the ledger."""
    names = ("领导班子", "骨干队伍", "服务阵地", "制度机制", "服务载体", "展现平台")
    fill(c, box(880, 500, 760, 26, 4), mood.tone(0xFF7A4B30))
    shadow(c, box(880, 526, 760, 20), 0xFF3A2418, 10, 0.4)
    for i, name in enumerate(names):
        x = 905 + i * 106
        tint = mix(RED, DARK_RED, (i % 3) * 0.35)
        body = box(x, 150 - (i % 2) * 8, 96, 350 + (i % 2) * 8, 6)
        fill(c, body, mood.tone(tint))
        shade(c, body, mood.tone(0xFF3A0A0E), (x + 96, 400), (x + 20, 300), 0.7, rough=0.3)
        label = box(x + 20, 190, 56, 210, 4)
        fill(c, label, mood.tone(0xFFFBF3DF))
        for k, char in enumerate(name):
            letter(c, char, x + 48, 222 + k * 48, 36, mood.tone(0xFF3A1A14))
        fill(c, oval(x + 48, 446, 17), mood.tone(GOLD))
        fill(c, oval(x + 48, 446, 10), mood.tone(0xFF5A0E13))


def _open_book(c: skia.Canvas, mood: Mood) -> None:
    shadow(c, poly((390, 960), (1250, 960), (1180, 700), (470, 700)), 0xFF2A1610, 16, 0.5, (12, 18))
    fill(c, poly((372, 968), (815, 985), (1262, 968), (1188, 690), (815, 706), (452, 690)), mood.tone(RED))
    for side in (-1, 1):
        page = poly((815, 968), (815 + side * 425, 950), (815 + side * 355, 692), (815, 700))
        fill(c, page, mood.tone(0xFFFBF5E6))
        shade(c, page, mood.tone(0xFF9C8460), (815, 800), (815 + side * 120, 800), 0.7, rough=0.2)
        for i in range(9):
            s = (i + 1.6) / 11
            y = 698 + 256 * s
            inner, outer = 815 + side * 42, 815 + side * (330 + 66 * s)
            if side > 0 and i > 3:
                break
            line(c, [(inner, y + 3), (outer, y - 5)], veil(mood.tone(0xFF6B5750), 0.5), 3.2)
        letter(c, "会议记录" if side < 0 else "积分统计", 815 + side * 190, 716, 22, mood.tone(RED))
    bars = (0.4, 0.62, 0.55, 0.8, 0.95)
    for i, value in enumerate(bars):
        x = 900 + i * 58
        fill(c, box(x, 930 - value * 96, 34, value * 96, 2), mood.tone(0xFFC8332B if i == 4 else 0xFFD9A45A))
    line(c, [(880, 932), (1200, 926)], mood.tone(0xFF6B5750), 3)
    stroke(c, [(815, 700), (822, 850), (812, 1010)], (12, 10, 10), mood.tone(BRIGHT_RED))


def _tea_cup(c: skia.Canvas, mood: Mood, x: float, y: float) -> None:
    shadow(c, oval(x + 24, y + 66, 130, 30), 0xFF2A1610, 12, 0.5)
    fill(c, oval(x, y + 58, 126, 30), mood.tone(0xFFEDE6D6))
    fill(c, oval(x, y + 52, 120, 26), mood.tone(0xFFFDFBF4))
    body = poly((x - 84, y - 60), (x + 84, y - 60), (x + 56, y + 52), (x - 56, y + 52))
    fill(c, body, mood.tone(0xFFFBF7EC))
    shade(c, body, mood.tone(0xFF8FA0A0), (x + 84, y), (x - 20, y), 0.6, rough=0.2)
    line(c, [(x - 80, y - 42), (x, y - 30), (x + 80, y - 42)], mood.tone(0xFF4F7FA0), 4)
    for i in range(5):
        fill(c, oval(x - 50 + i * 25, y + 2 + (i % 2) * 10, 7, 5), mood.tone(0xFF4F7FA0))
    fill(c, oval(x, y - 60, 84, 22), mood.tone(0xFFF3ECDC))
    fill(c, oval(x, y - 58, 72, 16), mood.tone(0xFFB7B04E))
    for dx in (-26, 8, 30):
        plants.leaf(c, x + dx, y - 58, 13, 0.4 + dx, mood.tone(0xFF5F8F3F))


def _spectacles(c: skia.Canvas, mood: Mood, x: float, y: float) -> None:
    ink = mood.tone(0xFF3A2A22)
    for dx in (-62, 62):
        fill(c, oval(x + dx, y, 50, 25), veil(WHITE, 0.3))
        line(c, oval(x + dx, y, 50, 25), ink, 5)
    line(c, [(x - 14, y - 5), (x, y - 14), (x + 14, y - 5)], ink, 5)
    line(c, [(x - 110, y - 8), (x - 96, y - 70), (x - 60, y - 96)], ink, 4.5)
    line(c, [(x + 110, y - 8), (x + 120, y - 70), (x + 90, y - 98)], ink, 4.5)


def _pen(c: skia.Canvas, mood: Mood) -> None:
    shadow(c, poly((905, 1010), (1180, 900), (1186, 912), (912, 1022)), 0xFF2A1610, 6, 0.5, (4, 8))
    stroke(c, [(902, 1012), (940, 997), (1060, 949), (1170, 905)], (2, 14, 15, 13), mood.tone(0xFF2B2F38))
    stroke(c, [(902, 1012), (936, 998)], (2, 10), mood.tone(GOLD))
    stroke(c, [(1050, 953), (1064, 947)], (16, 16), mood.tone(GOLD))


def _seal(c: skia.Canvas, mood: Mood, x: float, y: float) -> None:
    fill(c, poly((x - 26, y), (x + 26, y), (x + 22, y - 74), (x - 22, y - 74)), mood.tone(0xFFB8443A))
    fill(c, poly((x + 26, y), (x + 44, y - 14), (x + 38, y - 82), (x + 22, y - 74)), mood.tone(0xFF7A1F1E))
    fill(c, poly((x - 22, y - 74), (x + 22, y - 74), (x + 38, y - 82), (x - 4, y - 84)), mood.tone(0xFFD9786A))
