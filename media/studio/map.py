"""The route map: the whole village from the air, painted; the app draws the stops upon it.

    python -m media.studio.map

The painted path follows the line of `media/demo/route.yaml`, so the two never part.
"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

import numpy as np
import skia
import yaml
from PIL import Image

from media.studio.pictures import DEMO, save
from media.studio.scenes import Mood, land, plants, props, sets
from media.studio.scenes.brush import (
    between,
    blob,
    box,
    curve,
    dice,
    fill,
    glow,
    inside,
    letter,
    line,
    mist,
    mottle,
    oval,
    poly,
    ribbon,
    shade,
    shadow,
    stroke,
    wash,
)
from media.studio.scenes.contour import Slope, hillside, mound, tea_rows, terraces
from media.studio.scenes.houses import House, flag, lantern
from media.studio.scenes.light import DARK_RED, GOLD, INK, LIGHT_GOLD, PAPER, RED, WHITE, mix, veil
from media.studio.scenes.stage import lay_grain
from media.studio.scenes.village import pavilion

if TYPE_CHECKING:
    from media.studio.scenes.contour import Field

    Point = tuple[float, float]

SIZE = (3200, 2000)
MOST_BYTES = 1_800_000
MOOD = Mood("morning", "summer")
AUTUMN = Mood("morning", "autumn")

RIVER = [(1022, 226), (1046, 250), (1040, 300), (1056, 380), (1048, 455), (1086, 530), (1112, 600), (1118, 664), (1104, 735), (1030, 800),
         (900, 848), (740, 862), (590, 846), (440, 858), (320, 905), (200, 960), (60, 1040)]  # fmt: skip
RIVER_WIDTHS = [3, 8, 13, 17, 20, 24, 28, 30, 34, 40, 46, 52, 54, 58, 66, 78, 90]


def route() -> list[Point]:
    """The route's line in sheet units."""
    with (DEMO / "route.yaml").open(encoding="utf-8") as file:
        line_ = yaml.safe_load(file)["line"]
    return [(point["x"] * 1600, point["y"] * 1000) for point in line_]


def river() -> skia.Path:
    """The stream as a shape."""
    return ribbon(RIVER, RIVER_WIDTHS)


# --- ground -----------------------------------------------------------------------------------


def ground(c: skia.Canvas) -> None:
    """Sky, mountains, the green floor of the valley."""
    land.sky(c, MOOD, 150)
    land.clouds(c, MOOD, 3, [(520, 40, 300), (1150, 26, 260), (860, 66, 200)])
    land.mountains(c, MOOD, land.ridge(7, 165, 120, pace=0.008), 0.55, 190, seed=4)
    land.haze(c, MOOD, 168, 20, 0.7)
    land.mountains(c, MOOD, land.ridge(23, 215, 120, pace=0.009), 0.28, 250, seed=5)
    land.haze(c, MOOD, 214, 20, 0.5, 7)
    crest = [(x, 226 + 12 * math.sin(x * 0.006)) for x in between(-240, 1840, 20)]
    land.meadow(c, MOOD, crest, 0xFF8DB867)
    rng = dice(2)
    for _ in range(60):
        x, y = rng.uniform(-50, 1650), rng.uniform(260, 1000)
        tint = rng.choice((0xFF7FAE5C, 0xFFA9C873, 0xFF93BC68, 0xFFB9CF7E))
        mist(c, x, y, rng.uniform(60, 190), rng.uniform(24, 70), tint, 0.55)


def patchwork(c: skia.Canvas, region: skia.Path, seed: int, cell: tuple[float, float], tints: tuple[int, ...], slant: float = 0.25) -> None:
    """Fields in pattern: a warped net of plots, each with its own rows."""
    rng = dice(seed)
    bounds = region.getBounds()
    wide, tall = cell

    def knot(i: int, j: int) -> Point:
        x = bounds.left() + (i - 2) * wide + slant * j * tall
        y = bounds.top() + j * tall
        return (x + 9 * math.sin(j * 1.3 + i * 0.7 + seed), y + 7 * math.sin(i * 0.9 + j * 0.5 + seed))

    shadow(c, region, 0xFF4A6A3A, 5, 0.35, (0, 3))
    with inside(c, region):
        for j in range(int(bounds.height() / tall) + 2):
            for i in range(int(bounds.width() / wide) + 5):
                a, b, d, e = knot(i, j), knot(i + 1, j), knot(i + 1, j + 1), knot(i, j + 1)
                tint = rng.choice(tints)
                fill(c, poly(a, b, d, e), MOOD.tone(tint, 0, rng.uniform(-0.15, 0.2)))
                rows, turned = 5, rng.random() < 0.45
                for k in range(1, rows):
                    s = k / rows
                    ends = [(a[0] + (e[0] - a[0]) * s, a[1] + (e[1] - a[1]) * s), (b[0] + (d[0] - b[0]) * s, b[1] + (d[1] - b[1]) * s)]
                    if turned:
                        ends = [(a[0] + (b[0] - a[0]) * s, a[1] + (b[1] - a[1]) * s), (e[0] + (d[0] - e[0]) * s, e[1] + (d[1] - e[1]) * s)]
                    line(c, ends, veil(MOOD.tone(mix(tint, 0xFF47632F, 0.6)), 0.5), 0.8)
                line(c, poly(a, b, d, e), MOOD.tone(0xFFE3E2B4), 1.6)
    line(c, region, MOOD.tone(0xFF6F9450), 2.2)


