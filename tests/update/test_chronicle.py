"""What the agent tells people."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kiosk.errors import KioskError
from kiosk.update.chronicle import STATUS, Chronicle, Status, read_status
from kiosk.update.machine import has_hard_links, kiosk_id
from kiosk.update.progress import Progress
from tests.fakes.disks import QuickDisk

if TYPE_CHECKING:
    from pathlib import Path

NOW = dt.datetime(2026, 11, 24, 8, 30, tzinfo=dt.UTC)
WRONG = KioskError("坏了", "it broke")


@pytest.fixture
def chronicle(tmp_path: Path) -> Chronicle:
    return Chronicle(tmp_path, QuickDisk(), Status(site="heguang"), now=lambda: NOW)


def test_what_is_written_is_read(chronicle: Chronicle, tmp_path: Path) -> None:
    chronicle.doing("在忙", "busy")
    chronicle.trouble("server", WRONG)
    chronicle.note(next=NOW, checked=NOW)
    assert read_status(tmp_path) == chronicle.status


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"at": 7}', b"\xff"])
def test_a_status_that_makes_no_sense_is_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / STATUS).write_bytes(data)
    assert read_status(tmp_path) is None


def test_a_trouble_is_told_once_and_stands_until_it_is_over(chronicle: Chronicle) -> None:
    for _ in range(3):
        chronicle.trouble("server", WRONG)
    assert [(event.zh, event.good) for event in chronicle.events()] == [("坏了", False)]
    chronicle.well("server")
    assert not chronicle.status.troubles
    chronicle.trouble("server", WRONG)
    assert chronicle.status.troubles == {"server": ("坏了", "it broke")}


def test_the_history_has_an_end(chronicle: Chronicle, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.update.chronicle.MOST_EVENTS", 20)
    for number in range(30):
        chronicle.event(str(number), str(number))
    assert [event.en for event in chronicle.events()] == [str(number) for number in range(10, 30)]


def test_a_thousand_steps_of_a_download_are_told_once_a_second(chronicle: Chronicle) -> None:
    told = []
    chronicle.note = lambda **changes: told.append(changes)  # type: ignore[method-assign]
    for done in range(1_000):
        chronicle.progress(Progress(done, 1_000, 0, 1, done))
    chronicle.progress(Progress(1_000, 1_000, 1, 1, 1_000))
    assert len(told) == 2


def test_a_disk_that_keeps_nothing_does_not_stop_the_agent(tmp_path: Path) -> None:
    chronicle = Chronicle(tmp_path / "nowhere", QuickDisk(), Status())
    chronicle.doing("在忙", "busy")
    chronicle.event("有事", "something")


def test_a_machine_is_always_called_the_same(tmp_path: Path) -> None:
    (tmp_path / "machine-id").write_text("0123456789abcdef\n")
    assert kiosk_id(tmp_path / "machine-id") == kiosk_id(tmp_path / "machine-id")
    assert "0123456789abcdef" not in kiosk_id(tmp_path / "machine-id")
    assert kiosk_id(tmp_path / "none")


def test_a_disk_with_links_is_known(tmp_path: Path) -> None:
    assert has_hard_links(tmp_path)
    assert not has_hard_links(tmp_path / "nowhere")
    assert not list(tmp_path.iterdir())
