"""What a finger finds on a screen of the demo site: shared by the tests of size and reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kivy.core.window import Window

from kiosk.content.loading import load_site
from kiosk.screens.shots import COUNTDOWN, shots
from kiosk.screens.widgets.clipped import Clipped
from kiosk.screens.widgets.scroll import ScrollArea
from tests.screens.harness import REPOSITORY, Glass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kivy.uix.widget import Widget

SITE = load_site(REPOSITORY / "media/demo", check_media=False).site
PLACES = {name: place for name, place in shots(SITE) if name != COUNTDOWN}


class Target(NamedTuple):
    """A touchable, its own size, and the part of it that is seen: left, bottom, right, top."""

    widget: Widget
    width: float
    height: float
    left: float
    bottom: float
    right: float
    top: float

    def __str__(self) -> str:
        words = getattr(self.widget, "hint", "") or getattr(self.widget, "text", "")
        box = tuple(round(edge) for edge in self[3:])
        return f"{type(self.widget).__name__} {words!r} {box}"

    def distance(self, other: Target) -> float:
        """Return the pixels between the two, below zero where they overlap."""
        return max(
            other.left - self.right,
            self.left - other.right,
            other.bottom - self.top,
            self.bottom - other.top,
        )


def targets(glass: Glass) -> Iterator[Target]:
    """Yield what answers a touch now and can be seen, at least in part."""
    for widget in glass.touchables():
        left, bottom = widget.to_window(widget.x, widget.y)
        right, top = left + widget.width, bottom + widget.height
        edges = (
            max(0.0, left),
            max(0.0, bottom),
            min(Window.width, right),
            min(Window.height, top),
        )
        for holder in _holders(widget):
            if isinstance(holder, (Clipped, ScrollArea)):
                x, y = holder.to_window(holder.x, holder.y)
                edges = (
                    max(edges[0], x),
                    max(edges[1], y),
                    min(edges[2], x + holder.width),
                    min(edges[3], y + holder.height),
                )
        if edges[2] - edges[0] >= 1 and edges[3] - edges[1] >= 1:
            yield Target(widget, right - left, top - bottom, *edges)


def _holders(widget: Widget) -> Iterator[Widget]:
    while widget.parent is not None and widget.parent is not widget:
        widget = widget.parent
        yield widget


def nested(one: Widget, other: Widget) -> bool:
    """Tell whether one of the two lies inside the other: the inner one takes the touch."""
    return one in _holders(other) or other in _holders(one)