def fields(c: skia.Canvas) -> None:
    """Rice, rape and vegetables on the valley floor."""
    rice = (0xFF8FC06A, 0xFF7DB35F, 0xFFA4CB78, 0xFFB9D27E, 0xFF6FA85C)
    gold = (0xFFE9C95A, 0xFFF0D676, 0xFFA9C873, 0xFFDDBB4C, 0xFF93BC68)
    patchwork(c, curve([(420, 690), (600, 660), (860, 690), (980, 740), (880, 800), (700, 812), (520, 800), (400, 770)], closed=True), 3, (46, 26), rice)
    patchwork(c, curve([(1180, 700), (1330, 664), (1520, 690), (1610, 780), (1560, 900), (1380, 950), (1190, 920), (1130, 800)], closed=True), 5, (54, 30), rice, -0.2)
    patchwork(c, curve([(700, 905), (860, 896), (1060, 850), (1120, 900), (1040, 962), (800, 968), (690, 944)], closed=True), 8, (50, 28), gold, 0.3)
    patchwork(c, curve([(520, 300), (640, 276), (830, 290), (960, 330), (940, 410), (800, 430), (640, 400), (520, 370)], closed=True), 11, (40, 20), gold, 0.35)
    patchwork(c, curve([(200, 700), (330, 716), (380, 780), (330, 840), (210, 850), (190, 780)], closed=True), 13, (42, 22), rice, 0.2)


def _isle(field: Field, *, left: bool = False, right: bool = False) -> Field:
    """Let a hill run down to the plain at its sides."""
    x = np.linspace(0, 1, field.shape[1])
    edge = np.ones_like(x)
    if left:
        edge = np.minimum(edge, np.clip((x - 0.02) / 0.2, 0, 1) ** 0.8)
    if right:
        edge = np.minimum(edge, np.clip((0.98 - x) / 0.2, 0, 1) ** 0.8)
    return np.asarray(field * edge - 0.12 * (1 - edge))


def hills(c: skia.Canvas) -> None:
    """The terraces, the tea hill, the wooded back hill."""
    steps = Slope(_isle(hillside(14, shape=mound(0.62, 0.5), rough=0.18, size=(64, 120)), left=True), 1090, 1800, 262, 470, 190, 0.15)
    terraces(c, MOOD, steps, 13, seed=4, far=0.02)
    west = Slope(_isle(hillside(27, shape=mound(0.3, 0.4), rough=0.2, size=(60, 110)), right=True), -160, 470, 300, 470, 150, 0.15)
    terraces(c, MOOD, west, 10, seed=9, far=0.05)
    tea = Slope(_isle(hillside(33, shape=mound(0.5, 0.42), rough=0.12, size=(50, 90)), left=True), 1120, 1660, 470, 640, 90, 0.1)
    tea_rows(c, MOOD, tea, 15, width=8)


def forest(c: skia.Canvas, spots: list[tuple[float, float, float, float, int]], seed: int) -> None:
    """Crowns crowded in ellipses (x, y, rx, ry, how many)."""
    rng = dice(seed)
    trees = []
    for x, y, rx, ry, count in spots:
        for _ in range(count):
            angle, reach = rng.uniform(0, math.tau), math.sqrt(rng.random())
            trees.append((x + math.cos(angle) * rx * reach, y + math.sin(angle) * ry * reach))
    tints = (0xFF4F8A52, 0xFF3C7A50, 0xFF6FA55A, 0xFF2F6B4A, 0xFF86B25F)
    for x, y in sorted(trees, key=lambda p: p[1]):
        if rng.random() < 0.22:
            plants.fir(c, MOOD, x, y + 8, rng.uniform(20, 30), rng.randrange(99))
        else:
            fill(c, oval(x + 3, y + 7, 9, 3.4), veil(0xFF2F4A30, 0.3))
            land.crown(c, MOOD, rng, x, y, rng.uniform(11, 17), rng.choice(tints), 0.0)


