"""Books a kiosk keeps of itself: bounded, and no line spoils another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.device.book import LONGEST_ENTRY, Book, Scribe

if TYPE_CHECKING:
    from pathlib import Path


def test_entries_come_back_in_their_order(tmp_path: Path) -> None:
    book = Book(tmp_path / "new/plays.jsonl", 10_000)
    for number in range(5):
        book.add({"n": number, "item": "影片"})
    assert [entry["n"] for entry in book.entries()] == [0, 1, 2, 3, 4]


def test_a_book_stays_within_its_bytes_and_keeps_the_newest(tmp_path: Path) -> None:
    book = Book(tmp_path / "plays.jsonl", 4_000)
    for number in range(1_000):
        book.add({"n": number})
    kept = [entry["n"] for entry in book.entries()]
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 4_000
    assert kept == list(range(kept[0], 1_000))
    assert len(kept) > 150


def test_an_entry_as_long_as_a_book_is_left_out(tmp_path: Path) -> None:
    book = Book(tmp_path / "log.jsonl", 100_000)
    book.add({"text": "x" * LONGEST_ENTRY})
    book.add({"text": "short"})
    assert list(book.entries()) == [{"text": "short"}]


@pytest.mark.parametrize("torn", [b'{"n": 1', b"\xff\xfe", b"[1]\n", b"null", b"\n\n"])
def test_a_torn_line_spoils_no_other(tmp_path: Path, torn: bytes) -> None:
    book = Book(tmp_path / "log.jsonl", 10_000)
    book.add({"n": 0})
    with book.file.open("ab") as file:
        file.write(torn)
    book.add({"n": 2})
    assert list(book.entries()) == [{"n": 0}, {"n": 2}]


@given(st.binary(max_size=300))
def test_whatever_lies_there_is_read_without_harm(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes
) -> None:
    file = tmp_path_factory.mktemp("book") / "log.jsonl"
    file.write_bytes(junk)
    assert all(isinstance(entry, dict) for entry in Book(file, 10_000).entries())


def test_a_link_laid_in_its_place_is_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "passwords"
    other.write_text(json.dumps({"secret": 1}))
    (tmp_path / "log.jsonl").symlink_to(other)
    book = Book(tmp_path / "log.jsonl", 10_000)
    assert not list(book.entries())
    with pytest.raises(OSError, match="log"):
        book.add({"n": 0})
    assert other.read_text() == '{"secret": 1}'


def test_a_scribe_writes_all_before_it_ends(tmp_path: Path) -> None:
    book, scribe = Book(tmp_path / "log.jsonl", 100_000), Scribe()
    for number in range(100):
        scribe.write(book, {"n": number})
    scribe.close()
    assert [entry["n"] for entry in book.entries()] == list(range(100))


def test_a_scribe_that_had_nothing_to_write_ends_at_once() -> None:
    Scribe().close()


def test_a_disk_that_fails_stops_no_scribe(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    scribe = Scribe()
    scribe.write(Book(tmp_path / "file/log.jsonl", 100_000), {"n": 0})
    good = Book(tmp_path / "log.jsonl", 100_000)
    scribe.write(good, {"n": 1})
    scribe.close()
    assert list(good.entries()) == [{"n": 1}]
