from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from kiosk.content.store.durable import (
    Disk,
    DiskFullError,
    ReadOnlyDiskError,
    ensure_folder,
    link_or_copy,
    remove_tree,
    replace_file,
    telling,
    unlink_if_there,
)
from kiosk.errors import StoreError
from tests.fakes.disks import LinklessDisk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EDQUOT, DiskFullError),
        (errno.EROFS, ReadOnlyDiskError),
        (errno.EACCES, ReadOnlyDiskError),
        (errno.EIO, StoreError),
    ],
)
def test_what_the_system_says_is_told_in_words(number: int, kind: type[StoreError]) -> None:
    with pytest.raises(StoreError) as caught, telling():
        raise OSError(number, os.strerror(number), "film.mp4")
    assert type(caught.value) is kind
    assert "film.mp4" in caught.value.zh
    assert "film.mp4" in caught.value.en
    assert isinstance(caught.value.__cause__, OSError)


def test_an_operation_on_a_handle_names_its_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gone") as caught:
        Disk().sync(tmp_path / "gone")
    assert caught.value.filename == str(tmp_path / "gone")


def test_bytes_go_where_they_belong(tmp_path: Path) -> None:
    disk, path = Disk(), tmp_path / "file"
    disk.write(path, b"0123456789")
    disk.write(path, b"ab", at=4)
    disk.cut(path, 8)
    disk.sync(path)
    disk.sync_folder(tmp_path)
    assert path.read_bytes() == b"0123ab67"


def test_a_short_write_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pwrite = os.pwrite
    monkeypatch.setattr(os, "pwrite", lambda handle, data, at: pwrite(handle, data[:3], at))
    Disk().write(tmp_path / "file", b"0123456789", at=1)
    assert (tmp_path / "file").read_bytes() == b"\x000123456789"


def test_a_link_is_never_written_through(tmp_path: Path) -> None:
    (tmp_path / "victim").write_bytes(b"keep")
    (tmp_path / "link").symlink_to(tmp_path / "victim")
    with pytest.raises(OSError, match="link"):
        Disk().write(tmp_path / "link", b"gone")
    assert (tmp_path / "victim").read_bytes() == b"keep"


def test_a_file_is_replaced_whatever_an_earlier_attempt_left(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"old")
    (tmp_path / "state.new").write_bytes(b"a longer rest of an attempt that was killed")
    replace_file(Disk(), tmp_path / "state", b"new")
    assert (tmp_path / "state").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["state"]


def test_a_folder_may_be_there_already(tmp_path: Path) -> None:
    ensure_folder(Disk(), tmp_path / "folder")
    ensure_folder(Disk(), tmp_path / "folder")
    assert (tmp_path / "folder").is_dir()


def test_where_links_cannot_be_a_copy_is_made(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(b"x" * 3_000_000)
    link_or_copy(Disk(), tmp_path / "source", tmp_path / "linked")
    link_or_copy(LinklessDisk(), tmp_path / "source", tmp_path / "copied")
    assert (tmp_path / "linked").samefile(tmp_path / "source")
    assert not (tmp_path / "copied").samefile(tmp_path / "source")
    assert (tmp_path / "copied").read_bytes() == b"x" * 3_000_000


def test_a_name_that_is_taken_is_not_copied_over(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(b"source")
    (tmp_path / "target").write_bytes(b"target")
    with pytest.raises(FileExistsError):
        link_or_copy(Disk(), tmp_path / "source", tmp_path / "target")
    assert (tmp_path / "target").read_bytes() == b"target"


def test_a_tree_goes_without_what_its_links_point_to(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept/file").write_bytes(b"keep")
    (tmp_path / "tree/deep").mkdir(parents=True)
    (tmp_path / "tree/deep/file").write_bytes(b"x")
    (tmp_path / "tree/link").symlink_to(tmp_path / "kept")
    remove_tree(Disk(), tmp_path / "tree")
    remove_tree(Disk(), tmp_path / "tree")
    assert not (tmp_path / "tree").exists()
    assert (tmp_path / "kept/file").read_bytes() == b"keep"


def test_what_is_gone_need_not_be_removed(tmp_path: Path) -> None:
    unlink_if_there(Disk(), tmp_path / "gone")


def test_what_is_protected_cannot_be_written_by_mistake(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    Disk().protect(tmp_path / "file")
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o444


def test_free_room_is_a_number_of_bytes(tmp_path: Path) -> None:
    assert Disk().free(tmp_path) >= 0