def water(c: skia.Canvas) -> None:
    """The stream with its banks, weirs and boats."""
    path = river()
    line(c, path, MOOD.tone(0xFFD9CFA4), 9)
    line(c, path, MOOD.tone(0xFF6E9A58), 3)
    wash(c, path, (0xFFCFE8E4, 0xFF8CC4C4, 0xFF5FA3AC), (0, 150), (0, 1040))
    with inside(c, path):
        rng = dice(5)
        measure = skia.PathMeasure(curve(RIVER), False)  # noqa: FBT003
        for _ in range(150):
            s = rng.random()
            (x, y), (tx, ty) = measure.getPosTan(measure.getLength() * s)
            across = rng.uniform(-0.42, 0.42) * (8 + 80 * s)
            px, py, half = x - ty * across, y + tx * across, 4 + 15 * s
            stroke(c, [(px - tx * half, py - ty * half), (px, py), (px + tx * half, py + ty * half)], (0.3, 1 + 1.2 * s, 0.3), veil(WHITE, 0.7))
    for x, y in ((660, 858), (280, 930)):
        hull = curve([(x - 24, y - 4), (x - 14, y + 5), (x + 14, y + 5), (x + 24, y - 4), (x, y)], closed=True, ease=0.6)
        fill(c, hull, MOOD.tone(0xFF7A5232))
        fill(c, curve([(x - 8, y), (x - 6, y - 10), (x + 8, y - 11), (x + 12, y)], closed=True), MOOD.tone(0xFFC9A060))


# --- what people made -------------------------------------------------------------------------


def lanes(c: skia.Canvas) -> None:
    """The road in, lanes to the hamlets, and the route itself."""
    stops = route()
    side = (
        [(-60, 930), (60, 880), (120, 830), stops[0]],
        [stops[6], (300, 580), (250, 520), (230, 470)],
        [stops[24], (840, 420), (880, 360), (990, 300), (1010, 250)],
        [stops[18], (680, 650), (640, 720), (600, 790), (560, 815)],
        [stops[36], (1190, 690), (1290, 720), (1400, 700), (1530, 650)],
        [stops[42], (1330, 440), (1420, 400), (1520, 380)],
        [stops[12], (470, 470), (430, 400), (400, 350)],
    )
    for points in side:
        line(c, curve(points), MOOD.tone(0xFF8F8258), 9)
        line(c, curve(points), MOOD.tone(0xFFE6D7AC), 6.5)
    line(c, curve(stops), MOOD.tone(0xFF8A7A4C), 16)
    line(c, curve(stops), MOOD.tone(0xFFF1E3B8), 12.5)


def hamlet(c: skia.Canvas, seed: int, spots: list[tuple[float, float, float]]) -> None:
    """Houses with a few trees; far ones first."""
    rng = dice(seed)
    for x, y, width in sorted(spots, key=lambda s: s[1]):
        House(x, y, width, width * 0.46, width * 0.27, width * rng.choice((-0.32, 0.32)), seed=rng.randrange(50), stepped=rng.random() < 0.45,
              timber=rng.random() < 0.25, storeys=1 + (rng.random() < 0.3)).draw(c, MOOD)  # fmt: skip
        for _ in range(2):
            tx, ty = x + rng.choice((-0.2, 1.25)) * width + rng.uniform(-3, 3), y + rng.uniform(-2, 5)
            land.crown(c, MOOD, rng, tx, ty - 5, width * rng.uniform(0.24, 0.36), rng.choice((0xFF4F8A52, 0xFF6FA55A, 0xFF3C7A50)), 0.0)


def hamlets(c: skia.Canvas) -> None:
    """Five groups and the houses along the route, in the order of the eye."""
    groups = {
        21: [(930, 266, 34), (972, 280, 36), (900, 290, 36), (946, 306, 38), (1080, 276, 34), (1100, 300, 36)],
        22: [(1500, 372, 36), (1546, 384, 38), (1470, 396, 38), (1528, 410, 40)],
        23: [(300, 338, 34), (345, 350, 36), (392, 342, 34), (330, 376, 38), (380, 388, 38)],
        24: [(206, 556, 42), (256, 560, 44), (160, 586, 44), (366, 610, 42), (392, 640, 44), (214, 664, 46), (404, 578, 40)],
        25: [(560, 470, 44), (620, 482, 46), (680, 496, 46), (590, 540, 46), (640, 562, 48), (560, 590, 46), (900, 470, 44), (850, 500, 46), (905, 520, 46), (760, 556, 46),
             (820, 596, 48), (740, 612, 48), (880, 640, 48), (1010, 580, 46), (1020, 630, 48)],
        26: [(1480, 640, 42), (1530, 652, 44), (1448, 664, 44), (1506, 680, 46)],
        27: [(500, 830, 44), (552, 842, 46), (610, 834, 44)],
        28: [(1160, 640, 42), (1180, 720, 44)],
    }  # fmt: skip
    for seed, spots in groups.items():
        hamlet(c, seed, spots)


