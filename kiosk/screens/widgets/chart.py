"""Bars and lines of an entry's numbers: drawn in vectors, grown once when they come up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.animation import Animation
from kivy.graphics import Color, Ellipse, InstructionGroup, Line, Rectangle, SmoothLine
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from kiosk.screens.typeset import Setting, natural_width, typeset
from kiosk.screens.widgets.inking import Inking
from kiosk.screens.widgets.looked import Looked
from kiosk.show.axis import Axis, axis_for, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.content.model import Chart as Numbers
    from kiosk.screens.glyphs import Face
    from kiosk.screens.typeset import Line as SetLine

PALETTE = ("red", "gold", "jade", "ink_soft", "red_deep", "gold_light")
"""The colour of each series, in order."""

_STYLE = "small"
_BARS_PARTS = (0.68, 0.86)
"""Part of a label's room that its bars take; the second where values need it."""

_WIDEST_BAR = 84.0
"""Thousandths of the short side."""

_HIGH = 0.56
"""Height as part of the width, within the bounds below."""
_LEAST_HIGH, _MOST_HIGH, _MOST_HIGH_WIDE = 320.0, 480.0, 340.0


class Chart(Looked, Widget):
    """A bar or line chart, as high as its width wants.

    Attributes:
        numbers: What is drawn.
        grown: How far it has grown, 0.0 to 1.0.
    """

    numbers: Numbers = ObjectProperty(None)
    grown = NumericProperty(1.0)

    def dress(self) -> None:
        """Make the layers: gridlines, shapes, words."""
        look = self.look
        self.size_hint_y = None
        self._shapes = InstructionGroup()
        with self.canvas:
            self._grid = InstructionGroup()
            self.canvas.add(self._grid)
            self.canvas.add(self._shapes)
            Color(*look.ink("ink_soft"))
            scale = InstructionGroup()
            self.canvas.add(scale)
            Color(*look.ink("ink"))
            words = InstructionGroup()
            self.canvas.add(words)
        self._scale_ink, self._ink = Inking(scale), Inking(words)
        self._axis = self._scale()
        self.follow_box()
        self.fbind("grown", self.place_again)
        self.fbind("width", self._resize)
        self._resize()

    def grow(self) -> None:
        """Let it grow from the ground, once."""
        seconds = self.look.theme.motion.glide
        if seconds > 0:
            self.grown = 0.0
            Animation(grown=1.0, d=seconds * 1.6, t="out_cubic").start(self)

    def leave(self) -> None:
        """Stop growing."""
        Animation.cancel_all(self, "grown")

    @property
    def face(self) -> Face:
        """What draws the words."""
        return self.look.face(_STYLE)

    def _scale(self) -> Axis:
        values = [value for series in self.numbers.series for value in series.values]
        return axis_for(values, from_zero=self.numbers.kind == "bar")

    def _resize(self, *_: object) -> None:
        look = self.look
        most = look.px(_MOST_HIGH_WIDE if look.wide else _MOST_HIGH)
        high = min(max(self.width * _HIGH, look.px(_LEAST_HIGH)), most)
        self.height = round(high * (1.15 if look.large else 1.0))

    # --- drawing ------------------------------------------------------------------------

    def place(self) -> None:
        """Draw everything for the present box."""
        if self.width < self.look.px(100):
            return
        self._grid.clear()
        self._shapes.clear()
        em, high = self.face.size, self.look.leading(_STYLE)
        self._write_legend(high)
        labels = [self.look.pick(label) for label in self.numbers.labels]
        ticks = [number(tick) for tick in self._axis.ticks]
        margin = max(map(self._wide, ticks)) + em * 0.7
        left, right = self.x + margin, self.x + self.width - em * 0.4
        slot = (right - left) / len(labels)
        levels = 2 if any(self._longest_word(label) > slot for label in labels) else 1
        set_labels = [self._set(label, slot * levels) for label in labels]
        lines = max(map(len, set_labels))
        below = lines * levels * high * 0.86 + em * 0.5
        low, top = self.y + below, self.y + self.height - high * (2.5 if self._titled else 1.1)
        self._plot = (left, low, right - left, top - low)
        self._draw_grid(ticks, high)
        drop = lines * high * 0.86 if levels > 1 else 0.0
        self._write_labels(set_labels, slot, (low - em * 0.3, drop), high)
        if self.numbers.kind == "bar":
            self._draw_bars(slot, high)
        else:
            self._draw_lines(slot, high)
        self._scale_ink.dry()
        self._ink.dry()

    @property
    def _titled(self) -> bool:
        return bool(self.numbers.unit) or any(one.name for one in self.numbers.series)

    def _wide(self, text: str) -> float:
        return natural_width(text, self.face.size, self.face.measure)

    def _longest_word(self, text: str) -> float:
        return max(map(self._wide, text.split() if text.isascii() else [text[:4]]), default=0.0)

    def _set(self, text: str, width: float) -> Sequence[SetLine]:
        setting = Setting(width=max(1.0, width), em=self.face.size, balance=True, max_lines=2)
        return typeset(text, setting, self.face.measure)

    def _say(self, ink: Inking, text: str, x: float, top: float, shift: float = 0.0) -> float:
        """Write one line, `shift` of its width to the left of `x`; return its width."""
        width = self._wide(text)
        lines = typeset(text, Setting(width=width + 1, em=self.face.size), self.face.measure)
        box = (x - width * shift, top, width)
        ink.write(self.face, lines, box, self.look.leading(_STYLE))
        return width

    def _y(self, value: float) -> float:
        _, low, _, high = self._plot
        return float(low + high * self._axis.share(value))

    def _write_legend(self, high: float) -> None:
        """The unit on the left, the series on the right; a swatch before each."""
        em, top = self.face.size, self.y + self.height
        unit = self.look.pick(self.numbers.unit)
        if unit:
            self._say(self._scale_ink, self.look.say("Unit: {unit}", unit=unit), self.x, top)
        x = self.x + self.width
        for at, series in reversed(list(enumerate(self.numbers.series))):
            name = self.look.pick(series.name)
            x -= self._say(self._ink, name, x, top, 1.0) + em * 1.25
            self._tint(at)
            side = round(em * 0.72)
            spot = (round(x + em * 0.2), round(top - high / 2 - side / 2))
            swatch = Rectangle if self.numbers.kind == "bar" else Ellipse
            self._shapes.add(swatch(pos=spot, size=(side, side)))
            x -= em * 0.9

    def _tint(self, series: int, alpha: float = 1.0) -> None:
        name = PALETTE[series % len(PALETTE)]
        self._shapes.add(Color(*self.look.colour(name, alpha)))

    def _draw_grid(self, ticks: Sequence[str], high: float) -> None:
        left, _, width, _ = self._plot
        hair = self.look.line("hair")
        for tick, text in zip(self._axis.ticks, ticks, strict=True):
            y, ground = round(self._y(tick)), tick == max(0.0, self._axis.low)
            self._grid.add(Color(*self.look.colour("ink_soft" if ground else "paper_deep")))
            self._grid.add(Rectangle(pos=(left, y), size=(width, hair)))
            gap = self.face.size * 0.5
            self._say(self._scale_ink, text, left - gap, y + high / 2, 1.0)

    def _write_labels(
        self,
        labels: Sequence[Sequence[SetLine]],
        slot: float,
        level: tuple[float, float],
        high: float,
    ) -> None:
        """Write labels below the axis: crowded ones in two levels, and only as many as fit."""
        left, (top, drop) = self._plot[0], level
        room = slot * (2 if drop else 1)
        widest = max((line.width for lines in labels for line in lines), default=0.0)
        every = max(1, -int(-(widest + self.face.size * 0.1) // max(1.0, room)))
        for at, lines in enumerate(labels):
            if at % every == 0:
                down = drop * (at // every % 2)
                box = (left + (at + 0.5) * slot - room / 2, top - down, room)
                self._ink.write(self.face, lines, box, high * 0.86, "center")

    def _draw_bars(self, slot: float, high: float) -> None:
        left, count = self._plot[0], len(self.numbers.series)
        text = max(self._wide(number(v)) for one in self.numbers.series for v in one.values)
        normal, close = (slot * part / count for part in _BARS_PARTS)
        wide = min(close if text > normal else normal, self.look.px(_WIDEST_BAR))
        roomy = text < (wide if count > 1 else slot)
        gap = min(wide * 0.12, self.look.space("hair"))
        ground = self._y(max(0.0, self._axis.low))
        for at, series in enumerate(self.numbers.series):
            for spot, value in enumerate(series.values[: len(self.numbers.labels)]):
                start = left + (spot + 0.5) * slot - count * wide / 2 + at * wide + gap / 2
                tip = ground + (self._y(value) - ground) * self.grown
                low, top = sorted((ground, tip))
                box = (round(start), round(low), round(wide - gap), max(1, round(top - low)))
                self._tint(at)
                self._shapes.add(Rectangle(pos=box[:2], size=box[2:]))
                if PALETTE[at % len(PALETTE)].startswith("gold"):
                    # gold alone is too light on paper to end anywhere
                    self._shapes.add(Color(*self.look.colour("red_deep", 0.55)))
                    self._shapes.add(Line(rectangle=box, width=1))
                if roomy and self.grown >= 1:
                    over = high if value >= 0 else 0
                    self._say(self._ink, number(value), start + wide / 2, tip + over, 0.5)

    def _draw_lines(self, slot: float, high: float) -> None:
        left = self._plot[0]
        for at, series in enumerate(self.numbers.series):
            values = series.values[: len(self.numbers.labels)]
            spots = [(left + (n + 0.5) * slot, self._y(value)) for n, value in enumerate(values)]
            self._tint(at)
            width = self.look.line("bold") * 0.45
            self._shapes.add(SmoothLine(points=_so_far(spots, self.grown), width=width))
            if self.grown >= 1:
                self._write_values(at, values, spots, slot, high)
            self._mark(at, spots[: round(len(spots) * self.grown)])

    def _plate(self, text: str, x: float, top: float, high: float) -> None:
        """Lay paper under a value, where the line would run through it."""
        wide, flat = self._wide(text) + self.look.px(6), high * 0.74
        self._shapes.add(Color(*self.look.colour("page", 0.86)))
        spot = (x - wide / 2, top - (high + flat) / 2)
        self._shapes.add(Rectangle(pos=spot, size=(wide, flat)))

    def _mark(self, series: int, spots: Sequence[tuple[float, float]]) -> None:
        """A dot with a light heart where each value lies."""
        radius = self.look.px(7)
        for name, size in ((PALETTE[series % len(PALETTE)], radius), ("page", radius * 0.45)):
            self._shapes.add(Color(*self.look.colour(name)))
            for x, y in spots:
                self._shapes.add(Ellipse(pos=(x - size, y - size), size=(2 * size, 2 * size)))

    def _write_values(
        self,
        series: int,
        values: Sequence[float],
        spots: Sequence[tuple[float, float]],
        slot: float,
        high: float,
    ) -> None:
        """Write values above the dots of the upper line and below those of the lower one."""
        count = len(self.numbers.series)
        if count > 2 or max(self._wide(number(value)) for value in values) > slot * 0.95:  # noqa: PLR2004
            return
        mean = [sum(one.values) / len(one.values) for one in self.numbers.series]
        below = count > 1 and mean[series] == min(mean)
        for value, (x, y) in zip(values, spots, strict=True):
            top = y - self.look.px(9) if below else y + high + self.look.px(5)
            self._plate(number(value), x, top, high)
            self._say(self._ink, number(value), x, top, 0.5)


def _so_far(spots: Sequence[tuple[float, float]], part: float) -> list[float]:
    """Return the first `part` of a line through `spots`, as flat coordinates."""
    reach = (len(spots) - 1) * part
    whole = int(reach)
    points = [value for spot in spots[: whole + 1] for value in spot]
    if whole + 1 < len(spots) and reach > whole:
        (x0, y0), (x1, y1), more = spots[whole], spots[whole + 1], reach - whole
        points += [x0 + (x1 - x0) * more, y0 + (y1 - y0) * more]
    return points
