"""The cards of a visit: the welcome, the words of a talk, the thanks at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, SmoothLine
from kivy.properties import ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.codes import code_widget
from kiosk.screens.widgets.grand import Grand
from kiosk.screens.widgets.icon import Icon
from kiosk.screens.widgets.lettering import Lettering, Title
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.surfaces import Ground, Panel, Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kivy.uix.widget import Widget

    from kiosk.content.model import Site, TakeAway
    from kiosk.screens.look import Look
    from kiosk.screens.widgets.shelf import Shelf

_FREE = {"size_hint": (None, None)}
_RULE, _RULE_PART = 28, 0.5
"""Height of the rule, in thousandths of the short side; its width, as part of the words'."""
_CODE, _LEAST_CODE = 375.0, 220.0
"""Side of a code, in thousandths of the short side: read from a step and a half, and from one."""
MOST_CODES = 4
_EDGE = 120
"""Room beside the codes, in thousandths of the short side."""


def standing_of(site: Site, look: Look) -> str:
    """Return what a site is and where it lies, in one line."""
    plaque = look.pick(site.plaque.title) if site.plaque else ""
    return look.join(plaque, look.pick(site.township))


class GiltFrame(Looked, FloatLayout):
    """Two gold lines around the glass, cut at the corners as on a certificate of honour."""

    def dress(self) -> None:
        """Draw them and follow the size."""
        look = self.look
        with self.canvas:
            Color(*look.colour("gold", 0.9))
            self._outer = SmoothLine(width=look.line("rule") / 2 + 0.2, close=True)
            Color(*look.colour("gold", 0.45))
            self._inner = SmoothLine(width=look.line("hair") / 2 + 0.2, close=True)
        self.follow_box()

    def place(self) -> None:
        """Follow the edge of the glass."""
        look = self.look
        self._outer.points = self._cut(look.space("medium"), look.px(46))
        self._inner.points = self._cut(look.space("medium") + look.px(11), look.px(40))

    def _cut(self, inset: float, bite: float) -> list[float]:
        left, low = self.x + inset, self.y + inset
        right, top = self.x + self.width - inset, self.y + self.height - inset
        corners = [(left, low, 1, 1), (right, low, -1, 1), (right, top, -1, -1), (left, top, 1, -1)]
        points: list[float] = []
        for number, (x, y, along, up) in enumerate(corners):
            steps = [
                (0.0, bite),
                (bite / 2, bite),
                (bite / 2, bite / 2),
                (bite, bite / 2),
                (bite, 0.0),
            ]
            for dx, dy in steps if number % 2 == 0 else reversed(steps):
                points += [x + along * dx, y + up * dy]
        return points


