from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from kiosk.update.deposit import Allowance, deposit
from kiosk.update.stick_errors import (
    NotAFileError,
    StickFullError,
    StickGoneError,
    StickProtectedError,
)

if TYPE_CHECKING:
    from pathlib import Path

ANY = Allowance(reserve=0)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def names(stick: Path) -> list[str]:
    return sorted(str(path.relative_to(stick)) for path in stick.rglob("*"))


def test_statistics_are_carried_back_in_a_folder_of_the_kiosk(stick: Path) -> None:
    path = deposit(stick, "kiosk-7", "statistics.csv", b"day,touches\n", ANY)
    assert path == stick / "kiosk-reports/kiosk-7/statistics.csv"
    assert path.read_bytes() == b"day,touches\n"
    assert names(stick) == [
        "kiosk-reports",
        "kiosk-reports/kiosk-7",
        "kiosk-reports/kiosk-7/statistics.csv",
    ]


def test_the_newest_replaces_the_one_before(stick: Path) -> None:
    for body in (b"old and long", b"new"):
        path = deposit(stick, "kiosk-7", "log.txt", body, ANY)
    assert path.read_bytes() == b"new"


def test_a_stick_is_never_filled(stick: Path) -> None:
    disk = os.statvfs(stick)
    with pytest.raises(StickFullError):
        deposit(stick, "k", "log.txt", b"x", Allowance(reserve=disk.f_bavail * disk.f_frsize * 2))
    assert names(stick) == ["kiosk-reports", "kiosk-reports/k"]


def test_a_kiosk_has_no_more_than_its_share(stick: Path) -> None:
    share = Allowance(most=10, reserve=0)
    deposit(stick, "k", "a.txt", b"123456", share)
    with pytest.raises(StickFullError, match=r"b\.txt"):
        deposit(stick, "k", "b.txt", b"12345", share)
    deposit(stick, "k", "a.txt", b"1234567890", share)
    deposit(stick, "other", "b.txt", b"12345", share)


@pytest.mark.parametrize("call", ["write", "fsync", "rename"])
@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, StickFullError),
        (errno.EROFS, StickProtectedError),
        (errno.EIO, StickGoneError),
    ],
)
def test_what_goes_wrong_on_the_way_leaves_the_old_file_whole(
    stick: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, kind: type[Exception]
) -> None:
    path = deposit(stick, "k", "log.txt", b"old", ANY)

    def fail(*_args: object, **_names: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(f"kiosk.update.deposit.os.{call}", fail)
    with pytest.raises(kind):
        deposit(stick, "k", "log.txt", b"new", ANY)
    assert path.read_bytes() == b"old"
    assert [one.name for one in path.parent.iterdir()] == ["log.txt"]


def test_a_file_left_unfinished_by_a_pulled_stick_is_replaced(stick: Path) -> None:
    path = deposit(stick, "k", "log.txt", b"old", ANY)
    path.with_name("log.txt.new").write_bytes(b"half")
    deposit(stick, "k", "log.txt", b"new", ANY)
    assert [one.name for one in path.parent.iterdir()] == ["log.txt"]


def test_a_link_on_the_stick_leads_nothing_out_of_it(stick: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (stick / "kiosk-reports").symlink_to(outside)
    with pytest.raises(NotAFileError):
        deposit(stick, "k", "log.txt", b"x", ANY)
    (stick / "kiosk-reports").unlink()
    (stick / "kiosk-reports/k").mkdir(parents=True)
    for name in ("log.txt", "log.txt.new"):
        (stick / "kiosk-reports/k" / name).symlink_to(outside / "target")
    with pytest.raises(NotAFileError):
        deposit(stick, "k", "log.txt", b"x", ANY)
    (stick / "kiosk-reports/k/log.txt").unlink()
    deposit(stick, "k", "log.txt", b"x", ANY)
    assert not list(outside.iterdir())


def test_a_link_that_comes_back_while_we_write_leads_nothing_out_of_it(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = deposit(stick, "k", "log.txt", b"old", ANY)
    (tmp_path / "outside").write_bytes(b"outside")
    path.with_name("log.txt.new").symlink_to(tmp_path / "outside")
    monkeypatch.setattr("kiosk.update.deposit.os.unlink", lambda *_args, **_names: None)
    with pytest.raises(NotAFileError):
        deposit(stick, "k", "log.txt", b"new", ANY)
    assert (tmp_path / "outside").read_bytes() == b"outside"
    assert path.read_bytes() == b"old"


def test_a_folder_where_the_file_should_go_is_told(stick: Path) -> None:
    (stick / "kiosk-reports/k/log.txt").mkdir(parents=True)
    with pytest.raises(NotAFileError):
        deposit(stick, "k", "log.txt", b"x", ANY)


def test_a_stick_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(StickGoneError):
        deposit(tmp_path / "none", "k", "log.txt", b"x", ANY)


@pytest.mark.parametrize("name", ["../x", "", ".", "a/b", "x" * 200, "a\0"])
def test_a_name_that_leads_elsewhere_is_a_mistake_of_ours(stick: Path, name: str) -> None:
    with pytest.raises(ValueError, match="no file name"):
        deposit(stick, name, "log.txt", b"x", ANY)
    with pytest.raises(ValueError, match="no file name"):
        deposit(stick, "k", name, b"x", ANY)
    assert names(stick) == []
