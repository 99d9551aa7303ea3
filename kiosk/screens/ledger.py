"""Ledger: six chapters, what each holds, and one entry to read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kivy.properties import StringProperty

from kiosk.screens.ledger_lists import category_rows, entry_icons, entry_rows, sibling_rows
from kiosk.screens.parts import make_known
from kiosk.screens.screen import Screen
from kiosk.screens.widgets.article import Article
from kiosk.screens.widgets.chapter_card import ChapterCard
from kiosk.screens.widgets.chips import ChipStrip, chip
from kiosk.screens.widgets.scroll import after_layout
from kiosk.screens.widgets.viewer import Viewer
from kiosk.show.ledger import Sieve, Spot, items_of, listed, locate, neighbours, pictures, years
from kiosk.show.place import Place, ScreenName

if TYPE_CHECKING:
    from kiosk.content.model import Category, Entry, Ledger, LedgerChapter
    from kiosk.screens.look import Look
    from kiosk.screens.stage import Stage
    from kiosk.screens.widgets.buttons import Button

__all__ = ["LedgerScreen", "entry_icons"]

make_known(ChipStrip)


class LedgerScreen(Screen):
    """The cover, a chapter, an entry, or its pages large; one build for each.

    Attributes:
        title: The title in the bar.
    """

    title = StringProperty("")

    def __init__(self, stage: Stage, look: Look, place: Place) -> None:
        """Sift nothing out at first."""
        super().__init__(stage, look, place)
        self.sieve = Sieve()
        self._chapter = ""
        self._offsets: dict[str, float] = {}
        self._article: Article | None = None
        self._view: Viewer | None = None

    # --- where we are -------------------------------------------------------------------

    @property
    def ledger(self) -> Ledger:
        """The ledger shown."""
        ledger = self.stage.site.ledger
        if ledger is None:
            raise LookupError("this site has no ledger")
        return ledger

    @property
    def spot(self) -> Spot:
        """What the place names."""
        return locate(self.ledger, self.place.item)

    @property
    def chapter(self) -> LedgerChapter:
        """The chapter that is open."""
        chapter = self.spot.chapter
        if chapter is None:
            raise LookupError("no chapter is open")
        return chapter

    @property
    def entry(self) -> Entry:
        """The entry that is open."""
        entry = self.spot.entry
        if entry is None:
            raise LookupError("no entry is open")
        return entry

    @property
    def rule(self) -> str:
        """The kv rule of what is open."""
        spot = self.spot
        if spot.entry is not None:
            opened = self.place.index and pictures(spot.entry)
            return "LedgerPages" if opened else "LedgerEntry"
        return "LedgerChapter" if spot.chapter is not None else "LedgerCover"

    # --- life ---------------------------------------------------------------------------

    def show(self, place: Place) -> None:
        """Open something else, and keep how far this was scrolled."""
        before, self.place = self.place, place
        if self._view is not None and before.item == place.item and place.index:
            self._view.index = place.index - 1
            return
        self._keep_offset(before)
        self.build()
        if before.item != place.item and self._article is not None:
            for chart in self._article.charts:
                chart.grow()

    def enter(self, place: Place) -> None:
        """Come up; charts grow once."""
        super().enter(place)
        if self._article is not None:
            for chart in self._article.charts:
                chart.grow()

    def relayout(self, look: Look) -> None:
        """Draw everything again, at about the same spot."""
        self._keep_offset(self.place)
        super().relayout(look)

    def leave(self) -> None:
        """Let nothing move any more."""
        if self._article is not None:
            for chart in self._article.charts:
                chart.leave()

    def build(self) -> None:
        """Build what the place names."""
        self._article = self._view = None
        spot = self.spot
        if spot.chapter is not None and spot.chapter.name != self._chapter:
            self._chapter, self.sieve = spot.chapter.name, Sieve()
        self.title = self.look.pick((spot.chapter or self.ledger).title)
        super().build()
        fill = {
            "LedgerCover": self._fill_cover,
            "LedgerChapter": self._fill_chapter,
            "LedgerEntry": self._fill_entry,
            "LedgerPages": self._fill_pages,
        }
        fill[self.rule]()
        offset = self._offsets.get(self.place.item, 0.0)
        if offset and "scroll" in self.ids:
            area = self.ids["scroll"]
            after_layout(lambda: area.scroll_to(offset, glide=False))

    def _keep_offset(self, place: Place) -> None:
        if "scroll" in self.ids:
            self._offsets[place.item] = self.ids["scroll"].offset

    # --- what a touch does --------------------------------------------------------------

    def search(self) -> None:
        """Look for something."""
        self.stage.session.go(Place(ScreenName.SEARCH))

    def open(self, item: str) -> None:
        """Go into a chapter or an entry."""
        self.stage.session.go(Place(ScreenName.LEDGER, item))

    def turn_to(self, item: str) -> None:
        """Show another category or entry beside this one, without a step on the way back."""
        self.stage.session.replace(Place(ScreenName.LEDGER, item))

    def open_picture(self, index: int) -> None:
        """Show a page or a photo large; the way back leads to the entry."""
        self.stage.session.go(self.place.at(index + 1))

    def sift(self, sieve: Sieve) -> None:
        """Show other entries of the chapter."""
        self.sieve = sieve
        self._fill_chapter()
        self.ids["scroll"].scroll_to(0, glide=False)

    # --- the cover ----------------------------------------------------------------------

    @property
    def card_columns(self) -> int:
        """How many chapters stand beside each other."""
        count = len(self.ledger.chapters)
        if self.look.wide:
            return min(count, 3 if self.look.large else 6)
        return min(count, 3 if self.look.low and self.look.chinese else 2)

    def _fill_cover(self) -> None:
        look = self.look
        names = [look.pick(chapter.title) for chapter in self.ledger.chapters]
        for chapter in self.ledger.chapters:
            card = ChapterCard(
                look=look,
                icon=chapter.name.value,
                title=look.pick(chapter.title),
                beside=names,
                summary=look.pick(chapter.summary),
                names=[look.pick(category.title) for category in chapter.categories],
                count=self._counted(chapter),
            )
            card.bind(on_release=lambda _, item=chapter.name.value: self.open(item))
            self.ids["cards"].add_widget(card)

    def _counted(self, chapter: LedgerChapter) -> str:
        entries = sum(len(category.entries) for category in chapter.categories)
        plural = self.look.words.plural
        return self.look.join(
            plural("{count} category", "{count} categories", len(chapter.categories)),
            plural("{count} entry", "{count} entries", entries),
        )

    # --- a chapter ----------------------------------------------------------------------

    def _fill_chapter(self) -> None:
        """List categories, sieves and entries; the categories beside the entries when wide."""
        spot, chapter = self.spot, self.chapter
        rows = self.ids["rows"]
        rows.clear_widgets()
        for widget in entry_rows(self.look, self._listed(), chapter, self.open):
            rows.add_widget(widget)
        self.ids["sieves"].fill(self._sieves())
        categories = self.ids["categories"]
        if isinstance(categories, ChipStrip):
            categories.fill(self._category_chips())
        elif not categories.children:
            for widget in category_rows(self.look, chapter, spot.category, self.turn_to):
                categories.add_widget(widget)

    def _categories(self) -> tuple[Category, ...]:
        category = self.spot.category
        return (category,) if category is not None else self.chapter.categories

    def _listed(self) -> list[tuple[Category, list[Entry]]]:
        return listed(self._categories(), self.sieve)

    def _category_chips(self) -> list[Button]:
        look, chapter, here = self.look, self.chapter, self.spot.category
        turn = partial(self.turn_to, chapter.name.value)
        chips = [chip(look, look.say("All categories"), turn, chosen=here is None)]
        for one in chapter.categories:
            turn = partial(self.turn_to, f"{chapter.name}/{one.id}")
            chips.append(chip(look, look.pick(one.title), turn, chosen=one is here))
        return chips

    def _sieves(self) -> list[Button]:
        look, now, found = self.look, self.sieve, years(self.chapter.categories)
        best = partial(self.sift, Sieve(now.year, not now.highlights))
        chips = [
            chip(look, look.say("Highlights only"), best, chosen=now.highlights, icon="star"),
        ]
        for year in found if len(found) > 1 else ():
            only = partial(self.sift, Sieve(None if now.year == year else year, now.highlights))
            chips.append(chip(look, str(year), only, chosen=now.year == year))
        return chips

    # --- an entry -----------------------------------------------------------------------

    def _fill_entry(self) -> None:
        look, spot = self.look, self.spot
        category = look.pick(spot.category.title) if spot.category else ""
        self._article = Article(
            look=look,
            shelf=self.stage.shelf,
            entry=self.entry,
            category=category,
            room=round(self.height * (0.34 if look.wide or look.low else 0.5) + look.px(130)),
        )
        self._article.bind(on_open=lambda _, at: self.open_picture(at))
        self.ids["article"].add_widget(self._article)
        before, after = neighbours(self.chapter, self.place.item)
        for name, item in (("before", before), ("after", after)):
            button = self.ids[name]
            button.dim = not item
            button.bind(on_release=lambda _, item=item: self.turn_to(item))
        if "siblings" in self.ids:
            self._fill_siblings()

    def _fill_siblings(self) -> None:
        """List the chapter beside its entry, the open one in sight."""
        rows = sibling_rows(self.look, self.chapter, self.place.item, self.turn_to)
        for row in rows:
            self.ids["siblings"].add_widget(row)
        chosen = next((row for row in rows if getattr(row, "chosen", False)), None)
        if chosen is not None:
            beside = self.ids["beside"]
            after_layout(lambda: beside.show(chosen, glide=False))

    @property
    def count_word(self) -> str:
        """Which of the chapter's entries is open."""
        items = items_of(self.chapter, listed(self.chapter.categories, Sieve()))
        if self.place.item not in items:
            return ""
        return f"{items.index(self.place.item) + 1} / {len(items)}"

    def _fill_pages(self) -> None:
        look, entry = self.look, self.entry
        self.title = look.pick(entry.title)
        pages = [look.say("Page {number}", number=n + 1) for n in range(len(entry.pages))]
        photos = [look.pick(photo.caption) for photo in entry.photos]
        self._view = Viewer(
            look=look,
            shelf=self.stage.shelf,
            sources=pictures(entry),
            titles=[*pages, *photos],
            upright=bool(entry.pages),
            index=min(self.place.index, len(pictures(entry))) - 1,
        )
        self._view.bind(on_turn=lambda _, at: self.stage.session.replace(self.place.at(at + 1)))
        self.ids["body"].add_widget(self._view)
