"""What lies beside the map: the list of all stops, or the card of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.route_overview import Listed, RouteOverview
from kiosk.screens.widgets.stop_card import StopCard

if TYPE_CHECKING:
    from kiosk.content.model import Route
    from kiosk.screens.widgets.shelf import Shelf
    from kiosk.show.tour import Tour


class RouteSide(Looked, FloatLayout):
    """Holds the list or a card, and makes another when another stop is shown.

    Attributes:
        route: The route.
        picture: A picture of the site, for the list when it is out of reach.
        shown: Which stop's card is shown, from 0; -1 for the list.
        standing: Whether a card is higher than wide.
        far: Whether all of it is out of reach.
        photo_index: Which of the stop's photos is shown, from 0.

    Events:
        on_choose: The stop with this index, from 0, was chosen in the list.
        on_list: The list is wanted.
        on_photo: The photo is to be seen large.
    """

    route: Route = ObjectProperty(None)
    shelf: Shelf = ObjectProperty(None)
    picture = StringProperty("")
    shown = NumericProperty(-1)
    standing = BooleanProperty(defaultvalue=True)
    far = BooleanProperty(defaultvalue=False)
    photo_index = NumericProperty(0)

    __events__ = ("on_choose", "on_list", "on_photo")

    def on_choose(self, index: int) -> None:
        """Do nothing; bound."""

    def on_list(self) -> None:
        """Do nothing; bound."""

    def on_photo(self) -> None:
        """Do nothing; bound."""

    def dress(self) -> None:
        """Begin with what is shown."""
        self.card: StopCard | None = None
        self.overview: RouteOverview | None = None
        self.bind(shown=lambda *_: self._fill())
        self._fill()

    def tell(self, tour: Tour, *, playing: bool) -> None:
        """Follow the walk: mark the stop in the list, or light the words of the card."""
        step = tour.step
        if self.overview is not None:
            begun = tour.head.position > 0
            self.overview.tell(step.stop if begun else -1, tour.passed)
        if self.card is not None and self.shown == step.stop:
            photos = len(self.route.stops[step.stop].photos)
            self.photo_index = min(int(tour.told * photos), photos - 1) if photos else 0
            self.card.photo_index = self.photo_index
            begin, end = tour.spoken
            self.card.speak(begin, end, speaking=playing and end > begin)

    def _fill(self) -> None:
        self.clear_widgets()
        self.card = self.overview = None
        if self.shown < 0:
            self.overview = self._list()
            self.add_widget(self.overview)
        else:
            self.card = self._card(int(self.shown))
            self.add_widget(self.card)

    def _minutes(self, minutes: float) -> str:
        return self.look.say("{number} min", number=f"{minutes:g}")

    def _list(self) -> RouteOverview:
        look, route = self.look, self.route
        overview = RouteOverview(
            look=look,
            shelf=self.shelf,
            title=look.pick(route.title),
            summary=look.pick(route.summary),
            stops=[
                Listed(stop.number, look.pick(stop.name), self._minutes(stop.minutes))
                for stop in route.stops
            ],
            picture=self.picture,
            columns=1 if self.standing or look.large else 2,
            far=self.far,
            **_ALL_OF_IT,
        )
        overview.bind(on_choose=lambda _, index: self.dispatch("on_choose", index))
        return overview

    def _card(self, index: int) -> StopCard:
        look, stop = self.look, self.route.stops[index]
        card = StopCard(
            look=look,
            shelf=self.shelf,
            number=stop.number,
            name=look.pick(stop.name),
            minutes=self._minutes(stop.minutes),
            text="\n".join(line.strip() for line in look.pick(stop.commentary).splitlines()),
            photos=[photo.picture for photo in stop.photos],
            captions=[look.pick(photo.caption) for photo in stop.photos],
            standing=self.standing,
            far=self.far,
            **_ALL_OF_IT,
        )
        card.bind(on_photo=lambda _: self.dispatch("on_photo"))
        card.bind(on_list=lambda _: self.dispatch("on_list"))
        return card


_ALL_OF_IT = {"size_hint": (1, 1), "pos_hint": {"x": 0, "y": 0}}
