from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content import files
from kiosk.content.files import PathError, SiteFolder, check_name, shown
from kiosk.content.limits import Limits

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pictures/deep").mkdir(parents=True)
    (tmp_path / "pictures/stop-01.jpg").write_bytes(b"x")
    (tmp_path / "pictures/deep/禾光.jpg").write_bytes(b"y")
    (tmp_path / "site.yaml").write_text("id: a")
    return tmp_path


def refusal(folder: Path, path: str) -> str:
    with pytest.raises(PathError) as caught:
        SiteFolder(folder).find(path)
    return caught.value.en


@pytest.mark.parametrize("path", ["site.yaml", "pictures/stop-01.jpg", "pictures/deep/禾光.jpg"])
def test_a_plain_file_in_the_folder_is_found(folder: Path, path: str) -> None:
    assert SiteFolder(folder).find(path) == folder / path


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/etc/passwd", "absolute path"),
        ("//server/share", "absolute path"),
        ("C:/Users/a.jpg", "absolute path"),
        ("c:a.jpg", "absolute path"),
        ("../a.jpg", "leaves the site's folder"),
        ("pictures/../../a.jpg", "leaves the site's folder"),
        ("pictures/..", "leaves the site's folder"),
        ("pictures\\stop-01.jpg", "backslash"),
        ("..\\a.jpg", "backslash"),
        ("pictures//stop-01.jpg", "empty part"),
        ("./site.yaml", "empty part or a “.”"),
        ("pictures/", "empty part"),
        ("", "empty part"),
        ("a\0.jpg", "U+0000"),
        ("a\n.jpg", "U+000A"),
        ("a\u2028.jpg", "U+2028"),
        ("a\ud800.jpg", "U+D800"),
        ("a\u202egpj.exe", "U+202E"),
        ("a\u200b.jpg", "U+200B"),
        ("a\xad.jpg", "U+00AD"),
        ("a\U000e0041.jpg", "U+E0041"),
        ("a?.jpg", "no file name may hold: ?"),
        ("ab:c.jpg", "no file name may hold: :"),
        ("https://example.org/a.jpg", "web address"),
        ("file:///etc/passwd", "web address"),
        ("CON", "device on Windows"),
        ("pictures/con.jpg", "device on Windows"),
        ("NUL", "device on Windows"),
        ("nul.tar.gz", "device on Windows"),
        ("aux/a.jpg", "device on Windows"),
        ("COM1", "device on Windows"),
        ("com9.txt", "device on Windows"),
        ("LPT1.png", "device on Windows"),
        ("PRN .txt", "device on Windows"),
        ("CONIN$", "device on Windows"),
        ("a./b.jpg", "ends in a space or a full stop"),
        ("a.jpg ", "ends in a space or a full stop"),
        (" a.jpg", "begins with a space"),
        ("禾" * 100 + ".jpg", "too long a name"),
    ],
)
def test_a_path_that_means_trouble_is_refused(folder: Path, path: str, words: str) -> None:
    assert words in refusal(folder, path)


@pytest.mark.parametrize(
    "path", ["console.jpg", "com.jpg", "nulls/a", "a b.jpg", "..a", "a..b", "com10"]
)
def test_a_harmless_name_is_allowed(path: str) -> None:
    check_name(path)


def test_a_link_to_a_file_is_refused(folder: Path) -> None:
    (folder / "link.jpg").symlink_to(folder / "pictures/stop-01.jpg")

    assert "symbolic link link.jpg" in refusal(folder, "link.jpg")


def test_a_link_along_the_way_is_refused(folder: Path) -> None:
    (folder / "album").symlink_to(folder / "pictures")

    assert "symbolic link album" in refusal(folder, "album/stop-01.jpg")


def test_a_link_that_leads_nowhere_is_refused_as_a_link(folder: Path) -> None:
    (folder / "link.jpg").symlink_to(folder / "nowhere")

    assert "symbolic link" in refusal(folder, "link.jpg")


def test_the_site_s_folder_itself_may_be_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "current").symlink_to(folder)

    assert SiteFolder(tmp_path / "current").find("site.yaml").is_file()


