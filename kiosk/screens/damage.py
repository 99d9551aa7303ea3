"""What has changed on the glass since it was last drawn: found in the widgets' own canvases.

Kivy marks every changed instruction, and all the canvases around it, until they are drawn. So
the way down along the marks leads to the widgets that changed, and to no others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

BLEED = 1 / 40
"""How far shadows and strokes reach out of a widget, as a part of the glass's shorter side."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the window, in pixels from its lower left corner."""

    left: float
    low: float
    right: float
    high: float

    def around(self, other: Box) -> Box:
        """Return the smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.low, other.low),
            max(self.right, other.right),
            max(self.high, other.high),
        )

    def grown(self, by: float) -> Box:
        """Return the box with `by` pixels more on each side."""
        return Box(self.left - by, self.low - by, self.right + by, self.high + by)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A widget as it was when it was last drawn."""

    extent: Box
    parts: tuple[int, ...]
    opacity: float


def _box(widget: Widget) -> Box:
    x, y = getattr(widget, "pos", (0, 0))  # a window has a place on the screen, none in itself
    return Box(x, y, x + widget.width, y + widget.height)


class Damage:
    """Remembers where each widget was drawn, to know what a change of it uncovers."""

    def __init__(self) -> None:
        """Begin with nothing seen: the first look finds everything new."""
        self._seen: WeakKeyDictionary[Widget, _Seen] = WeakKeyDictionary()
        self._found: Box | None = None

    def forget(self) -> None:
        """Take all for new; after a change of the window itself."""
        self._seen.clear()

    def find(self, top: Widget) -> Box | None:
        """Return what must be drawn again; None when nothing must.

        Call it once for each drawing, just before: drawing clears the marks.

        Args:
            top: The window, or the topmost widget.
        """
        self._found = None
        self._look(top)
        if self._found is None:
            return None
        width, height = top.size
        return self._found.grown(BLEED * min(width, height))

    def _look(self, widget: Widget) -> None:
        """Find what changed within `widget`, whose canvas is marked."""
        before = self._seen.get(widget)
        if before is not None and before.opacity == widget.canvas.opacity == 0:
            return  # what is not drawn keeps its marks
        children = {id(child.canvas): child for child in widget.children}
        parts = widget.canvas.children
        shape = tuple(map(id, parts))
        marked = [part for part in parts if part.needs_redraw]
        inner = [children[id(part)] for part in marked if id(part) in children]
        own = (
            before is None
            or before.parts != shape
            or before.opacity != widget.canvas.opacity
            or len(inner) < len(marked)
            or not marked
            or getattr(widget, "clips", False)
            or any(child not in self._seen for child in inner)
        )
        if not own:
            for child in inner:
                self._look(child)
        extent = self._learn(widget)
        if own:
            self._add(extent)
            if before is not None:
                self._add(before.extent)

    def _add(self, box: Box) -> None:
        self._found = box if self._found is None else self._found.around(box)

    def _learn(self, widget: Widget) -> Box:
        """Note how `widget` and all that is marked in it are drawn now; return its extent."""
        before = self._seen.get(widget)
        if before is not None and not widget.canvas.needs_redraw:
            return before.extent
        extent = _box(widget)
        for child in widget.children if widget.canvas.opacity > 0 else ():
            inner = self._learn(child)
            if not getattr(widget, "clips", False):
                extent = extent.around(inner)
        parts = tuple(map(id, widget.canvas.children))
        self._seen[widget] = _Seen(extent, parts, widget.canvas.opacity)
        return extent
