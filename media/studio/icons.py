"""Draws the kiosk's icons and makes `kiosk/screens/fonts/icons.ttf` of them.

One set: a grid of 24, strokes of one width with round ends, corners of one radius. Outlines
are taken from the strokes by Skia, so the font scales to any glass.

    python media/studio/icons.py [--sheet icons.png]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import skia
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.transform import Transform
from fontTools.pens.basePen import BasePen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.svgLib.path import parse_path

from kiosk.screens.icon_names import FIRST_CODE, ICON_NAMES

GRID = 24
UNIT = 40
STROKE = 1.7
FONT = Path(__file__).resolve().parents[2] / "kiosk/screens/fonts/icons.ttf"


def circle(x: float, y: float, r: float) -> str:
    """Return a circle as an SVG path."""
    return f"M{x - r} {y}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0z"


def rect(x: float, y: float, w: float, h: float, r: float = 1.6) -> str:
    """Return a rounded rectangle as an SVG path."""
    return (
        f"M{x + r} {y}h{w - 2 * r}a{r} {r} 0 0 1 {r} {r}v{h - 2 * r}a{r} {r} 0 0 1 {-r} {r}"
        f"h{-(w - 2 * r)}a{r} {r} 0 0 1 {-r} {-r}v{-(h - 2 * r)}a{r} {r} 0 0 1 {r} {-r}z"
    )


def dot(x: float, y: float, r: float = 1.1) -> str:
    """Return a filled dot."""
    return "fill:" + circle(x, y, r)


TEN = (
    "thin:M9.2 10.9l1.6-1v5.6",
    "thin:M14.2 9.8c1.3 0 1.8 1.2 1.8 2.9s-.5 2.9-1.8 2.9-1.8-1.2-1.8-2.9.5-2.9 1.8-2.9z",
)
SPEAKER = (
    "M4 9.6v4.8c0 .3.3.6.6.6h2.9l4 3.5c.4.3.9 0 .9-.5V6c0-.5-.5-.8-.9-.5L7.5 9H4.6c-.3 0-.6.3-.6.6z"
)
HAND = (
    "M9 12V5.6a1.6 1.6 0 0 1 3.2 0v5.2l4.9 1c1.2.3 1.9 1.2 1.8 2.4l-.4 3.4c-.3 2-1.8 "
    "3.4-3.8 3.4h-2.4"
    "c-1.3 0-2.4-.6-3.2-1.6l-3.7-4.7c-.5-.7-.4-1.5.2-2 .6-.5 1.4-.4 2 .1L9 14.2z"
)
SHEET = "M6 4.6c0-.6.4-1 1-1h7.2L18 7.4v12c0 .6-.4 1-1 1H7c-.6 0-1-.4-1-1z"
HEAD = circle(12, 8, 3.4)

DRAWINGS: dict[str, tuple[str, ...]] = {
    "back": ("M10.5 5.5L4 12l6.5 6.5", "M4.4 12H20"),
    "home": (
        "M3.6 11.4L12 4.2l8.4 7.2",
        "M5.8 9.8v9.2c0 .5.4.9.9.9h10.6c.5 0 .9-.4.9-.9V9.8",
        "M9.8 19.6v-5.4h4.4v5.4",
    ),
    "close": ("M5.8 5.8l12.4 12.4", "M18.2 5.8L5.8 18.2"),
    "left": ("M14.8 5L8 12l6.8 7",),
    "right": ("M9.2 5l6.8 7-6.8 7",),
    "up": ("M5 14.8L12 8l7 6.8",),
    "down": ("M5 9.2l7 6.8 7-6.8",),
    "more": (dot(5.5, 12, 1.5), dot(12, 12, 1.5), dot(18.5, 12, 1.5)),
    "play": ("both:M8 5.4v13.2c0 .5.5.8.9.5l10-6.6c.4-.2.4-.8 0-1l-10-6.6c-.4-.3-.9 0-.9.5z",),
    "pause": ("both:" + rect(6.8, 5.2, 3, 13.6, 0.8), "both:" + rect(14.2, 5.2, 3, 13.6, 0.8)),
    "stop": ("both:" + rect(6.2, 6.2, 11.6, 11.6, 1.2),),
    "replay": ("M5.2 8.6A8 8 0 1 1 4 12.6", "M4.6 4.4v4.4H9"),
    "replay-10": ("M5.4 7.9A8.2 8.2 0 1 1 3.8 12.6", "M4.9 3.8v4.4h4.4", *TEN),
    "forward-10": ("M18.6 7.9a8.2 8.2 0 1 0 1.6 4.7", "M19.1 3.8v4.4h-4.4", *TEN),
    "previous": ("both:M18 6.2v11.6L9.4 12z", "M6 5.8v12.4"),
    "next": ("both:M6 6.2v11.6l8.6-5.8z", "M18 5.8v12.4"),
    "volume": (SPEAKER, "M15.6 9.2a4 4 0 0 1 0 5.6", "M18.2 6.6a7.6 7.6 0 0 1 0 10.8"),
    "mute": (SPEAKER, "M16 9.6l5 4.8", "M21 9.6l-5 4.8"),
    "subtitles": (
        rect(3, 5, 18, 14, 2),
        "M6.6 12h4",
        "M13.4 12h4",
        "M6.6 15.6h6.4",
        "M15.8 15.6h1.6",
    ),
    "chapters": (
        "M9.4 6.4h11",
        "M9.4 12h11",
        "M9.4 17.6h11",
        dot(4.8, 6.4, 1.4),
        dot(4.8, 12, 1.4),
        dot(4.8, 17.6, 1.4),
    ),
    "speaker": (rect(6, 3, 12, 18, 2), circle(12, 14.4, 3.4), dot(12, 7.2, 1.3)),
    "microphone": (
        rect(9, 3, 6, 11, 3),
        "M5.6 11.4a6.4 6.4 0 0 0 12.8 0",
        "M12 17.8V21",
        "M8.8 21h6.4",
    ),
    "language": (
        "M3.4 5.8h9.4",
        "M8.1 3.4v2.4",
        "M10.9 5.8C10.1 9.4 7.4 12.6 3.8 14",
        "M5.4 8.6c1.2 2.4 3.2 4.2 5.8 5.2",
        "M12.2 20.6l4.2-10 4.2 10",
        "M13.8 17h5.2",
    ),
    "large-type": ("M2.8 19L9 4.6 15.2 19", "M5 14.2h8", "M15.6 19l3-7.4 3 7.4", "M16.6 16.6h4"),
    "low-reach": (
        dot(10, 4.6, 1.9),
        "M10 8.4v5.4h4.6l2.6 5",
        "M10 10.8h4.4",
        "M7 11.6a5.2 5.2 0 1 0 7 6.6",
    ),
    "search": (circle(10.6, 10.6, 6.4), "M15.4 15.4l5 5"),
    "delete": (
        (
            "M8.6 5.4h10.6c.8 0 1.4.6 1.4 1.4v10.4c0 .8-.6 1.4-1.4 1.4H8.6c-.4 "
            "0-.8-.2-1.1-.5L2.8 12l4.7-6.1c.3-.3.7-.5 1.1-.5z"
        ),
        "M11 9.4l5.2 5.2",
        "M16.2 9.4L11 14.6",
    ),
    "space": ("M4 10v4c0 .6.4 1 1 1h14c.6 0 1-.4 1-1v-4",),
    "clear": (
        "M4.4 6.6h15.2",
        "M9.4 6.4V4.6c0-.5.4-.9.9-.9h3.4c.5 0 .9.4.9.9v1.8",
        "M6.4 6.8l.8 12.3c0 .6.5 1.1 1.1 1.1h7.4c.6 0 1.1-.5 1.1-1.1l.8-12.3",
        "M10.2 10.6v6",
        "M13.8 10.6v6",
    ),
    "zoom-in": (circle(10.6, 10.6, 6.6), "M15.6 15.6l4.8 4.8", "M10.6 7.8v5.6", "M7.8 10.6h5.6"),
    "zoom-out": (circle(10.6, 10.6, 6.6), "M15.6 15.6l4.8 4.8", "M7.8 10.6h5.6"),
    "fit": (
        "M4 9V5.2C4 4.5 4.5 4 5.2 4H9",
        "M15 4h3.8c.7 0 1.2.5 1.2 1.2V9",
        "M20 15v3.8c0 .7-.5 1.2-1.2 1.2H15",
        "M9 20H5.2c-.7 0-1.2-.5-1.2-1.2V15",
    ),
    "list": ("M4 6.4h16", "M4 12h16", "M4 17.6h16"),
    "grid": (
        rect(4, 4, 6.6, 6.6, 1.2),
        rect(13.4, 4, 6.6, 6.6, 1.2),
        rect(4, 13.4, 6.6, 6.6, 1.2),
        rect(13.4, 13.4, 6.6, 6.6, 1.2),
    ),
    "chart-bar": (
        "M3.6 20.2h16.8",
        rect(5.4, 12, 3.2, 8.2, 0.6),
        rect(10.4, 5, 3.2, 15.2, 0.6),
        rect(15.4, 9, 3.2, 11.2, 0.6),
    ),
    "chart-line": (
        "M4 4v15.4c0 .4.2.6.6.6H20",
        "M7 15l4-4.6 3.4 2.8L20 6.6",
        dot(11, 10.4, 1.2),
        dot(14.4, 13.2, 1.2),
    ),
    "table": (rect(3.4, 4.6, 17.2, 14.8, 1.6), "M3.6 9.6h16.8", "M3.6 14.4h16.8", "M9.6 9.8v9.4"),
    "map": ("M9 4.4L3.8 6.8v13L9 17.4l6 2.4 5.2-2.4v-13L15 6.8z", "M9 4.6v12.6", "M15 7v12.6"),
    "route": (
        circle(5.8, 18.2, 2.2),
        circle(18.2, 5.8, 2.2),
        "M8.2 18.2h7.4a3.1 3.1 0 0 0 0-6.2H8.4a3.1 3.1 0 0 1 0-6.2h7.4",
    ),
    "pin": (
        "M12 21s-6.8-6-6.8-11.2a6.8 6.8 0 0 1 13.6 0C18.8 15 12 21 12 21z",
        circle(12, 9.8, 2.5),
    ),
    "walking": (
        dot(13, 4.2, 1.9),
        "M9 21l2.2-5.6",
        "M12.6 8.2l-2 5.4 3.6 2.6.9 4.8",
        "M7.2 12.2l1.4-2.8 4-1.4 2 3 3 1.2",
    ),
    "book": (
        (
            "M12 6.4C10 5 7.4 4.4 3.8 4.4v13.8c3.6 0 6.2.6 8.2 2 2-1.4 4.6-2 8.2-2V4.4C16.6 "
            "4.4 14 5 12 6.4z"
        ),
        "M12 6.6v13.4",
    ),
    "page": (SHEET, "M9.2 11h5.6", "M9.2 14h5.6", "M9.2 17h3.4"),
    "pages": (
        "M8.4 6.8c0-.6.4-1 1-1h6.4l3.4 3.4v9.6c0 .6-.4 1-1 1H9.4c-.6 0-1-.4-1-1z",
        "M5 16.8V4.4c0-.6.4-1 1-1h8.4",
        "M11.4 12.6h4.8",
        "M11.4 15.8h4.8",
    ),
    "film": (
        rect(3, 5, 18, 14, 2),
        "M7.4 5.2v13.6",
        "M16.6 5.2v13.6",
        "M3.2 9.6h4",
        "M3.2 14.4h4",
        "M16.8 9.6h4",
        "M16.8 14.4h4",
    ),
    "report": (
        "M5.4 20.6h13.2",
        "M7 20.4l-1-7.6h12l-1 7.6",
        "M12 12.6V8.4",
        dot(12, 6, 1.9),
        "M9.6 15.8h4.8",
    ),
    "slides": (
        rect(3, 4.4, 18, 11.8, 1.6),
        "M12 16.4v3.2",
        "M8.4 20.4L12 17.4l3.6 3",
        "both:M10.4 8v4.6l3.8-2.3z",
    ),
    "notice": ("M6 16.6V10.8a6 6 0 0 1 12 0v5.8l1.6 1.6H4.4z", "M10 20.8h4", "M12 4.6V3.2"),
    "gallery": (
        rect(6.4, 3.6, 14, 12.4, 1.6),
        "M3.6 7.6v10.8c0 1 .6 1.6 1.6 1.6h11.6",
        "M6.8 13.4l4-3.8 3.2 3 2-1.8 4 3.4",
        dot(16.4, 7.4, 1.2),
    ),
    "picture": (
        rect(3.4, 4.6, 17.2, 14.8, 1.6),
        "M3.8 16.4l5.2-5 4 4 2.6-2.4 4.8 4.2",
        dot(15.6, 9, 1.4),
    ),
    "take-away": (
        rect(4, 4, 6, 6, 1),
        rect(14, 4, 6, 6, 1),
        rect(4, 14, 6, 6, 1),
        dot(7, 7, 1),
        dot(17, 7, 1),
        dot(7, 17, 1),
        "M14 14.2h2.4v2.4",
        "M20 14v2.6",
        "M14 20v-1",
        "M17.4 20H20v-1",
    ),
    "phone": (rect(6.8, 2.8, 10.4, 18.4, 2), "M10.6 18h2.8"),
    "link": (
        "M10 13.6a4 4 0 0 0 5.8.3l3-3a4.1 4.1 0 0 0-5.8-5.8l-1.4 1.4",
        "M14 10.4a4 4 0 0 0-5.8-.3l-3 3A4.1 4.1 0 0 0 11 18.9l1.4-1.4",
    ),
    "clock": (circle(12, 12, 8.4), "M12 7v5.2l3.6 2"),
    "calendar": (
        rect(3.8, 5.2, 16.4, 15, 1.8),
        "M4 9.8h16",
        "M8.4 3.2v3.6",
        "M15.6 3.2v3.6",
        dot(8.4, 13.4, 1.05),
        dot(12, 13.4, 1.05),
        dot(15.6, 13.4, 1.05),
        dot(8.4, 16.8, 1.05),
        dot(12, 16.8, 1.05),
    ),
    "check": ("M4.6 12.6l5 5L19.6 7",),
    "star": ("both:M12 4.2l2.3 4.9 5.3.7-3.9 3.7 1 5.3-4.7-2.6-4.7 2.6 1-5.3-3.9-3.7 5.3-.7z",),
    "person": (HEAD, "M5 20.2c0-3.9 3.1-6.4 7-6.4s7 2.5 7 6.4"),
    "people": (
        circle(9, 8.6, 3),
        "M3 19.6c0-3.4 2.7-5.6 6-5.6s6 2.2 6 5.6",
        "M15.4 5.8a3 3 0 0 1 0 5.6",
        "M17.4 14.4c2.2.7 3.6 2.6 3.6 5.2",
    ),
    "touch": (HAND, "M5.6 8.2a5.2 5.2 0 1 1 9.9-1.6"),
    "hourglass": (
        "M6.6 3.6h10.8",
        "M6.6 20.4h10.8",
        "M7.8 3.8c0 4.6 4.2 5.4 4.2 8.2s-4.2 3.6-4.2 8.2",
        "M16.2 3.8c0 4.6-4.2 5.4-4.2 8.2s4.2 3.6 4.2 8.2",
    ),
    "warning": ("M12 4.4l8.8 15.2H3.2z", "M12 10v4.4", dot(12, 17, 0.95)),
    "leadership": (
        circle(12, 7, 3),
        "M5.6 20.2v-1.4c0-3 2.4-5.2 5.4-5.2h2c3 0 5.4 2.2 5.4 5.2v1.4",
        "both:M12 14.8l1 1.8-1 2.6-1-2.6z",
    ),
    "core-team": (
        circle(12, 8.2, 2.8),
        "M6.8 19.6c0-3 2.2-5 5.2-5s5.2 2 5.2 5",
        "M6.6 6.4a2.4 2.4 0 0 0-.4 4.4",
        "M17.4 6.4a2.4 2.4 0 0 1 .4 4.4",
        "M2.8 17.6c0-2.2 1-3.6 2.8-4.2",
        "M21.2 17.6c0-2.2-1-3.6-2.8-4.2",
    ),
    "service-positions": (
        "M4 20.2h16",
        "M5.6 20V9.4L12 4.8l6.4 4.6V20",
        "M9.6 20v-5.2h4.8V20",
        "M9.4 11.4h5.2",
    ),
    "systems": (
        SHEET,
        "M9 10.4l1.2 1.2 2-2.2",
        "M14 10.8h1.4",
        "M9 15.4l1.2 1.2 2-2.2",
        "M14 15.8h1.4",
    ),
    "service-activities": (
        (
            "M12 20.2S3.8 15.4 3.8 9.6c0-2.6 2-4.6 4.4-4.6 1.6 0 3 .9 3.8 2.2C12.8 5.9 14.2 "
            "5 15.8 5c2.4 0 4.4 2 4.4 4.6 0 5.8-8.2 10.6-8.2 10.600z"
        ),
        "M7.6 11.200h2.200l1.4-2.4 1.8 4.4 1.2-2h2.2",
    ),
    "presentation": (
        rect(3.4, 4.4, 17.2, 11.2, 1.4),
        "M12 15.8v4.4",
        "M8.4 20.400h7.2",
        "M7.4 12.400l2.8-3 2.4 2 4-3.6",
    ),
    "cloud": (
        "hair:M1.5 17.600h21",
        "hair:M4.6 17.400a3.3 3.3 0 1 1 3-4.7 4.9 4.9 0 1 1 8.6.3 3.6 3.6 0 1 1 3.2 4.4",
        "hair:M7.6 12.700a1.7 1.7 0 1 1-1.3 2.3",
        "hair:M9.6 10.600a2.5 2.5 0 1 1 3.4 2.7 1.3 1.3 0 0 1-1.3-1.9",
        "hair:M16.2 13a1.8 1.8 0 1 1-.2 2.7",
        "hair:M3.5 20h9",
        "hair:M15.5 20h5",
    ),
    "auto-play": (
        "M19.6 7.600A8.6 8.6 0 1 0 20.6 12",
        "M20.4 3.600v4.200h-4.2",
        "both:M10.2 8.600v6.800l5.2-3.400z",
    ),
}
"""Each icon as SVG paths: a stroke, or `fill:`, `both:` (filled with round edges), or lighter."""

_WIDTHS = {"thin": 1.25, "hair": 0.32, "both": STROKE * 0.72}


class _ToSkia(BasePen):  # type: ignore[misc]  # fontTools ships no types
    def __init__(self) -> None:
        super().__init__(None)
        self.path = skia.Path()

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.path.moveTo(*pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.path.lineTo(*pt)

    def _curveToOne(  # noqa: N802
        self, a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]
    ) -> None:
        self.path.cubicTo(*a, *b, *c)

    def _closePath(self) -> None:  # noqa: N802
        self.path.close()


def outline(drawing: tuple[str, ...]) -> skia.Path:
    """Return one outline for all the strokes and fills of a drawing, without overlaps."""
    whole = skia.Path()
    for part in drawing:
        kind, _, data = part.rpartition(":")
        pen = _ToSkia()
        parse_path(data, pen)
        for piece in _pieces(kind, pen.path):
            whole = skia.Op(whole, piece, skia.kUnion_PathOp)
    return skia.Simplify(whole)


def _pieces(kind: str, path: skia.Path) -> list[skia.Path]:
    pieces = [path] if kind in ("fill", "both") else []
    if kind != "fill":
        paint = skia.Paint(
            Style=skia.Paint.kStroke_Style,
            StrokeWidth=_WIDTHS.get(kind, STROKE),
            StrokeCap=skia.Paint.kRound_Cap,
            StrokeJoin=skia.Paint.kRound_Join,
        )
        stroked = skia.Path()
        paint.getFillPath(path, stroked, None, 16)
        pieces.append(stroked)
    return pieces


def directed(path: skia.Path) -> skia.Path:
    """Turn contours so that holes run against what they lie in, as TrueType fills them."""
    contours: list[skia.Path] = []
    for verb, points in path:
        if verb == skia.Path.kMove_Verb:
            contours.append(skia.Path())
        replay(verb, points, contours[-1])
    whole = skia.Path()
    for contour in contours:
        inside = sum(
            other.contains(*start_of(contour)) for other in contours if other is not contour
        )
        if (area(contour) > 0) == (inside % 2 == 0):
            whole.addPath(contour)
        else:
            whole.reverseAddPath(contour)
    return whole


def start_of(contour: skia.Path) -> tuple[float, float]:
    """Return the first point of a contour."""
    point = contour.getPoint(0)
    return point.x(), point.y()


def area(contour: skia.Path) -> float:
    """Return the signed area of a contour's points; good enough for its direction."""
    points = [(p.x(), p.y()) for p in contour.getPoints(contour.countPoints())]
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs) / 2


