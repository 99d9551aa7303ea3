"""What every storage promises, on a real disk and over HTTP to an S3 server."""

from __future__ import annotations

import io
import threading
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from kiosk.release.errors import (
    BusyError,
    ChangedError,
    ConflictError,
    DamagedError,
    MissingError,
    PublishError,
)
from kiosk.release.storage import CheckedStream, Storage, Work

if TYPE_CHECKING:
    from pathlib import Path

LARGE = 9 * 2**20
"""Bytes; sent in parts."""


def stream(data: bytes, promised: bytes | None = None) -> CheckedStream:
    promised = data if promised is None else promised
    return CheckedStream(io.BytesIO(data), "film", len(promised), sha256(promised).hexdigest())


def read(storage: Storage, name: str) -> bytes:
    return storage.read(name, 10**8).body


def test_what_was_written_is_read(storage: Storage) -> None:
    with storage.working(Work.PUBLISH):
        assert storage.add("a/b/one.json", b"1")
        storage.put("objects/aa/film", stream(b"film"))
    assert read(storage, "a/b/one.json") == b"1"
    with storage.open("objects/aa/film") as opened:
        assert opened.read(2) == b"fi"
        assert opened.read() == b"lm"
    assert storage.size("objects/aa/film") == 4


@pytest.mark.parametrize("length", [0, 1, LARGE])
def test_objects_of_any_size_come_back(storage: Storage, length: int) -> None:
    data = bytes(length)
    with storage.working(Work.PUBLISH):
        storage.put("objects/aa/x", stream(data))
    assert sha256(read(storage, "objects/aa/x")).digest() == sha256(data).digest()


def test_what_is_not_there_is_missing(storage: Storage) -> None:
    assert storage.size("nowhere/x") is None
    assert [*storage.list("nowhere")] == []
    with pytest.raises(MissingError):
        storage.read("nowhere/x", 10)
    with pytest.raises(MissingError), storage.open("nowhere/x"):
        pass
    with storage.working(Work.COLLECT):
        storage.delete(["nowhere/x"])


def test_a_file_longer_than_it_may_be_is_not_read(storage: Storage) -> None:
    with storage.working(Work.PUBLISH):
        storage.add("x", b"12345")
    assert storage.read("x", 5).body == b"12345"
    with pytest.raises(DamagedError):
        storage.read("x", 4)


def test_what_is_written_only_once_stays(storage: Storage) -> None:
    with storage.working(Work.PUBLISH):
        assert storage.add("x.json", b"first")
        assert not storage.add("x.json", b"second")
    assert read(storage, "x.json") == b"first"


def test_a_file_is_replaced_only_in_the_state_that_was_read(storage: Storage) -> None:
    with storage.working(Work.PUBLISH):
        storage.replace("t.json", b"1", None)
        first = storage.read("t.json", 10).tag
        storage.replace("t.json", b"2", first)
        with pytest.raises(ConflictError):
            storage.replace("t.json", b"3", first)
        with pytest.raises(ConflictError):
            storage.replace("t.json", b"3", None)
        with pytest.raises(ConflictError):
            storage.replace("new.json", b"3", first)
    assert read(storage, "t.json") == b"2"
    assert storage.size("new.json") is None


@pytest.mark.parametrize("wrong", [b"shorter", b"other by", b"longer than it was"])
@pytest.mark.parametrize("filling", [0, LARGE])
def test_bytes_that_are_not_those_promised_never_appear(
    storage: Storage, wrong: bytes, filling: int
) -> None:
    start = bytes(filling)
    with storage.working(Work.PUBLISH):
        storage.put("objects/aa/x", stream(b"was here"))
        with pytest.raises(ChangedError):
            storage.put("objects/aa/x", stream(start + wrong, start + b"promised"))
    assert read(storage, "objects/aa/x") == b"was here"
    assert [entry.name for entry in storage.list("objects")] == ["objects/aa/x"]


def test_a_source_that_cannot_be_read_is_told_as_such(storage: Storage) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:  # noqa: ARG002
            raise OSError(5, "Input/output error")

    with storage.working(Work.PUBLISH), pytest.raises(PublishError, match="film"):
        storage.put("objects/aa/x", CheckedStream(Broken(), "film", 4, "0" * 64))
    assert storage.size("objects/aa/x") is None


def test_a_listing_names_everything_below(storage: Storage) -> None:
    with storage.working(Work.PUBLISH):
        for name in ("a/1", "a/b/2", "ab/3"):
            storage.add(name, b"12")
    entries = {entry.name: entry for entry in storage.list("a")}
    assert set(entries) == {"a/1", "a/b/2"}
    assert entries["a/1"].size == 2
    assert entries["a/1"].modified.tzinfo is not None


def test_what_is_deleted_is_gone(storage: Storage) -> None:
    with storage.working(Work.COLLECT):
        storage.add("a/1", b"")
        storage.add("a/2", b"")
        storage.delete(["a/1"])
    assert [entry.name for entry in storage.list("a")] == ["a/2"]


def test_more_than_a_thousand_files_are_deleted(storage: Storage) -> None:
    names = [f"a/{number}" for number in range(1001)]
    with storage.working(Work.COLLECT):
        for name in (names[0], names[-1]):
            storage.add(name, b"")
        storage.delete(names)
    assert [*storage.list("a")] == []


def test_nobody_collects_while_somebody_publishes(storage: Storage) -> None:
    other = twin(storage)
    with storage.working(Work.PUBLISH), pytest.raises(BusyError), other.working(Work.COLLECT):
        pass
    with storage.working(Work.COLLECT):
        with pytest.raises(BusyError), other.working(Work.PUBLISH):
            pass
        with pytest.raises(BusyError), other.working(Work.COLLECT):
            pass
    with other.working(Work.COLLECT):
        pass
    with other.working(Work.PUBLISH):
        pass


def test_work_that_fails_leaves_nobody_waiting(storage: Storage) -> None:
    with pytest.raises(ZeroDivisionError), storage.working(Work.COLLECT):
        raise ZeroDivisionError
    with twin(storage).working(Work.PUBLISH):
        pass


def test_of_many_who_write_one_file_once_one_succeeds(storage: Storage) -> None:
    won = []

    def write(number: int) -> None:
        mine = twin(storage, patience=30.0)
        with mine.working(Work.PUBLISH):
            if mine.add("sites/x/metadata/2.root.json", f"{number}".encode()):
                won.append(number)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert read(storage, "sites/x/metadata/2.root.json") == str(won[0]).encode()


def twin(storage: Storage, patience: float = 0.0) -> Storage:
    """Return the same storage as another program sees it."""
    from kiosk.release.local import LocalStorage  # noqa: PLC0415
    from kiosk.release.s3 import S3Storage  # noqa: PLC0415

    if isinstance(storage, LocalStorage):
        return LocalStorage(storage.root, patience=patience)
    assert isinstance(storage, S3Storage)
    return S3Storage(storage._bucket)


# --- a folder ---------------------------------------------------------------------------


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    from kiosk.release.local import LocalStorage  # noqa: PLC0415

    local = LocalStorage(tmp_path / "tree")
    with local.working(Work.PUBLISH):
        local.add("a/real", b"1")
    (tmp_path / "tree/a/link").symlink_to("/etc/hostname")
    assert local.size("a/link") is None
    assert [entry.name for entry in local.list("a")] == ["a/real"]
    with pytest.raises(Exception, match="a/link"):
        local.read("a/link", 100)
