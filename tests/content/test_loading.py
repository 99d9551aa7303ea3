from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.content.loading import load_site
from kiosk.content.model import Standing
from kiosk.errors import ContentError
from tests.content.builder import SITE, SiteBuilder

if TYPE_CHECKING:
    from pathlib import Path


def test_a_small_site_loads_whole(site: SiteBuilder) -> None:
    loaded = site.load()

    assert loaded.site.id == "heguang"
    assert loaded.site.name.pick("en") == "Heguang Village"
    assert loaded.site.plaque
    assert loaded.site.plaque.standing is Standing.NAMED
    assert loaded.path(loaded.site.cover).is_file()
    assert loaded.warnings == ()


def test_a_site_may_have_no_plaque_yet(site: SiteBuilder) -> None:
    site.write("site.yaml", "".join(x for x in SITE.splitlines(keepends=True) if "plaque" not in x))
    assert site.load().site.plaque is None


def test_the_folder_of_a_loaded_site_is_absolute(
    site: SiteBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.folder.parent)
    site.folder = site.folder.relative_to(site.folder.parent)

    assert site.load().folder.is_absolute()


def test_a_site_reached_by_a_link_stays_where_the_link_led(site: SiteBuilder) -> None:
    link = site.folder.with_name("current")
    link.symlink_to(site.folder)

    assert load_site(link).folder == site.folder


def test_a_link_that_leads_round_in_circles_is_a_missing_folder(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")

    with pytest.raises(ContentError, match="cannot be opened"):
        load_site(tmp_path / "a")


def test_a_missing_folder_is_one_problem_of_site_yaml(tmp_path: Path) -> None:
    site = SiteBuilder(tmp_path / "site")
    site.folder = tmp_path / "nowhere"

    (problem,) = site.problems()

    assert problem.place == "site.yaml"
    assert "cannot be opened" in problem.en
    assert "打不开" in problem.zh


def test_a_missing_site_yaml_is_named(site: SiteBuilder) -> None:
    (site.folder / "site.yaml").unlink()

    assert site.said() == ["site.yaml: there is no file “site.yaml”"]


def test_every_problem_is_told_at_once_across_files(site: SiteBuilder) -> None:
    site.add(
        "film: {include: film.yaml}\n"
        "notices:\n"
        "  - {id: a, title: 一, text: 一, from: 2026-05-01, until: 2026-04-01}\n"
        "colour: red\n"
    )
    site.write("film.yaml", "title: 片\nfile: film/none.mp4\nposter: pictures/cover.jpg\nloop: 1\n")

    assert [p.place for p in site.problems()] == [
        site.at("film.yaml", "film/none.mp4"),
        site.at("film.yaml", "loop"),
        site.at("site.yaml", "2026-04-01"),
        site.at("site.yaml", "colour"),
    ]


def test_a_part_that_is_wrong_does_not_hide_what_is_wrong_in_another(site: SiteBuilder) -> None:
    site.write(
        "site.yaml",
        SITE.replace("since: 2024", "since: long ago") + "decks:\n"
        "  - {id: a, title: 一, slides: [{picture: pictures/cover.jpg}]}\n"
        "  - {id: a, title: 二, slides: [{picture: pictures/cover.jpg}]}\n",
    )

    assert site.said() == [
        f"{site.at('site.yaml', 'long ago')}: “since”: a whole number belongs here",
        "site.yaml:9:10: the id “a” is used twice (first on line 8); choose another",
    ]


def test_warnings_come_with_the_problems_and_after_them(site: SiteBuilder) -> None:
    site.add("welcome: {zh-Hans: 欢迎}\nsumary: 错\n")

    problems = site.problems()

    assert [(p.fatal, p.line) for p in problems] == [(True, 8), (False, 7)]


def test_a_warning_alone_does_not_keep_the_site_off_the_screen(site: SiteBuilder) -> None:
    site.add("welcome: {zh-Hans: 欢迎}\n")

    assert site.warned() == ["site.yaml:7:10: no text in en"]


def test_more_problems_than_anyone_reads_are_counted(site: SiteBuilder) -> None:
    site.add("".join(f"wrong-{n}: 1\n" for n in range(1000)))

    problems = site.problems()

    assert len(problems) == 301
    assert problems[-1].en == "and 700 more; mend these first"


def test_an_error_speaks_both_languages(site: SiteBuilder) -> None:
    site.add("colour: red\n")

    with pytest.raises(ContentError) as caught:
        site.load()

    assert "site.yaml:7:1: there is no key “colour”" in caught.value.en
    assert "site.yaml:7:1：没有“colour”这个键" in caught.value.zh


def test_media_are_found_but_not_decoded_without_the_check(site: SiteBuilder) -> None:
    site.write("pictures/cover.jpg", b"no picture")

    assert site.problems(check_media=False) == []
    assert len(site.problems(check_media=True)) == 1


def test_identity_numbers_are_masked_everywhere_and_told(site: SiteBuilder) -> None:
    site.add("welcome: {zh-Hans: 张三 530102199001011234, en: x}\nsummary: 电话 13812345678\n")

    loaded = site.load()

    assert loaded.site.welcome.pick("zh-Hans") == "张三 5301**********1234"
    assert loaded.site.summary.pick("zh-Hans") == "电话 13812345678"
    assert [p.place for p in loaded.warnings] == ["site.yaml:7:20"]


LEDGER = """\
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
              title: 张三 13812345678
              text: {zh-Hans: "证件 530102199001011234", en: "card 530102199001011234"}
              table:
                columns: [姓名, 电话, 人数]
                rows:
                  - [张三, 13812345678, 3]
                  - [李四, 139 1234 5678, 1.5]
                  - [王五, "007", ~]
"""


def test_the_ledgers_texts_and_cells_are_masked_before_anything_reads_them(
    site: SiteBuilder,
) -> None:
    site.add(LEDGER)

    loaded = site.load()

    assert loaded.site.ledger is not None
    entry = loaded.site.ledger.chapters[0].categories[0].entries[0]
    assert entry.title.pick("en") == "张三 138****5678"
    assert entry.text.pick("en") == "card 5301**********1234"
    assert entry.table is not None
    assert entry.table.rows == (
        ("张三", "138****5678", 3),
        ("李四", "139 **** 5678", 1.5),
        ("王五", "007", None),
    )
    (warning,) = loaded.warnings
    assert "5 in this file" in warning.en
    assert not any(n in str(warning) for n in ("13812345678", "530102199001011234"))


def test_ids_links_and_file_names_are_never_masked(site: SiteBuilder) -> None:
    site.picture("pages/13812345678.jpg")
    site.add(
        LEDGER.replace("id: list", "id: a-13812345678").replace(
            "              table:",
            "              pages: [pages/13812345678.jpg]\n              table:",
        )
    )

    loaded = site.load()

    assert loaded.site.ledger is not None
    entry = loaded.site.ledger.chapters[0].categories[0].entries[0]
    assert entry.id == "a-13812345678"
    assert entry.pages == ("pages/13812345678.jpg",)