def replay(verb: skia.Path.Verb, points: list[skia.Point], path: skia.Path) -> None:
    """Add one step of a path to another."""
    if verb == skia.Path.kMove_Verb:
        path.moveTo(points[0])
    elif verb == skia.Path.kLine_Verb:
        path.lineTo(points[1])
    elif verb == skia.Path.kQuad_Verb:
        path.quadTo(points[1], points[2])
    elif verb == skia.Path.kCubic_Verb:
        path.cubicTo(points[1], points[2], points[3])
    elif verb == skia.Path.kConic_Verb:
        quads = skia.Path.ConvertConicToQuads(*points[:3], 0.7071, 2)
        for i in range(1, len(quads) - 1, 2):
            path.quadTo(quads[i], quads[i + 1])
    elif verb == skia.Path.kClose_Verb:
        path.close()


def glyph(drawing: tuple[str, ...]) -> object:
    """Return the TrueType glyph of a drawing."""
    target = TTGlyphPen(None)
    pen = TransformPen(
        Cu2QuPen(target, 0.6, reverse_direction=True),
        Transform(UNIT, 0, 0, -UNIT, 0, GRID * UNIT),
    )
    draw(directed(outline(drawing)), pen)
    return target.glyph()


def draw(path: skia.Path, pen: TransformPen) -> None:
    """Replay a Skia path into a fontTools pen."""
    opened = False
    for verb, points in path:
        pts = [(p.x(), p.y()) for p in points]
        if verb == skia.Path.kMove_Verb:
            pen.moveTo(pts[0])
            opened = True
        elif verb == skia.Path.kLine_Verb:
            pen.lineTo(pts[1])
        elif verb == skia.Path.kQuad_Verb:
            pen.qCurveTo(*pts[1:])
        elif verb == skia.Path.kCubic_Verb:
            pen.curveTo(*pts[1:])
        elif verb == skia.Path.kClose_Verb and opened:
            pen.closePath()
            opened = False


