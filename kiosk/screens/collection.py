"""What the slide shows and the gallery share: several collections, and one of them open."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from kivy.properties import StringProperty

from kiosk.screens.screen import Screen
from kiosk.screens.widgets.picture_card import keep_level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.content.model import Text
    from kiosk.screens.widgets.picture_card import PictureCard
    from kiosk.screens.widgets.viewer import Viewer
    from kiosk.show.place import Place


class Collection(Protocol):
    """A deck or an album."""

    @property
    def id(self) -> str:
        """Its name in places."""

    @property
    def title(self) -> Text:
        """Its title."""


class CollectionScreen(Screen):
    """A card for each collection; one that is alone is open at once.

    Attributes:
        heading: The msgid of the screen's title while nothing is open.
        title: The title in the bar.
        view: What shows the open collection; None while there are cards.
    """

    heading: ClassVar[str] = ""
    title = StringProperty("")
    view: Viewer | None = None

    @property
    def collections(self) -> Sequence[Collection]:
        """What there is to open."""
        raise NotImplementedError

    def card(self, number: int) -> PictureCard:
        """Return the card that leads to a collection, by its number from 0."""
        raise NotImplementedError

    def viewer(self, number: int) -> Viewer:
        """Return what shows a collection, by its number from 0."""
        raise NotImplementedError

    def turned(self) -> None:
        """Answer that another picture of the open collection is shown."""

    @property
    def opened(self) -> int | None:
        """The number of the collection that is open."""
        if len(self.collections) == 1:
            return 0
        numbers = {item.id: number for number, item in enumerate(self.collections)}
        return numbers.get(self.place.item)

    @property
    def rule(self) -> str:
        """Cards on a light ground, pictures on a dark one."""
        return "CollectionCards" if self.opened is None else "CollectionOpen"

    def show(self, place: Place) -> None:
        """Turn to another picture, or open another collection."""
        same = self.place.item == place.item
        self.place = place
        if same and self.view is not None:
            self.view.index = place.index
            self.turned()
        else:
            self.build()

    def build(self) -> None:
        """Lay out the cards, or open a collection."""
        number, self.view = self.opened, None
        if number is None:
            self.title = self.look.say(self.heading)
            super().build()
            cards = [self._leading_card(each) for each in range(len(self.collections))]
            for card in cards:
                self.ids["cards"].add_widget(card)
            keep_level(cards)
            return
        self.title = self.look.pick(self.collections[number].title)
        super().build()
        self.view = self.viewer(number)
        self.view.bind(on_turn=lambda _, at: self.turn(at))
        self.ids["body"].add_widget(self.view)

    def turn(self, index: int) -> None:
        """Show another picture of the open collection."""
        self.stage.session.replace(self.place.at(index))

    def _leading_card(self, number: int) -> PictureCard:
        card, session = self.card(number), self.stage.session
        screen, item = self.place.screen, self.collections[number].id
        card.bind(on_release=lambda _: session.enter(screen, item))
        return card
