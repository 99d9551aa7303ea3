"""Things to touch: buttons with words, buttons with an icon, chips, cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.properties import BooleanProperty, OptionProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.typeset import natural_width
from kiosk.screens.widgets.icon import Icon
from kiosk.screens.widgets.lettering import Lettering
from kiosk.screens.widgets.surfaces import Sheet
from kiosk.screens.widgets.touchable import Touchable

if TYPE_CHECKING:
    from kiosk.screens.look import Look

KINDS: dict[str, tuple[str, str, str, str]] = {
    # kind: fill, fill when pressed or chosen, ink, ink when pressed or chosen
    "primary": ("red", "red_deep", "page", "page"),
    "plain": ("paper", "paper_deep", "ink", "ink"),
    "ghost": ("", "paper_deep", "ink", "ink"),
    "gold": ("gold", "gold_light", "red_night", "red_night"),
    "dark": ("red_deep", "red", "gold_light", "page"),
    "dark-ghost": ("", "red", "gold_light", "page"),
    "chip": ("paper", "red", "ink", "page"),
}
EDGES = {"plain": "paper_deep", "chip": "gold", "dark": "gold", "gold": "gold_light"}

_LONE_ICON = 0.5
_CAPTIONED_ICON = 0.44
"""An icon's side, as part of a touch."""


class Touch(Touchable, FloatLayout):
    """A touchable sheet of one of the kinds above.

    Attributes:
        kind: How it looks.
        chosen: Whether it is switched on (a chip, a tab).
        round: Whether it is a disc or a lozenge rather than a sheet with corners.
        dim: Whether it looks and is out of use.
    """

    kind = OptionProperty("plain", options=list(KINDS))
    chosen = BooleanProperty(defaultvalue=False)
    dim = BooleanProperty(defaultvalue=False)

    def dress(self) -> None:
        """Draw the sheet."""
        self.sheet = Sheet(self.look, "paper", EDGES.get(self.kind, ""), self.corner)
        self.canvas.before.add(self.sheet.group)
        self.follow_box()
        self.bind(pressed=self._recolour, chosen=self._recolour, kind=self._recolour)
        self.bind(dim=self._recolour)
        self._recolour()

    corner = StringProperty("card")

    @property
    def inked(self) -> str:
        """The colour of words and icon now."""
        return KINDS[self.kind][3 if self.pressed or self.chosen else 2]

    def place(self) -> None:
        """Lay the sheet, and on it what it carries."""
        self.sheet.lay(self.x, self.y, self.width, self.height)

    def _recolour(self, *_: object) -> None:
        fill = KINDS[self.kind][1 if self.pressed or self.chosen else 0]
        # an empty fill lets the ground shine through
        self.sheet.tint(self.look.colour(fill) if fill else (0, 0, 0, 0))
        self.mute = self.dim
        self.opacity = 0.38 if self.dim else 1.0


class Button(Touch):
    """Words, with an icon before them or without.

    With `fit: True` it is as wide as its words need and one touch high.
    """

    text = StringProperty("")
    icon = StringProperty("")
    style = StringProperty("label")
    align = OptionProperty("center", options=["left", "center"])
    icon_after = BooleanProperty(defaultvalue=False)
    fit = BooleanProperty(defaultvalue=False)

    def dress(self) -> None:
        """Put words and icon on the sheet."""
        self._icon = Icon(look=self.look, name=self.icon, size_hint=(None, None))
        self._words = Lettering(
            look=self.look, text=self.text, style=self.style, max_lines=1, size_hint=(None, None)
        )
        super().dress()
        self.add_widget(self._icon)
        self.add_widget(self._words)
        self.bind(text=self._refit, icon=self._refit)
        self._refit()

    def _refit(self, *_: object) -> None:
        if self.fit:
            self.size_hint = (None, None)
            self.size = (self._pad * 2 + self._icon_room + self._natural(), self.look.touch)
        self.place()

    def _natural(self) -> float:
        face = self.look.face(self.style)
        return natural_width(self.text, face.size, face.measure) + 1 if self.text else 0.0

    @property
    def _pad(self) -> float:
        return self.look.space("small") * (1.1 if self.text else 0.6)

    @property
    def _icon_side(self) -> float:
        return round(self.look.em(self.style) * 1.45)

    @property
    def _icon_room(self) -> float:
        if not self.icon:
            return 0.0
        return self._icon_side + (self.look.space("tight") if self.text else 0.0)

    def place(self) -> None:
        """Lay the sheet, and on it what it carries."""
        super().place()
        self._icon.name = self.icon
        self._words.text = self.text
        room = max(1.0, self.width - 2 * self._pad - self._icon_room)
        words = min(room, self._natural())
        self._words.width = words
        total = words + self._icon_room
        left = self.x + (self._pad if self.align == "left" else (self.width - total) / 2)
        side = self._icon_side if self.icon else 0
        self._icon.size = (side, side)
        after = self.icon_after
        self._icon.pos = (left + (total - side if after else 0), self.center_y - side / 2)
        self._words.x = left if after or not self.icon else left + self._icon_room
        self._words.center_y = self.center_y

    def _recolour(self, *_: object) -> None:
        super()._recolour()
        self._icon.tint = self._words.tint = self.inked