def build(target: Path = FONT) -> None:
    """Write the font."""
    missing = set(ICON_NAMES) ^ set(DRAWINGS)
    if missing:
        raise SystemExit(f"names and drawings differ: {sorted(missing)}")
    em = GRID * UNIT
    builder = FontBuilder(em, isTTF=True)
    builder.setupGlyphOrder([".notdef", *ICON_NAMES])
    builder.setupCharacterMap({FIRST_CODE + i: name for i, name in enumerate(ICON_NAMES)})
    empty = TTGlyphPen(None).glyph()
    glyphs = {".notdef": empty, **{name: glyph(DRAWINGS[name]) for name in ICON_NAMES}}
    builder.setupGlyf(glyphs)
    table = builder.font["glyf"]
    builder.setupHorizontalMetrics(
        {n: (em, table[n].xMin if table[n].numberOfContours else 0) for n in glyphs}
    )
    builder.setupHorizontalHeader(ascent=em, descent=0)
    builder.setupNameTable({"familyName": "Kiosk Icons", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=em, sTypoDescender=0, usWinAscent=em, usWinDescent=0)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = (
        0  # the same drawing, the same file
    )
    builder.font.recalcTimestamp = False
    builder.save(target)


def sheet(file: Path) -> None:
    """Draw all icons in a table, to be looked at."""
    cell, across = 120, 12
    rows = -(-len(ICON_NAMES) // across)
    surface = skia.Surface(cell * across, (cell + 20) * rows)
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorWHITE)
    paint = skia.Paint(AntiAlias=True, Color=0xFF5A0E13)
    font = skia.Font(skia.Typeface("DejaVu Sans"), 11)
    for i, name in enumerate(ICON_NAMES):
        x, y = (i % across) * cell, (i // across) * (cell + 20)
        canvas.save()
        canvas.translate(x + 12, y + 8)
        canvas.scale(4, 4)
        canvas.drawPath(outline(DRAWINGS[name]), paint)
        canvas.restore()
        canvas.drawString(name, x + 10, y + 122, font, paint)
    surface.makeImageSnapshot().save(str(file), skia.kPNG)


def main() -> None:
    """Make the font, and a sheet when asked."""
    parser = argparse.ArgumentParser(description="Make the kiosk's icon font.")
    parser.add_argument("--sheet", type=Path)
    args = parser.parse_args()
    build()
    if args.sheet:
        sheet(args.sheet)


if __name__ == "__main__":
    main()