def landmarks(c: skia.Canvas) -> None:
    """Each stop's own building, its foot just above the stop's place."""
    pavilion(c, MOOD, 1440, 214, 62, "观景")
    House(1212, 410, 88, 40, 25, 26, seed=2, timber=True).draw(c, MOOD)
    House(760, 452, 80, 38, 24, 22, seed=4).draw(c, MOOD)
    House(484, 512, 92, 44, 27, 26, seed=6, storeys=2).draw(c, MOOD)
    flag(c, MOOD, 600, 512, 76, 1.2, width=30)
    House(914, 552, 90, 42, 26, -26, seed=8).draw(c, MOOD)
    land.smoke(c, MOOD, 985, 500, 2.0, 60)
    _corridor(c)
    _threshing_floor(c)
    sets.camphor(c, MOOD, 320, 616, 150, 3, ribbons=False)
    sets.bridge(c, MOOD, 1120, 668, 46)
    pavilion(c, MOOD, 160, 794, 96, "迎宾亭")
    sets.stone(c, MOOD, 76, 830, 30, 5, "禾光村")
    for x, y in ((566, 478), (478, 480), (918, 526), (1006, 526)):
        lantern(c, MOOD, x, y, 11)


def _corridor(c: skia.Canvas) -> None:
    """The culture corridor: a long tiled roof on red posts that bends once."""
    for x0, y0, x1, y1 in ((610, 578, 690, 592), (690, 592, 778, 584)):
        for s in between(0, 1, 6):
            x, y = x0 + (x1 - x0) * s, y0 + (y1 - y0) * s
            line(c, [(x, y), (x, y - 20)], MOOD.tone(0xFF9E2A22), 2.4)
        fill(c, poly((x0, y0 - 4), (x1, y1 - 4), (x1, y1 - 14), (x0, y0 - 14)), MOOD.tone(0xFFF2E8D2))
        roof = poly((x0 - 7, y0 - 18), (x1 + 7, y1 - 18), (x1 + 2, y1 - 34), (x0 - 2, y0 - 34))
        fill(c, roof, MOOD.tone(0xFF58656B))
        for s in between(0, 1, 18):
            line(c, [(x0 - 2 + (x1 - x0 + 4) * s, y0 - 34 + (y1 - y0) * s), (x0 - 7 + (x1 - x0 + 14) * s, y0 - 18 + (y1 - y0) * s)], MOOD.tone(0xFF39444B), 1)
        line(c, [(x0 - 4, y0 - 36), ((x0 + x1) / 2, (y0 + y1) / 2 - 34), (x1 + 4, y1 - 36)], MOOD.tone(0xFF333D44), 3)


def _threshing_floor(c: skia.Canvas) -> None:
    """The drying square, with trays of red and gold."""
    floor = curve([(690, 655), (770, 646), (850, 662), (846, 694), (760, 704), (684, 690)], closed=True, ease=0.8)
    fill(c, floor, MOOD.tone(0xFFE0CDA0))
    line(c, floor, MOOD.tone(0xFFB09A68), 1.5)
    rng = dice(4)
    for j in range(3):
        for i in range(7):
            x, y = 706 + i * 21 + j * 4, 662 + j * 13 + i * 0.6
            props.tray(c, MOOD, x, y, 9, 4, rng.choice((0xFFC8332B, 0xFFE6B23F, 0xFFE2762E, 0xFFF2D070)), grains=False)


