from __future__ import annotations

import inspect
import os
import sys
from typing import TYPE_CHECKING

import pytest

from kiosk.content.loading import LoadedSite, load_site
from kiosk.content.watch import SiteWatch, signature
from kiosk.errors import ContentError
from tests.content.builder import SITE, SiteBuilder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def load(folder: Path) -> LoadedSite:
    return load_site(folder, check_media=False)


@pytest.fixture
def watch(site: SiteBuilder) -> SiteWatch:
    return SiteWatch(site.folder, load)


def settle(watch: SiteWatch) -> LoadedSite | ContentError | None:
    """Look twice: once to see the change, once to see that it rests."""
    assert watch.poll() is None
    return watch.poll()


def test_a_folder_at_rest_is_nothing_new(watch: SiteWatch) -> None:
    assert [watch.poll() for _ in range(3)] == [None, None, None]


def test_a_change_is_loaded_once_it_rests(site: SiteBuilder, watch: SiteWatch) -> None:
    site.add("summary: 新\n")

    loaded = settle(watch)

    assert isinstance(loaded, LoadedSite)
    assert loaded.site.summary.pick("en") == "新"
    assert watch.poll() is None


def test_a_folder_that_keeps_changing_is_left_alone(site: SiteBuilder, watch: SiteWatch) -> None:
    for number in range(5):
        site.add(f"summary: {'新' * number}\n")
        assert watch.poll() is None

    assert isinstance(watch.poll(), LoadedSite)


def test_a_broken_folder_tells_its_problems_once(site: SiteBuilder, watch: SiteWatch) -> None:
    site.add("wrong: 1\n")

    told = settle(watch)

    assert isinstance(told, ContentError)
    assert told.problems[0].place == "site.yaml:7:1"
    assert [watch.poll() for _ in range(3)] == [None, None, None]


def test_a_folder_mended_after_it_broke_is_loaded(site: SiteBuilder, watch: SiteWatch) -> None:
    site.add("wrong: 1\n")
    assert isinstance(settle(watch), ContentError)

    site.write("site.yaml", SITE)

    assert isinstance(settle(watch), LoadedSite)


def test_a_folder_that_vanishes_and_comes_back_is_told_and_loaded(
    site: SiteBuilder, watch: SiteWatch
) -> None:
    away = site.folder.with_name("away")
    site.folder.rename(away)
    assert isinstance(settle(watch), ContentError)

    away.rename(site.folder)

    assert isinstance(settle(watch), LoadedSite)


def test_a_folder_that_changes_while_it_is_loaded_is_loaded_again(site: SiteBuilder) -> None:
    interruptions: list[Callable[[], object]] = [lambda: site.add("summary: 二二\n")]

    def interrupted(folder: Path) -> LoadedSite:
        loaded = load(folder)
        while interruptions:
            interruptions.pop()()
        return loaded

    watch = SiteWatch(site.folder, interrupted)
    site.add("summary: 一\n")

    assert settle(watch) is None  # what it loaded is old already
    loaded = watch.poll()

    assert isinstance(loaded, LoadedSite)
    assert loaded.site.summary.pick("en") == "二二"


def test_an_error_that_is_no_problem_of_the_content_is_not_swallowed(site: SiteBuilder) -> None:
    def failing(folder: Path) -> LoadedSite:
        raise RuntimeError(folder)

    watch = SiteWatch(site.folder, failing)
    site.add("summary: 一\n")
    watch.poll()

    with pytest.raises(RuntimeError):
        watch.poll()


# --- the signature ---------------------------------------------------------------------


def changed(folder: Path, change: Callable[[], object]) -> bool:
    before = signature(folder)
    change()
    return signature(folder) != before


def test_the_signature_of_the_same_folder_is_the_same(site: SiteBuilder) -> None:
    assert not changed(site.folder, lambda: None)


def test_reading_changes_nothing(site: SiteBuilder) -> None:
    assert not changed(site.folder, (site.folder / "site.yaml").read_bytes)


def test_every_change_changes_the_signature(site: SiteBuilder) -> None:
    deep = site.write("a/b/c.txt", "1")
    status = deep.stat()

    assert changed(site.folder, lambda: site.write("new.txt", ""))
    assert changed(site.folder, lambda: site.write("a/b/c.txt", "22"))
    assert changed(
        site.folder, lambda: os.utime(deep, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    )
    assert changed(site.folder, lambda: deep.rename(deep.with_name("d.txt")))
    assert changed(site.folder, (site.folder / "a/b/d.txt").unlink)
    assert changed(site.folder, lambda: (site.folder / "link").symlink_to("/etc"))


def test_links_are_not_followed(site: SiteBuilder, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (site.folder / "link").symlink_to(tmp_path / "outside")
    (site.folder / "round").symlink_to(site.folder)

    assert not changed(site.folder, lambda: (tmp_path / "outside/new").write_text("x"))


def test_a_missing_folder_has_a_signature(tmp_path: Path) -> None:
    assert signature(tmp_path / "nowhere") == signature(tmp_path / "nowhere")
    assert signature(tmp_path / "nowhere") != signature(tmp_path)


def test_a_name_that_is_no_text_is_no_matter(site: SiteBuilder) -> None:
    def name_oddly() -> None:
        (site.folder / os.fsdecode(b"\xff\xfe")).write_text("x")

    assert changed(site.folder, name_oddly)


def test_a_deep_folder_is_walked_without_recursion(site: SiteBuilder) -> None:
    site.write("d/" * 150 + "bottom.txt", "1")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 60)
    try:
        before = signature(site.folder)
    finally:
        sys.setrecursionlimit(limit)

    site.write("d/" * 150 + "bottom.txt", "22")
    assert signature(site.folder) != before
