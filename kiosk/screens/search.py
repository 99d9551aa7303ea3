"""Search: a keyboard, words to touch, and what they find, from the first letter on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kivy.clock import Clock
from kivy.properties import StringProperty

from kiosk.screens.parts import make_known
from kiosk.screens.screen import Screen
from kiosk.screens.search_places import whereabouts
from kiosk.screens.widgets.chips import ChipFlow, chip
from kiosk.screens.widgets.hit_row import HitRow
from kiosk.screens.widgets.keyboard import Keyboard
from kiosk.screens.widgets.query_field import QueryField
from kiosk.show import suggestions
from kiosk.show.keyboard import press
from kiosk.show.place import Place, ScreenName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.screens.look import Look
    from kiosk.show.keyboard import Key
    from kiosk.show.search import Hit

make_known(ChipFlow, Keyboard, QueryField)

_AT_ONCE = 6
"""Rows written in the frame of the touch; the others follow, a few in each frame."""

_MOST = 40


class SearchScreen(Screen):
    """What is typed is the place's item, so that the way back leads to the same results.

    Attributes:
        query: What is typed.
        summary: How much it finds, in words.
    """

    query = StringProperty("")
    summary = StringProperty("")
    title = StringProperty("")

    def enter(self, place: Place) -> None:
        """Come up with what was typed, and have the index made if it is not there yet."""
        self._left = False
        self._hits: list[Hit] = []
        self._more = Clock.create_trigger(self._write_more, 0)
        super().enter(place)
        self.stage.finder.prepare(self.stage.site, self.stage.bridge, self._arrived)

    def show(self, place: Place) -> None:
        """Answer another letter; the results before stay until there are new ones."""
        self.place = place
        self._answer()

    def leave(self) -> None:
        """Write no more rows."""
        self._left = True
        self._more.cancel()

    @property
    def settled(self) -> bool:
        """Whether the index is there and every row is written."""
        return self.stage.finder.index is not None and not self._more.is_triggered

    @property
    def rule(self) -> str:
        """On a tall glass with low reach everything lies in a strip above the keyboard."""
        return "SearchLow" if self.look.low and not self.look.wide else "SearchFull"

    @property
    def keyboard_height(self) -> float:
        """Keys a little higher than a touch, where there is room."""
        look = self.look
        more = 1.2 if look.wide else 1.0 if look.low else 1.1
        return Keyboard.least_height(round(look.touch * more), look.gap)

    def build(self) -> None:
        """Lay field, words, keyboard and results."""
        super().build()
        self.ids["keys"].bind(on_key=lambda _, key: self.press(key))
        words = suggestions.words(self.stage.site, self.look.words.language)
        self._words = [chip(self.look, word, partial(self.ask, word)) for word in words]
        self._answer()

    # --- what a touch does --------------------------------------------------------------

    def press(self, key: Key) -> None:
        """Type."""
        self.ask(press(self.query, key))

    def ask(self, query: str) -> None:
        """Look for something else, without a step on the way back."""
        self.stage.session.replace(Place(ScreenName.SEARCH, query))

    # --- finding ------------------------------------------------------------------------

    def _arrived(self) -> None:
        if not self._left:
            self._answer()

    def _answer(self) -> None:
        """Show what the words find, or what the site is proud of while there are none."""
        self.query = self.place.item
        look, index, asked = self.look, self.stage.finder.index, self.query.strip()
        for each in self._words:
            each.chosen = each.text == asked
        self._fill_words()
        if not asked:
            self.summary = look.say("From the highlights")
            self._list(suggestions.proud_of(self.stage.site, look.words.language))
        elif index is not None:
            hits = index.find(asked, look.words.language, _MOST)
            count = len(hits)
            self.summary = look.words.plural("{count} found", "{count} found", count)
            if not hits:
                self.summary = look.say("Nothing found. Try fewer letters, or touch a word.")
            self._list(hits)
        self.title = look.join(self.query, self.summary) if asked else look.say("Search")

    def _fill_words(self) -> None:
        """Offer the words; in the low build they make way for results."""
        flow = self.ids["words"]
        shown = self._words if self.rule == "SearchFull" or not self.query.strip() else []
        if len(flow.children) != len(shown):
            flow.fill(list(shown))

    def _list(self, hits: Sequence[Hit]) -> None:
        if self.rule == "SearchLow" and not self.query.strip():
            hits = []
        self._hits = list(hits)
        self.ids["hits"].clear_widgets()
        self.ids["scroll"].scroll_to(0, glide=False)
        self._write(_AT_ONCE)

    def _write(self, count: int) -> None:
        now, self._hits = self._hits[:count], self._hits[count:]
        for hit in now:
            self.ids["hits"].add_widget(self._row(hit))
        if self._hits:
            self._more()

    def _write_more(self, _passed: float) -> None:
        self._write(_AT_ONCE // 2)

    def _row(self, hit: Hit) -> HitRow:
        look = self.look
        icon, where = whereabouts(look, self.stage.site, hit.place)
        row = HitRow(
            look=look,
            icon=icon,
            where=where,
            title=hit.title,
            title_spans=hit.title_spans,
            text=hit.excerpt,
            text_spans=hit.excerpt_spans,
            highlight=hit.highlight,
            brief=self.rule == "SearchLow",
        )
        if self.rule == "SearchLow":
            row.size_hint_x, row.width = None, look.px(560)
        row.bind(on_release=lambda _: self.stage.session.go(hit.place))
        return row

    def relayout(self, look: Look) -> None:
        """Draw again; what is typed stays."""
        self._more.cancel()
        super().relayout(look)
