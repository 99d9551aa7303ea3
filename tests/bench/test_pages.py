from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.bench.pages import write_page
from kiosk.content.model import Site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site() -> Site:
    return Site.model_validate(
        {
            "id": "tiny",
            "name": "<禾光村>",
            "township": "晨溪乡",
            "plaque": {"title": "示范点", "awarded_by": "乡党委", "since": 2025},
            "cover": "cover.jpg",
            "film": {"title": "影片", "file": "my film.mp4", "poster": "poster.jpg"},
            "decks": [
                {"id": "one", "title": "一", "slides": [{"picture": "1.jpg"}]},
                {
                    "id": "two",
                    "title": "二",
                    "slides": [{"picture": "2.jpg"}, {"picture": "3.jpg"}],
                },
            ],
        }
    )


def page(site: Site, folder: Path) -> str:
    write_page(site, site.decks[1], folder, folder / "page.html")
    return (folder / "page.html").read_text(encoding="utf-8")


def test_the_page_shows_the_words_of_the_site_and_none_of_them_as_markup(
    site: Site, tmp_path: Path
) -> None:
    text = page(site, tmp_path)
    assert "<h1>&lt;禾光村&gt;</h1>" in text
    assert "示范点" in text


def test_the_page_turns_the_slides_of_the_deck_that_is_measured(site: Site, tmp_path: Path) -> None:
    text = page(site, tmp_path)
    assert "/2.jpg" in text
    assert "/3.jpg" in text
    assert "/1.jpg" not in text


def test_the_page_plays_the_film_where_it_lies(site: Site, tmp_path: Path) -> None:
    assert (tmp_path / "my film.mp4").as_uri() in page(site, tmp_path)


def test_doors_without_a_picture_of_their_own_show_the_cover(site: Site, tmp_path: Path) -> None:
    assert page(site, tmp_path).count((tmp_path / "cover.jpg").as_uri()) == 3
