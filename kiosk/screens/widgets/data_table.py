"""A table: headings and first column stay, the rest runs beneath them in both directions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import (
    Color,
    InstructionGroup,
    PopMatrix,
    PushMatrix,
    Rectangle,
    RoundedRectangle,
    StencilPop,
    StencilPush,
    StencilUnUse,
    StencilUse,
    Translate,
)
from kivy.properties import NumericProperty, ObjectProperty

from kiosk.screens.widgets.inking import Inking
from kiosk.screens.widgets.surfaces import fade_texture
from kiosk.screens.widgets.table_setting import TableSetting
from kiosk.screens.widgets.two_way import TwoWay

if TYPE_CHECKING:
    from kivy.graphics import Canvas

    from kiosk.screens.look import Look
    from kiosk.show.table import Written


class Pane:
    """A window onto one part of the table; what is drawn in it is moved, not drawn again."""

    def __init__(self, canvas: Canvas, look: Look, ground: str, ink: str) -> None:
        """Make the instructions: clip, ground, stripes, text."""
        with canvas:
            StencilPush()
            self._mask = Rectangle()
            StencilUse()
            Color(*look.colour(ground))
            self._ground = Rectangle()
            PushMatrix()
            self._shift = Translate()
            self._stripe_colour = Color(*look.colour("paper"))
            self._stripes = InstructionGroup()
            canvas.add(self._stripes)
            Color(*look.ink(ink))
            text = InstructionGroup()
            canvas.add(text)
            PopMatrix()
            StencilUnUse()
            self._unmask = Rectangle()
            StencilPop()
        self.ink = Inking(text)

    def lay(self, x: float, y: float, width: float, height: float) -> None:
        """Lie at a place on the glass."""
        for part in (self._mask, self._ground, self._unmask):
            part.pos, part.size = (x, y), (max(0.0, width), max(0.0, height))

    def move(self, x: float, y: float) -> None:
        """Put the upper left corner of what is drawn at a place on the glass."""
        self._shift.x, self._shift.y = round(x), round(y)

    def stripe(self, boxes: list[tuple[float, float, float, float]]) -> None:
        """Draw stripes, each by left, bottom, width and height."""
        self._stripes.clear()
        for x, y, width, height in boxes:
            self._stripes.add(Rectangle(pos=(x, y), size=(width, height)))


class DataTable(TwoWay):
    """As wide as it is given, as high as its rows, and never higher than `room`.

    Attributes:
        table: What is shown.
        room: Most height, in pixels.
    """

    table: Written = ObjectProperty(None)
    room = NumericProperty(600.0)

    def dress(self) -> None:
        """Make the four panes; the text is set once the width is known."""
        look = self.look
        self.size_hint_y = None
        self._set: TableSetting | None = None
        self._set_for = 0.0
        self._drawn: object = None
        self._body = Pane(self.canvas, look, "page", "ink")
        self._column = Pane(self.canvas, look, "page", "ink")
        self._heads = Pane(self.canvas, look, "red", "page")
        self._corner = Pane(self.canvas, look, "red", "page")
        with self.canvas:
            self._dusk_colour = Color(*look.colour("ink", 0.0))
            self._dusk = Rectangle(texture=fade_texture())
            Color(*look.colour("gold"))
            self._edge = Rectangle()
            self._lines = [Rectangle(), Rectangle()]
            self._bar_colour = Color(*look.colour("gold", 0.85))
            self._bars = [RoundedRectangle(), RoundedRectangle()]
        self.follow_box()
        for name in ("across", "down"):
            self.fbind(name, self.place_again)
        self.fbind("room", self._reset)
        self.fbind("width", self._reset)
        self._reset()

    @property
    def ends(self) -> tuple[float, float]:
        """How far it scrolls, across and down."""
        if self._set is None:
            return 0.0, 0.0
        body = self.height - self._set.head_height
        return max(0.0, self._set.width - self.width), max(0.0, self._set.height - body)

    @property
    def setting(self) -> TableSetting:
        """The table as it is set now."""
        if self._set is None:
            raise LookupError("the table has no width yet")
        return self._set

    def _reset(self, *_: object) -> None:
        if self.width <= 1 or self.table is None:
            return
        if self._set is None or self._set_for != self.width:
            self._set, self._set_for = TableSetting(self.look, self.table, self.width), self.width
            self._drawn = None
        self.height = min(self.room, self._set.head_height + self._set.height)
        self.place_again()

    # --- drawing ------------------------------------------------------------------------

    def place(self) -> None:
        """Lay the panes and move what is in them; draw the rows that have come into sight."""
        if self._set is None:
            return
        self.move_to(self.across, self.down)
        made, head = self._set, self._set.head_height
        x, top, low = self.x, self.y + self.height, self.y
        fixed, width = min(made.fixed_width, self.width), min(self.width, made.width)
        self._corner.lay(x, top - head, fixed, head)
        self._heads.lay(x + fixed, top - head, width - fixed, head)
        self._column.lay(x, low, fixed, self.height - head)
        self._body.lay(x + fixed, low, width - fixed, self.height - head)
        self._corner.move(x, top)
        self._heads.move(x - self.across, top)
        self._column.move(x, top - head + self.down)
        self._body.move(x - self.across, top - head + self.down)
        self._draw_rows()
        self._place_lines(fixed, width)
        self._place_bars(fixed, width)

    def _draw_rows(self) -> None:
        made = self.setting
        shown = made.rows_between(self.down, self.down + self.height - made.head_height)
        if shown == self._drawn:
            return
        if self._drawn is None:
            self._draw_heads()
        self._drawn = shown
        for pane, columns in (
            (self._column, range(made.fixed)),
            (self._body, range(made.fixed, len(made.widths))),
        ):
            pane.stripe(
                [
                    (0, -made.tops[row + 1], made.width, made.tops[row + 1] - made.tops[row])
                    for row in shown
                    if row % 2
                ]
            )
            for row in shown:
                for column in columns:
                    self._write(pane, row, column)
            pane.ink.dry()

    def _draw_heads(self) -> None:
        made = self.setting
        for column in range(len(made.widths)):
            pane = self._corner if column < made.fixed else self._heads
            self._write(pane, -1, column)
        self._corner.ink.dry()
        self._heads.ink.dry()

    def _write(self, pane: Pane, row: int, column: int) -> None:
        made, head = self.setting, row < 0
        lines = made.head(column) if head else made.cell(row, column)
        top = 0.0 if head else -made.tops[row]
        high = made.head_height if head else made.tops[row + 1] - made.tops[row]
        spare = high - len(lines) * made.leading
        box = (
            made.lefts[column] + made.pad,
            top - spare / 2,
            made.widths[column] - 2 * made.pad,
        )
        align = "right" if made.table.numeric[column] else "left"
        face = made.head_face if head else made.cell_face
        pane.ink.write(face, lines, box, made.leading, align)

    def _place_lines(self, fixed: float, width: float) -> None:
        """A hairline above and below; one beside the fixed columns while others run beneath."""
        hair, runs = self.look.line("hair"), self.ends[0] > 0
        self._lines[0].pos, self._lines[0].size = (self.x, self.y), (width, hair)
        self._lines[1].pos = (self.x, self.y + self.height - self.setting.head_height - hair)
        self._lines[1].size = (width, hair)
        self._edge.pos = (self.x + fixed - hair, self.y)
        self._edge.size = (hair if runs else 0, self.height)
        self._dusk_colour.a = 0.16 if self.across > 1 else 0.0
        self._dusk.pos, self._dusk.size = (
            (self.x + fixed, self.y),
            (self.look.px(14), self.height),
        )
        # the texture fades from above to below; here from left to right
        self._dusk.tex_coords = (0, 1, 0, 0, 0, 0, 0, 1)

    def _place_bars(self, fixed: float, width: float) -> None:
        thick, head = self.look.px(5), self.setting.head_height
        far, low = self.ends
        tracks = (
            (width - fixed, far, self.across),
            (self.height - head, low, self.down),
        )
        for bar, (along, end, at), flat in zip(self._bars, tracks, (True, False), strict=True):
            bar.radius = [thick / 2]
            if end <= 1:
                bar.size = (0, 0)
                continue
            long = max(thick * 8, along * along / (along + end))
            done = (along - long) * at / end
            if flat:
                bar.pos, bar.size = (self.x + fixed + done, self.y), (long, thick)
            else:
                bar.pos = (self.x + width - thick, self.y + along - done - long)
                bar.size = (thick, long)
