"""Home: the site's name and plaque, and the four strands as four doors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.properties import StringProperty

from kiosk.content.model import Standing, Strand
from kiosk.screens.doors import HEADINGS, KINDS, SCREENS, SEALS, doors, side_doors
from kiosk.screens.parts import make_known
from kiosk.screens.screen import Screen
from kiosk.screens.widgets.bar import ReadingControls
from kiosk.screens.widgets.doors import GreatDoor, PlaqueBoard, SideDoorTile
from kiosk.screens.widgets.staff_corner import StaffCorner
from kiosk.screens.words import mark
from kiosk.show.journey import TEN_MINUTES
from kiosk.show.place import Place, ScreenName

if TYPE_CHECKING:
    from kiosk.screens.doors import Door, SideDoor

STANDINGS = {
    Standing.APPLIED: mark("applied"),
    Standing.PLANNED: mark("planned"),
    Standing.IN_CREATION: mark("in creation"),
    Standing.INSPECTED: mark("inspected"),
    Standing.NAMED: mark("named in {year}"),
    Standing.KEPT: mark("named in {year}, reconfirmed this year"),
    Standing.REMOVED: mark("title withdrawn"),
}


make_known(PlaqueBoard)


class HomeScreen(Screen):
    """Where every visit begins."""

    now = StringProperty("")
    _corner: StaffCorner | None = None

    def build(self) -> None:
        """Hang a door for each strand, and a small one for each thing beside them."""
        self.now = self._time()
        super().build()
        self._open_corner()
        if self.stage.site.plaque is None:
            plaque = self.ids["plaque"]
            plaque.parent.remove_widget(plaque)
        great = [self._great(door) for door in doors(self.stage.site)]
        for widget in great:
            widget.bind(size=lambda *_: self._align(great))
            self.ids["doors"].add_widget(widget)
        slot = "low_slot" if self.look.low else "high_slot"
        self.ids[slot].add_widget(
            ReadingControls(look=self.look, stage=self.stage, dark=True, solid=True)
        )
        for side in side_doors(self.stage.site):
            self.ids["sides"].add_widget(self._side(side))

    def _open_corner(self) -> None:
        """Let the staff in where the name stands, and on the plaque."""
        self.leave()
        spots = [self.ids["name"]]
        if self.stage.site.plaque is not None:
            spots.append(self.ids["plaque"])
        self._corner = StaffCorner(spots, look=self.look)
        self._corner.bind(on_held=lambda _: self.stage.session.go(Place(ScreenName.PIN)))
        self.add_widget(self._corner)

    def leave(self) -> None:
        """Feel no finger any more."""
        if self._corner is not None:
            self._corner.let_go()

    def tick(self) -> None:
        """Show the time, when it can be trusted."""
        self.now = self._time()

    def _align(self, great: list[GreatDoor]) -> None:
        """Let the pictures of all doors end at one height."""
        room = max(door.words_height(door.width) for door in great)
        for door in great:
            door.words_room = room

    @property
    def confined(self) -> bool:
        """Whether the doors must keep to the low part of a tall glass."""
        return self.look.low and not self.look.wide

    def head_height(self, words: float) -> float:
        """Return how high the picture above the doors is, which bears `words` pixels of words.

        A site that has nothing yet has no doors: the picture takes all of the glass.
        """
        look = self.look
        if not any(doors(self.stage.site)) and not any(side_doors(self.stage.site)):
            return float(self.height)
        if look.wide:
            return words + look.px(70)
        return float(self.height) * 0.64 if self.confined else words + look.px(80)

    @property
    def plaque_title(self) -> str:
        """What the plaque says; nothing where none was awarded yet."""
        plaque = self.stage.site.plaque
        return self.look.pick(plaque.title) if plaque else ""

    @property
    def awarded(self) -> str:
        """Who awarded the plaque, and where the site stands."""
        plaque = self.stage.site.plaque
        if plaque is None:
            return ""
        standing = self.look.say(STANDINGS[plaque.standing], year=plaque.since)
        return self.look.join(self.look.pick(plaque.awarded_by), standing)

    def _time(self) -> str:
        wall = self.stage.session.clock.wall()
        if wall is None:
            return ""
        words = self.look.words
        return f"{words.date(wall.date())}  {words.weekday(wall.date())}  {wall:%H:%M}"

    def _great(self, door: Door) -> GreatDoor:
        look, session = self.look, self.stage.session
        journey = session.journey(door.strand)
        widget = GreatDoor(
            look=look,
            shelf=self.stage.shelf,
            picture=door.picture,
            seal=SEALS[door.strand],
            heading=look.say(HEADINGS[door.strand]),
            title=look.pick(door.title),
            note=self._note(door.strand),
            share=journey.share if journey.begun else 0.0,
            flat=self.confined,
        )
        widget.bind(on_release=lambda _: session.enter(SCREENS[door.strand]))
        return widget

    def _note(self, strand: Strand) -> str:
        journey = self.stage.session.journey(strand)
        if not journey.begun:
            return self.look.say(KINDS[strand])
        if journey.spent >= TEN_MINUTES:
            return self.look.say("Ten minutes completed")
        minutes, seconds = divmod(int(journey.left + 0.5), 60)
        return self.look.say("Go on · {time} left", time=f"{minutes}:{seconds:02d}")

    def _side(self, side: SideDoor) -> SideDoorTile:
        look = self.look
        tile = SideDoorTile(
            look=look, icon=side.icon, label=look.say(side.label), detail=look.pick(side.detail)
        )
        tile.bind(on_release=lambda _: self.stage.session.enter(side.screen))
        return tile
