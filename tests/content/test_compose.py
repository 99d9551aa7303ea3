"""Includes: one tree from many files."""

from __future__ import annotations

import os

import pytest

from kiosk.content import compose
from kiosk.content.limits import Limits
from tests.content.builder import SITE, SiteBuilder

NOTICE = "{{id: {0}, title: 一, text: 二, from: 2026-01-01}}"


def notice(name: str) -> str:
    return NOTICE.format(name)


def test_a_mapping_may_stand_in_another_file(site: SiteBuilder) -> None:
    site.add("notices:\n  - {include: notices/one.yaml}\n")
    site.write("notices/one.yaml", notice("one"))

    assert [n.id for n in site.load().site.notices] == ["one"]


def test_a_list_may_stand_in_another_file(site: SiteBuilder) -> None:
    site.add("notices: {include: notices.yaml}\n")
    site.write("notices.yaml", f"- {notice('one')}\n- {notice('two')}\n")

    assert [n.id for n in site.load().site.notices] == ["one", "two"]


def test_an_included_list_takes_its_place_among_the_items(site: SiteBuilder) -> None:
    site.add(f"notices:\n- {notice('a')}\n- {{include: more.yaml}}\n- {notice('d')}\n")
    site.write("more.yaml", f"- {notice('b')}\n- {notice('c')}\n")

    assert [n.id for n in site.load().site.notices] == ["a", "b", "c", "d"]


def test_included_files_include_others_by_paths_from_the_site_s_folder(site: SiteBuilder) -> None:
    site.add("notices: {include: parts/notices.yaml}\n")
    site.write("parts/notices.yaml", "- {include: parts/one.yaml}\n")
    site.write("parts/one.yaml", notice("one"))

    assert site.load().site.notices[0].id == "one"


def test_site_yaml_itself_may_be_an_include(site: SiteBuilder) -> None:
    site.write("whole.yaml", SITE)
    site.write("site.yaml", "include: whole.yaml\n")

    assert site.load().site.id == "heguang"


def test_a_problem_in_an_included_file_is_placed_there(site: SiteBuilder) -> None:
    site.add("notices: {include: notices.yaml}\n")
    site.write(
        "notices.yaml", f"- {notice('one')}\n- {{id: two, title: 一, text: 二, from: soon}}\n"
    )

    place = site.at("notices.yaml", "soon")
    assert site.said() == [f"{place}: “from”: a day is written as 2026-03-01"]


def test_a_missing_include_is_told_where_it_is_named_and_only_once(site: SiteBuilder) -> None:
    site.add("film: {include: flim.yaml}\n")
    site.write("film.yaml", "x")

    assert site.said() == [
        (
            f"{site.at('site.yaml', 'flim.yaml')}: there is no file “flim.yaml”;"
            " did you mean “film.yaml”?"
        )
    ]


def test_a_broken_include_is_told_once_at_its_own_place(site: SiteBuilder) -> None:
    site.add("plaque2: 1\nfilm: {include: film.yaml}\n")
    site.write("film.yaml", "title: 'x\n")

    assert [line.split(": ")[0] for line in site.said()] == ["film.yaml:1:8", "site.yaml:7:1"]


def test_a_missing_required_part_that_could_not_be_read_is_not_called_missing(
    site: SiteBuilder,
) -> None:
    site.write("site.yaml", SITE.replace("{title: 示范点, ", "{title: &x 示范点, "))

    assert len(site.said()) == 1

    site.write("site.yaml", SITE.replace("{title: 示范点, ", "{title: *x, "))

    assert len(site.said()) == 1


def test_a_circle_of_includes_is_told_as_a_circle(site: SiteBuilder) -> None:
    site.add("film: {include: a.yaml}\n")
    site.write("a.yaml", "poster: {include: b.yaml}\n")
    site.write("b.yaml", "include: a.yaml\n")

    assert "b.yaml:1:10: files include each other: a.yaml → b.yaml → a.yaml" in site.said()


