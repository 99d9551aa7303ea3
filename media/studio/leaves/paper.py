"""Sheets that look scanned: paper, handwriting, seals, fingerprints and the scanner's own marks."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

import numpy as np
import skia
from PIL import Image, ImageFilter

from media.studio.typeset import Style, pieces

if TYPE_CHECKING:
    from pathlib import Path

WIDTH, HEIGHT = 1654, 2339
"""A4 at 200 dots per inch."""

INK_PRINT = 0xFF2A2422
INK_PEN = 0xFF22335C
INK_BRUSH = 0xFF1C1917
RED_PRINT = 0xFFA8282A
RED_SEAL = 0xFFC2261F


def new_sheet() -> tuple[skia.Surface, skia.Canvas]:
    """Return an empty sheet, transparent, and its canvas."""
    surface = skia.Surface(WIDTH, HEIGHT)
    return surface, surface.getCanvas()


# --- the hand ---------------------------------------------------------------------------------


class Hand:
    """Writes like a person: no two strokes of a character sit alike, lines drift a little."""

    def __init__(
        self, seed: int, style: Style, *, unrest: float = 1.0, slope: float = -0.004
    ) -> None:
        """Take the hand's `style`; `unrest` 0 is print, 2 a shaking hand."""
        self._chance = random.Random(seed)  # noqa: S311  # a drawing, not a secret
        self.style = style
        self._unrest = unrest
        self._slope = slope

    def write(self, canvas: skia.Canvas, text: str, x: float, y: float) -> float:
        """Write one line from `x` with its foot at `y`; return where it ends."""
        chance, size = self._chance, self.style.size
        start, phase = x, chance.uniform(0, 6)
        for char in text:
            if char == " ":
                x += size * 0.4
                continue
            drift = (x - start) * self._slope + math.sin(x / 170 + phase) * size * 0.03
            x += self._glyph(canvas, char, x, y + drift * self._unrest)
        return x

    def _glyph(self, canvas: skia.Canvas, char: str, x: float, y: float) -> float:
        chance, size, unrest = self._chance, self.style.size, self._unrest
        glyph_font = self.style.font
        advance = float(glyph_font.measureText(char))
        grow = 1 + chance.gauss(0, 0.028) * unrest
        alpha = int(255 * chance.uniform(0.8, 1.0))
        paint = skia.Paint(Color=(self.style.color & 0x00FFFFFF) | alpha << 24, AntiAlias=True)
        canvas.save()
        canvas.translate(
            x + chance.gauss(0, 0.018) * size * unrest, y + chance.gauss(0, 0.022) * size * unrest
        )
        canvas.rotate(chance.gauss(-0.6, 1.5) * unrest)
        canvas.skew(-0.05 * unrest, 0)
        canvas.scale(grow * chance.uniform(0.96, 1.02), grow)
        canvas.drawString(char, 0, 0, glyph_font, paint)
        canvas.restore()
        return advance * (1 + chance.gauss(-0.02, 0.025) * unrest)

    def paragraph(
        self, canvas: skia.Canvas, text: str, x: float, y: float, width: float, step: float
    ) -> float:
        """Write `text` over several lines, `step` apart; return the next free line's foot."""
        limit = width / self.style.size
        line, length = "", 0.0
        for piece in pieces(text):
            size = sum(0.55 if c.isascii() else 1.0 for c in piece)
            if length + size > limit + (0.6 if piece[-1] in "，。；：！？”" else 0):
                self.write(canvas, line, x, y)
                y, line, length = y + step, "", 0.0
            line += piece
            length += size
        self.write(canvas, line, x, y)
        return y + step

    def tick(self, canvas: skia.Canvas, x: float, y: float, size: float, color: int) -> None:
        """Draw a tick whose corner is at (`x`, `y`)."""
        wobble = [self._chance.gauss(0, size * 0.05) for _ in range(6)]
        path = skia.Path()
        path.moveTo(x - size * 0.42 + wobble[0], y - size * 0.3 + wobble[1])
        path.quadTo(x - size * 0.2, y - size * 0.1, x + wobble[2] * 0.3, y)
        path.quadTo(
            x + size * 0.25 + wobble[3], y - size * 0.55, x + size * 0.7, y - size + wobble[4]
        )
        pen = skia.Paint(
            Color=color, AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=size * 0.11
        )
        pen.setStrokeCap(skia.Paint.kRound_Cap)
        pen.setStrokeJoin(skia.Paint.kRound_Join)
        canvas.drawPath(path, pen)

    def tally(
        self, canvas: skia.Canvas, count: int, x: float, y: float, size: float, color: int
    ) -> float:
        """Count in fives with the character 正, the last one left unfinished."""
        strokes = ((0, 0, 1, 0), (0.5, 0, 0.5, 1), (0.5, 0.5, 0.95, 0.5), (0.16, 0.45, 0.16, 1))
        strokes = (*strokes, (-0.05, 1, 1.05, 1))
        pen = skia.Paint(
            Color=color, AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=size * 0.085
        )
        pen.setStrokeCap(skia.Paint.kRound_Cap)
        for done in range(count):
            cell = x + (done // 5) * size * 1.35
            x0, y0, x1, y1 = (
                v * size + self._chance.gauss(0, size * 0.035) for v in strokes[done % 5]
            )
            canvas.drawLine(cell + x0, y - size + y0, cell + x1, y - size + y1, pen)
        return x + math.ceil(count / 5) * size * 1.35


# --- seal and fingerprint ---------------------------------------------------------------------


def seal(canvas: skia.Canvas, x: float, y: float, radius: float, seed: int, tilt: float) -> None:
    """Press the branch's round seal, unevenly inked; it says openly that it is a demonstration."""
    size = int(radius * 2 + 40)
    surface = skia.Surface(size, size)
    drawn = surface.getCanvas()
    drawn.translate(size / 2, size / 2)
    drawn.rotate(tilt)
    ring = skia.Paint(
        Color=RED_SEAL, AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=radius * 0.055
    )
    drawn.drawCircle(0, 0, radius * 0.965, ring)
    _star(drawn, radius * 0.30)
    _around(drawn, "晨溪乡禾光村党支部", radius * 0.68, radius * 0.285)
    foot = Style("serif-bold", radius * 0.2, RED_SEAL, align=0, tracking=0.3)
    width = foot.width("（演示）")
    paint = skia.Paint(Color=RED_SEAL, AntiAlias=True)
    drawn.drawString("（演示）", -width * 0.44, radius * 0.68, foot.font, paint)
    image = surface.makeImageSnapshot()
    pixels = np.array(image.toarray(colorType=skia.kRGBA_8888_ColorType), dtype=np.float32)
    noise = _clouds(size, size, seed, (2, 7, 40))
    # The ink thins out where the stamp was pressed less.
    keep = np.clip(0.95 + noise * 0.32, 0.22, 1.0)
    pixels[..., 3] *= keep
    inked = skia.Image.fromarray(pixels.astype(np.uint8), colorType=skia.kRGBA_8888_ColorType)
    multiply = skia.Paint(BlendMode=skia.BlendMode.kMultiply, Alphaf=0.9)
    canvas.drawImage(inked, x - size / 2, y - size / 2, skia.SamplingOptions(), multiply)


def _star(canvas: skia.Canvas, radius: float) -> None:
    path = skia.Path()
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.382
        angle = math.radians(-90 + corner * 36)
        at = (math.cos(angle) * reach, math.sin(angle) * reach)
        path.lineTo(*at) if corner else path.moveTo(*at)
    path.close()
    canvas.drawPath(path, skia.Paint(Color=RED_SEAL, AntiAlias=True))


def _around(canvas: skia.Canvas, text: str, radius: float, size: float) -> None:
    style = Style("serif-bold", size, RED_SEAL)
    paint = skia.Paint(Color=RED_SEAL, AntiAlias=True)
    spread = 236.0
    for number, char in enumerate(text):
        canvas.save()
        canvas.rotate(-spread / 2 + spread * number / (len(text) - 1))
        canvas.translate(0, -radius)
        canvas.scale(0.9, 1.12)
        canvas.drawString(char, -size / 2, size * 0.3, style.font, paint)
        canvas.restore()


def fingerprint(canvas: skia.Canvas, x: float, y: float, size: float, seed: int) -> None:
    """Press a thumb inked in red."""
    chance = random.Random(seed)  # noqa: S311
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(chance.uniform(-18, 18))
    clip = skia.Path()
    clip.addOval(skia.Rect.MakeLTRB(-size * 0.38, -size * 0.5, size * 0.38, size * 0.5))
    canvas.clipPath(clip, doAntiAlias=True)
    pad = skia.Paint(Color=0x33C2261F, AntiAlias=True)
    canvas.drawPath(clip, pad)
    pen = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=size * 0.021)
    for ring in range(1, 22):
        reach = ring * size * 0.036
        path = skia.Path()
        for step in range(65):
            angle = math.tau * step / 64
            bend = 1 + 0.05 * math.sin(3 * angle + ring * 0.35) + chance.gauss(0, 0.004)
            at = (
                math.cos(angle) * reach * 0.78 * bend + size * 0.03,
                math.sin(angle) * reach * bend + size * 0.08,
            )
            path.lineTo(*at) if step else path.moveTo(*at)
        pen.setColor((chance.randint(150, 225) << 24) | (RED_SEAL & 0xFFFFFF))
        pen.setPathEffect(
            skia.DashPathEffect.Make([size * chance.uniform(0.2, 0.6), size * 0.03], ring * 3.0)
        )
        canvas.drawPath(path, pen)
    canvas.restore()


