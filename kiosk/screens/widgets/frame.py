"""The common build of a screen: ground, bar, and the room between, for every shape and reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.properties import BooleanProperty, OptionProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.bar import TopBar
from kiosk.screens.widgets.lettering import Paragraph, Title
from kiosk.screens.widgets.looked import Staged
from kiosk.screens.widgets.picture import Picture
from kiosk.screens.widgets.surfaces import Ground, Rule

if TYPE_CHECKING:
    from kivy.uix.widget import Widget


class Frame(Staged, FloatLayout):
    """Fills the screen; its one child gets the room beside the bar.

    With low reach the bar moves to the bottom. On a tall glass the child then keeps to the
    part a seated visitor reaches, and the title with a picture stands above it; a child that
    sorts out its own reach sets `confine: False` and gets all the room.

    Attributes:
        title: The bar's title.
        tone: The ground: `page`, `red` or `night`.
        lead: A line under the large title of the low-reach build.
        picture: A picture of the site for the same place; the cover when empty.
        confine: See above.
    """

    title = StringProperty("")
    tone = OptionProperty("page", options=["page", "red", "night"])
    lead = StringProperty("")
    picture = StringProperty("")
    confine = BooleanProperty(defaultvalue=True)

    def __init__(self, **kwargs: object) -> None:
        """Keep the children of kv apart from the frame's own parts."""
        self._body: Widget | None = None
        self._own = False
        super().__init__(**kwargs)

    @property
    def bar(self) -> TopBar:
        """The bar."""
        return self._bar

    def tick(self) -> None:
        """Let the bar's time run."""
        self._bar.tick()

    @property
    def confined(self) -> bool:
        """Whether the child is kept to the low part of the glass."""
        return self.confine and self.look.low and not self.look.wide

    def add_widget(self, widget: Widget, *args: object, **kwargs: object) -> None:
        """Take the one child; it is placed by the frame."""
        if self._body is None:
            self._body = widget
            widget.size_hint = (None, None)
        super().add_widget(widget, *args, **kwargs)

    def dress(self) -> None:
        """Make ground and bar."""
        look, dark = self.look, self.tone != "page"
        bottom = len(self.children)
        self._ground = Ground(look=look, tone=self.tone)
        super().add_widget(self._ground, index=bottom)
        self._bar = TopBar(look=look, stage=self.stage, title=self.title, dark=dark)
        super().add_widget(self._bar)
        self._upper: list[Widget] = []
        if self.confined:
            self._make_upper(dark=dark)
        self.follow_box()
        self.bind(title=self._retitle)

    def _retitle(self, *_: object) -> None:
        self._bar.title = self.title
        for part in self._upper:
            if isinstance(part, Title):
                part.text = self.title

    def _make_upper(self, *, dark: bool) -> None:
        look = self.look
        self._still = Picture(
            shelf=self.stage.shelf, source=self.picture or self.stage.site.cover, fit="cover"
        )
        self._big = Title(
            look=look, text=self.title, align="center", tint="gold_light" if dark else "red"
        )
        self._lead = Paragraph(
            look=look,
            text=self.lead,
            align="center",
            tint="page" if dark else "ink_soft",
            max_lines=3,
        )
        self._rule = Rule(look=look, knot=True, size_hint_y=None, height=look.px(24))
        self._upper = [self._still, self._big, self._rule, self._lead]
        for part in self._upper:
            part.size_hint = (None, None)
            super().add_widget(part, index=1)

    def place(self) -> None:
        """Give each part its room."""
        look, bar = self.look, self._bar
        self._ground.pos, self._ground.size = self.pos, self.size
        bar.width = self.width
        bar.x = self.x
        bar.y = self.y if look.low else self.top - bar.height
        low = bar.top if look.low else self.y
        high = self.top if look.low else bar.y
        if self.confined:
            high = self.y + look.reach
            self._place_upper(high)
        if self._body is not None:
            self._body.pos = (self.x, low)
            self._body.size = (self.width, high - low)

    def _place_upper(self, low: float) -> None:
        look = self.look
        margin = look.space("large")
        room = self.top - low
        for part in (self._big, self._lead, self._rule):
            part.width = self.width - 2 * margin
            part.x = self.x + margin
        words = self._big.height + self._rule.height + self._lead.height + 3 * look.space("medium")
        self._still.size = (self.width, max(1.0, room - words))
        self._still.pos = (self.x, self.top - self._still.height)
        self._big.top = self._still.y - look.space("medium")
        self._rule.top = self._big.y - look.space("small")
        self._lead.top = self._rule.y - look.space("small")
