"""The log that stays on the machine."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from kiosk.device.book import Scribe
from kiosk.device.journal import LONGEST_TEXT, journal, keep_journal

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
