from __future__ import annotations

import pytest

from tests.content.builder import SITE, SiteBuilder

FILM = """\
film:
  title: 片
  file: film/a.mp4
  poster: pictures/cover.jpg
  chapters:
    - {at: 0, title: 一}
    - {at: 1:30, title: 二}
    - {at: 200, title: 三}
"""
ROUTE = """\
route:
  title: 路线
  map: pictures/cover.jpg
  line: [{x: 0, y: 0}, {x: 1, y: 1}]
  stops:
    - {number: 1, name: 一, at: {x: 0, y: 0}, minutes: 1, commentary: 讲}
    - {number: 2, name: 二, at: {x: 0, y: 0}, minutes: 1, commentary: 讲}
"""
LEDGER = """\
ledger:
  title: 台账
  chapters:
    - name: systems
      title: 制度
      categories:
        - id: a
          title: 甲
          entries:
            - {id: x, date: 2026-01-01, title: 一}
            - {id: y, date: 2026-01-01, title: 二}
        - id: b
          title: 乙
          entries:
            - {id: x, date: 2026-01-01, title: 三}
    - name: leadership
      title: 班子
      categories:
        - {id: a, title: 甲}
"""


def load_plain(site: SiteBuilder) -> list[str]:
    site.stub("film/a.mp4")
    return site.said(check_media=False)


def test_chapters_go_forward(site: SiteBuilder) -> None:
    site.add(FILM.replace("at: 200", "at: 90"))

    assert load_plain(site) == [
        (
            f"{site.at('site.yaml', '90,')}: chapters are written in order of time, but 90 s is not"
            " after 90 s"
        )
    ]


def test_chapters_in_order_are_right_and_a_clock_s_time_is_seconds(site: SiteBuilder) -> None:
    site.add(FILM)
    site.stub("film/a.mp4")

    film = site.load(check_media=False).site.film

    assert film is not None
    assert [chapter.at for chapter in film.chapters] == [0, 90, 200]


def test_stop_numbers_are_unique(site: SiteBuilder) -> None:
    site.add(ROUTE.replace("number: 2", "number: 1"))

    assert load_plain(site) == [
        "site.yaml:13:16: the number “1” is used twice (first on line 12); choose another"
    ]


def test_stops_are_written_in_order(site: SiteBuilder) -> None:
    site.add(ROUTE.replace("number: 1,", "number: 5,"))

    assert load_plain(site) == ["site.yaml:13:16: stops are written in order, but 2 comes after 5"]


def test_ids_are_unique_where_they_lead(site: SiteBuilder) -> None:
    site.add(LEDGER)

    assert load_plain(site) == []  # the same id in another category or chapter is another place


@pytest.mark.parametrize(
    ("right", "wrong", "key"),
    [
        ("id: y", "id: x", "the id “x” is used twice"),
        ("id: b", "id: a", "the id “a” is used twice"),
        ("name: leadership", "name: systems", "the name “systems” is used twice"),
    ],
)
def test_the_same_id_for_the_same_place_is_told(
    site: SiteBuilder, right: str, wrong: str, key: str
) -> None:
    site.add(LEDGER.replace(right, wrong))

    assert any(key in line for line in load_plain(site))


@pytest.mark.parametrize(
    "part",
    [
        (
            "decks: [{id: a, title: 一, slides: [{picture: pictures/cover.jpg}]},"
            " {id: a, title: 二, slides: [{picture: pictures/cover.jpg}]}]"
        ),
        (
            "notices: [{id: a, title: 一, text: 一, from: 2026-01-01},"
            " {id: a, title: 一, text: 一, from: 2026-01-01}]"
        ),
        (
            "gallery: [{id: a, title: 一, photos: [{picture: pictures/cover.jpg}]},"
            " {id: a, title: 二, photos: [{picture: pictures/cover.jpg}]}]"
        ),
        (
            "take_away: [{id: a, title: 一, link: 'https://a.cn/'},"
            " {id: a, title: 二, link: 'https://a.cn/'}]"
        ),
    ],
)
def test_every_list_with_ids_wants_them_unique(site: SiteBuilder, part: str) -> None:
    site.add(part + "\n")

    (line,) = load_plain(site)

    assert "the id “a” is used twice (first on line 7)" in line


def test_series_are_as_long_as_the_labels(site: SiteBuilder) -> None:
    chart = "chart: {kind: bar, labels: [a, b], series: [{name: s, values: [1, 2, 3]}]}"
    site.add(LEDGER.replace("title: 三", f"title: 三, {chart}"))

    assert load_plain(site) == [
        f"{site.at('site.yaml', '[1, 2, 3]')}: there are 3 values, but 2 labels"
    ]


