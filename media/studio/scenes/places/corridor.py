"""The culture corridor."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import land, leaning, ornaments, people, plants, poses, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import between, fill, line, mist, oval, poly, shade
from media.studio.scenes.interior import Room
from media.studio.scenes.light import GOLD, WHITE, Mood, mix
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
        leaning.bamboo(c, mood, 330, 640, 260, 8, 4)
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
            spill = poly(
                eye.at(-2.5, 0, z),
                eye.at(-0.2, 0, z - 0.5),
                eye.at(0.4, 0, z + 0.3),
                eye.at(-2.5, 0, z + 1.0),
            )
            sets.sunbeam(c, spill, mood.sky.sun, eye.at(-2.5, 0, z), eye.at(0.8, 0, z), 0.55)
        titles = ("村史村情", "红色记忆", "家风家训", "共富之路", "好人榜")
        near = 2.5
        for i, title in enumerate(titles):
            far = near + 1.5 + i * 0.35
            room.board(
                c,
                mood,
                title,
                near,
                far,
                0.95,
                2.3,
                color=(0xFFA82420, 0xFF8A5E38, 0xFF3E6B57)[i % 3],
                seed=i + 3,
            )
            near = far + 0.5 + i * 0.1
        _roof(c, mood, eye, room)

    def posts(c: skia.Canvas, t: float) -> None:
        for z in (13.5, 10.2, 7.6, 5.4, 3.6):
            x = room.left
            fill(c, eye.front(x - 0.15, x + 0.15, 0, 0.16, z), mood.tone(0xFF8F8D82))
            post = eye.front(x - 0.11, x + 0.11, 0.1, room.high - 0.3, z)
            fill(c, post, mood.tone(0xFF9E2A22))
            px, _ = eye.at(x, 0, z)
            shade(
                c,
                post,
                mood.tone(0xFF3A0E0C),
                (px + eye.size(0.12, z), 0),
                (px - eye.size(0.06, z), 0),
                0.7,
                rough=0.2,
            )
            ornaments.lantern(c, mood, *eye.at(x + 0.5, room.high - 0.35, z), eye.size(0.42, z), t)
        for a, b in ((3.6, 5.4), (5.4, 7.6), (7.6, 10.2), (10.2, 13.5)):
            for up in (0.5, 0.78):
                line(
                    c,
                    [eye.at(room.left, up, a), eye.at(room.left, up, b)],
                    mood.tone(0xFF7F2A22),
                    eye.size(0.05, (a + b) / 2),
                )
            fill(c, eye.floor(room.left - 0.05, room.left + 0.3, a, b, 0.46), mood.tone(0xFF8A5A38))

    def folk(c: skia.Canvas, t: float) -> None:
        wave = 4 * math.sin(t * 1.3)
        cast: list[tuple[people.Person, float, float, str | poses.Pose, int, float]] = [
            (people.villager(232, hair="bob"), 0.55, 7.2, "relax", 1, 1.6),
            (people.elder(233, hair="thin"), 0.2, 5.9, "stand", 1, 1.63),
            (
                people.villager(234, hair="short", holds="camera"),
                -0.35,
                5.0,
                replace(poses.POSES["offer"], near=(66, 128), far=(70, 124)),
                1,
                1.7,
            ),
            (
                people.narrator(1),
                1.35,
                4.6,
                replace(poses.POSES["point"], near=(96 + wave, 104 + wave)),
                1,
                1.64,
            ),
            (people.villager(236, hair="tail", back=True), 0.1, 4.0, "relax", 1, 1.6),
            (people.child(237, neckerchief=True, top=WHITE), -0.75, 4.2, "stand", 1, 1.2),
        ]
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
        line(
            c,
            [eye.at(x, room.high, 1.0), eye.at(x, room.high, room.deep)],
            mood.tone(0xFF5A3A24, 0, -0.1),
            2.5,
        )
    for z in (13.5, 10.2, 7.6, 5.4, 3.6, 2.4):
        fill(
            c,
            eye.front(room.left, room.right, room.high - 0.3, room.high - 0.05, z),
            mood.tone(0xFF9E2A22, 0, -0.25),
        )
        for k in between(room.left + 0.4, room.right - 0.4, 7):
            px, py = eye.at(k, room.high - 0.17, z)
            fill(c, oval(px, py, eye.size(0.07, z)), mood.tone(GOLD))
    beam = eye.wall(room.left, 1.0, room.deep, room.high - 0.42, room.high - 0.12)
    fill(c, beam, mood.tone(0xFF2F6A5C, 0, -0.2))
    line(
        c,
        [eye.at(room.left, room.high - 0.42, 1.0), eye.at(room.left, room.high - 0.42, room.deep)],
        mood.tone(GOLD),
        2.5,
    )
