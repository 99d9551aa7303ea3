"""The desk with the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from media.studio.scenes import fruits, leaning, plants
from media.studio.scenes.backdrop import still
from media.studio.scenes.brush import (
    between,
    box,
    dice,
    fill,
    letter,
    line,
    oval,
    poly,
    shade,
    shadow,
    stroke,
    wash,
)
from media.studio.scenes.light import BRIGHT_RED, DARK_RED, GOLD, RED, WHITE, Mood, mix, veil
from media.studio.scenes.register import scene
from media.studio.scenes.sets import steam
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


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
            points = [
                (100, 420 + k * 40),
                (280, 300 + k * 60),
                (450, 370 + k * 40),
                (640, 280 + k * 70),
                (880, 380 + k * 40),
                (880, 560),
                (100, 560),
            ]
            fill(c, poly(*points), mix(mood.growth.hill, mood.sky.haze, 0.75 - 0.25 * k))
        leaning.bamboo(c, mood, 300, 560, 640, 7, 5)
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
        wash(
            c,
            table,
            (veil(mood.tone(0xFF6B3F22), 0.7), veil(mood.tone(0xFFC08A56), 0.2)),
            (0, 610),
            (0, 1100),
        )
        rng = dice(3)
        for _ in range(40):
            y = 615 + 480 * rng.random() ** 1.2
            x = rng.uniform(-300, 1500)
            stroke(
                c,
                [(x, y), (x + 200, y + rng.uniform(-5, 5)), (x + rng.uniform(300, 700), y + 2)],
                (0.5, 2.6, 0.5),
                veil(mood.tone(0xFF5A341C), 0.35),
            )
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
        still(
            "branch", 1.25, lambda c: fruits.plum(c, mood, (-60, 300), -0.35, 420, 4, 0xFFF0A3AE)
        ),
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
    fill(
        c,
        poly((372, 968), (815, 985), (1262, 968), (1188, 690), (815, 706), (452, 690)),
        mood.tone(RED),
    )
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
        fill(
            c,
            box(x, 930 - value * 96, 34, value * 96, 2),
            mood.tone(0xFFC8332B if i == 4 else 0xFFD9A45A),
        )
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
    stroke(
        c,
        [(902, 1012), (940, 997), (1060, 949), (1170, 905)],
        (2, 14, 15, 13),
        mood.tone(0xFF2B2F38),
    )
    stroke(c, [(902, 1012), (936, 998)], (2, 10), mood.tone(GOLD))
    stroke(c, [(1050, 953), (1064, 947)], (16, 16), mood.tone(GOLD))


def _seal(c: skia.Canvas, mood: Mood, x: float, y: float) -> None:
    fill(
        c, poly((x - 26, y), (x + 26, y), (x + 22, y - 74), (x - 22, y - 74)), mood.tone(0xFFB8443A)
    )
    fill(
        c,
        poly((x + 26, y), (x + 44, y - 14), (x + 38, y - 82), (x + 22, y - 74)),
        mood.tone(0xFF7A1F1E),
    )
    fill(
        c,
        poly((x - 22, y - 74), (x + 22, y - 74), (x + 38, y - 82), (x - 4, y - 84)),
        mood.tone(0xFFD9786A),
    )
