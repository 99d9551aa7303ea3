"""A window seen from the lane: the small lamp on its sill, and old Shi behind it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import skia

from media.studio.film.cards import glow
from media.studio.film.look import (
    HEIGHT,
    WIDTH,
    Frame,
    ease,
    look_at,
    mix,
    polygon,
    rise,
    units,
    veil,
)
from media.studio.scenes.brush import mottle
from media.studio.scenes.light import Mood
from media.studio.scenes.people import elder

_LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
_SCALE = 1.3
_LEFT, _TOP, _RIGHT, _SILL = 610.0, 170.0, 1310.0, 800.0
_LAMP = (1120.0, 786.0)
_WOOD, _WOOD_DARK = 0xFF6B4029, 0xFF3F2418

_AIR = {
    # hour: wall in the light, wall in the shade, room without the lamp
    "dawn": (0xFFCFC3C4, 0xFF7B7F98, 0xFF3E4257),
    "morning": (0xFFF0E4CC, 0xFFB3A898, 0xFF5C4A3E),
    "night": (0xFF3C4A68, 0xFF1D2740, 0xFF1A1E2E),
}


@lru_cache(maxsize=6)
def _wall(width: int, height: int, hour: str) -> skia.Image:
    """The whitewashed wall, the frame and the sill, with a hole for the window."""
    surface = skia.Surface(round(width * _SCALE), round(height * _SCALE))
    light, shade, _ = _AIR[hour]
    with surface as canvas:
        canvas.scale(width / WIDTH * _SCALE, height / HEIGHT * _SCALE)
        whole = skia.Path()
        whole.addRect(skia.Rect.MakeWH(WIDTH, HEIGHT))
        ends = [(300, 0), (1700, 1080)]
        wash = skia.GradientShader.MakeLinear(ends, [light, mix(light, shade, 0.5), shade])
        canvas.drawPath(whole, skia.Paint(Shader=wash, Dither=True))
        mottle(canvas, whole, shade, 0.1)
        for row in range(5):
            for brick in range(14):
                x, y = brick * 146.0 - row % 2 * 73, 890.0 + row * 62
                box = skia.Rect.MakeXYWH(x + 3, y + 3, 140, 56)
                tone = mix(shade, 0xFF3A3F4C, 0.45 + (brick * 5 + row * 3) % 7 * 0.035)
                canvas.drawRoundRect(box, 4, 4, skia.Paint(Color=tone, AntiAlias=True))
        _eave(canvas, shade)
        hole = skia.Rect.MakeLTRB(_LEFT, _TOP, _RIGHT, _SILL)
        canvas.drawRect(hole, skia.Paint(BlendMode=skia.BlendMode.kClear))
        _frame(canvas, hour)
        _harvest(canvas, hour)
    return surface.makeImageSnapshot()


def _eave(canvas: skia.Canvas, shade: int) -> None:
    """Roof tiles along the top, and the shadow they throw."""
    dark = [veil(0xFF141722, 0.62), veil(0xFF141722, 0.0)]
    shader = skia.GradientShader.MakeLinear([(0, 40), (0, 190)], dark)
    canvas.drawRect(skia.Rect.MakeWH(WIDTH, 190), skia.Paint(Shader=shader, Dither=True))
    for tile in range(34):
        x = tile * 60.0 - 30
        tone = mix(shade, 0xFF23262F, 0.72 + tile % 3 * 0.06)
        canvas.drawRoundRect(
            skia.Rect.MakeXYWH(x, -40, 56, 92), 28, 28, skia.Paint(Color=tone, AntiAlias=True)
        )


def _harvest(canvas: skia.Canvas, hour: str) -> None:
    """Strings of maize and chillies hung up to dry beside the window."""
    _, shade, _ = _AIR[hour]
    dull = 0.12 if hour == "morning" else 0.4 if hour == "dawn" else 0.72
    for x, length, tones, wide, high in (
        (408.0, 9, (0xFFE0A83A, 0xFFEDBF57), 15.0, 30.0),
        (490.0, 13, (0xFFB4231F, 0xFFD0392C), 8.0, 26.0),
        (1478.0, 11, (0xFFB4231F, 0xFFD0392C), 8.0, 26.0),
    ):
        thread = skia.Paint(Color=mix(0xFF8A6A48, shade, dull), StrokeWidth=3, AntiAlias=True)
        canvas.drawLine(x, 96, x, 180 + length * 34, thread)
        for index in range(length):
            for side in (-1, 1):
                tone = mix(tones[(index + side) % 2], shade, dull)
                canvas.save()
                canvas.translate(x + side * wide * 0.9, 180 + index * 34 + side * 4)
                canvas.rotate(-side * 24)
                oval = skia.Rect.MakeLTRB(-wide * 0.62, -high * 0.62, wide * 0.62, high * 0.62)
                canvas.drawOval(oval, skia.Paint(Color=tone, AntiAlias=True))
                canvas.restore()


def _bar(canvas: skia.Canvas, box: tuple[float, float, float, float], hour: str) -> None:
    light, shade, _ = _AIR[hour]
    tint = 0.25 if hour == "morning" else 0.42 if hour == "dawn" else 0.7
    front, back = mix(_WOOD, shade, tint), mix(_WOOD_DARK, shade, tint)
    rect = skia.Rect.MakeLTRB(*box)
    ends = [(box[0], box[1]), (box[0] + 8, box[3])]
    shader = skia.GradientShader.MakeLinear(ends, [mix(front, light, 0.22), front, back])
    canvas.drawRect(rect, skia.Paint(Shader=shader, AntiAlias=True))


def _frame(canvas: skia.Canvas, hour: str) -> None:
    """Posts, sill and the lattice of the upper light (冰裂 would be grander; this is a farm)."""
    thick = 34.0
    for x in (_LEFT - thick, _RIGHT):
        _bar(canvas, (x, _TOP - thick, x + thick, _SILL), hour)
    _bar(canvas, (_LEFT - thick - 30, _TOP - thick, _RIGHT + thick + 30, _TOP), hour)
    middle = _TOP + 190
    _bar(canvas, (_LEFT, middle, _RIGHT, middle + 20), hour)
    for index in range(1, 10):
        x = _LEFT + (_RIGHT - _LEFT) * index / 10
        _bar(canvas, (x - 5, _TOP, x + 5, middle), hour)
    for y in (_TOP + 62, _TOP + 126):
        _bar(canvas, (_LEFT, y - 5, _RIGHT, y + 5), hour)
    soft = skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 10)
    under = skia.Rect.MakeLTRB(_LEFT - 80, _SILL + 26, _RIGHT + 80, _SILL + 60)
    canvas.drawRect(under, skia.Paint(Color=0x88101420, MaskFilter=soft))
    _bar(canvas, (_LEFT - 84, _SILL, _RIGHT + 84, _SILL + 36), hour)


@dataclass
class Sill:
    """The window: the lamp is alight between two seconds of the shot, and somebody comes.

    Attributes:
        hour: dawn, morning or night.
        lamp: Seconds at which the lamp is lit and put out.
        comes: Seconds at which old Shi steps to the window and leaves it.
        eye: (x, y, zoom) at the beginning and at the end, in frame units.
    """

    hour: str = "night"
    lamp: tuple[float, float] = (-9.0, 1e9)
    comes: tuple[float, float] = (1e9, 1e9)
    eye: tuple[tuple[float, float, float], tuple[float, float, float]] = (
        (960, 540, 1.0),
        (1000, 560, 1.25),
    )

    def draw(self, frame: Frame, t: float, share: float) -> None:
        """Draw the room, whoever is in it, the wall around it, and the lamp."""
        way = 0.35 * share + 0.65 * ease(share)
        lit = rise(t, self.lamp[0], 0.7) * (1 - rise(t, self.lamp[1], 0.6))
        with units(frame) as canvas:
            look_at(canvas, self.eye, way)
            self._room(canvas, t, lit)
            canvas.save()
            canvas.scale(WIDTH / frame.width / _SCALE, HEIGHT / frame.height / _SCALE)
            canvas.drawImage(_wall(frame.width, frame.height, self.hour), 0, 0, _LINEAR)
            canvas.restore()
            self._lamp(canvas, t, lit)

    def _room(self, canvas: skia.Canvas, t: float, lit: float) -> None:
        _, _, dark = _AIR[self.hour]
        colors = [mix(dark, 0xFFFFC878, 0.92 * lit), mix(dark, 0xFFD08A44, 0.85 * lit),
                  mix(dark, 0xFF6E3F24, 0.8 * lit)]  # fmt: skip
        middle = (_LAMP[0] - 30, _LAMP[1] - 90)
        shader = skia.GradientShader.MakeRadial(middle, 760, colors, [0.0, 0.42, 1.0])
        room = skia.Rect.MakeLTRB(_LEFT, _TOP, _RIGHT, _SILL)
        canvas.drawRect(room, skia.Paint(Shader=shader, Dither=True))
        canvas.save()
        canvas.clipRect(room)
        shelf = skia.Paint(Color=mix(dark, 0xFF7A4A28, 0.35 + 0.4 * lit), AntiAlias=True)
        canvas.drawRect(skia.Rect.MakeLTRB(640, 560, 820, 574), shelf)
        for index, (wide, high) in enumerate(((30, 76), (26, 92), (44, 60), (24, 84))):
            x = 652.0 + index * 40
            tone = mix(
                dark, (0xFF9E1B1E, 0xFF3E6B57, 0xFFC8A04A, 0xFF8A5148)[index], 0.4 + 0.4 * lit
            )
            canvas.drawRect(
                skia.Rect.MakeLTRB(x, 560 - high, x + wide, 560), skia.Paint(Color=tone)
            )
        stays = rise(t, self.comes[0], 1.8) * (1 - rise(t, self.comes[1], 1.6))
        if stays > 0:
            mood = Mood("golden" if lit > 0.4 else "morning" if self.hour != "night" else "night")
            bob = 3 * math.sin(t * 1.3)
            elder(4, hair="thin", top=0xFF54606C).draw(
                canvas, mood, 700 + 150 * stays, 1200 + bob, 800, "relax", face=1, shade=0.0
            )
        canvas.restore()

    def _lamp(self, canvas: skia.Canvas, t: float, lit: float) -> None:
        x, y = _LAMP
        brass = mix(0xFFB98A3E, _AIR[self.hour][1], 0.35 * (1 - lit))
        corners = [(-42, 14), (-30, -6), (-16, -22), (16, -22), (30, -6), (42, 14)]
        base = polygon([(x + a, y + b) for a, b in corners])
        canvas.drawPath(base, skia.Paint(Color=brass, AntiAlias=True))
        glass = skia.Path()
        glass.moveTo(x - 15, y - 22)
        glass.cubicTo(x - 44, y - 60, x - 26, y - 92, x - 12, y - 118)
        glass.lineTo(x + 12, y - 118)
        glass.cubicTo(x + 26, y - 92, x + 44, y - 60, x + 15, y - 22)
        glass.close()
        pale = veil(mix(0xFFDDE6EA, 0xFFFFE2A4, lit), 0.34 + 0.35 * lit)
        canvas.drawPath(glass, skia.Paint(Color=pale, AntiAlias=True))
        rim = skia.Paint(Color=veil(0xFFFFFFFF, 0.5), AntiAlias=True, StrokeWidth=2)
        rim.setStyle(skia.Paint.kStroke_Style)
        canvas.drawPath(glass, rim)
        if lit <= 0:
            return
        lean = 3 * math.sin(t * 5.1) + 2 * math.sin(t * 8.3)
        flame = skia.Path()
        flame.moveTo(x - 9, y - 30)
        flame.cubicTo(x - 20, y - 52, x - 4 + lean, y - 66, x + lean, y - 84)
        flame.cubicTo(x + 4 + lean, y - 66, x + 20, y - 52, x + 9, y - 30)
        flame.close()
        canvas.drawPath(flame, skia.Paint(Color=veil(0xFFFFF1C4, lit), AntiAlias=True))
        flicker = 1 + 0.03 * math.sin(t * 6.7)
        glow(canvas, x, y - 54, 150 * flicker, 0.7 * lit)
        glow(canvas, x, y - 54, 620 * flicker, 0.5 * lit)

    def forget(self) -> None:
        """Three walls at most are kept."""