def test_a_file_that_includes_itself_is_told(site: SiteBuilder) -> None:
    site.write("site.yaml", "include: site.yaml\n")

    assert site.said() == ["site.yaml:1:10: files include each other: site.yaml → site.yaml"]


def test_a_long_chain_of_includes_counts_as_depth(site: SiteBuilder) -> None:
    site.add("film: {include: f0.yaml}\n")
    for n in range(100):
        site.write(f"f{n}.yaml", f"include: f{n + 1}.yaml\n")

    assert any("too many levels" in line for line in site.said())


def test_doubling_includes_run_into_the_budget(site: SiteBuilder) -> None:
    site.add("decks: {include: l0.yaml}\n")
    for n in range(18):
        site.write(f"l{n}.yaml", f"- {{include: l{n + 1}.yaml}}\n" * 2)
    site.write("l18.yaml", "- x\n")

    said = site.said()

    assert any("too many files are included" in line for line in said)
    assert len(said) <= 301


def test_text_files_have_a_limit_together(
    site: SiteBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compose, "LIMITS", Limits(all_text_bytes=1000))
    site.add("notices: [{include: a.yaml}, {include: a.yaml}, {include: a.yaml}]\n")
    site.write("a.yaml", "#" * 400 + "\n" + notice("a"))

    told = [line for line in site.said() if "larger than 0.001 MB together" in line]

    assert len(told) == 2  # the first include still fitted


@pytest.mark.parametrize("named", ["[a.yaml]", "{x: y}", "", "~"])
def test_an_include_that_names_no_file_is_told(site: SiteBuilder, named: str) -> None:
    site.add(f"film: {{include: {named}}}\n")

    assert site.said() == ["site.yaml:7:8: include wants a file's name"]


def test_include_beside_other_keys_is_an_unknown_key(site: SiteBuilder) -> None:
    site.add("notices:\n  - {include: a.yaml, id: b, title: 一, text: 二, from: 2026-01-01}\n")

    assert any("there is no key “include”" in line for line in site.said())


@pytest.mark.parametrize(
    "path", ["../secret.yaml", "/etc/passwd", "a\\b.yaml", "C:\\a.yaml", "NUL"]
)
def test_an_include_that_leaves_the_folder_is_refused(site: SiteBuilder, path: str) -> None:
    site.write("../secret.yaml", "title: secret\n")
    site.add(f"film: {{include: '{path}'}}\n")

    (line,) = site.said()

    assert line.startswith("site.yaml:7:17: ")
    assert "secret\n" not in line


def test_a_linked_include_is_refused(site: SiteBuilder) -> None:
    (site.folder / "film.yaml").symlink_to("/etc/hostname")
    site.add("film: {include: film.yaml}\n")

    assert "symbolic link" in site.said()[0]


def test_a_pipe_for_site_yaml_is_refused(site: SiteBuilder) -> None:
    (site.folder / "site.yaml").unlink()
    os.mkfifo(site.folder / "site.yaml")

    assert "not a plain file" in site.said()[0]


def test_a_file_of_a_hundred_megabytes_is_refused_unread(site: SiteBuilder) -> None:
    with (site.folder / "site.yaml").open("wb") as file:
        file.truncate(100_000_000)

    assert site.said() == [
        "site.yaml: “site.yaml” is larger than 2 MB; split it into several files"
    ]


def test_a_site_in_gbk_is_told_how_to_save_it(site: SiteBuilder) -> None:
    site.write("site.yaml", SITE.encode("gbk"))

    assert site.said()[0].startswith("site.yaml:2:17: the file is not UTF-8 but GBK")


def test_a_nul_in_site_yaml_is_told(site: SiteBuilder) -> None:
    site.add("summary: a\0b\n")

    assert site.said() == ["site.yaml:7:11: an invisible control character, U+0000; delete it"]


@pytest.mark.parametrize("whole", ["- a\n- b\n", "just words\n", "~\n", "[]\n"])
def test_a_site_that_is_no_mapping_is_told(site: SiteBuilder, whole: str) -> None:
    site.write("site.yaml", whole)

    assert site.said()[0].endswith("lines of “key: value” belong here")