def groves(c: skia.Canvas) -> None:
    """Woods, bamboo, the tangerine orchard."""
    forest(c, [(620, 250, 150, 18, 60), (300, 262, 170, 22, 70), (760, 256, 160, 16, 46), (1180, 256, 90, 14, 26), (60, 500, 110, 40, 60), (480, 440, 70, 24, 30),
               (960, 440, 40, 50, 26), (1180, 560, 30, 40, 14), (1580, 560, 40, 60, 24), (120, 660, 50, 30, 22), (1000, 700, 40, 26, 16), (60, 760, 40, 24, 14)], 6)  # fmt: skip
    rng = dice(8)
    for j in range(4):
        for i in range(9):
            x, y = 400 + i * 33 - j * 14 + rng.uniform(-5, 5), 908 + j * 19 + rng.uniform(-3, 3)
            plants.orchard(c, AUTUMN, x, y, 14, j * 9 + i)
    for i in range(10):
        plants.bamboo(c, MOOD, 56 + i * 27 + rng.uniform(-6, 6), 442 + rng.uniform(-12, 18), 72, 6, i)
    for i, (x, y) in enumerate(((1076, 590), (1150, 720), (1064, 760), (960, 812), (820, 828), (700, 826), (640, 892), (420, 830), (350, 862), (1010, 440), (1094, 470), (230, 906))):
        plants.willow(c, MOOD, x, y, 52, i)
    forest(c, [(1230, 640, 40, 14, 12), (840, 730, 60, 10, 0), (1120, 980, 120, 20, 26), (340, 990, 80, 16, 14), (1590, 960, 60, 50, 26)], 9)


# --- the sheet --------------------------------------------------------------------------------


def name(c: skia.Canvas, text: str, x: float, y: float, size: float = 26, *, color: int = 0xFF2F4A3C, gap: float = 6) -> None:
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
    for text, x, y in (("上溪", 1004, 250), ("田口", 1500, 436), ("茶坪", 1490, 708), ("樟树下", 250, 690), ("下溪", 556, 862)):
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
                line(c, poly((cx + sx * k, cy + sy * k), (cx + sx * (18 - k), cy + sy * k), (cx + sx * (18 - k), cy + sy * (18 - k)), (cx + sx * k, cy + sy * (18 - k))), GOLD, 1.2)
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
        line(c, [(x + math.cos(a) * r * 0.9, y + math.sin(a) * r * 0.9), (x + math.cos(a) * r * (0.82 if i % 4 else 0.76), y + math.sin(a) * r * (0.82 if i % 4 else 0.76))], 0xFF8A6A3A, 1)
    for i in range(8):
        a = i * math.tau / 8 - math.pi / 2
        long = r * (0.84 if i % 2 == 0 else 0.5)
        tip = (x + math.cos(a) * long, y + math.sin(a) * long)
        for side, tone in ((-1, RED if i == 0 else 0xFF3E6B57), (1, 0xFFD9695A if i == 0 else LIGHT_GOLD)):
            b = a + side * math.pi / 8
            fill(c, poly((x, y), tip, (x + math.cos(b) * r * 0.2, y + math.sin(b) * r * 0.2)), tone)
    fill(c, oval(x, y, 5), GOLD)
    for text, dx, dy in (("北", 0, -1.2), ("南", 0, 1.2), ("东", 1.2, 0), ("西", -1.2, 0)):
        name(c, text, x + dx * r, y + dy * r, 17, color=RED if text == "北" else INK)


def frame(c: skia.Canvas) -> None:
    """Mist at the edges, a paper border with a key pattern in its corners."""
    for x, y, rx, ry in ((0, 240, 200, 60), (1600, 200, 220, 60), (0, 620, 90, 160), (1600, 500, 70, 160), (800, 1010, 700, 34), (1600, 1000, 200, 70), (0, 1000, 130, 50)):
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


def life(c: skia.Canvas) -> None:
    """Birds, smoke, light."""
    mist(c, 1012, 222, 60, 24, 0xFFF6F8F0, 0.95)
    land.birds(c, 0.0, 900, 200, 5, 9)
    land.birds(c, 0.0, 1250, 880, 4, 8)
    for x, y, seed in ((620, 450, 1), (860, 470, 2), (230, 530, 3), (950, 262, 4), (1500, 350, 5), (540, 800, 6)):
        land.smoke(c, MOOD, x, y, 3.0, 46, seed)
    sun = skia.GradientShader.MakeRadial((260, 60), 1500, [veil(0xFFFFE9B0, 0.3), veil(0xFFFFE9B0, 0)])
    c.drawPaint(skia.Paint(Shader=sun, BlendMode=skia.BlendMode.kSoftLight))
    rng = dice(3)
    for _ in range(26):
        x, y = rng.uniform(60, 1540), rng.uniform(480, 960)
        shade(c, blob(rng, x, y, rng.uniform(20, 60), rng.uniform(5, 12), 0.3), 0xFF4F7A3F, (x, y + 10), (x, y - 10), 0.25)


def draw() -> Image.Image:
    """Paint the sheet."""
    surface = skia.Surface(*SIZE)
    with surface as c:
        c.scale(SIZE[0] / 1600, SIZE[1] / 1000)
        for paint in (ground, fields, hills, water, lanes, groves, hamlets, landmarks, life, names, frame, cartouche, compass):
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
