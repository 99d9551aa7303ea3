"""What dresses a village: hipped roofs, lanterns, banners, flags, plaques, a pavilion."""

from __future__ import annotations

import math

import skia

from media.studio.scenes.brush import (
    between,
    box,
    curve,
    fill,
    glow,
    inside,
    letter,
    letter_down,
    line,
    oval,
    poly,
    shade,
    shadow,
    stroke,
)
from media.studio.scenes.light import BRIGHT_RED, GOLD, LIGHT_GOLD, RED, WHITE, Mood, mix, veil
from media.studio.scenes.roofs import TILE


def eaves(
    canvas: skia.Canvas,
    mood: Mood,
    x: float,
    y: float,
    half: float,
    height: float,
    *,
    top: float = 0.32,
    far: float = 0.0,
) -> None:
    """A hipped roof with turned-up corners, seen straight on: pavilions, gates, towers."""
    lift = height * 0.38
    low = [
        (x - half, y - lift),
        (x - half * 0.62, y - height * 0.04),
        (x, y + height * 0.03),
        (x + half * 0.62, y - height * 0.04),
        (x + half, y - lift),
    ]
    path = skia.Path()
    path.moveTo(*low[0])
    path.quadTo(x - half * 0.72, y - height * 0.02, x - half * 0.4, y + height * 0.01)
    path.quadTo(x, y + height * 0.06, x + half * 0.4, y + height * 0.01)
    path.quadTo(x + half * 0.72, y - height * 0.02, *low[-1])
    path.quadTo(x + half * 0.5, y - height * 0.34, x + half * top, y - height)
    path.lineTo(x - half * top, y - height)
    path.quadTo(x - half * 0.5, y - height * 0.34, *low[0])
    path.close()
    tone = mood.tone(TILE, far)
    shadow(canvas, path, mood.sky.shadow, height * 0.08, 0.4, (0, height * 0.1))
    fill(canvas, path, tone)
    shade(
        canvas,
        path,
        mood.tone(TILE, far, 1),
        (x - half * 0.6, y - height),
        (x + half * 0.3, y),
        0.7,
    )
    shade(
        canvas, path, mood.tone(0xFF242E35, far), (x + half, y), (x - half * 0.1, y - height), 0.7
    )
    with inside(canvas, path):
        for s in between(-1, 1, max(9, int(half / 5.5))):
            points = [
                (x + s * half * top, y - height),
                (x + s * half * (0.45 + 0.12 * abs(s)), y - height * 0.4),
                (x + s * half * (0.9 + 0.1 * abs(s)), y + height * 0.05),
            ]
            line(canvas, points, veil(mood.tone(0xFF323C43, far), 0.8), max(0.8, half * 0.012))
    if mood.snowy:
        cap = box(x - half, y - height - 2, half * 2, height * 0.72)
        with inside(canvas, path):
            shade(canvas, cap, 0xFFF4F7F9, (0, y - height), (0, y - height * 0.2), 1)
            fill(
                canvas,
                box(x - half, y - height - 2, half * 2, height * 0.42),
                mood.tone(0xFFF1F5F8),
            )
    rim = [
        (low[0][0] - 2, low[0][1] - 3),
        (x - half * 0.7, y - height * 0.1),
        (x - half * 0.36, y),
        (x, y + height * 0.025),
        (x + half * 0.36, y),
        (x + half * 0.7, y - height * 0.1),
        (low[-1][0] + 2, low[-1][1] - 3),
    ]
    thick = height * 0.075
    stroke(
        canvas,
        rim,
        [thick * 0.4, thick, thick, thick, thick, thick, thick * 0.4],
        mood.tone(0xFF2F383E, far),
    )
    for side in (-1, 1):
        hip = [
            (x + side * half * top, y - height),
            (x + side * half * 0.52, y - height * 0.42),
            (x + side * half * 1.03, y - lift - 5),
        ]
        stroke(canvas, hip, (thick, thick * 0.9, thick * 0.35), mood.tone(0xFF3E484E, far, 0.1))
    stroke(
        canvas,
        [
            (x - half * top * 1.12, y - height - thick * 1.1),
            (x - half * top * 0.8, y - height - thick * 0.3),
            (x, y - height),
            (x + half * top * 0.8, y - height - thick * 0.3),
            (x + half * top * 1.12, y - height - thick * 1.1),
        ],
        (thick * 0.5, thick * 1.1, thick * 1.1, thick * 1.1, thick * 0.5),
        WHITE if mood.snowy else mood.tone(0xFF3E484E, far, 0.2),
    )


