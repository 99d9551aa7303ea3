"""The map of a route: the picture under the fingers, and on it line, seals, names, walker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.animation import Animation
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty

from kiosk.screens.widgets.buttons import IconButton
from kiosk.screens.widgets.label_room import Box, Ground, Name, along, find_room
from kiosk.screens.widgets.route_line import RouteLine
from kiosk.screens.widgets.stop_marker import HereTag, NameTag, StopMarker, Walker
from kiosk.screens.widgets.surfaces import Panel
from kiosk.screens.widgets.zoomable import Zoomable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kivy.input import MotionEvent

    from kiosk.content.model import Route
    from kiosk.show.polyline import Spot

_FOLLOW_SECONDS = 1.3
"""How long the map takes to follow the walker, when only a part of it is seen."""

_CLOSER = 2.2
"""How many times larger the map is shown by the button on it."""

_CALM = 0.26
"""Part of the view around its middle in which the walker may move while the map rests."""


class RouteMap(Zoomable):
    """The map; what is drawn on it keeps its size however the map is zoomed.

    Attributes:
        route: The route drawn.
        current: Which stop is shown, from 0; -1 for none.
        walking: Whether the walker is on the way.

    Events:
        on_choose: A finger chose the stop with this index, from 0.
        on_taken: A finger moved the map.
    """

    route: Route = ObjectProperty(None)
    current = NumericProperty(-1)
    walking = BooleanProperty(defaultvalue=False)
    _follow = NumericProperty(1.0)

    __events__: tuple[str, ...] = ("on_choose", "on_taken")

    def on_choose(self, index: int) -> None:
        """Do nothing; bound."""

    def on_taken(self) -> None:
        """Do nothing; bound."""

    def dress(self) -> None:
        """Hang line, names, seals and walker over the picture."""
        super().dress()
        look, stops = self.look, self.route.stops
        self._walked: Sequence[Spot] = ()
        self._at: Spot | None = None
        self._passed = 0
        self._pressed: StopMarker | None = None
        self._sides = [0] * len(stops)
        self.line = RouteLine(look=look, size_hint=(None, None))
        names = [look.pick(stop.name) for stop in stops]
        self.tags = [NameTag(look=look, text=name) for name in names]
        self.markers = [
            StopMarker(look=look, number=stop.number, hint=name)
            for stop, name in zip(stops, names, strict=True)
        ]
        self.walker = Walker(look=look, opacity=0.0)
        self.here = HereTag(look=look, text=look.say("You are here"))
        self.here.opacity = 1.0 if self.route.you_are_here else 0.0
        self.edge = Panel(look=look, fill="", edge="gold", corner="small", size_hint=(None, None))
        self.lens = IconButton(look=look, kind="plain", hint=look.say("Look closer"))
        self.lens.size_hint, self.lens.size = (None, None), (look.touch, look.touch)
        self.lens.bind(on_release=lambda _: self._look_closer())
        parts = (self.line, *self.markers, *self.tags, self.here, self.walker)
        for part in (*parts, self.edge, self.lens):
            self.add_widget(part)
        self.bind(current=self.place_stops, walking=self.place_stops, on_pose=self.place_stops)
        self.place_stops()

    # --- told by the screen -------------------------------------------------------------

    def tell(self, at: Spot, walked: Sequence[Spot], passed: int) -> None:
        """Show the walk: where the walker is, the way behind, and how many stops are."""
        before = self._passed
        self._at, self._walked, self._passed = at, walked, passed
        if passed == before:
            self._place_walk()
        else:
            self.place_stops()

    def follow(self, at: Spot) -> None:
        """Bring a spot back to the middle, gently, when only a part of the map is seen."""
        if not self.zoomed or self.zoom.held or self._follow < 1.0:
            return
        x, y = self.spot(*at)
        off_x = abs(x - self.x - self.width / 2) / max(1.0, self.width)
        off_y = abs(y - self.y - self.height / 2) / max(1.0, self.height)
        if max(off_x, off_y) <= _CALM:
            return
        frame, pose = self._frame, self.zoom.pose
        self._from = pose.to_picture(self.width / 2, self.height / 2)
        self._goal = at.x * frame.width, (1 - at.y) * frame.height
        self._follow = 0.0
        seconds = _FOLLOW_SECONDS if self.look.theme.motion.glide else 0.0
        glide = Animation(_follow=1.0, d=seconds, t="in_out_sine")
        glide.bind(on_progress=self._go_along, on_complete=self._arrive)
        glide.start(self)

    def _go_along(self, *_: object) -> None:
        share, frame = self._follow, self._frame
        (x0, y0), (x1, y1) = self._from, self._goal
        middle = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
        self.zoom.pose = frame.centred(*middle, self.zoom.pose.scale)
        self._lay()

    def _arrive(self, *_: object) -> None:
        self._follow = 1.0
        self._go_along()
        self._sharpen()

    def _stop_following(self) -> None:
        Animation.cancel_all(self, "_follow")
        self._follow = 1.0

    # --- what fingers do ----------------------------------------------------------------

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Show the press of a stop; the touch may still become a push."""
        pressed = self.stop_at(*touch.pos) if not touch.is_mouse_scrolling else None
        taken = super().on_touch_down(touch)
        if taken and not self.zoom.held and touch.grab_list and self._gesture.down:
            self._press(pressed if self._pressed is None else None)
        return taken

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Act on the stop pressed, if the finger has not gone elsewhere."""
        taken = super().on_touch_up(touch)
        if touch.grab_current is self:
            self._press(None)
        return taken

    def push(self, dx: float, dy: float) -> None:
        """Move the map."""
        self._taken()
        super().push(dx, dy)

    def pinch(self, factor: float, x: float, y: float) -> None:
        """Zoom the map."""
        self._taken()
        super().pinch(factor, x, y)

    def tap(self, x: float, y: float) -> None:
        """Choose a stop, by its seal or its name."""
        if self._pressed is not None:
            self.dispatch("on_choose", self.markers.index(self._pressed))
            return
        super().tap(x, y)

    def double_tap(self, x: float, y: float) -> None:
        """Look closer, or choose again what was chosen."""
        if self._pressed is None:
            self._taken()
            super().double_tap(x, y)

    def stop_at(self, x: float, y: float) -> StopMarker | None:
        """Return the stop whose seal or name lies at a spot of the glass, the nearest one."""
        near = [
            (abs(x - m.center_x) + abs(y - m.center_y), m)
            for m, tag in zip(self.markers, self.tags, strict=True)
            if not m.mute and (m.collide_point(x, y) or (tag.opacity and tag.collide_point(x, y)))
        ]
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def _look_closer(self) -> None:
        """Show the part where the walker is, or the whole map again."""
        self._stop_following()
        if self.zoomed:
            self.show_whole()
        else:
            self.show_part(*(self._at or (0.5, 0.5)), _CLOSER)

    def _press(self, marker: StopMarker | None) -> None:
        if self._pressed is not None:
            self._pressed.pressed = False
        self._pressed = marker
        if marker is not None:
            marker.pressed = True

    def _taken(self) -> None:
        self._press(None)
        self._stop_following()
        self.dispatch("on_taken")

    # --- where things lie ---------------------------------------------------------------

    def place_stops(self, *_: object) -> None:
        """Place everything for the present pose."""
        if not hasattr(self, "edge"):
            return
        look, pad = self.look, self.look.space("small")
        self.lens.icon = "fit" if self.zoomed else "zoom-in"
        self.lens.hint = look.say("The whole map") if self.zoomed else look.say("Look closer")
        self.lens.pos = (
            self.x + self.width - pad - look.touch,
            self.y + self.height - pad - look.touch,
        )
        self.edge.opacity = 1.0 if self.zoomed else 0.0  # a whole map has an edge of its own
        self.edge.pos, self.edge.size = self.pos, self.size
        self.line.lay([self.spot(point.x, point.y) for point in self.route.line])
        for number, (stop, marker) in enumerate(zip(self.route.stops, self.markers, strict=True)):
            here = number == self.current and not self.walking
            state = "here" if here else "walked" if number < self._passed else "ahead"
            marker.state = state
            x, y = self.spot(stop.at.x, stop.at.y)
            marker.pos = (round(x - marker.width / 2), round(y - marker.height / 2))
            marker.mute = not self.collide_point(x, y)
        self._place_here()
        self._place_names()
        self._place_walk()

    def _place_walk(self) -> None:
        self.line.lay_walked([self.spot(*spot) for spot in self._walked])
        self.walker.opacity = 1.0 if self.walking and self._at is not None else 0.0
        if self._at is not None:
            x, y = self.spot(*self._at)
            side = self.walker.width
            self.walker.pos = (round(x - side / 2), round(y - side / 2))

    def _place_here(self) -> None:
        """Stand the slip on its spot, or on the seal that is there."""
        at = self.route.you_are_here
        if at is None:
            return
        x, y = self.spot(at.x, at.y)
        marker = next((m for m in self.markers if m.collide_point(x, y)), None)
        foot = y if marker is None else marker.y + marker.height / 2 + marker.side / 2
        here = self.here
        here.pos = (round(x - here.width / 2), round(foot + here.tip + self.look.space("hair") / 2))

    def _place_names(self) -> None:
        """Write names where there is room; the stop of the moment chooses first."""
        marks = [Box.around(m.x + m.width / 2, m.y + m.height / 2, m.side) for m in self.markers]
        names = [
            Name(mark, tag.width, tag.height, side)
            for mark, tag, side in zip(marks, self.tags, self._sides, strict=True)
        ]
        lens = self.lens
        taken = [*marks, Box(lens.x, lens.y, lens.width, lens.height)]
        if self.route.you_are_here is not None:
            here = self.here
            taken.append(Box(here.x, here.y - here.tip, here.width, here.height + here.tip))
        order = sorted(range(len(names)), key=lambda n: n != self.current)
        gap = self.look.space("hair")
        view = Box(
            *(self.x + gap, self.y + gap, max(1.0, self.width - 2 * gap)),
            max(1.0, self.height - 2 * gap),
        )
        thick = self.look.px(14)
        way = [box for box in along(self.line.way, thick) if box.meets(view)]
        found = find_room(names, order, Ground(view, taken, way), gap)
        for number, (tag, room) in enumerate(zip(self.tags, found, strict=True)):
            seen = room is not None and not self.markers[number].mute
            tag.opacity = 1.0 if seen else 0.0
            tag.chosen = number == self.current
            if room is not None:
                self._sides[number], box = room
                tag.pos = (round(box.x), round(box.y))
