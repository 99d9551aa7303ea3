"""What cannot be seen is not drawn.

Kivy draws a widget of opacity 0 like any other, each of its pixels blended with nothing. Without
a graphics card that costs as much as if it were seen: a veil over a film takes the time of the
film itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.clock import Clock

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

_BEFORE_THE_NEXT_FRAME = -1


def draw_only_when_seen(widget: Widget) -> None:
    """Keep `widget` out of its parent's canvas while its opacity is 0; touches go on as before."""

    def follow(_passed: float) -> None:
        parent = widget.parent
        if parent is None:
            return
        drawn = widget.canvas in parent.canvas.children
        if widget.opacity <= 0 and drawn:
            parent.canvas.remove(widget.canvas)
        elif widget.opacity > 0 and not drawn:
            parent.canvas.insert(_above_its_lower_siblings(widget), widget.canvas)

    widget = widget.__self__  # `ids` hand out proxies, which outlive what they stand for
    trigger = Clock.create_trigger(follow, _BEFORE_THE_NEXT_FRAME)
    for name in ("opacity", "parent"):
        widget.fbind(name, lambda *_: trigger())
    trigger()


def _above_its_lower_siblings(widget: Widget) -> int:
    """Return where in its parent's canvas a widget belongs; `children` begins with the top."""
    canvas, siblings = widget.parent.canvas, widget.parent.children
    for lower in siblings[siblings.index(widget) + 1 :]:
        index: int = canvas.indexof(lower.canvas)
        if index >= 0:
            return index + 1
    return 1 if canvas.has_before else 0
