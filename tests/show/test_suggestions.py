"""Whoever has typed nothing yet is offered words to touch and the best entries."""

from __future__ import annotations

from kiosk.show.search import build_index
from kiosk.show.suggestions import MOST_WORDS, proud_of, words
from tests.fakes.site import bare_site, full_site


def test_words_come_from_each_chapter_in_turn() -> None:
    assert words(full_site(), "zh-Hans") == ["年度计划", "党费收缴", "主题党日"]
    assert words(full_site(), "en")[0] == "Yearly plans"


def test_a_title_of_two_things_gives_the_first() -> None:
    site = full_site()
    assert site.ledger is not None
    chapter = site.ledger.chapters[0]
    titles = ("文化长廊与展板", "组织生活会与民主评议", "一个长得没有人会去点的类别名字")
    category = chapter.categories[0]
    categories = tuple(
        category.model_copy(update={"title": type(category.title)(title)}) for title in titles
    )
    ledger = site.ledger.model_copy(
        update={"chapters": (chapter.model_copy(update={"categories": categories}),)}
    )
    assert words(site.model_copy(update={"ledger": ledger}), "zh-Hans") == [
        "文化长廊",
        "组织生活会",
    ]


def test_no_more_words_than_a_hand_can_choose_from() -> None:
    assert len(words(full_site(), "zh-Hans")) <= MOST_WORDS


def test_every_word_finds_something() -> None:
    site = full_site()
    index = build_index(site)
    assert all(index.find(word, "zh-Hans") for word in words(site, "zh-Hans"))


def test_highlights_are_told_the_latest_first() -> None:
    hits = proud_of(full_site(), "zh-Hans")
    assert [hit.title for hit in hits] == ["银行进村讲防诈骗", "2026年党建工作计划"]
    assert hits[0].place.item == "systems/theme-day/theme-day-may"
    assert all(hit.highlight for hit in hits)


def test_a_site_without_a_ledger_offers_nothing() -> None:
    assert words(bare_site(), "zh-Hans") == []
    assert proud_of(bare_site(), "zh-Hans") == []