class VisitCard(Looked, FloatLayout):
    """What the three have in common: the red ground, the frame, words in the middle.

    Attributes:
        above: A line over the great words.
        great: The words that are as large as the glass allows.
        below: A line under them.
        foot: A line at the lower edge: what the site is, and where.
        spare: Height kept free above it, for what somebody else lays there, in pixels.
    """

    above = StringProperty("")
    great = StringProperty("")
    below = StringProperty("")
    foot = StringProperty("")
    spare = NumericProperty(0.0)
    most = 190
    """The largest size of the great words, in thousandths of the short side."""

    def dress(self) -> None:
        """Hang ground, frame, clouds and words."""
        look = self.look
        self.add_widget(Ground(look=look, tone="red", pos_hint={"x": 0, "y": 0}))
        self._clouds = [
            Icon(look=look, name="cloud", tint="gold", opacity=part, **_FREE)
            for part in (0.13, 0.1)
        ]
        self._above = Title(look=look, style="title", tint="gold_light", align="center", **_FREE)
        self._great = Grand(look=look, tint="page", align="center", most=self.most, **_FREE)
        self._rule = Rule(look=look, knot=True, **_FREE)
        self._below = Title(look=look, style="heading", tint="gold_light", align="center", **_FREE)
        self._foot = Lettering(look=look, style="lead", tint="page", align="center", **_FREE)
        self._foot.balance = True
        for part in (*self._clouds, GiltFrame(look=look, pos_hint={"x": 0, "y": 0})):
            self.add_widget(part)
        for part in (self._above, self._great, self._rule, self._below, self._foot):
            self.add_widget(part)
        self.follow_box()

    def place(self) -> None:
        """Give the great words what the others leave, and stand all of it in the middle."""
        self._write()
        look = self.look
        margin = look.px(150 if look.wide else 110)
        width = self.width - 2 * margin
        for part in (self._above, self._great, self._rule, self._below, self._foot):
            part.width, part.x = width, self.x + margin
        self._rule.width = width * _RULE_PART
        self._rule.x = self.x + (self.width - self._rule.width) / 2
        self._place_clouds()
        low = self.y + look.space("huge") + look.space("small")
        self._foot.y = low
        bottom = self._foot.y + self._foot.height + look.space("medium") if self.foot else low
        top = self.y + self.height - look.space("huge") - look.space("small")
        bottom += self.place_more(bottom, top)
        self._place_words(bottom, top)

    def place_more(self, low: float, top: float) -> float:  # noqa: ARG002  # for cards that use it
        """Lay what a card has besides; return the height it takes from below, in pixels."""
        return float(self.spare)

    def _write(self) -> None:
        self._above.text, self._great.text = self.above, self.great
        self._below.text, self._foot.text = self.below, self.foot

    def _place_words(self, low: float, top: float) -> None:
        look = self.look
        gap = look.space("medium")
        self._rule.height = look.px(_RULE)
        rule = self._rule.height + gap
        above = self._above.height + gap if self.above else 0.0
        below = self._below.height + gap if self.below else 0.0
        self._great.most_lines = 2 if look.wide else 4
        self._great.room = max(1.0, top - low - above - below - rule)
        words = above + self._great.height + rule + below
        y = low + (top - low - words) / 2
        self._below.y = y
        self._rule.y = y + below
        self._great.y = self._rule.y + rule
        self._above.y = self._great.y + self._great.height + gap

    def _place_clouds(self) -> None:
        side = 0.42 * max(self.width, self.height)
        spots = ((-0.1, 0.66), (0.72, -0.12))
        for cloud, (across, up) in zip(self._clouds, spots, strict=True):
            cloud.size = (side, side)
            cloud.pos = (self.x + across * self.width, self.y + up * self.height)


class EndCard(VisitCard):
    """Thanks, and the codes of what can be taken home."""

    items: Sequence[TakeAway] = ListProperty([])
    shelf: Shelf = ObjectProperty(None)
    most = 120

    def dress(self) -> None:
        """Make the codes."""
        self._codes: list[tuple[Panel, Widget, Title]] = []
        look = self.look
        for item in self.items[:MOST_CODES]:
            sheet = Panel(look=look, fill="page", edge="gold", corner="card", raised=True, **_FREE)
            code = code_widget(look, self.shelf, item.link or "", item.picture)
            words = Title(
                look=look,
                text=look.pick(item.title),
                style="label",
                tint="page",
                align="center",
                **_FREE,
            )
            self._codes.append((sheet, code, words))
        super().dress()
        for parts in self._codes:
            for part in parts:
                self.add_widget(part)

    def place_more(self, low: float, top: float) -> float:
        """Lay the codes in a row; on a tall glass two in each."""
        if not self._codes:
            return 0.0
        look, gap = self.look, self.look.space("large")
        in_a_row = len(self._codes) if look.wide else min(2, len(self._codes))
        rows = -(-len(self._codes) // in_a_row)
        room = (self.width - 2 * look.px(_EDGE) - (in_a_row - 1) * gap) / in_a_row
        side = min(look.px(_CODE), room, (top - low) * (0.46 if look.wide else 0.3))
        side = max(min(look.px(_LEAST_CODE), room), side)
        for _, _, words in self._codes:
            words.width = side + gap * 0.8
        word = max(words.height for _, _, words in self._codes) + look.space("small")
        pad = look.space("small")
        for number, (sheet, code, words) in enumerate(self._codes):
            row, column = divmod(number, in_a_row)
            here = min(in_a_row, len(self._codes) - row * in_a_row)
            whole = here * side + (here - 1) * gap
            x = self.x + (self.width - whole) / 2 + column * (side + gap)
            y = low + (rows - 1 - row) * (side + word + gap / 2) + word
            sheet.pos, sheet.size = (x, y), (side, side)
            code.pos, code.size = (x + pad / 2, y + pad / 2), (side - pad, side - pad)
            words.x = x - gap * 0.4
            words.y = y - look.space("tight") - words.height
        taken: float = rows * (side + word) + (rows - 1) * gap / 2 + look.space("medium")
        return taken
