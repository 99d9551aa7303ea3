"""Four pages of the Heguang Handbook: its cover, the bench meeting, the lamp, the accounts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from media.studio.leaves.paper import HEIGHT, WIDTH, new_sheet, scan
from media.studio.palette import GOLD, INK, LIGHT, RED, SOFT, paint, pen
from media.studio.sketches import lamp, rice, stool
from media.studio.typeset import Style, block, column, put

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LEFT, RIGHT = 220, WIDTH - 220
BODY = Style("serif", 39, INK, leading=1.72)
TITLE = Style("serif-bold", 84, RED)


def handbook(out: Path) -> None:
    """Draw the four pages."""
    for number, draw in enumerate((_cover, _bench, _lamp_page, _accounts), 1):
        surface, canvas = new_sheet()
        draw(canvas)
        scan(
            surface,
            out / f"handbook-{number}.jpg",
            200 + number,
            tilt=(0.15, -0.25, 0.2, -0.15)[number - 1],
            spine=(0, -1, 1, -1)[number - 1],
            paper=(250, 245, 233),
            age=0.4,
            uneven=0.008 if number == 1 else 0.05,
        )


def _cover(canvas: skia.Canvas) -> None:
    canvas.drawRect(skia.Rect.MakeWH(WIDTH, HEIGHT), paint(0xFF8B191C))
    for row in range(7):
        path = skia.Path()
        base = HEIGHT - 560 + row * 78
        path.moveTo(88, HEIGHT - 88)
        path.lineTo(88, base + 40)
        path.cubicTo(480, base - 130 + row * 14, 900, base + 120, WIDTH - 88, base - 30 + row * 10)
        path.lineTo(WIDTH - 88, HEIGHT - 88)
        path.close()
        canvas.drawPath(path, paint((0xFF7A1518, 0xFF6C1115)[row % 2]))
        canvas.drawPath(path, pen(0x66C8A04A, 1.6))
    canvas.drawRect(skia.Rect.MakeLTRB(70, 70, WIDTH - 70, HEIGHT - 70), pen(GOLD, 4))
    canvas.drawRect(skia.Rect.MakeLTRB(88, 88, WIDTH - 88, HEIGHT - 88), pen(GOLD, 1.5))
    lamp(canvas, WIDTH / 2, 1560, 420, ink=0xFF4A0C10, lit=True)
    for lean in (-1, 1):
        rice(canvas, WIDTH / 2 + lean * 250, 1580, 330, GOLD, lean)
    gold = Style("serif-bold", 190, LIGHT, align=0, tracking=0.12)
    put(canvas, "禾光手册", WIDTH / 2 + 12, 560, gold)
    thin = gold.but(face="serif", size=50, tracking=0.25)
    put(canvas, "写给接手的人", WIDTH / 2 + 6, 690, thin)
    latin = gold.but(face="serif", size=40, color=GOLD, tracking=0.06)
    put(canvas, "THE HEGUANG HANDBOOK", WIDTH / 2, 780, latin)
    put(canvas, "禾光村党支部编　虚构示范村", WIDTH / 2, HEIGHT - 210, thin.but(size=38))
    put(canvas, "二〇二六年六月", WIDTH / 2, HEIGHT - 150, thin.but(size=32, color=GOLD))


def _frame(canvas: skia.Canvas, chapter: str, title: str, page: int) -> None:
    canvas.drawLine(LEFT, 210, RIGHT, 210, pen(GOLD, 2))
    small = Style("serif", 28, SOFT)
    put(canvas, "禾光手册", LEFT, 186, small)
    put(canvas, chapter, RIGHT, 186, small.but(align=1))
    put(canvas, title, LEFT, 380, TITLE)
    put(canvas, f"· {page} ·", WIDTH / 2, HEIGHT - 130, small.but(align=0))


def _steps(canvas: skia.Canvas, steps: Sequence[tuple[str, str]], y: float) -> float:
    for number, (head, text) in enumerate(steps, 1):
        canvas.drawCircle(LEFT + 34, y - 14, 34, paint(RED))
        put(canvas, str(number), LEFT + 34, y, Style("serif-bold", 40, 0xFFFBF6EC, align=0))
        put(canvas, head, LEFT + 100, y, BODY.but(face="serif-bold", size=44))
        y = block(canvas, text, LEFT + 100, y + 68, RIGHT - LEFT - 100, BODY) + 112
    return y


def _stumble(canvas: skia.Canvas, text: str, y: float) -> None:
    box = skia.Rect.MakeLTRB(LEFT, y, RIGHT, y + 290)
    canvas.drawRRect(skia.RRect.MakeRectXY(box, 18, 18), paint(0xFFF1E4C8))
    canvas.drawRect(skia.Rect.MakeLTRB(LEFT, y + 18, LEFT + 10, y + 272), paint(GOLD))
    put(canvas, "我们在这里摔过跤", LEFT + 50, y + 76, BODY.but(face="serif-bold", color=RED))
    block(canvas, text, LEFT + 50, y + 148, RIGHT - LEFT - 100, BODY.but(size=36))


def _bench(canvas: skia.Canvas) -> None:
    _frame(canvas, "第一章　板凳会", "怎样开一次板凳会", 5)
    y = _steps(
        canvas,
        (
            (
                "天黑以前，把凳子摆成一圈",
                "先来的坐里圈，老人坐靠树的。不设主席台，书记也带自己的板凳。",
            ),
            ("先念上一次的", "办成的念，没办成的也念，说清为什么。念完才说新的。"),
            ("一次说一件，说完就坐", "只说事，不骂人。孩子可以说，客人也可以说。"),
            ("说了就记，记了就有人认领", "当场问：谁来？没有人应，就是书记的。"),
            ("散会贴墙，办成划掉", "第二天天亮以前贴出来，写上名字和日子。"),
        ),
        530,
    )
    for k in range(5):
        angle = math.radians(200 + k * 35)
        stool(
            canvas,
            WIDTH / 2 + math.cos(angle) * 430,
            y + 300 + math.sin(angle) * 130,
            120,
            SOFT if k != 2 else RED,
        )
    _stumble(
        canvas,
        "第三次会只来了九个人，因为下雨没挪到屋里。后来加了一条：下雨挪进屋，下雪照开。",
        HEIGHT - 520,
    )


def _lamp_page(canvas: skia.Canvas) -> None:
    _frame(canvas, "第二章　平安灯", "怎样守一盏灯", 14)
    times = (
        ("18:30", "点灯", True),
        ("21:00", "睡了，灯亮着", True),
        ("08:00", "起床，关灯", False),
    )
    for k, (hour, text, lit) in enumerate(times):
        x = LEFT + 200 + k * 410
        window = skia.Rect.MakeLTRB(x - 150, 480, x + 150, 830)
        canvas.drawRect(window, paint(0xFF3B3340 if lit else 0xFFE3EBE4))
        canvas.save()
        canvas.clipRect(window)
        lamp(canvas, x, 822, 230, ink=INK, lit=lit)
        canvas.restore()
        canvas.drawRect(window, pen(INK, 9))
        canvas.drawLine(x, 480, x, 600, pen(INK, 5))
        put(canvas, hour, x, 905, Style("serif-bold", 50, RED, align=0))
        put(canvas, text, x, 965, BODY.but(align=0, size=36))
    y = _steps(
        canvas,
        (
            ("对门就是守灯人", "搬家、住院、走亲戚，要先托给隔壁，并告诉党小组长。"),
            ("六点半没亮，或者八点没灭", "先喊，再敲，敲不开就叫党员，党员十分钟到。"),
            ("记一行", "几点敲的，怎么回事。不写“一切正常”，写“看电视忘了”。"),
        ),
        1110,
    )
    _stumble(
        canvas,
        "头一个月用的是蜡烛样的小灯，老人怕费电，点了又吹。换成暖光的，电费村里出，才亮到天明。",
        max(y + 10, HEIGHT - 520),
    )


def _accounts(canvas: skia.Canvas) -> None:
    _frame(canvas, "第五章　算账", "怎样把账念给老人听", 33)
    y = _steps(
        canvas,
        (
            ("每月五号，太阳落山以前", "在长廊尽头，搬十把有靠背的椅子。"),
            ("念一项，停一停", "停到有人点头。有人举手就答，答不上来就记下，第二天再答。"),
            ("钱数念整的，也念零的", "“八块”和“一万一千三百四十六块”，用一样的声音。"),
            ("单子放在旁边", "谁都可以拿起来对。对错了，记三分。"),
        ),
        530,
    )
    rows = (("扫帚　3把", "33.75"), ("多记　1把", "11.25"), ("退回账上", "−11.25"))
    top = y + 10
    for k, (item, amount) in enumerate(rows):
        line = top + 70 + k * 84
        put(canvas, item, LEFT + 330, line, Style("hand", 46, 0xFF22335C))
        put(canvas, amount, RIGHT - 330, line, Style("hand", 46, 0xFF22335C, align=1))
        canvas.drawLine(LEFT + 300, line + 22, RIGHT - 300, line + 22, pen(0xFFB9A994, 2))
    canvas.drawLine(LEFT + 320, top + 138, LEFT + 600, top + 132, pen(0xFFC2261F, 5))
    column(canvas, "照单更正", RIGHT - 210, top + 20, Style("hand-bold", 52, 0xFFC2261F))
    _stumble(
        canvas,
        "头半年念得太快，一个钟头念完三页。老人说像下雨。后来念一项停一停，念得慢，反而没人走。",
        HEIGHT - 520,
    )
