"""Words in a member’s own hand: public promises, and study notes with a brush."""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia

from media.studio.leaves.forms import FOOT, HEAD, PRINT, SMALL, stroke
from media.studio.leaves.paper import (
    HEIGHT,
    INK_BRUSH,
    INK_PRINT,
    RED_PRINT,
    WIDTH,
    Hand,
    fingerprint,
    new_sheet,
    scan,
    seal,
)
from media.studio.typeset import Style, put

if TYPE_CHECKING:
    from pathlib import Path

_PLEDGES = (
    ("为邻居", "每天早上看对门的灯，没灭就去敲门。"),
    ("为村里", "多活一年，多守一年灯。"),
)


def pledge(out: Path) -> None:
    """Draw Shi Guanglin's promises, filled in with a brush pen, ticked and thumbed."""
    surface, canvas = new_sheet()
    frame = skia.Rect.MakeLTRB(150, 170, WIDTH - 130, HEIGHT - 170)
    for inset, width in ((0, 7), (16, 2)):
        pen = skia.Paint(
            Color=RED_PRINT, AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=width
        )
        canvas.drawRect(frame.makeInset(inset, inset), pen)
    put(canvas, "党员公开承诺书", WIDTH / 2 + 10, 370, HEAD.but(size=92, color=RED_PRINT))
    put(canvas, "二〇二六年", WIDTH / 2 + 10, 450, PRINT.but(size=38, align=0, tracking=0.3))
    hand = Hand(81, Style("hand-bold", 54, INK_BRUSH), unrest=1.5)
    x, right = 270, WIDTH - 250
    put(canvas, "承诺人", x, 610, PRINT.but(size=40))
    hand.write(canvas, "石广林", x + 190, 616)
    put(canvas, "所在党小组", x + 560, 610, PRINT.but(size=40))
    hand.write(canvas, "樟下", x + 810, 616)
    for start, end in ((x + 160, x + 500), (x + 780, right)):
        stroke(canvas, start, 632, end, 632, width=2)
    y = 780
    for label, text in _PLEDGES:
        put(canvas, f"【{label}】", x - 20, y, PRINT.but(face="serif-bold", size=42))
        for row in range(3):
            stroke(canvas, x, y + 120 + row * 104, right, y + 120 + row * 104, color=0xFFB9A994)
        hand.paragraph(canvas, "　　" + text, x + 6, y + 104, right - x - 20, 104)
        y += 480
    _approval(canvas, x, right)
    seal(canvas, right - 180, HEIGHT - 420, 168, 12, 9)
    put(canvas, FOOT, WIDTH / 2, HEIGHT - 100, SMALL.but(align=0))
    scan(surface, out / "pledge-1.jpg", 41, tilt=0.7, spine=0, paper=(249, 241, 224))


def _approval(canvas: skia.Canvas, x: float, right: float) -> None:
    y = 1770
    put(canvas, "十月乡亲打勾", x, y, PRINT.but(size=40))
    marks = Hand(82, Style("hand", 44, 0xFF2C5E8F), unrest=1.4)
    box = skia.Paint(Color=INK_PRINT, AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=3)
    for number, label in enumerate(("做到了", "再努力")):
        left = x + 330 + number * 330
        canvas.drawRect(skia.Rect.MakeXYWH(left, y - 42, 48, 48), box)
        put(canvas, label, left + 70, y, PRINT.but(size=40))
    marks.tick(canvas, x + 352, y - 4, 74, 0xFF2C5E8F)
    marks.write(canvas, "一天没落下。——对门 韩桂芳", x + 30, y + 100)
    put(canvas, "承诺人按手印", x, y + 260, PRINT.but(size=40))
    fingerprint(canvas, x + 360, y + 240, 118, 5)
    put(canvas, "二〇二六年一月十日", right, HEIGHT - 330, PRINT.but(size=38, align=1))


_NOTES = (
    (
        "五月十二日　学党章第一章",
        "党员不是比别人高一头，是比别人早起一刻。这句话老支书五十年前说过，今天才算懂。",
        "我懂了什么",
    ),
    (
        "我做什么",
        "每日六点一刻关灯，看对门。傍晚六点半再看一回。腿走不动了，眼还管用，就还在岗。",
        "",
    ),
)


def study_notes(out: Path) -> None:
    """Draw two leaves of red-ruled letter paper, written from top to bottom, right to left."""
    for number, (head, body, label) in enumerate(_NOTES, 1):
        surface, canvas = new_sheet()
        columns = _letter_paper(canvas)
        brush = Style("hand-bold", 104, INK_BRUSH)
        hand = Hand(90 + number, brush, unrest=1.5)
        small = Hand(95 + number, brush.but(size=62), unrest=1.2)
        lines = [(small, head)] if not label else [(small, head), (small, label)]
        lines += [(hand, part) for part in _columns_of(body, 12)]
        if number == 2:
            lines += [(small, ""), (small, "　　　　　　　石广林　时年八十一")]
        for x, (writer, text) in zip(columns, lines, strict=False):
            _down(canvas, writer, text, x, 330)
        put(canvas, "禾光村党员学习笺", 236, HEIGHT - 190, Style("serif", 27, RED_PRINT))
        put(canvas, FOOT, WIDTH - 160, HEIGHT - 190, SMALL.but(align=1))
        scan(
            surface,
            out / f"study-notes-{number}.jpg",
            50 + number,
            tilt=(-0.6, 0.5)[number - 1],
            spine=(1, -1)[number - 1],
            paper=(247, 238, 216),
            age=1.5,
        )


def _letter_paper(canvas: skia.Canvas) -> list[float]:
    top, bottom, left, right = 260, HEIGHT - 260, 210, WIDTH - 160
    color, count = 0xFFC8696A, 7
    step = (right - left) / count
    for i in range(count + 1):
        x = left + i * step
        edge = i in (0, count)
        stroke(canvas, x, top, x, bottom, width=5 if edge else 2, color=color)
    for y in (top, bottom):
        stroke(canvas, left, y, right, y, width=5, color=color)
    return [right - step * (i + 0.5) for i in range(count)]


def _columns_of(text: str, length: int) -> list[str]:
    found, column, weight = [], "", 0.0
    for char in text:
        mark = char in "，。、"
        size = 0.5 if mark else 1.0
        if weight + size > length and not mark:
            found.append(column)
            column, weight = "", 0.0
        column += char
        weight += size
    return [*found, column]


def _down(canvas: skia.Canvas, hand: Hand, text: str, x: float, y: float) -> None:
    size = hand.style.size
    for char in text:
        if char == "　":
            y += size * 1.1
        elif char in "，。、":
            hand.write(canvas, char, x + size * 0.05, y + size * 0.28)
            y += size * 0.62
        else:
            hand.write(canvas, char, x - size / 2, y + size * 0.9)
            y += size * 1.26
