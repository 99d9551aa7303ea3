"""Numbers over pictures: counters, the year's ring of tasks, points, the line of income."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from media.studio.film import data
from media.studio.film.look import (
    DEEP_RED,
    GOLD,
    LIGHT_GOLD,
    WHITE,
    Frame,
    dim,
    faded,
    gold_line,
    poly_line,
    rise,
    units,
    veil,
    window,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Paint = Callable[[Frame, float, float], None]


def veil_left(
    canvas: skia.Canvas, alpha: float, reach: float = 1050.0, color: int = DEEP_RED
) -> None:
    """A warm dark that falls off to the right, to lift words off a picture."""
    shader = skia.GradientShader.MakeLinear(
        [(0, 0), (reach, 0)],
        [veil(color, 0.86 * alpha), veil(color, 0.62 * alpha), veil(color, 0.0)],
        [0.0, 0.5, 1.0],
    )
    box = skia.Rect.MakeWH(reach, 1080)
    canvas.drawRect(box, skia.Paint(Shader=shader, Dither=True))


def counter(
    number: int,
    unit: str,
    zh: str,
    en: str,
    *,
    seconds: float = 1.6,
    veiled: int = DEEP_RED,
) -> Paint:
    """A number that counts up at the left, with its words."""

    def paint(frame: Frame, t: float, length: float) -> None:
        seen = window(t, 0, length, 0.7)
        with units(frame) as canvas, faded(canvas, seen):
            veil_left(canvas, 1.0, 1000 + 20 * len(zh), veiled)
            shown = round(number * rise(t, 0.2, seconds))
            width = write(canvas, f"{shown:,}", 150, 420, 200, LIGHT_GOLD, align="left", shade=0.5)
            write(canvas, unit, 172 + width, 420, 76, LIGHT_GOLD, align="left", shade=0.5)
            gold_line(canvas, [(152, 468), (152 + 470, 468)], rise(t, 0.3, 1.4), 3.0)
            write(canvas, zh, 150, 548, 54, WHITE, align="left", gap=4, shade=0.5)
            write(canvas, en, 152, 606, 33, LIGHT_GOLD, align="left", shade=0.5)

    return paint


def pair(first: tuple[int, str, str], second: tuple[int, str, str], en: str) -> Paint:
    """Two numbers side by side, each with its unit and word."""

    def paint(frame: Frame, t: float, length: float) -> None:
        seen = window(t, 0, length, 0.7)
        with units(frame) as canvas, faded(canvas, seen):
            veil_left(canvas, 1.0, 1300)
            for index, (number, unit, zh) in enumerate((first, second)):
                x = 150 + index * 400
                shown = round(number * rise(t, 0.2 + index * 1.2, 1.3))
                with faded(canvas, rise(t, index * 1.2, 0.6)):
                    width = write(
                        canvas, f"{shown}", x, 400, 160, LIGHT_GOLD, align="left", shade=0.5
                    )
                    write(
                        canvas, unit, x + width + 16, 400, 64, LIGHT_GOLD, align="left", shade=0.5
                    )
                    write(canvas, zh, x, 510, 50, WHITE, align="left", gap=4, shade=0.5)
            gold_line(canvas, [(152, 440), (152 + 700, 440)], rise(t, 0.3, 2.0), 3.0)
            write(canvas, en, 152, 570, 33, LIGHT_GOLD, align="left", weight=400, shade=0.6)

    return paint


def year_ring(tasks: int = 12) -> Paint:
    """The year as a ring: twelve months, a lamp lit for every task."""

    def paint(frame: Frame, t: float, length: float) -> None:
        seen = window(t, 0, length, 0.8)
        with units(frame) as canvas, faded(canvas, seen):
            dim(canvas, 0.74)
            x, y, reach = 960.0, 440.0, 290.0
            ring = [
                (x + reach * math.sin(a / 60 * math.pi), y - reach * math.cos(a / 60 * math.pi))
                for a in range(121)
            ]
            gold_line(canvas, poly_line(ring), rise(t, 0.1, 2.6), 3.0)
            for month in range(tasks):
                angle = month / 12 * 2 * math.pi
                lit = rise(t, 0.3 + month * 0.2, 0.5)
                if lit <= 0:
                    continue
                px, py = x + reach * math.sin(angle), y - reach * math.cos(angle)
                canvas.drawCircle(
                    px, py, 30 * lit, skia.Paint(Color=veil(GOLD, 0.25), AntiAlias=True)
                )
                canvas.drawCircle(px, py, 13 * lit, skia.Paint(Color=LIGHT_GOLD, AntiAlias=True))
                tx, ty = x + (reach + 66) * math.sin(angle), y - (reach + 66) * math.cos(angle)
                with faded(canvas, lit):
                    write(canvas, f"{month + 1}月", tx, ty + 11, 30, WHITE, weight=400)
            count = sum(t > 0.45 + month * 0.2 for month in range(tasks))
            write(canvas, f"{count}", x - 20, y + 34, 170, LIGHT_GOLD)
            write(canvas, "件", x + 116, y + 34, 56, LIGHT_GOLD)
            write(canvas, "谁来办 · 几月办 · 怎么评", x, y + 104, 32, WHITE, gap=2)
            write(canvas, "who, when, and how it is judged", x, y + 150, 26, LIGHT_GOLD, weight=400)

    return paint


def points(*entries: tuple[float, str, str]) -> Paint:
    """Points given for deeds, each a medallion that comes at its own second."""

    def paint(frame: Frame, t: float, length: float) -> None:
        seen = window(t, 0, length, 0.6)
        with units(frame) as canvas, faded(canvas, seen):
            veil_left(canvas, 1.0)
            for index, (at, number, words) in enumerate(entries):
                came = rise(t, at, 0.6)
                if came <= 0:
                    continue
                y = 430.0 + index * 190
                with faded(canvas, came):
                    canvas.save()
                    canvas.translate(230, y)
                    canvas.scale(0.8 + 0.2 * came, 0.8 + 0.2 * came)
                    canvas.drawCircle(
                        0, 0, 76, skia.Paint(Color=veil(DEEP_RED, 0.85), AntiAlias=True)
                    )
                    rim = skia.Paint(
                        Color=GOLD, AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=4
                    )
                    canvas.drawCircle(0, 0, 76, rim)
                    write(canvas, number, 0, 26, 74, LIGHT_GOLD)
                    canvas.restore()
                    write(canvas, words, 340, y + 18, 52, WHITE, align="left", gap=3, shade=0.6)

    return paint


def income_line() -> Paint:
    """The village's income, year by year, as a line that grows."""

    def paint(frame: Frame, t: float, length: float) -> None:
        seen = window(t, 0, length, 0.8)
        years = data.income()
        with units(frame) as canvas, faded(canvas, seen):
            dim(canvas, 0.76)
            write(canvas, "村集体收入", 240, 200, 56, WHITE, align="left", gap=6)
            write(
                canvas,
                "The village collective's income",
                242,
                250,
                32,
                LIGHT_GOLD,
                align="left",
                weight=400,
            )
            left, foot, across, high = 300.0, 770.0, 420.0, 470.0
            top = max(value for _, value in years) * 1.08
            places = [(left + i * across, foot - high * v / top) for i, (_, v) in enumerate(years)]
            gold_line(
                canvas,
                [(left - 60, foot), (left + 3 * across + 110, foot)],
                rise(t, 0, 1.2),
                2,
                veil(GOLD, 0.7),
            )
            drawn = rise(t, 0.5, 3.4)
            gold_line(canvas, poly_line(places), drawn, 6.0, LIGHT_GOLD)
            for index, ((year, value), (x, y)) in enumerate(zip(years, places, strict=True)):
                came = rise(t, 0.5 + 3.4 * index / (len(years) - 1) * 0.86, 0.6)
                with faded(canvas, came):
                    last = index == len(years) - 1
                    canvas.drawCircle(
                        x, y, 15 if last else 10, skia.Paint(Color=LIGHT_GOLD, AntiAlias=True)
                    )
                    write(canvas, year, x, foot + 52, 36, WHITE, weight=400)
                    write(canvas, f"{value:.1f}", x, y - 34, 84 if last else 46, LIGHT_GOLD)
                    if last:
                        write(canvas, "万元", x + 158, y - 38, 40, LIGHT_GOLD)

    return paint


def quote(lines: tuple[str, ...], en: str, by: str = "") -> Paint:
    """Somebody's words, large, over a darkened picture."""

    def paint(frame: Frame, t: float, length: float) -> None:
        seen = window(t, 0, length, 0.8)
        with units(frame) as canvas, faded(canvas, seen):
            dim(canvas, 0.74)
            top = 430 - 50 * (len(lines) - 1)
            gold_line(canvas, [(900, top - 92), (1020, top - 92)], rise(t, 0.2, 1.0), 2.5)
            for index, line in enumerate(lines):
                with faded(canvas, rise(t, 0.3 + index * 1.2, 0.9)):
                    write(canvas, line, 960, top + 40 + index * 112, 80, WHITE, gap=8, shade=0.5)
            foot = top + 40 + len(lines) * 112
            gold_line(canvas, [(840, foot - 36), (1080, foot - 36)], rise(t, 0.6, 1.4), 2.5)
            with faded(canvas, rise(t, 1.2, 0.9)):
                write(canvas, en, 960, foot + 30, 36, LIGHT_GOLD, weight=400, shade=0.6)
                if by:
                    write(canvas, by, 960, foot + 92, 36, WHITE, gap=4, shade=0.6)

    return paint
