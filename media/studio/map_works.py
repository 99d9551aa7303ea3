"""What people made, on the route map: paths, houses, each stop's own building."""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia
import yaml

from media.studio.map_ground import MOOD
from media.studio.pictures import DEMO
from media.studio.scenes import arch, baskets, hills, land, oldtree, sets
from media.studio.scenes.brush import (
    between,
    blob,
    curve,
    dice,
    fill,
    line,
    mist,
    poly,
    shade,
)
from media.studio.scenes.houses import House
from media.studio.scenes.light import veil
from media.studio.scenes.ornaments import flag, lantern, pavilion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from media.studio.scenes.brush import Point


def route() -> list[Point]:
    """The route's line in sheet units."""
    with (DEMO / "route.yaml").open(encoding="utf-8") as file:
        line_ = yaml.safe_load(file)["line"]
    return [(point["x"] * 1600, point["y"] * 1000) for point in line_]


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


def hamlet(c: skia.Canvas, seed: int, spots: Sequence[tuple[float, float, float]]) -> None:
    """Houses with a few trees; far ones first."""
    rng = dice(seed)
    for x, y, width in sorted(spots, key=lambda s: s[1]):
        House(
            x,
            y,
            width,
            width * 0.46,
            width * 0.27,
            width * rng.choice((-0.32, 0.32)),
            seed=rng.randrange(50),
            stepped=rng.random() < 0.45,
            timber=rng.random() < 0.25,
            storeys=1 + (rng.random() < 0.3),
        ).draw(c, MOOD)
        for _ in range(2):
            tx, ty = (
                x + rng.choice((-0.2, 1.25)) * width + rng.uniform(-3, 3),
                y + rng.uniform(-2, 5),
            )
            hills.crown(
                c,
                MOOD,
                rng,
                tx,
                ty - 5,
                width * rng.uniform(0.24, 0.36),
                rng.choice((0xFF4F8A52, 0xFF6FA55A, 0xFF3C7A50)),
                0.0,
            )


def hamlets(c: skia.Canvas) -> None:
    """Five groups and the houses along the route, in the order of the eye."""
    groups = {
        21: [
            (930, 266, 34),
            (972, 280, 36),
            (900, 290, 36),
            (946, 306, 38),
            (1080, 276, 34),
            (1100, 300, 36),
        ],
        22: [(1500, 372, 36), (1546, 384, 38), (1470, 396, 38), (1528, 410, 40)],
        23: [(300, 338, 34), (345, 350, 36), (392, 342, 34), (330, 376, 38), (380, 388, 38)],
        24: [
            (206, 556, 42),
            (256, 560, 44),
            (160, 586, 44),
            (366, 610, 42),
            (392, 640, 44),
            (214, 664, 46),
            (404, 578, 40),
        ],
        25: [
            (560, 470, 44),
            (620, 482, 46),
            (680, 496, 46),
            (590, 540, 46),
            (640, 562, 48),
            (560, 590, 46),
            (900, 470, 44),
            (850, 500, 46),
            (905, 520, 46),
            (760, 556, 46),
            (820, 596, 48),
            (740, 612, 48),
            (880, 640, 48),
            (1010, 580, 46),
            (1020, 630, 48),
        ],
        26: [(1480, 640, 42), (1530, 652, 44), (1448, 664, 44), (1506, 680, 46)],
        27: [(500, 830, 44), (552, 842, 46), (610, 834, 44)],
        28: [(1160, 640, 42), (1180, 720, 44)],
    }
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
    oldtree.camphor(c, MOOD, 320, 616, 150, 3, ribbons=False)
    arch.bridge(c, MOOD, 1120, 668, 46)
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
        fill(
            c, poly((x0, y0 - 4), (x1, y1 - 4), (x1, y1 - 14), (x0, y0 - 14)), MOOD.tone(0xFFF2E8D2)
        )
        roof = poly((x0 - 7, y0 - 18), (x1 + 7, y1 - 18), (x1 + 2, y1 - 34), (x0 - 2, y0 - 34))
        fill(c, roof, MOOD.tone(0xFF58656B))
        for s in between(0, 1, 18):
            line(
                c,
                [
                    (x0 - 2 + (x1 - x0 + 4) * s, y0 - 34 + (y1 - y0) * s),
                    (x0 - 7 + (x1 - x0 + 14) * s, y0 - 18 + (y1 - y0) * s),
                ],
                MOOD.tone(0xFF39444B),
                1,
            )
        line(
            c,
            [(x0 - 4, y0 - 36), ((x0 + x1) / 2, (y0 + y1) / 2 - 34), (x1 + 4, y1 - 36)],
            MOOD.tone(0xFF333D44),
            3,
        )


def _threshing_floor(c: skia.Canvas) -> None:
    """The drying square, with trays of red and gold."""
    floor = curve(
        [(690, 655), (770, 646), (850, 662), (846, 694), (760, 704), (684, 690)],
        closed=True,
        ease=0.8,
    )
    fill(c, floor, MOOD.tone(0xFFE0CDA0))
    line(c, floor, MOOD.tone(0xFFB09A68), 1.5)
    rng = dice(4)
    for j in range(3):
        for i in range(7):
            x, y = 706 + i * 21 + j * 4, 662 + j * 13 + i * 0.6
            baskets.tray(
                c,
                MOOD,
                x,
                y,
                9,
                4,
                rng.choice((0xFFC8332B, 0xFFE6B23F, 0xFFE2762E, 0xFFF2D070)),
                grains=False,
            )


def life(c: skia.Canvas) -> None:
    """Birds, smoke, light."""
    mist(c, 1012, 222, 60, 24, 0xFFF6F8F0, 0.95)
    land.birds(c, 0.0, 900, 200, 5, 9)
    land.birds(c, 0.0, 1250, 880, 4, 8)
    for x, y, seed in (
        (620, 450, 1),
        (860, 470, 2),
        (230, 530, 3),
        (950, 262, 4),
        (1500, 350, 5),
        (540, 800, 6),
    ):
        land.smoke(c, MOOD, x, y, 3.0, 46, seed)
    sun = skia.GradientShader.MakeRadial(
        (260, 60), 1500, [veil(0xFFFFE9B0, 0.3), veil(0xFFFFE9B0, 0)]
    )
    c.drawPaint(skia.Paint(Shader=sun, BlendMode=skia.BlendMode.kSoftLight))
    rng = dice(3)
    for _ in range(26):
        px, py = rng.uniform(60, 1540), rng.uniform(480, 960)
        shade(
            c,
            blob(rng, px, py, rng.uniform(20, 60), rng.uniform(5, 12), 0.3),
            0xFF4F7A3F,
            (px, py + 10),
            (px, py - 10),
            0.25,
        )
