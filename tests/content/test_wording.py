"""The model's complaints, as the person at the keyboard reads them."""

from __future__ import annotations

from itertools import zip_longest

import pytest

from kiosk.content import wording
from tests.content.builder import SITE, SiteBuilder

ROUTE = """\
route:
  title: 路线
  map: pictures/cover.jpg
  line: [{x: 0, y: 0}, {x: 1, y: 1}]
  stops:
    - number: 1
      name: 一
      at: {x: 0.5, y: 0.5}
      minutes: 1
      commentary: 讲
"""
ENTRY = """\
ledger:
  title: 台账
  chapters:
    - name: systems
      title: 制度
      categories:
        - id: people
          title: 名册
          entries:
            - id: list
              date: 2026-03-01
              title: 名单
"""


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ("number: 1", "number: one", "“number”: a whole number belongs here"),
        ("number: 1", "number: 1.5", "“number”: a whole number belongs here"),
        ("number: 1", "number: " + "9" * 5000, "“number”: the number is too large"),
        ("number: 1", "number: 0", "“number”: it must not be less than 1"),
        ("number: 1", "number: 100", "“number”: it must not be greater than 99"),
        ("minutes: 1", "minutes: soon", "“minutes”: a number belongs here"),
        ("minutes: 1", "minutes: nan", "“minutes”: an ordinary number belongs here"),
        ("minutes: 1", "minutes: 0", "“minutes”: it must be greater than 0"),
        ("minutes: 1", "minutes: [1]", "“minutes”: a number belongs here"),
        ("x: 0.5", "x: 1.5", "“x”: it must not be greater than 1"),
        ("title: 路线", "title: [a]", "“title”: a text belongs here, or one for each language"),
        ("title: 路线", "title: {en: [a]}", "“en”: a text belongs here"),
        ("commentary: 讲", f"commentary: {'讲' * 20_001}", "too long: at most 20000 characters"),
        ("at: {x: 0.5, y: 0.5}", "at: middle", "“at”: lines of “key: value” belong here"),
        ("map: pictures/cover.jpg", "map: ''", "“map”: it must not be empty"),
        ("[{x: 0, y: 0}, {x: 1, y: 1}]", "[{x: 0, y: 0}]", "“line”: at least 2 wanted here"),
        ("[{x: 0, y: 0}, {x: 1, y: 1}]", "here", "“line”: a list belongs here"),
        ("commentary: 讲", "commentary: 讲\n      audio: a.mp3", "“audio”: lines by language"),
    ],
)
def test_a_wrong_value_is_told_in_plain_words_at_its_place(
    site: SiteBuilder, right: str, wrong: str, words: str
) -> None:
    changed = ROUTE.replace(right, wrong)
    site.add(changed)
    pairs = zip_longest(ROUTE.split("\n"), changed.split("\n"))
    line = 7 + next(n for n, (before, after) in enumerate(pairs) if before != after)

    (found,) = [line for line in site.said() if words in line]

    assert found.startswith(f"site.yaml:{line}:")


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ("date: 2026-03-01", "date: 20260301", "“date”: a day is written as 2026-03-01"),
        ("date: 2026-03-01", "date: 2026-3-1", "“date”: a day is written as 2026-03-01"),
        ("date: 2026-03-01", "date: 2026-02-30", "“date”: there is no such day"),
        (
            "title: 名单",
            "title: 名单\n              highlight: maybe",
            "“highlight”: true or false",
        ),
        ("id: list", "id: List", "only lower-case letters, digits and single hyphens"),
        ("id: list", "id: " + "a" * 65, "“id”: too long: at most 64 characters"),
        (
            "title: 名单",
            "title: 名单\n              chart: {kind: pie, labels: [a], series: [*S]}".replace(
                "*S", "{name: a, values: [1]}"
            ),
            "“kind”: “pie” is none of bar, line",
        ),
    ],
)
def test_a_wrong_entry_is_told_in_plain_words(
    site: SiteBuilder, right: str, wrong: str, words: str
) -> None:
    site.add(ENTRY.replace(right, wrong))

    (line,) = site.said()

    assert words in line


