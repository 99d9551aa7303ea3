"""Finding things."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.show.pinyin import PinyinTable
from kiosk.show.place import Place, ScreenName
from kiosk.show.resolve import resolve
from kiosk.show.search import Hit, SearchIndex, build_index
from tests.fakes.site import bare_site, full_site

SITE = full_site()
INDEX = build_index(SITE)
DUES = Place(ScreenName.LEDGER, "systems/dues")
DUES_Q2 = Place(ScreenName.LEDGER, "systems/dues/dues-q2")
PLAN_2026 = Place(ScreenName.LEDGER, "leadership/plans/plan-2026")
PLAN_2025 = Place(ScreenName.LEDGER, "leadership/plans/plan-2025")
BANK = Place(ScreenName.LEDGER, "systems/theme-day/theme-day-may")
CAMPHOR = Place(ScreenName.ROUTE, index=2)


def found(query: str, language: str = "zh-Hans") -> list[Place]:
    return [hit.place for hit in INDEX.find(query, language)]


def lit(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def first(query: str, language: str = "zh-Hans") -> Hit:
    return INDEX.find(query, language)[0]


def with_entries(*entries: dict[str, Any]) -> SearchIndex:
    """An index of a ledger that holds only these."""
    filled = [
        {"id": f"entry-{number}", "date": "2026-01-01", **entry}
        for number, entry in enumerate(entries)
    ]
    category = {"id": "plans", "title": "—", "entries": filled}
    chapter = {"name": "leadership", "title": "—", "categories": [category]}
    site = bare_site().model_dump(mode="json", by_alias=True)
    site["ledger"] = {"title": "—", "chapters": [chapter]}
    site["languages"] = ["zh-Hans", "en"]
    return build_index(type(SITE).model_validate(site))


def titles(index: SearchIndex, query: str) -> list[str]:
    return [hit.title for hit in index.find(query, "zh-Hans")]


# --- how a thing can be asked for -------------------------------------------------------


@pytest.mark.parametrize(
    "query", ["党费收缴", "党费", "dangfeishoujiao", "dangfei", "dfsj", "df", "dangf", "dfei"]
)
def test_a_category_is_found_by_words_by_pinyin_and_by_first_letters(query: str) -> None:
    assert DUES in found(query)


@pytest.mark.parametrize("query", ["chongqing", "cqh", "zhongqing", "重庆"])
def test_every_reading_of_a_character_finds_it(query: str) -> None:
    assert BANK in found(query)


@pytest.mark.parametrize("query", ["yinhang", "yinxing", "yh", "yhjc", "yinhangjincun"])
def test_a_bank_is_found_however_its_characters_are_read(query: str) -> None:
    assert found(query)[0] == BANK


@pytest.mark.parametrize("query", ["yinhan", "yinh", "yinha", "yi", "y"])
def test_pinyin_finds_before_it_is_typed_to_its_end(query: str) -> None:
    assert BANK in found(query)


def test_both_letters_of_a_zh_may_be_typed_for_the_first() -> None:
    assert DUES in found("dfshouj")
    assert Place(ScreenName.LEDGER, "systems") in found("zhidujz")


def test_a_single_letter_finds_what_begins_with_it() -> None:
    places = found("d")
    assert DUES in places
    assert DUES_Q2 in places
    assert PLAN_2026 not in places


@pytest.mark.parametrize("query", ["lüse", "lvse", "luse"])
def test_the_u_with_dots_may_be_typed_v_or_u(query: str) -> None:
    index = with_entries({"title": "绿色村庄"})
    assert titles(index, query) == (["绿色村庄"] if query.isascii() else [])


@pytest.mark.parametrize("query", ["zongqing", "cunlian", "dangyuanfuwu"])
def test_an_accent_is_forgiven_when_nothing_else_is_found(query: str) -> None:
    index = with_entries({"title": "重庆"}, {"title": "春联"}, {"title": "党员服务"})
    assert len(titles(index, query)) == 1


def test_an_accent_finds_nothing_beside_what_was_typed_right() -> None:
    index = with_entries({"title": "张三"}, {"title": "赞扬"})
    assert titles(index, "zan") == ["赞扬"]


def test_a_year_in_a_title_is_typed_in_digits() -> None:
    assert found("2026nian")[0] == PLAN_2026


def test_small_and_full_width_letters_are_the_same() -> None:
    index = with_entries({"title": "ＱＲ码使用"})
    assert titles(index, "qr") == ["ＱＲ码使用"]
    assert titles(index, "QR码") == ["ＱＲ码使用"]


def test_what_stands_between_characters_is_passed_over() -> None:
    index = with_entries({"title": "三会·一课（2026）"})
    assert titles(index, "shyk") == ["三会·一课（2026）"]


def test_every_word_asked_for_must_be_found() -> None:
    assert found("银行 防骗") == [BANK]
    assert found("yinhang fangzha") == [BANK]
    assert found("银行 茶园") == []


def test_words_are_found_within_texts() -> None:
    assert PLAN_2026 in found("茶园和梯田")


def test_pinyin_is_found_within_texts_from_three_letters_on() -> None:
    assert PLAN_2026 in found("titian")
    assert PLAN_2026 in found("cyhtt")
    index = with_entries({"title": "计划", "text": "茶园和梯田"})
    assert titles(index, "tt") == []
    assert titles(index, "cha") == []


def test_a_name_in_a_table_is_found() -> None:
    assert found("林晓禾") == [DUES_Q2]
    assert found("linxiaohe") == [DUES_Q2]


def test_english_words_are_found_from_their_beginning() -> None:
    assert found("camph", "en")[0] == CAMPHOR
    assert found("amphor", "en") == []


def test_chinese_finds_for_readers_of_english_too() -> None:
    hit = first("党费收缴", "en")
    assert hit.title == "Party dues"
    assert hit.title_spans == ()


def test_english_finds_for_readers_of_chinese_after_what_is_chinese() -> None:
    assert [hit.title for hit in INDEX.find("welcome", "zh-Hans")] == ["村口迎宾亭"]
    index = with_entries({"title": {"zh-Hans": "手册", "en": "Tea"}}, {"title": "tea茶"})
    assert titles(index, "tea") == ["tea茶", "手册"]


def test_a_language_the_site_lacks_is_answered_in_its_first() -> None:
    assert INDEX.find("党费", "fr")[0].title == "党费收缴"


@pytest.mark.parametrize("query", ["", "   ", "。", "\n", "龘", "zzzzzz", "((", "\\", "a" * 500])
def test_a_query_that_means_nothing_finds_nothing(query: str) -> None:
    assert found(query) == []


# --- what is found ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("领导班子", Place(ScreenName.LEDGER, "leadership")),
        ("百年古樟", CAMPHOR),
        ("停水通知", Place(ScreenName.NOTICES, "water")),
        ("支部工作这一年", Place(ScreenName.SLIDES, "work")),
        ("第2页", Place(ScreenName.SLIDES, "work", 1)),
        ("第2部分", Place(ScreenName.REPORT, index=1)),
        ("禾谷的一年", Place(ScreenName.FILM)),
        ("茶山", Place(ScreenName.FILM)),
        ("四季", Place(ScreenName.GALLERY, "seasons")),
        ("手册", Place(ScreenName.TAKE_AWAY)),
    ],
)
def test_every_part_of_the_site_can_be_found(query: str, place: Place) -> None:
    assert place in found(query)


def test_titles_come_before_texts() -> None:
    index = with_entries({"title": "会议", "text": "讲茶园"}, {"title": "茶园"})
    assert titles(index, "茶园") == ["茶园", "会议"]


def test_highlights_come_first_among_equals() -> None:
    index = with_entries(
        {"title": "茶园一"}, {"title": "茶园二", "highlight": True}, {"title": "说茶园三"}
    )
    assert titles(index, "茶园") == ["茶园二", "茶园一", "说茶园三"]


def test_newer_entries_come_before_older_ones() -> None:
    assert [p for p in found("党建工作计划") if p in (PLAN_2025, PLAN_2026)] == [
        PLAN_2026,
        PLAN_2025,
    ]
    index = with_entries(
        {"title": "茶园甲", "date": "2024-01-01"}, {"title": "茶园乙", "date": "2026-01-01"}
    )
    assert titles(index, "茶园") == ["茶园乙", "茶园甲"]


def test_syllables_typed_out_come_before_first_letters() -> None:
    index = with_entries({"title": "高岸年"}, {"title": "干部"})
    assert titles(index, "gan") == ["干部", "高岸年"]


def test_no_more_is_found_than_asked_for() -> None:
    index = with_entries(*({"title": f"茶园{n}"} for n in range(50)))
    assert len(index.find("茶园", "zh-Hans", limit=7)) == 7


# --- what is lit ------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["党费", "df", "dangfei"])
def test_what_was_found_is_lit_in_the_title(query: str) -> None:
    hit = next(hit for hit in INDEX.find(query, "zh-Hans") if hit.place == DUES_Q2)
    assert lit(hit.title, hit.title_spans) == ["党费"]


def test_what_was_found_is_lit_in_the_excerpt() -> None:
    hit = first("支部大会")
    assert lit(hit.excerpt, hit.excerpt_spans) == ["支部大会"]


def test_an_excerpt_is_cut_around_what_was_found() -> None:
    index = with_entries({"title": "长文", "text": "前" * 300 + "茶园" + "后" * 300})
    (hit,) = index.find("茶园", "zh-Hans")
    assert hit.excerpt.startswith("…")
    assert hit.excerpt.endswith("…")
    assert len(hit.excerpt) < 90
    assert lit(hit.excerpt, hit.excerpt_spans) == ["茶园"]


def test_an_excerpt_of_what_was_found_by_its_title_begins_at_the_beginning() -> None:
    assert first("银行进村").excerpt == "重庆话讲防骗，老人听得懂。"


def test_two_words_are_lit_both() -> None:
    hit = first("银行 防诈骗")
    assert lit(hit.title, hit.title_spans) == ["银行", "防诈骗"]


@given(
    st.text(alphabet="dangfeiyhzs 党费茶园银行2Qé", max_size=14), st.sampled_from(["zh-Hans", "en"])
)
def test_whatever_is_typed_every_hit_leads_somewhere_and_is_lit_within_its_text(
    query: str, language: str
) -> None:
    for hit in INDEX.find(query, language):
        assert resolve(hit.place, SITE) == hit.place
        assert hit.title
        for text, spans in ((hit.title, hit.title_spans), (hit.excerpt, hit.excerpt_spans)):
            assert all(0 <= start < end <= len(text) for start, end in spans)


@given(st.integers(0, 10), st.integers(1, 6))
def test_the_first_letters_of_any_part_of_a_title_find_it(start: int, length: int) -> None:
    letters = "yhjcjfzp"  # 银行进村讲防诈骗
    part = letters[start : start + length]
    if len(part) > 1:
        assert BANK in found(part)


# --- what it costs ----------------------------------------------------------------------


def test_pinyin_is_not_loaded_before_an_index_is_built() -> None:
    code = "import sys, kiosk.show.search; sys.exit('pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_pinyin_is_loaded_without_its_phrases() -> None:
    code = (
        "import sys; from kiosk.show.pinyin import PinyinTable; PinyinTable('茶');"
        "sys.exit('pypinyin.phrases_dict' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_site_without_chinese_needs_no_pinyin() -> None:
    code = (
        "import sys; from kiosk.show.pinyin import PinyinTable; PinyinTable('tea 2');"
        "sys.exit('pypinyin' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_readings_that_nobody_knows_find_nothing() -> None:
    table = PinyinTable("石广林行长")
    assert {letters for letters, _ in table.spelling("石广林").bigrams()} == {"sg", "gl"}
    assert "hz" in {letters for letters, _ in table.spelling("行长").bigrams()}