def lantern(
    canvas: skia.Canvas, mood: Mood, x: float, y: float, size: float, t: float = 0.0
) -> None:
    """A red lantern hanging from (x, y), turning a little in the air."""
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(2.4 * math.sin(t * 1.1 + x))
    middle = size * 0.75
    if mood.dark:
        glow(canvas, 0, middle, size * 2.6, 0xFFFF8A3C, 0.55)
    line(canvas, [(0, 0), (0, middle)], 0xFF3A2218, max(0.8, size * 0.04))
    body = oval(0, middle, size * 0.5, size * 0.42)
    red = 0xFFE2402E if mood.dark else mood.tone(BRIGHT_RED)
    fill(canvas, body, red)
    shade(
        canvas,
        body,
        0xFFFFB45A if mood.dark else mood.tone(0xFFF0705A),
        (-size * 0.2, middle),
        (size * 0.4, middle),
        0.7,
    )
    shade(canvas, body, 0xFF6E1015, (size * 0.5, middle), (size * 0.1, middle), 0.6)
    for s in (-0.3, 0, 0.3):
        line(
            canvas,
            [
                (s * size * 0.7, middle - size * 0.36),
                (s * size * 1.25, middle),
                (s * size * 0.7, middle + size * 0.36),
            ],
            veil(0xFF7A1216, 0.5),
            max(0.6, size * 0.025),
        )
    for dy in (-0.42, 0.36):
        fill(
            canvas,
            box(-size * 0.22, middle + dy * size, size * 0.44, size * 0.08, 1),
            mood.tone(GOLD) if not mood.dark else LIGHT_GOLD,
        )
    for s in (-0.08, 0, 0.08):
        line(
            canvas,
            [(s * size, middle + size * 0.44), (s * size * 1.4, middle + size * 0.8)],
            mood.tone(GOLD),
            max(0.7, size * 0.03),
        )
    canvas.restore()


def banner(
    canvas: skia.Canvas,
    mood: Mood,
    x: float,
    y: float,
    width: float,
    height: float,
    text: str,
    t: float = 0.0,
    *,
    sag: float = 0.12,
) -> None:
    """A red cloth with golden letters, hung between two points."""
    dip = height * sag * (1 + 0.15 * math.sin(t * 1.3))
    path = skia.Path()
    path.moveTo(x, y)
    path.quadTo(x + width / 2, y + dip * 2, x + width, y)
    path.lineTo(x + width, y + height)
    path.quadTo(x + width / 2, y + height + dip * 2, x, y + height)
    path.close()
    shadow(canvas, path, mood.sky.shadow, 5, 0.35, (3, 6))
    fill(canvas, path, mood.tone(0xFFB8231F))
    shade(canvas, path, mood.tone(0xFF6E0F14), (0, y + height * 1.2), (0, y), 0.6)
    size = min(height * 0.62, width * 0.88 / len(text))
    step = width * 0.86 / len(text)
    for i, char in enumerate(text):
        s = (i + 0.5) / len(text)
        cx = x + width * 0.07 + step * (i + 0.5)
        letter(
            canvas, char, cx, y + height / 2 + dip * 4 * s * (1 - s), size, mood.tone(0xFFFFE2A0)
        )


def flag(
    canvas: skia.Canvas,
    mood: Mood,
    x: float,
    y: float,
    pole: float,
    t: float,
    *,
    width: float = 0.0,
    color: int = 0xFFC4221F,
    text: str = "",
) -> None:
    """A flag in the wind on a pole that stands at (x, y)."""
    width = width or pole * 0.42
    height = width * 0.66
    stroke(canvas, [(x, y), (x, y - pole)], (pole * 0.016, pole * 0.011), mood.tone(0xFFB9B2A4))
    fill(canvas, oval(x, y - pole, pole * 0.014), mood.tone(GOLD))
    upper, lower = [], []
    for s in between(0, 1, 9):
        ripple = math.sin(t * 3.2 - s * 5.5) * width * 0.055 * s
        upper.append((x + s * width * 0.97, y - pole * 0.985 + ripple + s * s * width * 0.04))
        lower.append(
            (x + s * width * 0.95, y - pole * 0.985 + height + ripple * 1.1 + s * s * width * 0.06)
        )
    path = curve([*upper, *reversed(lower)], closed=True, ease=0.9)
    fill(canvas, path, mood.tone(color))
    with inside(canvas, path):
        for k in range(3):
            s = (k / 3 + t * 0.58 / math.tau * 5.5 / 5.5) % 1
            shade(
                canvas,
                path,
                mood.tone(0xFF6E0F14),
                (x + s * width, y),
                (x + s * width - width * 0.16, y),
                0.35,
                rough=0.0,
            )
    if text:
        for i, char in enumerate(text):
            s = 0.14 + 0.72 * (i + 0.5) / len(text)
            ripple = math.sin(t * 3.2 - s * 5.5) * width * 0.055 * s
            letter(
                canvas,
                char,
                x + s * width,
                y - pole * 0.985 + height / 2 + ripple,
                width * 0.62 / max(3, len(text)),
                mood.tone(0xFFFFDF8E),
            )


