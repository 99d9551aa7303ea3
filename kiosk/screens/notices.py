"""Notices: what hangs on the board today, and one of them to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.properties import ObjectProperty, StringProperty

from kiosk.content.model import EMPTY
from kiosk.screens.parts import make_known
from kiosk.screens.screen import Screen
from kiosk.screens.widgets.entry_row import EntryRow
from kiosk.screens.widgets.notice_picture import NoticePicture
from kiosk.show.notices import shown
from kiosk.show.place import Place, ScreenName

if TYPE_CHECKING:
    from kiosk.content.model import Notice


make_known(NoticePicture)


class NoticesScreen(Screen):
    """A list on one side, the chosen notice on the other; on a tall glass above it."""

    notice: Notice | None = ObjectProperty(None, allownone=True)
    heading = StringProperty("")
    words = StringProperty("")
    dates = StringProperty("")

    def build(self) -> None:
        """Hang the rows, and open the notice of the present place, or the newest."""
        self._hanging = self._today()
        self._choose()
        super().build()
        self._rows = [self._row(notice) for notice in self._hanging]
        for row in self._rows:
            self.ids["rows"].add_widget(row)

    def show(self, place: Place) -> None:
        """Open another notice without a rebuild."""
        self.place = place
        self._choose()
        for row, notice in zip(self._rows, self._hanging, strict=True):
            row.chosen = notice is self.notice
        self.ids["reading"].scroll_to(0, glide=False)

    def _today(self) -> tuple[Notice, ...]:
        wall = self.stage.session.clock.wall()
        return shown(self.stage.site.notices, wall.date() if wall else None)

    def _choose(self) -> None:
        named = (notice for notice in self._hanging if notice.id == self.place.item)
        self.notice = next(named, self._hanging[0] if self._hanging else None)
        look, notice = self.look, self.notice
        self.heading = look.pick(notice.title if notice else EMPTY)
        self.words = look.pick(notice.text if notice else EMPTY)
        self.dates = self._dates(notice) if notice else ""
        if notice is None:
            self.heading = look.say("No notices today")

    def _dates(self, notice: Notice) -> str:
        words = self.look.words
        if notice.until is None:
            return words.date(notice.from_)
        return self.look.say(
            "{first} to {last}", first=words.date(notice.from_), last=words.date(notice.until)
        )

    def _row(self, notice: Notice) -> EntryRow:
        look, session = self.look, self.stage.session
        row = EntryRow(
            look=look,
            title=look.pick(notice.title),
            day=look.words.date(notice.from_),
            chosen=notice is self.notice,
        )
        row.bind(on_release=lambda _: session.replace(Place(ScreenName.NOTICES, notice.id)))
        return row
