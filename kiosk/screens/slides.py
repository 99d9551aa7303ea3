"""Slides: the decks, and one of them, turned by a finger or by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.clock import Clock

from kiosk.screens.clip import Clip
from kiosk.screens.collection import CollectionScreen
from kiosk.screens.widgets.buttons import Button
from kiosk.screens.widgets.picture_card import PictureCard
from kiosk.screens.widgets.viewer import Viewer
from kiosk.screens.words import mark
from kiosk.show.autoplay import AutoPlay
from kiosk.show.film_bar import minutes_left

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kivy.uix.widget import Widget

    from kiosk.content.model import Deck
    from kiosk.screens.look import Look
    from kiosk.screens.stage import Stage
    from kiosk.show.place import Place

_HOLD = "slides"
_LINE_STEP = 1 / 15
"""Seconds between two steps of the line that shows a slide's time."""


class SlidesScreen(CollectionScreen):
    """The decks, or the slides of one of them."""

    heading = mark("Slide shows")

    def __init__(self, stage: Stage, look: Look, place: Place) -> None:
        """Show no words at first, and turn nothing by itself."""
        super().__init__(stage, look, place)
        self._words_shown = False
        self._auto: AutoPlay | None = None
        self._deck = ""
        self._clip = Clip(stage.player, stage.bridge)

    @property
    def collections(self) -> Sequence[Deck]:
        """The site's decks."""
        return self.stage.site.decks

    @property
    def auto(self) -> AutoPlay:
        """What turns the slides of the open deck."""
        if self._auto is None:
            raise LookupError("no deck is open")
        return self._auto

    # --- life ---------------------------------------------------------------------------

    def enter(self, place: Place) -> None:
        """Come up at a deck or at the choice of decks."""
        self._step = Clock.schedule_interval(self._advance, _LINE_STEP)
        super().enter(place)

    def leave(self) -> None:
        """Turn no more, and let the clip go."""
        self._step.cancel()
        self._clip.stop()

    def build(self) -> None:
        """Lay out the decks, or open one with what turns it."""
        self._clip.stop()
        number = self.opened
        if number is not None and self._deck != self.collections[number].id:
            deck = self.collections[number]
            self._deck = deck.id
            seconds = [slide.seconds for slide in deck.slides]
            index = min(self.place.index, len(seconds) - 1)
            self._auto = AutoPlay(self.stage.session.clock, seconds, index)
        super().build()
        if self.view is not None:
            self._arrived()

    def card(self, number: int) -> PictureCard:
        """Return the card that leads to a deck."""
        look, deck = self.look, self.collections[number]
        count = look.words.plural("{count} slide", "{count} slides", len(deck.slides))
        minutes = minutes_left(sum(slide.seconds for slide in deck.slides))
        time = look.words.plural("{count} minute", "{count} minutes", minutes)
        return PictureCard(
            look=look,
            shelf=self.stage.shelf,
            picture=deck.slides[0].picture,
            title=look.pick(deck.title),
            text=look.pick(deck.summary),
            note=f"{count} · {time}",
        )

    def viewer(self, number: int) -> Viewer:
        """Return what shows the slides of a deck."""
        look, slides = self.look, self.collections[number].slides
        view = Viewer(
            look=look,
            shelf=self.stage.shelf,
            sources=[slide.picture for slide in slides],
            titles=[look.pick(slide.title) for slide in slides],
            texts=[look.pick(slide.words) for slide in slides],
            index=self.place.index,
            words_shown=self._words_shown,
            acts=self._acts(),
        )
        view.bind(on_touched=lambda _: self.rest())
        return view

    # --- what a touch does --------------------------------------------------------------

    def toggle(self) -> None:
        """Turn by itself from now on, or no more."""
        self.auto.toggle()
        self._reflect()

    def rest(self) -> None:
        """Turn no more: somebody wants to look."""
        if self.auto.playing:
            self.auto.pause()
            self._reflect()

    def toggle_words(self) -> None:
        """Show the narrator's words beside the slide, or not."""
        self._words_shown = not self._words_shown
        if self.view is not None:
            self.view.words_shown = self._words_button.chosen = self._words_shown

    def turned(self) -> None:
        """Begin the time of another slide."""
        if self.auto.index != self.place.index:
            self.auto.show(self.place.index)
        self._arrived()

    # --- turning by itself --------------------------------------------------------------

    def _advance(self, _passed: float) -> None:
        if self.view is None:
            return
        self._clip.lie_on(self.view.pager)
        if self._clip.playing:
            return  # a clip is seen to its end
        index = self.auto.tick()
        if index is not None:
            self.turn(index)
        elif self.view.share >= 0 and not self.auto.playing:
            self._reflect()
        if self.auto.playing:
            self.view.share = self.auto.progress

    def _arrived(self) -> None:
        """Start the slide's clip, if it has one."""
        if self.view is None or self.opened is None:
            return
        slides = self.collections[self.opened].slides
        clip = slides[min(self.place.index, len(slides) - 1)].clip
        self._clip.stop()
        if clip is not None:
            self._clip.start(self.stage.path(clip), self.view.pager)
        self._reflect()

    def _acts(self) -> list[Widget]:
        look = self.look
        acts = []
        self._play_button = Button(look=look, kind="dark", fit=True)
        self._play_button.bind(on_release=lambda _: self.toggle())
        acts.append(self._play_button)
        if look.wide:
            self._words_button = Button(
                look=look,
                kind="dark",
                icon="speaker",
                text=look.say("Narration"),
                fit=True,
                chosen=self._words_shown,
            )
            self._words_button.bind(on_release=lambda _: self.toggle_words())
            acts.append(self._words_button)
        return acts

    def _reflect(self) -> None:
        """Let button, line and idle return follow whether slides turn."""
        playing = self.auto.playing
        self._play_button.icon = "pause" if playing else "auto-play"
        words = self.look.say("Pause") if playing else self.look.say("Auto-play")
        self._play_button.text = words
        if self.view is not None:
            self.view.share = self.auto.progress if playing else -1.0
        if playing:
            self.stage.session.hold(_HOLD)
        else:
            self.stage.session.release(_HOLD)
