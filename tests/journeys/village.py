"""What an editor does at the console: a village built from nothing, page after page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.journeys.office import save

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

STOPS = (("村口老樟树", 0.2, 0.7), ("党员活动室", 0.45, 0.5), ("梅溪石桥", 0.75, 0.35))
_UPLOADED = "选择"


@dataclass
class Village:
    """A village's pages in the editor's browser.

    Attributes:
        page: The browser's page.
        site: The number of the village's page.
        pictures: A folder with the pictures of a site.
    """

    page: Page
    site: int
    pictures: Path

    def open(self) -> None:
        """Open the village's own page."""
        self.page.goto(f"/admin/pages/{self.site}/edit/")
        self.page.locator(".kiosk-verdict").wait_for()

    def begin(self, kind: str, parent: int | None = None) -> None:
        """Begin a new page of a kind."""
        self.page.goto(f"/admin/pages/add/authoring/{kind}/{parent or self.site}/")

    def keep(self) -> int:
        """Save; return the number of the page."""
        save(self.page)
        return int(self.page.url.rstrip("/").split("/")[-2])

    def write(self, field: str, words: str) -> None:
        start = "" if "-value-" in field else "id_"  # lists name their boxes in another way
        self.page.locator(f"#{start}{field}-words").fill(words)

    # --- files -------------------------------------------------------------------------

    def add_pictures(self, *names: str) -> None:
        """Put pictures into the village's library, all at once."""
        page = self.page
        page.goto("/admin/images/multiple/add/")
        files = [self.pictures / name for name in names]
        page.locator("input[type=file]").first.set_input_files(files)
        page.locator("#upload-list > li.upload-success").nth(len(files) - 1).wait_for()

    def choose_picture(self, field: str, title: str) -> None:
        """Choose a picture of the library for a field."""
        chooser = self.page.locator(f"#id_{field}-chooser")
        chooser.get_by_role("button", name=re.compile("选择")).click()
        self._choose(title)
        chooser.locator(".chosen, [data-chooser-title]").first.wait_for()

    def _choose(self, title: str) -> None:
        modal = self.page.locator(".modal.in")
        modal.get_by_role("link", name=re.compile(re.escape(title))).first.click()
        modal.wait_for(state="detached")

    def add_film(self, film: Path) -> None:
        """Send a film, and wait until it may be used."""
        page = self.page
        page.goto(f"/authoring/films/{self.site}/")
        page.locator("#kiosk-file").set_input_files(film)
        page.get_by_text("✓ 好了").first.wait_for()

    # --- pages -------------------------------------------------------------------------

    def write_cover(self, welcome: str) -> None:
        self.open()
        self.write("welcome", welcome)
        self.write("summary", "梅溪绕村，山上有茶，山下有桥。")
        self.choose_picture("cover", "cover")
        self.keep()

    def write_film(self, title: str) -> None:
        self.begin("filmpage")
        self.write("heading", "梅溪这一年")
        chooser = self.page.locator("#id_film-chooser")
        chooser.get_by_role("button", name=re.compile("选择")).click()
        self._choose(title)
        self.choose_picture("poster", "cover")
        self.keep()

    def write_deck(self, titles: list[str]) -> None:
        self.begin("deckpage")
        self.write("heading", "支部工作这一年")
        self.page.get_by_role("button", name=re.compile("增加")).first.click()
        modal = self.page.locator(".modal.in")
        for title in titles:
            modal.get_by_role("checkbox", name=re.compile(re.escape(title))).check()
        modal.get_by_role("button", name=re.compile("确认|选择")).click()
        modal.wait_for(state="detached")
        self.keep()

    def write_route(self) -> None:
        self.begin("routepage")
        self.write("heading", "沿溪走一遍")
        self.choose_picture("map", "map")
        for at, (name, _, _) in enumerate(STOPS):
            self.add_block("stops", at)
            self.write(f"stops-{at}-value-name", name)
            self.write(f"stops-{at}-value-commentary", f"这里是{name}。")
        sheet = self.page.locator(".kiosk-map__sheet")
        sheet.scroll_into_view_if_needed()
        self.page.wait_for_function(
            "() => document.querySelector('.kiosk-map__sheet img').naturalWidth > 0"
        )
        self.page.locator("[data-tool]").first.click()
        box = sheet.bounding_box()
        assert box is not None
        for _, x, y in STOPS:
            sheet.click(position={"x": box["width"] * x, "y": box["height"] * y})
        self.page.locator("[data-tool=line]").click()
        self.page.get_by_text("按点位顺序连线").click()
        assert self.page.locator(".kiosk-map__stop").count() == len(STOPS)
        self.keep()

    def write_ledger(self) -> int:
        """Write the ledger with a category; return the number of its page."""
        self.begin("ledgerpage")
        self.write("heading", "梅溪村党建台账")
        chapter = self.page.locator("[data-contentpath=chapters] [data-streamfield-child]").first
        chapter.locator("[data-panel-toggle]").first.click()
        chapter.locator("[data-contentpath=categories] [data-streamfield-list-add]").first.click()
        self.write("chapters-0-value-categories-0-value-title", "支部班子")
        return self.keep()

    def write_entry(self, ledger: int) -> None:
        self.begin("entrypage", ledger)
        self.page.locator("select[name=category]").select_option(index=1)
        self.page.locator("input[name=date]").fill("2026-11-02")
        self.page.locator("input[name=highlight]").check()
        self.write("heading", "十一月支委会")
        self.write("text", "研究了桥头路灯和冬修水渠两件事。")
        self.keep()

    def write_report(self) -> None:
        self.begin("reportpage")
        self.write("heading", "梅溪的做法")
        self.write("speaker", "村党支部书记 陶远山")
        self.add_block("sections", 0)
        self.write("sections-0-value-title", "一条溪，一条心")
        self.write("sections-0-value-text", "大家的事，大家坐下来商量。")
        self.keep()

    def write_notice(self, title: str) -> int:
        """Write a notice; return the number of its page."""
        self.begin("noticepage")
        self.write("heading", title)
        self.page.locator("input[name=from_day]").fill("2026-11-01")
        self.write("text", "十一月三十日以前，请到村部登记。")
        return self.keep()

    def write_take_away(self) -> None:
        self.begin("takeawaypage")
        self.add_block("things", 0)
        self.write("things-0-value-title", "梅溪导览图")
        self.page.locator("input[name=things-0-value-link]").fill("https://example.com/meixi")
        self.keep()

    def add_block(self, field: str, at: int) -> None:
        """Add an item to a list of a page."""
        adds = self.page.locator(f"[data-contentpath={field}] button.c-sf-add-button")
        adds.last.click()
        names = [f"#{field}-{at}-value-{name}-words" for name in ("title", "name")]
        self.page.locator(", ".join(names)).wait_for()
