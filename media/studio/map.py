"""The route map: the whole village from the air, painted; the app draws the stops upon it.

    python -m media.studio.map

The painted path follows the line of `media/demo/route.yaml`, so the two never part.
"""

from __future__ import annotations

import math
import time

import skia
from PIL import Image

from media.studio.map_ground import MOOD, fields, ground, groves, slopes, water
from media.studio.map_works import hamlets, landmarks, lanes, life
from media.studio.pictures import DEMO, save
from media.studio.scenes.brush import (
    box,
    fill,
    glow,
    letter,
    line,
    mist,
    mottle,
    oval,
    poly,
    shadow,
    wash,
)
from media.studio.scenes.light import DARK_RED, GOLD, INK, LIGHT_GOLD, PAPER, RED, veil
from media.studio.scenes.stage import lay_grain

SIZE = (3200, 2000)


MOST_BYTES = 1_800_000


def name(
    c: skia.Canvas,
    text: str,
    x: float,
    y: float,
    size: float = 26,
    *,
    color: int = 0xFF2F4A3C,
    gap: float = 6,
) -> None:
    """A place's name, with light round it."""
    blur = skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, size * 0.16)
    with_halo = skia.Paint(Color=veil(0xFFFFFBEA, 0.9), MaskFilter=blur)
    c.saveLayer(None, with_halo)
    letter(c, text, x, y, size, 0xFFFFFBEA, gap=gap)
    c.restore()
    for dx, dy in ((-1.4, 0), (1.4, 0), (0, -1.4), (0, 1.4), (1, 1), (-1, -1), (1, -1), (-1, 1)):
        letter(c, text, x + dx, y + dy, size, 0xFFFFFBEA, gap=gap)
    letter(c, text, x, y, size, color, gap=gap)


def names(c: skia.Canvas) -> None:
    """Mountains, water, fields and hamlets by name."""
    name(c, "后山", 640, 222, 24, gap=26)
    name(c, "云岭", 1180, 176, 22, gap=26)
    name(c, "梯田", 1330, 268, 30, gap=20)
    name(c, "茶园", 1395, 520, 28, gap=18)
    name(c, "竹林", 190, 400, 24, gap=12)
    name(c, "橘园", 520, 940, 26, gap=14)
    name(c, "稻田", 1360, 800, 28, gap=22)
    name(c, "菜畦", 900, 930, 22, gap=12)
    name(c, "晒谷场", 768, 722, 17, gap=3)
    blue = 0xFF1F5A6B
    for char, x, y in (("晨", 1078, 770), ("溪", 1000, 822), ("晨", 300, 912), ("溪", 216, 946)):
        name(c, char, x, y, 30, color=blue)
    for text, x, y in (
        ("上溪", 1004, 250),
        ("田口", 1500, 436),
        ("茶坪", 1490, 708),
        ("樟树下", 250, 690),
        ("下溪", 556, 862),
    ):
        name(c, text, x, y, 19, color=DARK_RED, gap=4)
    name(c, "往晨溪乡", 62, 916, 15, color=INK, gap=2)


def cartouche(c: skia.Canvas) -> None:
    """The title on a hanging tablet, upper left."""
    x, y, wide, tall = 54, 48, 420, 116
    board = box(x, y, wide, tall, 8)
    shadow(c, board, 0xFF2A1610, 9, 0.45, (4, 7))
    wash(c, board, (0xFFA8231F, DARK_RED), (0, y), (0, y + tall))
    line(c, box(x + 7, y + 7, wide - 14, tall - 14, 5), GOLD, 2.4)
    line(c, box(x + 12, y + 12, wide - 24, tall - 24, 3), veil(LIGHT_GOLD, 0.6), 0.9)
    for cx, sx in ((x + 12, 1), (x + wide - 12, -1)):
        for cy, sy in ((y + 12, 1), (y + tall - 12, -1)):
            for k in (0, 5):
                line(
                    c,
                    poly(
                        (cx + sx * k, cy + sy * k),
                        (cx + sx * (18 - k), cy + sy * k),
                        (cx + sx * (18 - k), cy + sy * (18 - k)),
                        (cx + sx * k, cy + sy * (18 - k)),
                    ),
                    GOLD,
                    1.2,
                )
    letter(c, "禾光村导览图", x + wide / 2, y + 48, 50, 0xFFF6DC98, gap=8)
    letter(c, "晨溪乡 · 虚构示范村", x + wide / 2, y + 92, 17, LIGHT_GOLD, gap=3, weight=500)