# --- paper and scanner ------------------------------------------------------------------------


def _clouds(width: int, height: int, seed: int, scales: tuple[int, ...]) -> np.ndarray:
    """Smooth noise around 0, about -1 to 1, as a sum of the given grain sizes in pixels."""
    rng = np.random.default_rng(seed)
    total = np.zeros((height, width), np.float32)
    for scale in scales:
        small = rng.normal(0, 1, (height // scale + 3, width // scale + 3)).astype(np.float32)
        picture = Image.fromarray(small, mode="F").resize(
            (width + scale * 2, height + scale * 2), Image.Resampling.BICUBIC
        )
        total += np.asarray(picture)[:height, :width]
    return total / len(scales) ** 0.5


def scan(  # one sheet on the glass, from its paper to its edges
    surface: skia.Surface,
    path: Path,
    seed: int,
    *,
    paper: tuple[int, int, int] = (246, 240, 226),
    tilt: float = 0.0,
    spine: int = -1,
    age: float = 1.0,
    uneven: float = 0.06,
    quality: int = 79,
) -> None:
    """Save what is drawn on `surface` as if a scanner had read it.

    Args:
        surface: The sheet's ink on nothing.
        path: The JPEG to write.
        seed: Another seed is another sheet of paper.
        paper: Its colour.
        tilt: How askew it lies, in degrees.
        spine: -1 for a book's spine at the left, 1 at the right, 0 for a loose sheet.
        age: How stained the paper is; 0 is new.
        uneven: How unevenly the ink has taken.
        quality: Of the JPEG.
    """
    ink = np.array(surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType))
    turned = Image.fromarray(ink).rotate(tilt, Image.Resampling.BICUBIC)
    layer = np.asarray(turned, dtype=np.float32) / 255
    alpha = layer[..., 3:] * (0.93 + uneven * _clouds(WIDTH, HEIGHT, seed + 5, (3,))[..., None])
    alpha = np.clip(alpha, 0, 1)
    sheet = np.ones((HEIGHT, WIDTH, 3), np.float32) * (np.array(paper, np.float32) / 255)
    fibre = _clouds(WIDTH, HEIGHT, seed, (3, 9)) * 0.007
    stain = _clouds(WIDTH, HEIGHT, seed + 1, (160, 420)) * 0.013 * age
    sheet *= 1 + (fibre + stain)[..., None] * np.array([0.9, 1.0, 1.35], np.float32)
    sheet = sheet * (1 - alpha) + sheet * layer[..., :3] * alpha + layer[..., :3] * alpha * 0.02
    sheet *= _lamp(spine)[..., None]
    picture = Image.fromarray((np.clip(sheet, 0, 1) * 255).astype(np.uint8))
    picture = picture.filter(ImageFilter.GaussianBlur(0.55))
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, "JPEG", quality=quality, optimize=True, progressive=True, dpi=(200, 200))


def _lamp(spine: int) -> np.ndarray:
    """The scanner's uneven light: darker edges, and a shadow where a book falls to its spine."""
    across = np.linspace(0, 1, WIDTH, dtype=np.float32)[None, :]
    down = np.linspace(0, 1, HEIGHT, dtype=np.float32)[:, None]
    light = np.ones((HEIGHT, WIDTH), np.float32)
    for edge in (across, 1 - across, down * 1.4, (1 - down) * 1.4):
        light *= 1 - 0.10 * np.exp(-edge / 0.012)
    if spine:
        near = across if spine < 0 else 1 - across
        light *= 1 - 0.42 * np.exp(-near / 0.028) - 0.10 * np.exp(-near / 0.10)
    return light * (1 - 0.03 * down)