def test_the_column_of_a_wrong_value_is_exact(site: SiteBuilder) -> None:
    site.add(ROUTE.replace("{x: 0.5, y: 0.5}", "{x: 0.5, y: 7}"))

    assert site.said() == [f"{site.at('site.yaml', '7}')}: “y”: it must not be greater than 1"]


def test_an_unknown_key_suggests_the_nearest_of_that_place(site: SiteBuilder) -> None:
    site.add(ROUTE.replace("minutes: 1", "minutes: 1\n      comentary: 讲讲"))

    assert site.said() == [
        (
            f"{site.at('site.yaml', 'comentary')}: there is no key “comentary”;"
            " did you mean “commentary”?"
        )
    ]


def test_a_required_key_written_nearly_right_is_one_problem(site: SiteBuilder) -> None:
    site.add(ROUTE.replace("commentary: 讲", "Commentary: 讲"))

    assert len(site.said()) == 1


@pytest.mark.parametrize("written", ["takeaway", "take-away", "Take_Away"])
def test_hyphens_and_capitals_do_not_hide_the_right_key(site: SiteBuilder, written: str) -> None:
    site.add(f"{written}: []\n")

    assert "did you mean “take_away”?" in site.said()[0]


def test_a_key_like_no_other_lists_those_there_are(site: SiteBuilder) -> None:
    site.write("site.yaml", SITE.replace("since: 2024}", "since: 2024, 2: x}"))

    assert site.said() == [
        (
            f"{site.at('site.yaml', '2: x')}: there is no key “2”;"
            " known are title, awarded_by, since, standing"
        )
    ]


def test_a_wrong_choice_suggests_the_nearest(site: SiteBuilder) -> None:
    site.write("site.yaml", SITE.replace("since: 2024}", "since: 2024, standing: keeped}"))

    (line,) = site.said()

    assert line.endswith("did you mean “kept”?")
    assert "none of applied, planned, in-creation" in line


def test_a_wrong_chapter_name_suggests_the_nearest(site: SiteBuilder) -> None:
    site.add(ENTRY.replace("name: systems", "name: sistems"))

    assert site.said()[0].endswith("did you mean “systems”?")


def test_a_missing_key_is_told_at_its_mapping(site: SiteBuilder) -> None:
    site.write("site.yaml", SITE.replace(", since: 2024", ""))

    assert site.said() == [f"{site.at('site.yaml', '{title')}: “since” is missing"]


def test_a_required_key_left_empty_is_told_at_the_key(site: SiteBuilder) -> None:
    site.write("site.yaml", SITE.replace("township: 晨溪乡", "township:"))

    assert site.said() == ["site.yaml:3:1: “township” is empty"]


def test_items_that_are_wrong_are_not_also_too_few(site: SiteBuilder) -> None:
    site.add("gallery:\n  - {id: a, title: 一, photos: [{caption: x}]}\n")

    assert site.said() == [f"{site.at('site.yaml', '{caption')}: “picture” is missing"]


def test_a_take_away_has_a_link_or_a_picture(site: SiteBuilder) -> None:
    site.add("take_away:\n  - {id: a, title: 一}\n")

    assert site.said() == [
        "site.yaml:8:5: “take_away”: give either a link or a picture of the code, not both"
    ]


def test_numbers_and_words_of_yaml_are_texts_where_a_text_belongs(site: SiteBuilder) -> None:
    site.add("summary: 2026\nwelcome: {zh-Hans: yes, en: 1.10}\n")

    loaded = site.load().site

    assert loaded.summary.pick("en") == "2026"
    assert loaded.welcome.root == {"zh-Hans": "yes", "en": "1.10"}


def test_every_complaint_has_words_in_chinese_too(site: SiteBuilder) -> None:
    site.add(ROUTE.replace("number: 1", "number: one") + ENTRY.replace("id: list", "id: List"))

    assert [p.zh for p in site.problems()] == [
        "“number”：应为整数",
        "“id”：只能用小写字母、数字和单个连字符，例如 plan-2026",
    ]


def test_templates_name_only_what_pydantic_gives() -> None:
    given = {"max_length": 1, "min_length": 1, "gt": 1, "ge": 1, "lt": 1, "le": 1}

    for zh, en in wording._WORDS.values():
        assert zh.format(**given)
        assert en.format(**given)
