"""The base of all screens."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kivy.lang import Builder
from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens import parts as _parts  # noqa: F401  # kv finds the widgets by name
from kiosk.screens.widgets.bar import TopBar
from kiosk.screens.widgets.frame import Frame

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

    from kiosk.screens.look import Look
    from kiosk.screens.stage import Stage
    from kiosk.show.place import Place
    from kiosk.show.presenter.presenter import Scene


class Screen(FloatLayout):
    """One screen; `home.py` and `home.kv` hold `HomeScreen`.

    The kv file has a rule for each shape, `<HomeScreenWide>:` and `<HomeScreenTall>:`, applied
    to the screen itself: `root` in it is the screen. It is applied anew whenever language,
    type size, reach or shape change, so kv reads `root.look` plainly and binds nothing to it.

    Life: constructed, `enter(place)`, any number of `show(place)` and `relayout(look)`,
    `leave()`. A picture of it fades over the next one; it is not drawn any more.

    Attributes:
        stage: The site and the machines.
        look: How things look now.
        place: Where the visitor is in this screen.
        ready: Set it False in `enter` and True when the first picture is there: until then
            (for `patience` seconds at most) the old screen stays on the glass.
    """

    patience = 0.12
    """Seconds the old picture is held for this screen; then it comes as it is."""

    stage: Stage = ObjectProperty(None)
    look: Look = ObjectProperty(None)
    place: Place = ObjectProperty(None)
    ready = BooleanProperty(defaultvalue=True)

    def __init_subclass__(cls, **kwargs: object) -> None:
        """Load the kv file beside the screen's module."""
        super().__init_subclass__(**kwargs)
        file = sys.modules[cls.__module__].__file__
        kv = Path(file).with_suffix(".kv") if file else None
        if kv is not None and kv.exists() and str(kv) not in Builder.files:
            Builder.load_file(str(kv))

    def __init__(self, stage: Stage, look: Look, place: Place) -> None:
        """Take what the screen needs; nothing is built before `enter`."""
        self._made: list[Widget] = []
        super().__init__(stage=stage, look=look, place=place)

    def build(self) -> None:
        """Make the widgets from the kv rule of the present shape."""
        self.unbuild()
        rule = f"{self.rule}{self.look.metrics.shape.value}"
        Builder.apply_rules(self, rule, rule_children=self._made, dispatch_kv_post=True)

    def unbuild(self) -> None:
        """Let go of the widgets made by kv, and of what kv has bound for them.

        A binding outlives its widget until that is collected, and would then ask others that
        are gone already.
        """
        for widget in self._made:
            Builder.unbind_widget(widget.uid)
        self._made = []
        self.clear_widgets()
        self.ids.clear()

    @property
    def rule(self) -> str:
        """The kv rule to build from, without the shape; for screens that have several."""
        return type(self).__name__

    @property
    def settled(self) -> bool:
        """Whether all that was asked for is on the glass; pictures are looked after elsewhere."""
        return True

    # --- called by root -----------------------------------------------------------------

    def enter(self, place: Place) -> None:
        """Come up at `place`; `self.size` is the glass already."""
        self.place = place
        self.build()

    def show(self, place: Place) -> None:
        """Move within the screen (another slide, another entry)."""
        self.place = place
        self.build()

    def relayout(self, look: Look) -> None:
        """Draw everything again: another language, type size, reach or shape."""
        self.look = look
        self.build()

    def lead(self, scene: Scene) -> None:
        """Follow what a narrator changes within a place: the film, what is brought near."""

    def point_at(self, x: float, y: float) -> tuple[float, float]:
        """Return where on the glass a point of what is shown lies (fractions, top left)."""
        return self.x + x * self.width, self.top - y * self.height

    def tick(self) -> None:
        """Let time be seen; called twice a second."""
        for part in (*self.children, self.ids.get("bar")):
            if isinstance(part, (Frame, TopBar)):
                part.tick()

    def leave(self) -> None:
        """Stop what plays and let go; the screen is not used again."""
