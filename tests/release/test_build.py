"""A site's folder checked by the kiosk's own loader, and every file of it measured."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from kiosk.content.loading import load_site
from kiosk.content.release import PIECE
from kiosk.errors import ContentError
from kiosk.release import build as building
from kiosk.release.build import Draft, read_draft
from kiosk.release.errors import ChangedError, PublishError
from tests.fakes.folder import LEAST, site_folder

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.content.loading import LoadedSite


def build(folder: Path) -> Draft:
    return building.build(folder, load_site)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return site_folder(tmp_path / "site")


def paths(folder: Path) -> list[str]:
    return [file.path for file in build(folder).files]


def places(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as told:
        build(folder)
    return [problem.file for problem in told.value.problems]


def test_every_file_is_measured_in_the_order_of_its_path(site: Path) -> None:
    (site / "pictures").mkdir()
    (site / "pictures/a.jpg").write_bytes(b"a")
    (site / "pictures.txt").write_bytes(b"b")
    draft = build(site)
    assert draft.site == LEAST["id"]
    assert [f.path for f in draft.files] == [
        "cover.png", "pictures.txt", "pictures/a.jpg", "site.yaml",
    ]  # fmt: skip
    one = draft.files[2]
    assert (one.size, one.sha256, one.pieces) == (1, sha256(b"a").hexdigest(), ())
    assert draft.size == sum(f.size for f in draft.files)


@pytest.mark.parametrize(("size", "pieces"), [(PIECE, 0), (PIECE + 1, 2), (2 * PIECE, 2)])
def test_a_large_file_has_the_digests_of_its_pieces(site: Path, size: int, pieces: int) -> None:
    data = os.urandom(size)
    (site / "film.bin").write_bytes(data)
    film = next(f for f in build(site).files if f.path == "film.bin")
    assert film.sha256 == sha256(data).hexdigest()
    assert len(film.pieces) == pieces
    for at, digest in enumerate(film.pieces):
        assert digest == sha256(data[at * PIECE : (at + 1) * PIECE]).hexdigest()


def test_what_a_kiosk_refuses_is_refused_with_every_problem(tmp_path: Path) -> None:
    folder = site_folder(tmp_path / "site", nmae="x", cover="gone.png")
    with pytest.raises(ContentError) as told:
        build(folder)
    assert len(told.value.problems) >= 2
    with pytest.raises(ContentError):
        build(tmp_path / "nowhere")


def test_warnings_of_the_loader_come_with_the_draft(tmp_path: Path) -> None:
    folder = site_folder(tmp_path / "site", summary="电话 110101199003074514")
    assert [warning.file for warning in build(folder).warnings] == ["site.yaml"]


def test_what_systems_and_editors_leave_behind_is_left_out(site: Path) -> None:
    before = paths(site)
    (site / ".git/objects").mkdir(parents=True)
    for name in (
        ".DS_Store", "Thumbs.db", "desktop.ini", "._cover.png", "site.yaml~",
        ".~lock.list.csv#", ".git/objects/x",
    ):  # fmt: skip
        (site / name).write_bytes(b"x")
    assert paths(site) == before


def test_what_the_site_names_is_not_left_out_whatever_it_is_called(tmp_path: Path) -> None:
    folder = site_folder(tmp_path / "site", cover="._cover.png")
    (folder / "cover.png").rename(folder / "._cover.png")
    assert "._cover.png" in paths(folder)


@pytest.mark.parametrize("name", ["con.txt", "a:b", "end ", "aux"])
def test_a_name_that_some_kiosk_could_not_hold_is_named(site: Path, name: str) -> None:
    (site / name).write_bytes(b"x")
    assert places(site) == [name]


def test_a_name_in_another_normal_form_is_named(site: Path) -> None:
    (site / "e\u0301.txt").write_bytes(b"x")
    assert places(site) == ["e\u0301.txt"]


def test_links_pipes_and_the_like_are_named(site: Path) -> None:
    (site / "link").symlink_to("/etc/hostname")
    (site / "folder").symlink_to("/etc")
    os.mkfifo(site / "pipe")
    assert sorted(places(site)) == ["folder", "link", "pipe"]


def test_names_that_differ_by_capital_letters_only_are_refused(site: Path) -> None:
    (site / "a.txt").write_bytes(b"1")
    (site / "A.txt").write_bytes(b"2")
    with pytest.raises(PublishError, match=r"A\.txt"):
        build(site)


def test_too_many_files_are_refused_before_any_is_read(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "MOST_FILES", 1)
    with pytest.raises(PublishError, match="more than 1 files"):
        build(site)


def test_a_manifest_no_kiosk_would_read_is_refused(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "LONGEST_MANIFEST", 100_100)
    with pytest.raises(PublishError, match="too many files"):
        build(site)


def test_a_folder_that_changes_meanwhile_is_refused(site: Path) -> None:
    def load(folder: Path) -> LoadedSite:
        loaded = load_site(folder)
        (site / "late.txt").write_bytes(b"x")
        return loaded

    with pytest.raises(ChangedError, match="site"):
        building.build(site, load)


def test_a_draft_is_read_as_it_was_written(site: Path, tmp_path: Path) -> None:
    draft = build(site)
    kept = tmp_path / "draft.json"
    kept.write_text(draft.write(), encoding="utf-8")
    assert read_draft(kept) == draft


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"site":"x","folder":"/","files":[{}]}'])
def test_what_is_no_draft_is_refused(tmp_path: Path, text: str) -> None:
    kept = tmp_path / "draft.json"
    kept.write_text(text, encoding="utf-8")
    with pytest.raises(PublishError, match=r"draft\.json"):
        read_draft(kept)
