"""The log that stays on the machine."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from kiosk.device.book import Scribe
from kiosk.device.journal import (
    LONGEST_TEXT,
    journal,
    keep_journal,
    play_ledger,
    start_log,
    to_carry,
)
from kiosk.errors import KioskError

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)


def logged(data: Path, say: object) -> list[dict[str, str]]:
    book, scribe = journal(data, "display"), Scribe()
    handler = keep_journal(book, scribe)
    try:
        assert callable(say)
        say()
    finally:
        logging.getLogger().removeHandler(handler)
        scribe.close()
    return list(book.entries())


def test_warnings_stay_and_chatter_does_not(tmp_path: Path) -> None:
    def say() -> None:
        log.info("a film plays")
        log.warning("%s\n%s", "磁盘满了", "the disk is full")

    [entry] = logged(tmp_path, say)
    assert entry["text"] == "磁盘满了\nthe disk is full"
    assert entry["level"] == "warning"
    assert entry["at"].endswith("+00:00")


def test_a_fault_is_named_and_its_length_bounded(tmp_path: Path) -> None:
    def say() -> None:
        log.error("failed", exc_info=ValueError("x" * 9_000))

    [entry] = logged(tmp_path, say)
    assert entry["text"].startswith("failed (ValueError: xxx")
    assert len(entry["text"]) == LONGEST_TEXT


def test_a_message_that_does_not_fit_its_values_is_kept_as_it_is(tmp_path: Path) -> None:
    book, scribe = journal(tmp_path, "display"), Scribe()
    handler = keep_journal(book, scribe)
    logging.getLogger().removeHandler(handler)
    handler.handle(logging.LogRecord("x", logging.ERROR, "x.py", 1, "%d files", ("many",), None))
    scribe.close()
    assert [entry["text"] for entry in book.entries()] == ["%d files"]


def end_by(error: Exception, data: Path, program: str) -> None:
    with ExitStack() as stops:
        start_log(stops, data, program)
        raise error


def test_a_program_that_ends_by_a_fault_leaves_a_word_of_it(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        end_by(ZeroDivisionError("by nothing"), tmp_path, "display")
    [entry] = journal(tmp_path, "display").entries()
    assert entry["text"].splitlines() == [
        "程序出错了 (ZeroDivisionError: by nothing)",
        "The program failed (ZeroDivisionError: by nothing)",
    ]


def test_what_it_says_itself_is_kept_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(KioskError):
        end_by(KioskError("磁盘满了", "the disk is full"), tmp_path, "agent")
    [entry] = journal(tmp_path, "agent").entries()
    assert entry["text"] == "磁盘满了\nthe disk is full"


def test_what_was_said_aloud_before_is_said_aloud_still(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    with ExitStack() as stops:
        start_log(stops, tmp_path, "display")
        log.warning("the disk is full")
    assert capfd.readouterr().err == "the disk is full\n"
    assert logging.getLogger().handlers == []


def test_an_end_in_order_leaves_none(tmp_path: Path) -> None:
    with ExitStack() as stops:
        start_log(stops, tmp_path, "agent")
    assert not list(journal(tmp_path, "agent").entries())
    assert not [h for h in logging.getLogger().handlers if type(h).__name__ == "_Handler"]


def test_logs_and_plays_leave_on_a_stick_and_nothing_else_does(tmp_path: Path) -> None:
    assert to_carry(tmp_path) == {}
    journal(tmp_path, "agent").add({"text": "x"})
    play_ledger(tmp_path).add({"item": "film"})
    (tmp_path / "kiosk.yaml").write_text("pin")
    assert to_carry(tmp_path) == {
        "agent-log.jsonl": b'{"text": "x"}\n',
        "plays.jsonl": b'{"item": "film"}\n',
    }