def test_a_pipe_is_refused_and_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.jpg")

    assert "not a plain file" in refusal(folder, "pipe.jpg")


def test_a_pipe_put_in_a_file_s_place_is_not_waited_for(folder: Path) -> None:
    site = SiteFolder(folder)
    site.find("site.yaml")
    (folder / "site.yaml").unlink()
    os.mkfifo(folder / "site.yaml")

    with pytest.raises(PathError, match="cannot be read"):
        site.read("site.yaml")


def test_a_link_put_in_a_file_s_place_is_not_followed(folder: Path) -> None:
    site = SiteFolder(folder)
    site.find("site.yaml")
    (folder / "site.yaml").unlink()
    (folder / "site.yaml").symlink_to(folder / "pictures/stop-01.jpg")

    with pytest.raises(PathError, match="cannot be read"):
        site.read("site.yaml")


def test_a_folder_is_no_file_and_a_file_no_folder(folder: Path) -> None:
    assert "not a plain file" in refusal(folder, "pictures/deep")
    assert "site.yaml in “site.yaml/a.jpg” is not a folder" in refusal(folder, "site.yaml/a.jpg")


def test_a_name_in_the_wrong_case_is_told_as_such(folder: Path) -> None:
    assert refusal(folder, "Pictures/Stop-01.JPG") == (
        "there is no “Pictures/Stop-01.JPG”, only “pictures/stop-01.jpg”: capital letters differ"
    )


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("pictures/stop-1.jpg", "pictures/stop-01.jpg"),
        ("picture/stop-01.jpg", "pictures/stop-01.jpg"),
        ("stop-01.jpg", "pictures/stop-01.jpg"),
        ("pictures/禾光.jpg", "pictures/deep/禾光.jpg"),
    ],
)
def test_a_missing_file_suggests_the_nearest(folder: Path, path: str, meant: str) -> None:
    assert refusal(folder, path).endswith(f"did you mean “{meant}”?")


def test_a_missing_file_like_no_other_suggests_nothing(folder: Path) -> None:
    assert refusal(folder, "film/x.mp4") == "there is no file “film/x.mp4”"


def test_only_the_first_missing_files_get_a_suggestion(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LIMITS", Limits(suggestions=1))
    site = SiteFolder(folder)

    with pytest.raises(PathError, match="did you mean"):
        site.find("stop-01.jpg")
    with pytest.raises(PathError, match=r"there is no file “stop-01\.jpg”$"):
        site.find("stop-01.jpg")


def test_a_name_that_is_no_text_is_never_suggested(folder: Path) -> None:
    (folder / os.fsdecode(b"stop-\xff.jpg")).touch()

    assert "did you mean “pictures/stop-01.jpg”" in refusal(folder, "stop-.jpg")


def test_a_file_is_read_up_to_its_limit(folder: Path) -> None:
    assert SiteFolder(folder).read("site.yaml", limit=5) == b"id: a"
    with pytest.raises(PathError, match="larger than"):
        SiteFolder(folder).read("site.yaml", limit=4)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_told(folder: Path) -> None:
    (folder / "site.yaml").chmod(0)

    with pytest.raises(PathError, match="cannot be read"):
        SiteFolder(folder).read("site.yaml")


def test_a_message_shows_nothing_invisible_and_has_an_end() -> None:
    assert shown("a\nb\0" + "x" * 200) == "aU+000AbU+0000" + "x" * 76 + "…"


@pytest.fixture(scope="module")
def walled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site's folder with something worth reaching beside it, and a link that leads there."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret").write_bytes(b"x")
    (outside / "site/inside").mkdir(parents=True)
    (outside / "site/inside/a").write_bytes(b"y")
    (outside / "site/out").symlink_to(outside)
    return outside / "site"


STEPS = st.lists(st.sampled_from(["..", ".", "", "inside", "a", "out", "secret"]), max_size=5)


@given(path=st.text(max_size=60) | STEPS.map("/".join))
def test_no_path_at_all_leads_out_of_the_folder(path: str, walled: Path) -> None:
    try:
        found = SiteFolder(walled).find(path)
    except PathError:
        return
    assert found.resolve().is_relative_to(walled)
