"""The tea workshop."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import baskets, ornaments, people, poses, sets
from media.studio.scenes.backdrop import still
from media.studio.scenes.brush import dice, fill, line, oval, shadow, stroke
from media.studio.scenes.furniture import shelf
from media.studio.scenes.hair import DARK
from media.studio.scenes.interior import Room
from media.studio.scenes.light import WHITE, Mood
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer
from media.studio.scenes.view import Eye

if TYPE_CHECKING:
    import skia


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
        ornaments.plaque(
            c, mood, (x + x2) / 2, (y + y2) / 2, x2 - x, y2 - y, "茶园共富工坊", color=0xFF4A2E20
        )
        for near, far in ((2.8, 4.4), (5.2, 6.8)):
            room.window(c, mood, near, far, 0.9, 2.5)
            room.beam(c, mood, near, far, 0.9, 2.5)
        room.board(c, mood, "六道工序", 3.2, 5.2, color=0xFF3E6B57, seed=3)

    def far(c: skia.Canvas, t: float) -> None:
        px, py = eye.at(0.95, 0, 6.6)
        people.villager(
            15, hair="scarf", hair_color=0xFF4F7FA0, apron=0xFF33608A, holds="tray"
        ).draw(c, mood, px, py, eye.size(1.6, 6.6), "offer", face=-1)
        del t

    def pans(c: skia.Canvas, t: float) -> None:
        places = ((-1.75, 4.9, 1, 7, "cap"), (0.35, 4.6, 1, 3, "short"))
        for i, (x, z, face, seed, hat) in enumerate(places):
            px, py = eye.at(x, 0, z + 0.5)
            stir = 9 * math.sin(t * 2.4 + i)
            who = people.villager(
                seed,
                hair=hat,
                hair_color=WHITE if hat == "cap" else DARK,
                apron=0xFF3E6B57,
                top=0xFFE9E2D2,
            )
            who.draw(
                c,
                mood,
                px - face * 30,
                py,
                eye.size(1.68, z + 0.5),
                replace(
                    poses.POSES["pick"], lean=14, near=(30 + stir, 62 + stir), far=(46 - stir, 80)
                ),
                face=face,
            )
            _stove(c, mood, eye, x + 0.42, z)
            wx, wy = eye.at(x + 0.42, 0.95, z)
            sets.steam(c, wx - 20, wy, t, 110, i)
            sets.steam(c, wx + 30, wy, t, 96, i + 3)
        px, py = eye.at(2.35, 0, 4.4)
        people.elder(4, hair="thin", top=0xFF5C6B5A).draw(
            c, mood, px, py, eye.size(1.62, 4.4), replace(poses.POSES["talk"], nod=6), face=-1
        )

    def front(c: skia.Canvas) -> None:
        for x, z, tint in (
            (-2.6, 3.4, 0xFF6F9A3C),
            (-1.35, 3.15, 0xFF7FA84A),
            (2.9, 3.3, 0xFF5F8A38),
        ):
            px, py = eye.at(x, 0.35, z)
            for dx in (-0.26, 0.26):
                line(
                    c,
                    [(px + eye.size(dx, z), py), (px + eye.size(dx * 1.15, z), eye.at(x, 0, z)[1])],
                    mood.tone(0xFF7A5232),
                    7,
                )
            baskets.tray(c, mood, px, py, eye.size(0.52, z), eye.size(0.16, z), tint)
        px, py = eye.at(1.5, 0, 3.3)
        baskets.basket(c, mood, px, py, 120, 0xFF6FA04C)

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
        baskets.tray(
            c,
            mood,
            px,
            py,
            rx,
            rx * 0.14,
            (0xFF6F9A3C, 0xFF86A84A, 0xFF5F8A38)[i % 3],
            grains=False,
        )


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
                fill(
                    c,
                    brick,
                    mood.tone(
                        rng.choice((0xFFC47A58, 0xFFA9573A, 0xFFB8674A)), 0, rng.uniform(-0.3, 0.1)
                    ),
                )
    mouth = eye.front(x - 0.16, x + 0.16, 0.14, 0.42, z - 0.01)
    fill(c, mouth, 0xFF2A1410)
    mx, my = eye.at(x, 0.2, z - 0.01)
    for dx, tall, tone in ((-10, 26, 0xFFE8632A), (8, 32, 0xFFF2A03C), (0, 20, 0xFFFFD36A)):
        stroke(
            c,
            [(mx + dx, my + 6), (mx + dx * 0.7, my - tall * 0.5), (mx + dx * 0.4, my - tall)],
            (13, 10, 1),
            tone,
        )
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
        stroke(
            c,
            [(lx - 6, ly), (lx, ly - 2), (lx + 6, ly + 1)],
            (1, 4, 1),
            mood.tone(rng.choice((0xFF7FA84A, 0xFF4F7A30, 0xFF93B957))),
        )
    line(c, oval(px, py, rx, rx * 0.3), mood.tone(0xFF8A8E94), 3)
