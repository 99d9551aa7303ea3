"""Slides for guests: the picture alone, as large as the glass, turned by the narrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.screens.clip import Clip
from kiosk.screens.screen import Screen
from kiosk.screens.widgets.lettering import Lettering, Title
from kiosk.screens.widgets.pager import Pager
from kiosk.screens.widgets.surfaces import Ground, Rule
from kiosk.show.presenter.standing import Zoom

if TYPE_CHECKING:
    from kiosk.content.model import Deck, Slide
    from kiosk.screens.look import Look
    from kiosk.screens.stage import Stage
    from kiosk.show.place import Place
    from kiosk.show.presenter.presenter import Scene

_MIDDLE = 0.56
"""Height of the picture's middle on a tall glass, as part of it."""


class LedSlidesScreen(Screen):
    """One deck; a slide may hold a film clip. A finger turns and enlarges as it always does.

    On a tall glass the title stands below the picture.
    """

    patience = 1.5
    """Seconds: the picture before stays rather than an empty ground."""

    def __init__(self, stage: Stage, look: Look, place: Place) -> None:
        """Have nothing brought near."""
        super().__init__(stage, look, place)
        self._clip = Clip(stage.player, stage.bridge)
        self._clip_of: tuple[str, int] | None = None
        self._zoom = Zoom()

    @property
    def deck(self) -> Deck | None:
        """The deck shown; the first where none is named."""
        decks = self.stage.site.decks
        first = decks[0] if decks else None
        return next((deck for deck in decks if deck.id == self.place.item), first)

    # --- life ---------------------------------------------------------------------------

    def enter(self, place: Place) -> None:
        """Come up when the picture is there."""
        self.ready = False
        super().enter(place)

    def leave(self) -> None:
        """Let a clip go."""
        self._clip.stop()

    def show(self, place: Place) -> None:
        """Turn to another slide; of another deck too the picture before stays until it is here."""
        other = place.item != self.place.item
        self.place = place
        if other:
            self._take_deck()
        self.pager.index = place.index
        self._zoom = Zoom()
        self._write()

    def relayout(self, look: Look) -> None:
        """Draw again."""
        self._clip.stop()
        self._clip_of = None
        super().relayout(look)

    def build(self) -> None:
        """Lay ground, picture and, on a tall glass, words."""
        self.unbuild()
        look, box = self.look, {"size_hint": (None, None)}
        ground = Ground(look=look, tone="night", pos_hint={"x": 0, "y": 0})
        self.pager = Pager(look=look, shelf=self.stage.shelf, fade=look.theme.motion.fade, **box)
        self.pager.bind(on_shown=self._seen, on_turn=lambda _, at: self._turned(at))
        self._title = Title(look=look, tint="gold_light", align="center", **box)
        self._count = Lettering(look=look, style="label", tint="page", align="center", **box)
        self._rule = Rule(look=look, knot=True, **box)
        for part in (ground, self.pager):
            self.add_widget(part)
        if not look.wide:
            for part in (self._title, self._rule, self._count):
                self.add_widget(part)
        self._take_deck()
        self.pager.index = self.place.index
        self._place()
        self._write()

    # --- what the narrator does ---------------------------------------------------------

    def lead(self, scene: Scene) -> None:
        """Bring a part of the slide near, or show all of it."""
        if scene.place != self.place or scene.zoom == self._zoom:
            return
        self._zoom = scene.zoom
        if scene.zoom.times > 1:
            centre = scene.zoom.centre
            self.pager.page.show_part(centre.x, centre.y, scene.zoom.times)
        else:
            self.pager.page.show_whole()

    def point_at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the slide lies now."""
        at: tuple[float, float] = self.pager.page.spot(x, y)
        return at

    # --- drawing ------------------------------------------------------------------------

    def _take_deck(self) -> None:
        deck = self.deck
        self.pager.sources = [slide.picture for slide in deck.slides] if deck else []

    @property
    def _slide(self) -> Slide | None:
        slides = self.deck.slides if self.deck else ()
        return slides[self.place.index] if self.place.index < len(slides) else None

    def _write(self) -> None:
        deck, slide = self.deck, self._slide
        if deck is None or slide is None:
            return
        self._title.text = self.look.pick(slide.title) or self.look.pick(deck.title)
        self._count.text = f"{self.place.index + 1} / {len(deck.slides)}"
        self._place()
        of = (self.place.item, self.place.index)
        if self._clip_of != of:
            self._clip_of = of
            self._clip.stop()
            if slide.clip is not None:
                self._clip.start(self.stage.path(slide.clip), self.pager)

    def _place(self) -> None:
        look = self.look
        if look.wide:
            self.pager.pos, self.pager.size = self.pos, self.size
            return
        high = self.width * 9 / 16
        self.pager.size = (self.width, high)
        self.pager.pos = (self.x, self.y + self.height * _MIDDLE - high / 2)
        width = self.width - 2 * look.space("huge")
        for part in (self._title, self._count, self._rule):
            part.width, part.x = width, self.x + (self.width - width) / 2
        self._rule.height = look.px(24)
        self._title.y = self.pager.y - look.space("large") - self._title.height
        self._rule.y = self._title.y - look.space("medium") - self._rule.height
        self._count.y = self._rule.y - look.space("small") - self._count.height

    def _seen(self, *_: object) -> None:
        self.ready = True

    def _turned(self, index: int) -> None:
        self.stage.session.replace(self.place.at(index))