def test_inline_rows_are_as_wide_as_the_headings(site: SiteBuilder) -> None:
    table = "table: {columns: [a, b], rows: [[1, 2], [3]]}"
    site.add(LEDGER.replace("title: 三", f"title: 三, {table}"))

    assert load_plain(site) == [
        f"{site.at('site.yaml', '[3]')}: this row has 1 cells, but there are 2 headings"
    ]


def test_a_cell_is_no_place_for_a_story(site: SiteBuilder) -> None:
    table = f"table: {{columns: [a, b], rows: [[1, {'字' * 1001}]]}}"
    site.add(LEDGER.replace("title: 三", f"title: 三, {table}"))

    (line,) = load_plain(site)

    assert line.startswith(f"{site.at('site.yaml', '字字')}: this cell has 1001 characters")


# --- languages -------------------------------------------------------------------------


def test_a_language_the_site_does_not_have_is_told_at_its_key(site: SiteBuilder) -> None:
    site.add("summary: {zh: 一, en: one}\n")

    assert load_plain(site)[0] == (
        "site.yaml:7:11: “zh” is not among the site's languages; did you mean “zh-Hans”?"
    )


def test_subtitles_and_recordings_speak_the_site_s_languages(site: SiteBuilder) -> None:
    site.write("film/a.srt", "x")
    site.stub("a.mp3")
    site.add(
        FILM + "  subtitles: {fr: film/a.srt}\n"
        "report:\n  title: 报告\n  sections:\n    - {title: 一, text: 二, audio: {de: a.mp3}}\n"
    )

    said = load_plain(site)

    assert any("“fr” is not among" in line for line in said)
    assert any("“de” is not among" in line for line in said)


def test_a_text_for_every_language_needs_no_translation(site: SiteBuilder) -> None:
    site.add("summary: 一\nwelcome: {zh-Hans: 一, en: one}\n")

    assert site.warned(check_media=False) == []


@pytest.mark.parametrize(
    "text", ["{zh-Hans: 一}", "{zh-Hans: 一, en: ''}", "{zh-Hans: 一, en: ' '}"]
)
def test_a_text_that_lacks_a_language_is_a_warning(site: SiteBuilder, text: str) -> None:
    site.add(f"summary: {text}\n")

    assert site.warned(check_media=False) == ["site.yaml:7:10: no text in en"]


@pytest.mark.parametrize("text", ["''", "{}", "{en: ''}"])
def test_a_required_text_with_nothing_in_it_is_told(site: SiteBuilder, text: str) -> None:
    site.write("site.yaml", SITE.replace("township: 晨溪乡", f"township: {text}"))

    assert load_plain(site) == ["site.yaml:3:11: “township” is empty"]


@pytest.mark.parametrize(
    ("languages", "words"),
    [
        ("[zh-Hans, en, en]", "“en” is written twice"),
        ("[zh-Hans, en, 中文]", "“中文” is no language code"),
        ("[zh-Hans, en, EN]", "“EN” is no language code"),
        ("[]", "“languages”: at least 1 wanted here"),
    ],
)
def test_languages_are_codes_once_each(site: SiteBuilder, languages: str, words: str) -> None:
    site.write("site.yaml", SITE.replace("[zh-Hans, en]", languages))

    assert any(words in line for line in load_plain(site))


# --- days and links --------------------------------------------------------------------


def test_a_notice_ends_after_it_begins(site: SiteBuilder) -> None:
    site.add("notices: [{id: a, title: 一, text: 一, from: 2026-05-02, until: 2026-05-01}]\n")

    assert load_plain(site) == [
        (
            f"{site.at('site.yaml', '2026-05-01')}: it ends on 2026-05-01, before it begins on"
            " 2026-05-02"
        )
    ]


def test_a_notice_of_one_day_is_right(site: SiteBuilder) -> None:
    site.add("notices: [{id: a, title: 一, text: 一, from: 2026-05-01, until: 2026-05-01}]\n")

    assert load_plain(site) == []


@pytest.mark.parametrize(
    "link", ["www.a.cn", "https://", "https:// a.cn", "javascript:alert(1)", "file:///etc/passwd"]
)
def test_a_link_that_no_phone_opens_is_told(site: SiteBuilder, link: str) -> None:
    site.add(f"take_away: [{{id: a, title: 一, link: '{link}'}}]\n")

    assert "a link begins with https://" in load_plain(site)[0]


def test_a_link_too_long_for_a_code_across_the_room_is_a_warning(site: SiteBuilder) -> None:
    site.add(f"take_away: [{{id: a, title: 一, link: 'https://a.cn/{'x' * 200}'}}]\n")

    assert "too fine to scan from afar" in site.warned(check_media=False)[0]


def test_a_link_longer_than_any_code_is_told(site: SiteBuilder) -> None:
    site.add(f"take_away: [{{id: a, title: 一, link: 'https://a.cn/{'x' * 700}'}}]\n")

    assert "“link”: too long: at most 600 characters" in load_plain(site)[0]
