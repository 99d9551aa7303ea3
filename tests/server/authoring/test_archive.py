from __future__ import annotations

import io
import stat
import zipfile
from typing import TYPE_CHECKING

import pytest

from kiosk.server.authoring.archive.opening import ArchiveError, Sizes, open_archive
from kiosk.server.authoring.archive.packing import write_zip

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    OpenWith = Callable[[Callable[[zipfile.ZipFile], None]], Path]

SMALL = Sizes(files=5, words=1_000, pictures=2_000, moving=3_000, whole=5_000, ratio=50)


def _nothing(_part: float) -> None:
    return


@pytest.fixture
def open_with(tmp_path: Path) -> OpenWith:
    def act(fill: Callable[[zipfile.ZipFile], None]) -> Path:
        archive, folder = tmp_path / "site.zip", tmp_path / "out"
        folder.mkdir()
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
            fill(opened)
        return open_archive(archive, folder, _nothing, SMALL)

    return act


def _site(archive: zipfile.ZipFile) -> None:
    archive.writestr("heguang/site.yaml", "id: heguang\n")
    archive.writestr("heguang/pictures/a.jpg", b"\xff\xd8")
    archive.writestr("__MACOSX/heguang/._site.yaml", "x")
    archive.writestr("heguang/Thumbs.db", "x")


def test_a_folder_that_was_packed_is_found_and_rubbish_is_left_out(open_with: OpenWith) -> None:
    root = open_with(_site)
    assert root.name == "heguang"
    assert sorted(p.name for p in root.rglob("*")) == ["a.jpg", "pictures", "site.yaml"]


@pytest.mark.parametrize(
    "name",
    [
        "../site.yaml",
        "a/../../site.yaml",
        "/etc/site.yaml",
        "C:/site.yaml",
        "a//site.yaml",
        "con.yaml",
        "a\u202e.yaml",
        "pictures/a:b.jpg",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(open_with: OpenWith, name: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        open_with(lambda archive: archive.writestr(name, "x"))
    assert "压缩包" in caught.value.zh


def test_a_symbolic_link_is_refused(open_with: OpenWith) -> None:
    def fill(archive: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo("site.yaml")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")

    with pytest.raises(ArchiveError, match="symbolic link"):
        open_with(fill)


@pytest.mark.parametrize(
    "name", ["page.html", "x.svg", "run.exe", "macro.pptm", "noending", "a.zip"]
)
def test_what_no_site_uses_is_refused_by_name(open_with: OpenWith, name: str) -> None:
    with pytest.raises(ArchiveError, match="nothing a site uses"):
        open_with(lambda archive: archive.writestr(name, "x"))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    sizes = Sizes(ratio=5, moving=10**9, whole=10**9)
    archive, folder = tmp_path / "bomb.zip", tmp_path / "bomb"
    folder.mkdir()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("film/a.mp4", b"\0" * 5_000_000)
    with pytest.raises(ArchiveError, match="bomb"):
        open_archive(archive, folder, _nothing, sizes)
    assert list(folder.iterdir()) == []


def test_a_size_that_lies_is_found_out_while_unpacking(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("film/a.mp4", bytes(range(256)) * 400)
    data = bytearray(stream.getvalue())
    size = (102_400).to_bytes(4, "little")
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = (900).to_bytes(4, "little")
    archive, folder = tmp_path / "lies.zip", tmp_path / "out"
    archive.write_bytes(bytes(data))
    folder.mkdir()
    with pytest.raises(ArchiveError):
        open_archive(archive, folder, _nothing, SMALL)
    written = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
    assert written <= SMALL.moving


@pytest.mark.parametrize(
    ("fill", "why"),
    [
        (lambda z: [z.writestr(f"{n}.yaml", "x") for n in range(6)], "too many files"),
        (lambda z: z.writestr("site.yaml", "x" * 1_001), "too large"),
        (lambda z: [z.writestr(f"{n}.mp4", bytes(range(250)) * 11) for n in range(2)], "too much"),
        (lambda z: [z.writestr(n, "x") for n in ("Site.yaml", "site.yaml")], "twice"),
        (lambda z: z.writestr("pictures/a.jpg", "x"), "no site.yaml"),
    ],
)
def test_too_much_or_too_little_is_refused(
    open_with: OpenWith, fill: Callable[[zipfile.ZipFile], None], why: str
) -> None:
    with pytest.raises(ArchiveError, match=why):
        open_with(fill)


def test_what_is_no_zip_file_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "site.zip").write_bytes(b"Rar!\x1a\x07\x00 not a zip")
    with pytest.raises(ArchiveError) as caught:
        open_archive(tmp_path / "site.zip", tmp_path / "out", _nothing)
    assert "zip" in caught.value.zh


def test_the_same_folder_makes_the_same_zip_file(tmp_path: Path) -> None:
    folder = tmp_path / "heguang"
    (folder / "pictures").mkdir(parents=True)
    (folder / "site.yaml").write_text("id: heguang\n", "utf-8")
    (folder / "pictures" / "村口.jpg").write_bytes(b"\xff\xd8" * 99)
    for name in ("one.zip", "two.zip"):
        write_zip(folder, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    (tmp_path / "out").mkdir()
    root = open_archive(tmp_path / "one.zip", tmp_path / "out", _nothing)
    assert (root / "pictures" / "村口.jpg").read_bytes() == b"\xff\xd8" * 99