def compass(c: skia.Canvas) -> None:
    """The rose, lower right."""
    x, y, r = 1470, 868, 62
    glow(c, x, y, r * 1.6, PAPER, 0.5)
    fill(c, oval(x, y, r), veil(PAPER, 0.92))
    for reach, width in ((r, 2.4), (r * 0.9, 1), (r * 0.58, 1)):
        line(c, oval(x, y, reach), MOOD.tone(0xFF8A6A3A), width)
    for i in range(32):
        a = i * math.tau / 32
        line(
            c,
            [
                (x + math.cos(a) * r * 0.9, y + math.sin(a) * r * 0.9),
                (
                    x + math.cos(a) * r * (0.82 if i % 4 else 0.76),
                    y + math.sin(a) * r * (0.82 if i % 4 else 0.76),
                ),
            ],
            0xFF8A6A3A,
            1,
        )
    for i in range(8):
        a = i * math.tau / 8 - math.pi / 2
        long = r * (0.84 if i % 2 == 0 else 0.5)
        tip = (x + math.cos(a) * long, y + math.sin(a) * long)
        for side, tone in (
            (-1, RED if i == 0 else 0xFF3E6B57),
            (1, 0xFFD9695A if i == 0 else LIGHT_GOLD),
        ):
            b = a + side * math.pi / 8
            fill(c, poly((x, y), tip, (x + math.cos(b) * r * 0.2, y + math.sin(b) * r * 0.2)), tone)
    fill(c, oval(x, y, 5), GOLD)
    for text, dx, dy in (("北", 0, -1.2), ("南", 0, 1.2), ("东", 1.2, 0), ("西", -1.2, 0)):
        name(c, text, x + dx * r, y + dy * r, 17, color=RED if text == "北" else INK)


def frame(c: skia.Canvas) -> None:
    """Mist at the edges, a paper border with a key pattern in its corners."""
    for x, y, rx, ry in (
        (0, 240, 200, 60),
        (1600, 200, 220, 60),
        (0, 620, 90, 160),
        (1600, 500, 70, 160),
        (800, 1010, 700, 34),
        (1600, 1000, 200, 70),
        (0, 1000, 130, 50),
    ):
        mist(c, x, y, rx, ry, 0xFFFBF6EC, 0.6)
    edge = skia.Path()
    edge.addRect(skia.Rect.MakeLTRB(-10, -10, 1610, 1010))
    edge.addRRect(skia.RRect.MakeRectXY(skia.Rect.MakeLTRB(20, 20, 1580, 980), 10, 10))
    edge.setFillType(skia.PathFillType.kEvenOdd)
    shadow(c, edge, 0xFF3A2A18, 8, 0.4)
    fill(c, edge, PAPER)
    mottle(c, edge, 0xFFD9C79C, 0.4)
    line(c, box(20, 20, 1560, 960, 10), RED, 3)
    line(c, box(26, 26, 1548, 948, 7), GOLD, 1.4)
    line(c, box(8, 8, 1584, 984, 4), veil(0xFF8A6A3A, 0.6), 1.2)


def draw() -> Image.Image:
    """Paint the sheet."""
    surface = skia.Surface(*SIZE)
    with surface as c:
        c.scale(SIZE[0] / 1600, SIZE[1] / 1000)
        for paint in (
            ground,
            fields,
            slopes,
            water,
            lanes,
            groves,
            hamlets,
            landmarks,
            life,
            names,
            frame,
            cartouche,
            compass,
        ):
            paint(c)
        c.resetMatrix()
        lay_grain(c, *SIZE, 0.4)
    pixels = surface.toarray(colorType=skia.kRGBA_8888_ColorType)
    return Image.fromarray(pixels[:, :, :3])


def main() -> None:
    """Make the map."""
    start = time.monotonic()
    length = save(draw(), DEMO / "pictures" / "map.jpg", MOST_BYTES)
    print(f"{'map':14} {length // 1000:4} kB  {time.monotonic() - start:4.1f} s", flush=True)


if __name__ == "__main__":
    main()