class IconButton(Touch):
    """An icon, alone or with a short word below it; at least one touch on each side.

    Attributes:
        hint: What it does, in words, for those who look for it (tests, screen readers).
        caption: The word below the icon; none leaves the icon alone.
    """

    icon = StringProperty("")
    hint = StringProperty("")
    caption = StringProperty("")
    kind = OptionProperty("ghost", options=list(KINDS))

    def dress(self) -> None:
        """Put the icon on the sheet."""
        scale = _CAPTIONED_ICON if self.caption else _LONE_ICON
        self._icon = Icon(look=self.look, name=self.icon, scale=scale, size_hint=(None, None))
        self._word: Lettering | None = None
        if self.caption:
            self._word = Lettering(
                look=self.look,
                text=self.caption,
                style="small",
                max_lines=1,
                size_hint=(None, None),
            )
        super().dress()
        self.add_widget(self._icon)
        if self._word is not None:
            self.add_widget(self._word)
        if self.size_hint_x == 1 and self.size_hint_y == 1:
            self.size_hint = (None, None)
            self.size = captioned_size(self.look, self.caption)
        self.bind(icon=self.place_again)

    def place(self) -> None:
        """Lay the sheet, and on it what it carries."""
        super().place()
        self._icon.name = self.icon
        if self._word is None:
            self._icon.size, self._icon.pos = self.size, self.pos
            return
        look = self.look
        line = _caption_line(look)
        self._icon.size = (look.touch, look.touch)
        spare = self.height - look.touch * _CAPTIONED_ICON - line
        self._word.width = _caption_width(look, self.caption)
        self._word.center_x = self.center_x
        self._word.center_y = self.y + spare * 0.45 + line / 2
        self._icon.center_x = self.center_x
        self._icon.center_y = self.top - spare * 0.4 - look.touch * _CAPTIONED_ICON / 2

    def _recolour(self, *_: object) -> None:
        super()._recolour()
        self._icon.tint = self.inked
        if self._word is not None:
            self._word.tint = self.inked


def _caption_line(look: Look) -> float:
    return look.em("small") * 1.15


def _caption_width(look: Look, caption: str) -> float:
    face = look.face("small")
    return natural_width(caption, face.size, face.measure) + 1


def captioned_size(look: Look, caption: str) -> tuple[float, float]:
    """Return the pixels of an icon with `caption` below it: one touch, or what it needs."""
    if not caption:
        return look.touch, look.touch
    width = _caption_width(look, caption) + 2 * look.space("hair")
    height = look.touch * _CAPTIONED_ICON + _caption_line(look) + 2 * look.space("hair")
    return max(look.touch, round(width)), max(look.touch, round(height))


class Card(Touchable, FloatLayout):
    """A raised sheet that leads somewhere; its children are its contents."""

    fill = StringProperty("paper")
    edge = StringProperty("")
    corner = StringProperty("card")
    raised = BooleanProperty(defaultvalue=True)

    def dress(self) -> None:
        """Draw the sheet and follow size and press."""
        self.sheet = Sheet(self.look, self.fill, self.edge, self.corner, raised=self.raised)
        self.canvas.before.add(self.sheet.group)
        self.follow_box()
        self.bind(pressed=self._press)

    def place(self) -> None:
        """Lay the sheet, and on it what it carries."""
        self.sheet.lay(self.x, self.y, self.width, self.height)

    def _press(self, *_: object) -> None:
        pressed = {
            "paper": "paper_deep",
            "page": "paper_deep",
            "red_deep": "red",
            "red": "red_deep",
        }
        fill = pressed.get(self.fill, self.fill) if self.pressed else self.fill
        self.sheet.tint(self.look.colour(fill))
