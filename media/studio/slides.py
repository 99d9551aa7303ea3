"""Draws the two slide shows into `media/demo/slides`.

    python -m media.studio.slides [--out DIR] [--only work/03 …]

The same program draws the same bytes.
"""

from __future__ import annotations

import argparse
import io
from pathlib import Path
from typing import TYPE_CHECKING

import skia
from PIL import Image

from media.studio.decks import elders, work
from media.studio.decks.layout import HEIGHT, WIDTH, folio

if TYPE_CHECKING:
    from collections.abc import Collection
    from types import ModuleType

OUT = Path(__file__).resolve().parents[1] / "demo"
DECKS = {"work": work, "elders": elders}
MOST_BYTES = 250_000
QUALITIES = (88, 85, 82, 78, 74, 70)
"""The first that keeps a slide within `MOST_BYTES` is taken."""


def main(out: Path = OUT, only: Collection[str] = ()) -> None:
    """Draw every slide below the site's folder `out`, or only those named `deck/NN`."""
    for name, deck in DECKS.items():
        for number in range(1, len(deck.SLIDES) + 1):
            slide = f"{name}/{number:02d}"
            if not only or slide in only:
                _save(_draw(deck, number), out / "slides" / f"{slide}.jpg")
                print("slides:", slide)


def _draw(deck: ModuleType, number: int) -> Image.Image:
    draw, foot = deck.SLIDES[number - 1]
    surface = skia.Surface(WIDTH, HEIGHT)
    canvas = surface.getCanvas()
    draw(canvas)
    if foot is not None:
        folio(canvas, deck.NAME, number, len(deck.SLIDES), foot)
    pixels = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
    return Image.fromarray(pixels).convert("RGB")


def _save(picture: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    for quality in QUALITIES:
        written = io.BytesIO()
        picture.save(written, "JPEG", quality=quality, optimize=True, progressive=True)
        if written.tell() <= MOST_BYTES:
            break
    path.write_bytes(written.getvalue())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT, help="the site's folder")
    parser.add_argument("--only", nargs="*", default=(), help="slides, as work/03")
    asked = parser.parse_args()
    main(asked.out, asked.only)
