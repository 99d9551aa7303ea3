"""What stands in rooms and yards: chairs, stools, shelves, tables, and people among them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import skia

from media.studio.scenes.brush import (
    between,
    box,
    dice,
    fill,
    line,
    oval,
    poly,
    shade,
    shadow,
    stroke,
)
from media.studio.scenes.light import GOLD, WHITE, Mood, mix

if TYPE_CHECKING:
    from media.studio.scenes import people, poses
    from media.studio.scenes.view import Eye


def chair(
    c: skia.Canvas, mood: Mood, eye: Eye, x: float, z: float, color: int = 0xFF8E6240
) -> None:
    """A plain chair whose back is towards the eye."""
    seat, back = 0.45, 0.92
    for dx in (-0.19, 0.19):
        line(
            c,
            [eye.at(x + dx, 0, z), eye.at(x + dx, back, z)],
            mood.tone(color, 0, -0.5),
            eye.size(0.035, z),
        )
    fill(c, eye.floor(x - 0.2, x + 0.2, z, z + 0.4, seat), mood.tone(color, 0, 0.1))
    for up in (0.66, 0.86):
        fill(c, eye.front(x - 0.2, x + 0.2, up - 0.06, up + 0.06, z), mood.tone(color, 0, -0.05))


def shelf(
    c: skia.Canvas,
    mood: Mood,
    eye: Eye,
    left: float,
    right: float,
    away: float,
    high: float = 2.1,
    *,
    rows: int = 4,
    goods: str = "goods",
    seed: int = 1,
) -> None:
    """A shelf facing the eye, full of goods or books."""
    wood = 0xFF9C6E47
    fill(c, eye.front(left, right, 0, high, away + 0.3), mood.tone(wood, 0, -0.7))
    rng = dice(seed)
    for i in range(rows):
        low = high * i / rows + 0.04
        room = high / rows - 0.06
        x = left + 0.06
        while x < right - 0.12:
            wide = rng.uniform(0.04, 0.075) if goods == "books" else rng.uniform(0.12, 0.24)
            tall = room * rng.uniform(0.6, 0.92)
            tint = rng.choice(
                (0xFFC8433A, 0xFFE0A93F, 0xFF4F8A6C, 0xFF5A86A8, 0xFFEFE3CA, 0xFF9A6BA0, 0xFFE07F4F)
            )
            _good(
                c,
                mood,
                eye,
                rng.random(),
                x,
                min(wide, right - 0.06 - x),
                low,
                tall,
                away + 0.1,
                tint,
                books=goods == "books",
            )
            x += wide + (0.006 if goods == "books" else 0.03)
        fill(c, eye.front(left, right, low - 0.05, low, away), mood.tone(wood, 0, 0.2))
        if goods != "books":
            for k in between(left + 0.15, right - 0.25, 4):
                fill(
                    c,
                    eye.front(k, k + 0.12, low - 0.048, low - 0.004, away - 0.01),
                    mood.tone(0xFFC8332B),
                )
    for x in (left, right):
        fill(c, eye.front(x - 0.03, x + 0.03, 0, high + 0.02, away), mood.tone(wood, 0, -0.1))
    fill(c, eye.front(left - 0.05, right + 0.05, high, high + 0.07, away), mood.tone(wood, 0, 0.3))


def _good(
    c: skia.Canvas,
    mood: Mood,
    eye: Eye,
    kind: float,
    x: float,
    wide: float,
    low: float,
    tall: float,
    away: float,
    tint: int,
    *,
    books: bool,
) -> None:
    tone = mood.tone(tint, 0, -0.1)
    body = eye.front(x, x + wide, low, low + tall, away)
    bounds = body.getBounds()
    if books or kind < 0.45:
        fill(c, body, tone)
        if books:
            band = eye.front(x, x + wide, low + tall * 0.7, low + tall * 0.78, away)
            fill(c, band, mood.tone(GOLD if kind < 0.5 else WHITE))
        else:
            fill(
                c,
                eye.front(
                    x + wide * 0.15, x + wide * 0.85, low + tall * 0.35, low + tall * 0.7, away
                ),
                mood.tone(WHITE),
            )
    elif kind < 0.75:
        neck = box(
            bounds.centerX() - bounds.width() * 0.16,
            bounds.top(),
            bounds.width() * 0.32,
            bounds.height() * 0.4,
            2,
        )
        fill(c, neck, mood.tone(tint, 0, 0.3))
        fill(
            c,
            box(
                bounds.left(),
                bounds.top() + bounds.height() * 0.3,
                bounds.width(),
                bounds.height() * 0.7,
                4,
            ),
            tone,
        )
        fill(
            c,
            box(
                bounds.left(),
                bounds.top() + bounds.height() * 0.5,
                bounds.width(),
                bounds.height() * 0.26,
            ),
            mood.tone(WHITE),
        )
    else:
        fill(
            c,
            oval(
                bounds.centerX(),
                bounds.bottom() - bounds.height() * 0.38,
                bounds.width() * 0.5,
                bounds.height() * 0.38,
            ),
            tone,
        )
        fill(
            c,
            oval(
                bounds.centerX() - bounds.width() * 0.12,
                bounds.bottom() - bounds.height() * 0.48,
                bounds.width() * 0.16,
                bounds.height() * 0.12,
            ),
            mood.tone(WHITE),
        )
    shade(c, body, mood.tone(tint, 0, -1), (bounds.right(), 0), (bounds.left(), 0), 0.35, rough=0.1)


def round_table(
    c: skia.Canvas, mood: Mood, eye: Eye, x: float, z: float, radius: float = 0.75, cloth: int = 0
) -> None:
    """A round table with dishes."""
    px, py = eye.at(x, 0.75, z)
    gx, gy = eye.at(x, 0, z)
    rx, ry = eye.size(radius, z), eye.size(radius, z) * 0.27
    shadow(c, oval(gx + rx * 0.1, gy, rx * 0.9, ry * 0.8), mood.sky.shadow, 8, 0.4)
    fill(
        c,
        poly((px - rx * 0.1, py), (px + rx * 0.1, py), (gx + rx * 0.3, gy), (gx - rx * 0.3, gy)),
        mood.tone(0xFF6B4630, 0, -0.4),
    )
    fill(c, oval(px, py + eye.size(0.05, z), rx, ry), mood.tone(cloth or 0xFF8A5C38, 0, -0.6))
    top = oval(px, py, rx, ry)
    fill(c, top, mood.tone(cloth or 0xFFB57F4F, 0, 0.15))
    shade(
        c,
        top,
        mood.tone(cloth or 0xFF7A4F2C, 0, -0.6),
        (px + rx, py + ry),
        (px - rx * 0.2, py - ry),
        0.5,
        rough=0.3,
    )
    rng = dice(int(x * 10 + z * 7))
    dishes = (
        (0, 0, 0.25),
        (-0.42, -0.16, 0.17),
        (0.42, -0.14, 0.17),
        (-0.25, 0.4, 0.17),
        (0.3, 0.38, 0.17),
        (0.02, -0.5, 0.15),
    )
    for dx, dy, size in dishes:
        cx, cy = px + dx * rx, py + dy * ry
        fill(c, oval(cx, cy + 2, size * rx, size * rx * 0.3), mood.tone(0xFF8A6A4A, 0, -0.6))
        fill(c, oval(cx, cy, size * rx, size * rx * 0.3), mood.tone(0xFFFDFBF4))
        food = rng.choice((0xFFD9742F, 0xFF6FA04C, 0xFFE6C24F, 0xFFB5493F, 0xFFEFE3CA))
        fill(c, oval(cx, cy - size * rx * 0.06, size * rx * 0.72, size * rx * 0.2), mood.tone(food))
        fill(
            c,
            oval(cx - size * rx * 0.2, cy - size * rx * 0.1, size * rx * 0.25, size * rx * 0.08),
            mood.tone(mix(food, WHITE, 0.4)),
        )


def seated(
    c: skia.Canvas,
    mood: Mood,
    eye: Eye,
    who: people.Person,
    x: float,
    z: float,
    pose: poses.Pose,
    *,
    face: int = 1,
    metres: float = 1.64,
) -> None:
    """Somebody on a chair, seen from behind: the chair hides what is below the seat."""
    seat = 0.45
    px, py = eye.at(x, 0, z + 0.15)
    low = eye.at(x, seat - 0.02, z)[1]
    size = eye.size(metres, z + 0.15)
    c.save()
    c.clipRect(skia.Rect.MakeLTRB(px - size, py - 3 * size, px + size, low))
    hip = (0.45 if who.child else 0.495) * size - eye.size(seat + 0.04, z)
    who.draw(
        c, mood, px, py + hip, size, replace(pose, leg=(4, 0), back_leg=(-4, 0)), face=face, shade=0
    )
    c.restore()
    chair(c, mood, eye, x, z)


def stool(canvas: skia.Canvas, mood: Mood, x: float, y: float, size: float) -> None:
    """A wooden stool whose seat is `size` high."""
    wood = 0xFF9A6B43
    half = size * 0.52
    for dx in (-0.78, 0.78):
        stroke(
            canvas,
            [(x + dx * half * 0.8, y - size * 0.9), (x + dx * half, y)],
            (size * 0.13, size * 0.1),
            mood.tone(wood, 0, -0.5),
        )
    fill(canvas, box(x - half, y - size, half * 2, size * 0.16, 2), mood.tone(wood, 0, 0.15))
    line(
        canvas,
        [(x - half * 0.75, y - size * 0.42), (x + half * 0.75, y - size * 0.42)],
        mood.tone(wood, 0, -0.4),
        size * 0.08,
    )


def placed(
    c: skia.Canvas,
    mood: Mood,
    eye: Eye,
    who: people.Person,
    x: float,
    z: float,
    pose: str | poses.Pose = "stand",
    face: int = 1,
    metres: float = 1.66,
) -> None:
    """Stand somebody of a height at a place of the room."""
    px, py = eye.at(x, 0, z)
    who.draw(c, mood, px, py, eye.size(metres, z), pose, face=face)
