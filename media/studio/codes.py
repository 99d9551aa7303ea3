"""Draws the cards with the village's codes into `media/demo/codes`: openly for demonstration.

    python -m media.studio.codes [--out DIR]

The codes hold a greeting, not an address; corrected at level H, the mark in their middle may
cover a little of them.
"""

from __future__ import annotations

import argparse
import io
from pathlib import Path

import segno
import skia
from PIL import Image

from media.studio.palette import INK, JADE, LIGHT, RED, SOFT
from media.studio.sketches import lamp, stool
from media.studio.typeset import Style, put

OUT = Path(__file__).resolve().parents[1] / "demo"
WIDTH, HEIGHT = 1000, 1200
SHEET = 0xFFFFFDF8
CARDS = (
    (
        "wechat-account.png",
        "禾光村",
        "微信公众号（演示）",
        "禾光村欢迎您（演示）",
        RED,
        "lamp",
    ),
    (
        "wechat-group.png",
        "樟树下",
        "微信群（演示）",
        "樟树下见（演示）",
        JADE,
        "stool",
    ),
)


def main(out: Path = OUT) -> None:
    """Draw both cards below the site's folder `out`."""
    for name, title, kind, words, color, mark in CARDS:
        surface = skia.Surface(WIDTH, HEIGHT)
        _card(surface.getCanvas(), title, kind, words, color, mark)
        pixels = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
        path = out / "codes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        written = io.BytesIO()
        picture = Image.fromarray(pixels).convert("RGB").quantize(64, dither=Image.Dither.NONE)
        picture.save(written, "PNG", optimize=True)
        path.write_bytes(written.getvalue())
        print("codes:", name)


def _card(canvas: skia.Canvas, title: str, kind: str, words: str, color: int, mark: str) -> None:
    canvas.clear(SHEET)
    fill = skia.Paint(Color=color, AntiAlias=True)
    canvas.drawRect(skia.Rect.MakeWH(WIDTH, 12), fill)
    _code(canvas, words, 110, 90, WIDTH - 220)
    middle, size = (WIDTH / 2, 90 + (WIDTH - 220) / 2), 132.0
    badge = skia.Rect.MakeXYWH(middle[0] - size / 2, middle[1] - size / 2, size, size)
    canvas.drawRRect(skia.RRect.MakeRectXY(badge, 26, 26), skia.Paint(Color=SHEET, AntiAlias=True))
    inner = badge.makeInset(9, 9)
    canvas.drawRRect(skia.RRect.MakeRectXY(inner, 20, 20), fill)
    if mark == "lamp":
        lamp(canvas, middle[0], middle[1] + 42, 84, ink=LIGHT, lit=False)
    else:
        stool(canvas, middle[0], middle[1] + 30, 82, LIGHT)
    put(canvas, title, WIDTH / 2, 1000, Style("serif-bold", 84, INK, align=0, tracking=0.12))
    put(canvas, kind, WIDTH / 2, 1070, Style("sans", 40, SOFT, align=0))
    put(canvas, "虚构示范村，扫码是一句问候", WIDTH / 2, 1130, Style("sans", 32, SOFT, align=0))


def _code(canvas: skia.Canvas, words: str, x: float, y: float, size: float) -> None:
    rows = [list(row) for row in segno.make(words, error="h", micro=False).matrix]
    step = size / len(rows)
    ink = skia.Paint(Color=INK, AntiAlias=False)
    for j, row in enumerate(rows):
        for i, dark in enumerate(row):
            if dark:
                left, top = round(x + i * step), round(y + j * step)
                right, foot = round(x + (i + 1) * step), round(y + (j + 1) * step)
                canvas.drawRect(skia.Rect.MakeLTRB(left, top, right, foot), ink)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT, help="the site's folder")
    main(parser.parse_args().out)
