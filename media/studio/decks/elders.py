"""The slides of 《一老一小的身边事》, one function each."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import skia

from media.studio.decks.layout import (
    BODY,
    ENGLISH,
    FULL,
    HEIGHT,
    LEAD,
    MARGIN,
    NUMBER,
    SMALL,
    TITLE,
    WIDTH,
    at,
    card,
    figure,
    ground,
    heading,
    note,
    picture,
    quote_mark,
    veil,
)
from media.studio.palette import (
    GOLD,
    GROUND,
    INK,
    JADE,
    LIGHT,
    LINE,
    PAPER,
    RED,
    SOFT,
    WARM,
    Box,
    paint,
    pen,
    tint,
)
from media.studio.scenes import Camera
from media.studio.sketches import bowl, lamp, window
from media.studio.typeset import Style, block, column, put

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "一老一小的身边事"
NIGHT = 0xFF17131F


def _title(canvas: skia.Canvas) -> None:
    picture(canvas, FULL, "stream", camera=Camera(x=150, y=40, zoom=1.16))
    band = Box(1420, 0, 500, HEIGHT)
    canvas.drawRect(band.rect, paint(tint(WARM, 0.96)))
    canvas.drawRect(skia.Rect.MakeXYWH(band.x, 0, 8, HEIGHT), paint(GOLD))
    big = Style("serif-bold", 128, RED, tracking=0.06)
    column(canvas, "一老一小", 1770, 120, big)
    column(canvas, "的身边事", 1588, 250, big)
    put(canvas, "Caring for Old and Young", 1674, 906, ENGLISH.but(size=31, align=0))
    put(canvas, "解说：叶青棠", 1674, 962, SMALL.but(align=0, size=28))
    put(canvas, "虚构示范村", 1674, 1006, SMALL.but(align=0, size=24))


def _village(canvas: skia.Canvas) -> None:
    ground(canvas)
    heading(canvas, "六百一十二个人的村子", "A village of 612")
    order = [RED] * 214 + [JADE] * 71 + [0xFFDCCDB2] * 327
    for k, color in enumerate(order):
        x, y = 900 + (k // 18) * 26.2, 360 + (k % 18) * 29.5
        canvas.drawCircle(x, y, 10.2, paint(color))
    rows = (
        ("214", "人六十岁以上", RED),
        ("71", "人十四岁以下", JADE),
        ("327", "人在地里、路上", SOFT),
    )
    for k, (value, unit, color) in enumerate(rows):
        size = (170, 120, 84)[k]
        figure(canvas, value, unit, MARGIN - 4, (480, 660, 800)[k], size=size, color=color)
    put(canvas, "一个点，一个平日住在村里的人", 900, 940, SMALL.but(size=28))


def _winter(canvas: skia.Canvas) -> None:
    scene = at("panorama", hour="night", season="winter", weather="snow")
    picture(canvas, FULL, scene, camera=Camera(x=60, y=20, zoom=1.1))
    veil(canvas, FULL, [tint(NIGHT, 0.5), tint(NIGHT, 0.82)], down=True)
    put(canvas, "那个冬天", MARGIN, 200, TITLE.but(size=54, color=LIGHT))
    put(canvas, "That winter", MARGIN, 250, ENGLISH.but(color=tint(LIGHT, 0.8)))
    big = Style("serif-bold", 88, WARM, leading=1.55, tracking=0.02)
    block(canvas, "天天说联系群众，\n连谁家灯没亮都不知道。", MARGIN, 640, 1600, big)
    put(canvas, "石广林，在二〇二四年十二月的板凳会上", MARGIN, 880, LEAD.but(size=38, color=LIGHT))
    put(canvas, "“We do not even notice whose lamp is out.”", MARGIN, 936, ENGLISH.but(color=GOLD))


def _lamp(canvas: skia.Canvas) -> None:
    ground(canvas, PAPER)
    heading(canvas, "平安灯", "The peace lamp")
    put(canvas, "没有摄像头，不用学", WIDTH - MARGIN, 190, LEAD.but(size=42, color=RED, align=1))
    steps = (("18:30", "点灯", 1), ("对门", "看一眼", 1), ("08:00", "起床，关灯", 0))
    for k, (hour, text, lit) in enumerate(steps):
        x = MARGIN + 40 + k * 590
        canvas.drawRRect(
            skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(x, 330, 400, 330), 14, 14),
            paint(0xFF3A2E3A if lit else 0xFFDCE7E0),
        )
        if k == 1:
            for side, place in enumerate((x + 62, x + 238)):
                window(canvas, Box(place, 410, 100, 140), lit=not side)
        else:
            box = Box(x + 110, 378, 180, 214)
            window(canvas, box, lit=bool(lit))
            if not lit:
                glass = skia.Rect.MakeXYWH(box.x + 5, box.y + 5, box.width - 10, box.height - 10)
                canvas.drawRect(glass, paint(0xFFBFD6D6))
                middle = box.x + box.width / 2
                canvas.drawLine(middle, box.y, middle, box.y + box.height, pen(0xFF3A2B2C, 6))
            lamp(canvas, x + 200, 590, 120, ink=INK, lit=bool(lit))
        put(canvas, hour, x, 740, TITLE.but(size=54))
        put(canvas, text, x + TITLE.but(size=54).width(hour) + 24, 738, BODY.but(size=36))
        if k < 2:
            _arrow(canvas, x + 440, 495, 110, GOLD)
    canvas.drawLine(MARGIN + 40, 800, WIDTH - MARGIN, 800, pen(LINE, 2))
    put(canvas, "灯没亮，或者没灭", MARGIN + 40, 886, LEAD.but(size=42, color=RED))
    for k, text in enumerate(("喊一声", "敲敲门", "叫党员，十分钟到")):
        x = 700 + k * 300
        _arrow(canvas, x - 92, 872, 60, GOLD)
        put(canvas, text, x, 886, LEAD.but(size=42))


def _arrow(canvas: skia.Canvas, x: float, y: float, length: float, color: int) -> None:
    canvas.drawLine(x, y, x + length, y, pen(color, 5))
    path = skia.Path()
    path.moveTo(x + length - 18, y - 16)
    path.lineTo(x + length, y)
    path.lineTo(x + length - 18, y + 16)
    canvas.drawPath(path, pen(color, 5))


def _forty_two(canvas: skia.Canvas) -> None:
    canvas.drawRect(FULL.rect, paint(NIGHT))
    veil(canvas, FULL, [0xFF1B1830, 0xFF2B1B20], down=True)
    chance = random.Random(42)  # noqa: S311  # a drawing, not a secret
    for k in range(42):
        x, y = 800 + (k % 7) * 142, 130 + (k // 7) * 142
        box = Box(x + chance.uniform(-6, 6), y + chance.uniform(-5, 5), 64, 82)
        window(canvas, box, lit=True, warmth=chance.uniform(0.5, 1.0))
    put(canvas, "42", MARGIN - 12, 420, NUMBER.but(size=300, color=LIGHT))
    put(canvas, "盏灯，四十二户守灯人", MARGIN, 510, LEAD.but(size=46, color=WARM))
    put(canvas, "Forty-two lamps, forty-two keepers", MARGIN, 566, ENGLISH.but(color=GOLD))
    rows = (("137", "次敲门"), ("129", "次是看电视忘了点"), ("8", "次真有事，都赶上了"))
    for k, (value, text) in enumerate(rows):
        y = 720 + k * 104
        color = LIGHT if k < 2 else 0xFFF0845A
        put(canvas, value, MARGIN + 150, y, NUMBER.but(size=76, color=color, align=1))
        put(canvas, text, MARGIN + 180, y - 6, BODY.but(size=36, color=WARM))


def _called(canvas: skia.Canvas) -> None:
    picture(canvas, Box(0, 0, 1130, HEIGHT), "canteen", camera=Camera(x=0, y=30, zoom=1.0))
    canvas.drawRect(skia.Rect.MakeXYWH(1130, 0, 790, HEIGHT), paint(GROUND))
    quote_mark(canvas, 1200, 460, 320, GOLD)
    big = Style("serif-bold", 76, WARM, leading=1.5, tracking=0.02)
    block(canvas, "十一年了，\n头一回有人\n喊我吃饭。", 1210, 470, 680, big)
    put(canvas, "韩奶奶，八十四岁", 1210, 800, LEAD.but(size=38, color=LIGHT))
    text = "“For the first time in eleven years\nsomebody called me to dinner.”"
    block(canvas, text, 1210, 862, 660, ENGLISH.but(color=GOLD, size=29))


_SHARES = (("老人付", 5.0, RED), ("村集体", 2.3, 0xFFC8A04A), ("工坊和乡亲", 2.3, JADE))


def _meal(canvas: skia.Canvas) -> None:
    ground(canvas)
    heading(canvas, "一顿饭的钱从哪来", "Who pays for a meal")
    bowl(canvas, 560, 640, [(value / 9.6, color) for _, value, color in _SHARES])
    figure(canvas, "9.60", "元　一顿饭的成本", 980, 400, size=150)
    y = 500.0
    for name, value, color in _SHARES:
        canvas.drawRect(skia.Rect.MakeXYWH(986, y - 46, 12, 66), paint(color))
        put(canvas, name, 1030, y, LEAD.but(size=42))
        put(canvas, f"{value:.2f}", 1560, y, NUMBER.but(size=60, color=color, align=1))
        y += 104
    note(
        canvas,
        "八十岁以上付三元，差的照样两边各出一半。\n菜从各家菜园来，送菜记积分。",
        986,
        y + 36,
        800,
    )


def _after_school(canvas: skia.Canvas) -> None:
    ground(canvas)
    picture(
        canvas,
        Box(MARGIN, 150, 900, 780),
        "homework",
        camera=Camera(x=10, y=90, zoom=1.3),
        radius=16,
    )
    heading(canvas, "放学以后", "After school", x=1110, y=280)
    put(canvas, "下午四点二十，长桌和矮桌是他们的", 1110, 420, BODY.but(size=33, color=SOFT))
    for k, text in enumerate(("作业写完", "水喝够", "天黑有人接")):
        y = 560 + k * 136
        canvas.drawCircle(1146, y - 17, 38, paint((RED, JADE, GOLD)[k]))
        put(canvas, str(k + 1), 1146, y - 1, NUMBER.but(size=44, color=WARM, align=0))
        put(canvas, text, 1216, y, LEAD.but(face="serif-bold", size=52))


_EXCHANGE = (
    ("老人教孩子", RED, ("搓草绳", "认草药", "唱采茶调")),
    ("孩子教老人", JADE, ("点屏幕", "打视频", "查积分")),
)


def _exchange(canvas: skia.Canvas) -> None:
    ground(canvas, PAPER)
    heading(canvas, "祖孙课堂", "Lessons across the generations, every Wednesday")
    for side, (name, color, lessons) in enumerate(_EXCHANGE):
        x = MARGIN if side == 0 else 1030
        card(canvas, Box(x, 330, 760, 420))
        canvas.drawRect(skia.Rect.MakeXYWH(x, 362, 10, 356), paint(color))
        put(canvas, name, x + 60, 424, LEAD.but(face="serif-bold", size=48, color=color))
        for k, lesson in enumerate(lessons):
            y = 526 + k * 92
            canvas.drawCircle(x + 76, y - 14, 9, paint(tint(color, 0.6)))
            put(canvas, lesson, x + 112, y, LEAD.but(size=44))
    for y, side in ((500, 1), (580, -1)):
        start = 930 if side > 0 else 990
        _pointer(canvas, start, y, side)
    canvas.drawRRect(
        skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(1330, 800, 460, 110), 55, 55),
        paint(0xFFCFE3C4),
    )
    put(canvas, "饭吃过了。", 1560, 872, LEAD.but(size=46, align=0))
    put(canvas, "韩奶奶发出的第一条语音", 1290, 866, BODY.but(size=34, color=SOFT, align=1))


def _pointer(canvas: skia.Canvas, x: float, y: float, side: int) -> None:
    color = RED if side > 0 else JADE
    canvas.drawLine(x, y, x + side * 48, y, pen(color, 6))
    path = skia.Path()
    path.moveTo(x + side * 34, y - 13)
    path.lineTo(x + side * 50, y)
    path.lineTo(x + side * 34, y + 13)
    canvas.drawPath(path, pen(color, 6))


_ROSTER = (
    ("守一盏灯", ("林知禾", "周远山", "沈秋穗", "陶小满", "罗守田", "傅立夏", "宋桥生")),
    ("送一周饭", ("罗守田", "罗守田", "罗守田", "罗守田", "罗守田", "程素茗", "程素茗")),
    ("陪一下午", ("叶青棠", "孟晚晴", "江晓帆", "丁谷雨", "陶小满", "——", "——")),
)


def _roster(canvas: skia.Canvas) -> None:
    ground(canvas)
    heading(canvas, "党员的三件小事", "Three small duties")
    left, top, wide, tall = MARGIN, 340.0, 200.0, 150.0
    first = 250.0
    canvas.drawRect(skia.Rect.MakeXYWH(left, top, first + wide * 7, 84), paint(GROUND))
    for k, day in enumerate("一二三四五六日"):
        x = left + first + wide * (k + 0.5)
        put(canvas, f"周{day}", x, top + 56, BODY.but(color=LIGHT, align=0, size=34))
    for row, (duty, names) in enumerate(_ROSTER):
        y = top + 84 + row * tall
        if row % 2 == 0:
            canvas.drawRect(
                skia.Rect.MakeXYWH(left, y, first + wide * 7, tall), paint(tint(PAPER, 0.9))
            )
        put(canvas, duty, left + 30, y + 90, LEAD.but(face="serif-bold", size=44, color=RED))
        for k, name in enumerate(names):
            x = left + first + wide * (k + 0.5)
            hand = Style("hand", 42, 0xFF22335C if name != "——" else LINE, align=0)
            put(canvas, name, x, y + 90, hand)
    bottom = top + 84 + 3 * tall
    canvas.drawLine(left, bottom, left + first + wide * 7, bottom, pen(GOLD, 4))
    put(canvas, "两年里只换过班，没有空过班", MARGIN, 952, LEAD.but(size=42))


def _words(canvas: skia.Canvas) -> None:
    ground(canvas, PAPER)
    heading(canvas, "他们怎么说", "In their own words")
    said = (
        ("灯亮着，\n我就不算一个人。", "一位老人，挂在食堂门上", RED, -1.2),
        ("长大了我也要回来，\n因为这里有人\n等我写完作业。", "一个孩子，挂在活动室门上", JADE, 1.4),
    )
    for k, (text, who, color, turn) in enumerate(said):
        canvas.save()
        canvas.translate(530 + k * 860, 620)
        canvas.rotate(turn)
        card(canvas, Box(-390, -280, 780, 570), 0xFFFFFBF0, radius=6)
        canvas.drawRect(skia.Rect.MakeXYWH(-70, -304, 140, 44), paint(tint(LIGHT, 0.85)))
        hand = Style("hand-bold" if k == 0 else "hand", 74 if k == 0 else 64, INK, leading=1.55)
        block(canvas, text, -320, -110 if k == 0 else -136, 660, hand)
        put(canvas, who, 330, 232, BODY.but(size=31, color=color, align=1))
        canvas.restore()


def _closing(canvas: skia.Canvas) -> None:
    picture(canvas, FULL, at("sill", hour="night"), camera=Camera(x=0, y=60, zoom=1.04))
    veil(canvas, Box(0, 0, WIDTH, 760), [tint(NIGHT, 0.72), tint(NIGHT, 0.0)], down=True)
    big = Style("serif-bold", 118, WARM, align=0, tracking=0.08)
    put(canvas, "灯亮着，门开着", WIDTH / 2, 196, big)
    english = ENGLISH.but(size=42, color=LIGHT, align=0)
    put(canvas, "The lamp is lit, the door is open", WIDTH / 2, 270, english)
    text = "天黑了，请回头看一眼窗台"
    put(canvas, text, WIDTH / 2, HEIGHT - 70, LEAD.but(size=40, color=LIGHT, align=0))


SLIDES: tuple[tuple[Callable[[skia.Canvas], None], int | None], ...] = (
    (_title, None),
    (_village, SOFT),
    (_winter, None),
    (_lamp, SOFT),
    (_forty_two, None),
    (_called, None),
    (_meal, SOFT),
    (_after_school, SOFT),
    (_exchange, SOFT),
    (_roster, SOFT),
    (_words, SOFT),
    (_closing, None),
)
"""Each slide, and the colour of its foot; None where the picture fills it."""
