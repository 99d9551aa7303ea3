"""The map of the village: names that appear, and the walk drawn in gold from stop to stop."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import skia
import yaml

from media.studio.film.data import SITE
from media.studio.film.look import (
    DARK_RED,
    GOLD,
    LIGHT_GOLD,
    RED,
    WHITE,
    WIDTH,
    Frame,
    ease,
    faded,
    gold_line,
    poly_line,
    rise,
    units,
    veil,
    write,
)

MAP = SITE / "pictures" / "map.jpg"
_SIZE = (3200.0, 2000.0)
_LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)


@lru_cache(maxsize=1)
def _map() -> skia.Image:
    """The painted map.

    Raises:
        FileNotFoundError: The studio has not painted the pictures yet.
    """
    if not MAP.exists():
        raise FileNotFoundError(f"{MAP} is missing: paint the site's pictures first")
    return skia.Image.open(str(MAP)).withDefaultMipmaps()


@lru_cache(maxsize=1)
def _route() -> tuple[tuple[tuple[float, float], ...], tuple[tuple[float, float, str], ...]]:
    """The walk's line, and its stops as (x, y, name), in map pixels."""
    data = yaml.safe_load((SITE / "route.yaml").read_text(encoding="utf-8"))
    line = tuple((p["x"] * _SIZE[0], p["y"] * _SIZE[1]) for p in data["line"])
    stops = tuple(
        (s["at"]["x"] * _SIZE[0], s["at"]["y"] * _SIZE[1], s["name"]["zh-Hans"])
        for s in data["stops"]
    )
    return line, stops


@dataclass(frozen=True)
class Name:
    """A name lettered on the map from a second of the shot on; the place in map pixels."""

    at: float
    x: float
    y: float
    zh: str
    en: str


@dataclass
class Map:
    """The map seen from above.

    Attributes:
        eye: (x, y, pixels of the map across the frame) at the beginning and at the end.
        names: What is lettered.
        line: Shares of the walk drawn at the beginning and at the end, between two seconds.
        between: Those seconds.
    """

    eye: tuple[tuple[float, float, float], tuple[float, float, float]]
    names: tuple[Name, ...] = ()
    line: tuple[float, float] = (0.0, 0.0)
    between: tuple[float, float] = (0.5, 6.0)

    def draw(self, frame: Frame, t: float, share: float) -> None:
        """Draw the map, the line as far as it goes, stops it has reached, and names."""
        way = 0.45 * share + 0.55 * ease(share)
        (x0, y0, w0), (x1, y1, w1) = self.eye
        x, y, across = x0 + (x1 - x0) * way, y0 + (y1 - y0) * way, w0 * (w1 / w0) ** way
        scale = WIDTH / across
        x = min(max(x, across / 2), _SIZE[0] - across / 2)
        y = min(max(y, 540 / scale), _SIZE[1] - 540 / scale)
        with units(frame) as canvas:
            canvas.save()
            canvas.translate(WIDTH / 2, 540)
            canvas.scale(scale, scale)
            canvas.translate(-x, -y)
            picture = _map()
            canvas.drawImageRect(picture, skia.Rect.MakeWH(*_SIZE), _LINEAR)
            self._walk(canvas, t, scale)
            canvas.restore()
            for name in self.names:
                self._name(canvas, name, t, scale, (x, y))

    def _walk(self, canvas: skia.Canvas, t: float, scale: float) -> None:
        line, stops = _route()
        if self.line[1] <= 0:
            return
        begin, end = self.between
        drawn = self.line[0] + (self.line[1] - self.line[0]) * ease((t - begin) / (end - begin))
        path = poly_line(line)
        gold_line(canvas, path, drawn, 16 / scale, veil(DARK_RED, 0.75))
        gold_line(canvas, path, drawn, 8 / scale, LIGHT_GOLD)
        for index, (x, y, _) in enumerate(stops):
            nearest = min(
                range(len(line)), key=lambda i: (line[i][0] - x) ** 2 + (line[i][1] - y) ** 2
            )
            seen = ease((drawn - nearest / (len(line) - 1)) * 28 + 0.5)
            if seen > 0:
                size = 26 / scale * (0.6 + 0.4 * seen)
                canvas.drawCircle(
                    x, y, size * 1.2, skia.Paint(Color=veil(WHITE, seen), AntiAlias=True)
                )
                canvas.drawCircle(x, y, size, skia.Paint(Color=veil(RED, seen), AntiAlias=True))
                write(
                    canvas,
                    f"{index + 1}",
                    x,
                    y + size * 0.38,
                    size * 1.1,
                    veil(WHITE, seen),
                    serif=False,
                )

    def _name(
        self, canvas: skia.Canvas, name: Name, t: float, scale: float, eye: tuple[float, float]
    ) -> None:
        seen = rise(t, name.at, 0.8)
        if seen <= 0:
            return
        x = WIDTH / 2 + (name.x - eye[0]) * scale
        y = 540 + (name.y - eye[1]) * scale
        with faded(canvas, seen):
            wide = 44 + 62 * len(name.zh)
            box = skia.Rect.MakeLTRB(x - wide / 2, y - 100, x + wide / 2, y - 18)
            canvas.drawRoundRect(
                box, 10, 10, skia.Paint(Color=veil(DARK_RED, 0.88), AntiAlias=True)
            )
            rim = skia.Paint(
                Color=GOLD, AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=2.5
            )
            canvas.drawRoundRect(box, 10, 10, rim)
            write(canvas, name.zh, x, y - 41, 52, WHITE, gap=6)
            gold_line(canvas, [(x, y - 18), (x, y + 22)], seen, 3.0, LIGHT_GOLD)
            canvas.drawCircle(x, y + 26, 8, skia.Paint(Color=LIGHT_GOLD, AntiAlias=True))
            write(canvas, name.en, x, y + 72, 30, WHITE, shade=1.0)

    def forget(self) -> None:
        """One map is kept."""
        _map.cache_clear()