def plaque(
    canvas: skia.Canvas,
    mood: Mood,
    x: float,
    y: float,
    width: float,
    height: float,
    text: str,
    *,
    down: bool = False,
    color: int = RED,
) -> None:
    """A lacquered board with golden letters, around its middle."""
    board = box(x - width / 2, y - height / 2, width, height, min(width, height) * 0.06)
    shadow(canvas, board, 0xFF1A120E, min(width, height) * 0.08, 0.4, (2, 3))
    fill(canvas, board, mood.tone(color))
    shade(
        canvas,
        board,
        mood.tone(mix(color, 0xFF000000, 0.5)),
        (0, y + height / 2),
        (0, y - height / 2),
        0.5,
    )
    line(
        canvas,
        box(x - width / 2 + 2, y - height / 2 + 2, width - 4, height - 4, 3),
        mood.tone(GOLD),
        max(1, min(width, height) * 0.035),
    )
    if down:
        size = min(width * 0.62, height * 0.9 / (len(text) * 1.12))
        letter_down(
            canvas, text, x, y - size * (len(text) * 1.12 - 0.12) / 2, size, mood.tone(0xFFF6DC98)
        )
    else:
        size = min(height * 0.56, width * 0.88 / len(text))
        letter(canvas, text, x, y, size, mood.tone(0xFFF6DC98), gap=size * 0.06)


def pavilion(canvas: skia.Canvas, mood: Mood, x: float, y: float, size: float, name: str) -> None:
    """An open pavilion with six posts, a bench rail and a two-tiered roof."""
    base = poly(
        (x - size * 0.62, y),
        (x + size * 0.62, y),
        (x + size * 0.56, y - size * 0.07),
        (x - size * 0.56, y - size * 0.07),
    )
    shadow(canvas, oval(x + size * 0.12, y, size * 0.75, size * 0.07), mood.sky.shadow, 10, 0.4)
    fill(
        canvas,
        poly(
            (x - size * 0.72, y + size * 0.05),
            (x + size * 0.72, y + size * 0.05),
            (x + size * 0.62, y),
            (x - size * 0.62, y),
        ),
        mood.tone(0xFF9C9A8F),
    )
    fill(canvas, base, mood.tone(mood.ground(0xFFBDB8A6, 0.4), 0, 0.1))
    eave = y - size * 0.72
    back = box(x - size * 0.5, eave - 4, size, size * 0.12)
    fill(canvas, back, mood.tone(0xFF4C2A20, 0, -0.4))
    for s, near in ((-0.28, 0), (0.28, 0), (-0.5, 1), (0.5, 1)):
        foot = y - size * (0.065 if not near else 0.01)
        width = size * (0.05 if not near else 0.062)
        post = box(x + s * size - width / 2, eave, width, foot - eave, 2)
        fill(canvas, post, mood.tone(0xFF9A2E24, 0, -0.35 + 0.35 * near))
        shade(
            canvas,
            post,
            mood.tone(0xFF3A0E0C),
            (x + s * size + width / 2, 0),
            (x + s * size - width * 0.4, 0),
            0.6,
            rough=0.2,
        )
        fill(
            canvas,
            box(x + s * size - width * 0.75, foot - size * 0.035, width * 1.5, size * 0.04, 3),
            mood.tone(0xFF8F8D82),
        )
    for level in (0.2, 0.13):
        line(
            canvas,
            [(x - size * 0.5, y - size * level), (x + size * 0.5, y - size * level)],
            mood.tone(0xFF7F2A22, 0, -0.2),
            size * 0.018,
        )
    for s in between(-0.48, 0.48, 25):
        if abs(s) > 0.14:
            line(
                canvas,
                [(x + s * size, y - size * 0.2), (x + s * size, y - size * 0.13)],
                mood.tone(0xFF7F2A22, 0, -0.3),
                size * 0.008,
            )
    frieze = box(x - size * 0.5, eave, size, size * 0.085)
    fill(canvas, frieze, mood.tone(0xFF2F6A5C))
    line(canvas, frieze, mood.tone(0xFFC8A04A), 2)
    for s in between(-0.46, 0.46, 15):
        fill(
            canvas,
            oval(x + s * size, eave + size * 0.042, size * 0.018),
            mood.tone(0xFFC8A04A if abs(s) < 0.2 else 0xFF7FB09A),
        )
    for s in (-0.36, 0.36):
        stroke(
            canvas,
            [
                (x + s * size * 1.3, eave + size * 0.09),
                (x + s * size * 1.1, eave + size * 0.14),
                (x + s * size * 0.8, eave + size * 0.09),
            ],
            (2, size * 0.02, 2),
            mood.tone(0xFF7F2A22),
        )
    eaves(canvas, mood, x, eave + size * 0.02, size * 0.82, size * 0.3, top=0.4)
    neck = box(x - size * 0.3, eave - size * 0.35, size * 0.6, size * 0.1)
    fill(canvas, neck, mood.tone(0xFF9A2E24, 0, -0.3))
    eaves(canvas, mood, x, eave - size * 0.3, size * 0.52, size * 0.32, top=0.06)
    finial = eave - size * 0.62
    for dy, r in ((0, 0.035), (-0.05, 0.026), (-0.09, 0.016)):
        fill(canvas, oval(x, finial + dy * size, r * size), mood.tone(0xFFC8A04A))
    plaque(canvas, mood, x, eave + size * 0.02, size * 0.4, size * 0.12, name)
