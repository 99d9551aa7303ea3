"""Attract: while nobody is here the film and the slides play, and the glass asks to be touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.animation import Animation

from kiosk.player.base import Fit, PlayerState, Wanted
from kiosk.screens.parts import make_known
from kiosk.screens.screen import Screen
from kiosk.screens.widgets.invitation import TouchToBegin
from kiosk.screens.widgets.picture import Picture
from kiosk.screens.widgets.video import Video
from kiosk.show.attract import AttractItem, AttractKind

if TYPE_CHECKING:
    from kiosk.content.visit import Visit
    from kiosk.screens.look import Look
    from kiosk.screens.stage import Stage
    from kiosk.show.place import Place


make_known(TouchToBegin)


class AttractScreen(Screen):
    """The loop; any touch leads home, which the root sees to.

    The moving picture lies under the still one: a slide fades in over the held last frame, and
    fades away only when the film's next picture is on the glass.
    """

    patience = 1.0
    """Nobody waits for it."""

    def __init__(self, stage: Stage, look: Look, place: Place) -> None:
        """Make the two layers once; a new build only moves them."""
        super().__init__(stage, look, place)
        box = {"size_hint": (1, 1), "pos_hint": {"x": 0, "y": 0}}
        # Without a fade: the first picture comes with the screen's own.
        self._still = Picture(shelf=stage.shelf, fit="cover", **box)
        self._film = Video(bridge=stage.bridge, fit="cover", **box)
        self._film.bind(on_first_picture=self._film_is_seen)
        self._still.bind(on_shown=self._still_is_seen)
        self._shown_at: float | None = None
        self._due: Visit | None = self._due_now()

    @property
    def rule(self) -> str:
        """The loop; the welcome of a visit that is due."""
        return "AttractScreen" if self._due is None else "AttractDue"

    @property
    def standing(self) -> str:
        """What the site is, and where it lies."""
        site, look = self.stage.site, self.look
        plaque = look.pick(site.plaque.title) if site.plaque else ""
        return look.join(plaque, look.pick(site.township))

    def build(self) -> None:
        """Hang the layers into the new build."""
        for layer in (self._film, self._still):
            if layer.parent is not None:
                layer.parent.remove_widget(layer)
        super().build()
        if self._due is not None:
            from kiosk.screens.visit import welcome_card  # noqa: PLC0415  # seldom needed

            card = welcome_card(self.stage, self.look, self._due)
            card.spare = self.look.px(150 if self.look.wide else 230)  # for the invitation
            self.ids["picture"].add_widget(card)
            return
        for layer in (self._film, self._still):
            self.ids["picture"].add_widget(layer)

    def enter(self, place: Place) -> None:
        """Begin with the cover on the glass, and the film as soon as it has a picture."""
        self.ready = False
        super().enter(place)
        if self._due is not None:
            self.ready = True
            return
        self._film.slot = self.stage.player.slot
        self._begin(self.stage.loop.current)
        if self._still.source is None:
            self._still.source = self.stage.site.cover

    def _due_now(self) -> Visit | None:
        podium = self.stage.podium
        return None if podium is None else podium.lectern.due

    def _change(self, due: Visit | None) -> None:
        """Show another welcome, or the loop again."""
        if self._due is None:
            self.leave()
        self._due = due
        self.enter(self.place)

    def leave(self) -> None:
        """Fall silent, and let the film's slot go; its picture stays until the fade is over."""
        if self._due is not None:
            return
        self.stage.loop.at = self.stage.player.status.position if self._plays_film else 0.0
        self.stage.player.unload()
        self.stage.player.set_muted(False)
        self._film.slot = None

    def tick(self) -> None:
        """Go on when an item has been seen, or cannot be; welcome a delegation that is due."""
        due = self._due_now()
        if due is not self._due:
            self._change(due)
        if self._due is not None:
            return
        if self._plays_film:
            status = self.stage.player.status
            if status.state is PlayerState.FAILED:
                self._begin(self.stage.loop.failed())
            elif status.state is PlayerState.ENDED:
                self._begin(self.stage.loop.advance())
        elif self._still.failed is not None:
            self._begin(self.stage.loop.failed())
        elif self._seen_for() >= self.stage.loop.current.seconds:
            self._begin(self.stage.loop.advance())

    # --- one item after another ---------------------------------------------------------

    @property
    def _plays_film(self) -> bool:
        return self.stage.loop.current.kind is AttractKind.FILM

    def _seen_for(self) -> float:
        if self._shown_at is None:
            return 0.0
        return self.stage.session.clock.seconds() - self._shown_at

    def _begin(self, item: AttractItem) -> None:
        self._shown_at = None
        if item.kind is AttractKind.FILM:
            player = self.stage.player
            player.set_muted(True)  # nobody asked for sound, and nobody could silence it
            player.load(self.stage.path(item.file), at=self.stage.loop.at)
            return
        if self._still.source == item.file:
            self._shown_at = self.stage.session.clock.seconds()
        self._still.source = item.file
        following = self.stage.loop.following
        if following.kind is not AttractKind.FILM:
            size = (round(self._still.width), round(self._still.height))
            self.stage.shelf.prefetch([Wanted(self.stage.path(following.file), *size, Fit.COVER)])

    def _film_is_seen(self, *_: object) -> None:
        self._has_begun()
        if self._plays_film:
            Animation(opacity=0.0, d=self.look.theme.motion.glide, t="in_out_sine").start(
                self._still
            )

    def _has_begun(self) -> None:
        self.ready = True
        self._still.fade = self.look.theme.motion.glide

    def _still_is_seen(self, *_: object) -> None:
        self._has_begun()
        if not self._plays_film:
            self._shown_at = self.stage.session.clock.seconds()
            Animation.cancel_all(self._still, "opacity")
            if self._still.opacity < 1:
                rise = Animation(opacity=1.0, d=self.look.theme.motion.glide, t="in_out_sine")
                rise.start(self._still)
