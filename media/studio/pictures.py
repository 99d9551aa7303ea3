"""Every still picture of the demo site: which scene, in which light, from where.

    python -m media.studio.pictures [NAME …]

makes them all, or only those named (`stop-03`, `cover`, `poster`).
"""

from __future__ import annotations

import io
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import skia
from PIL import Image

from media.studio.scenes import Camera, variant

DEMO = Path(__file__).resolve().parent.parent / "demo"
BUILT_IN = DEMO.parent.parent / "kiosk" / "builtin"
MOST_BYTES = 300_000


@dataclass(frozen=True)
class Still:
    """One picture.

    Attributes:
        name: Of the file, without its ending.
        scene: Of `SCENES`.
        light: Hour, season, weather and cast, where they differ from the scene's own.
        x: Where the eye looks, units right of the sheet's middle.
        y: The same, below the middle.
        zoom: How close.
        t: The instant, in seconds.
        size: Pixels.
        folder: In the site's folder.
        site: The site's folder.
    """

    name: str
    scene: str
    light: dict[str, str] = field(default_factory=dict)
    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0
    t: float = 1.0
    size: tuple[int, int] = (1600, 1000)
    folder: str = "pictures"
    site: Path = DEMO


WIDE = (1920, 1080)

STILLS = (
    Still("cover", "panorama", size=WIDE, y=-20),
    Still("door-ledger", "desk", y=20, zoom=1.04),
    Still("poster", "sill", {"hour": "dusk"}, size=WIDE, folder="film", t=3.0),
    Still("stop-01", "entrance", {"hour": "dawn"}, x=40, y=50, zoom=1.1),
    Still("stop-02", "bench_meeting", {"hour": "golden", "cast": "empty"}, x=-30, y=40, zoom=1.08),
    Still("stop-03", "activity_room", x=40, y=20, zoom=1.12),
    Still("stop-04", "corridor", x=0, y=40, zoom=1.08),
    Still("stop-05", "points_shop", x=-40, y=90, zoom=1.28),
    Still("stop-06", "canteen", x=-10, y=70, zoom=1.2),
    Still("stop-07", "bridge", x=0, y=-10, zoom=1.1, t=4.0),
    Still("stop-08", "workshop", x=-60, y=80, zoom=1.2),
    Still("stop-09", "terraces", x=40, y=0, zoom=1.02),
    Still("report-1", "long_bench", x=60, y=20, zoom=1.06, t=5.0),
    Still("report-2", "canal", x=-20, y=60, zoom=1.1),
    Still("report-3", "visit", x=-60, y=90, zoom=1.22),
    Still("report-4", "openness", x=20, y=40, zoom=1.08),
    Still("report-5", "sill", {"hour": "night", "cast": "table"}, y=204, zoom=1.55, t=2.0),
    Still("report-6", "road", x=-20, y=10, zoom=1.05),
    Still(
        "season-1",
        "stream",
        {"hour": "dawn", "season": "spring", "cast": "blossom"},
        x=-40,
        zoom=1.05,
    ),
    Still("season-2", "tea", {"hour": "morning", "weather": "mist"}, x=-60, y=40, zoom=1.1),
    Still(
        "season-3",
        "terraces",
        {"hour": "dawn", "season": "spring", "cast": "empty"},
        x=-150,
        y=40,
        zoom=1.25,
    ),
    Still("season-4", "camphor", x=0, y=10, zoom=1.04),
    Still("season-5", "harvest", {"cast": "ripe"}, x=80, y=90, zoom=1.2, t=8.0),
    Still("season-6", "drying", x=0, y=30, zoom=1.08),
    Still("season-7", "orchard", x=60, y=40, zoom=1.1),
    Still(
        "season-8",
        "bridge",
        {"hour": "morning", "season": "winter", "weather": "snow"},
        x=-90,
        y=-50,
        zoom=1.4,
        t=2.0,
    ),
    Still("together-1", "bench_meeting", x=40, y=80, zoom=1.18, t=2.0),
    Still("together-2", "sapling", x=-40, y=80, zoom=1.2),
    Still("together-3", "cleaning", x=-60, y=110, zoom=1.25),
    Still("together-4", "harvest", x=-20, y=120, zoom=1.24, t=2.0),
    Still("together-5", "dinner_call", x=0, y=70, zoom=1.14),
    Still("together-6", "homework", x=0, y=60, zoom=1.2),
    Still("together-7", "oath", x=0, y=10, zoom=1.02),
    Still("together-8", "panorama", {"hour": "night", "season": "autumn"}, x=150, y=50, zoom=1.36),
    Still("on-its-way", "terraces", {"hour": "dusk", "cast": "empty"}, size=WIDE, site=BUILT_IN),
)


def draw(still: Still) -> Image.Image:
    """Draw one picture."""
    width, height = still.size
    surface = skia.Surface(width, height)
    with surface as canvas:
        place = variant(still.scene, **still.light)
        camera = Camera(still.x, still.y, still.zoom, parallax=0.0)
        place.draw(canvas, width, height, still.t, camera, keep=False, grain=0.4)
    pixels = surface.toarray(colorType=skia.kRGBA_8888_ColorType)
    return Image.fromarray(pixels[:, :, :3])


def save(picture: Image.Image, path: Path, most: int = MOST_BYTES) -> int:
    """Save as JPEG of the best quality, up to 88, that fits `most` bytes.

    Returns:
        The file's length.
    """
    for quality in (88, 86, 84, 82, 80, 77, 74):
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
        if buffer.tell() <= most:
            break
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(buffer.getvalue())
    return buffer.tell()


def main(names: list[str] | None = None) -> None:
    """Make the pictures named, or all."""
    total = 0
    for still in STILLS:
        if names and still.name not in names:
            continue
        start = time.monotonic()
        length = save(draw(still), still.site / still.folder / f"{still.name}.jpg")
        total += length
        took = time.monotonic() - start
        print(f"{still.name:14} {length // 1000:4} kB  {took:4.1f} s", flush=True)
    print(f"{total / 1e6:.1f} MB of pictures")


if __name__ == "__main__":
    main(sys.argv[1:])
