"""The log that stays on the machine: what went wrong, for whoever looks at it later."""

from __future__ import annotations

import datetime as dt
import logging
from typing import TYPE_CHECKING

from kiosk.device.book import Book

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.device.book import Scribe

MOST = 512_000
"""Bytes of one program's log."""
LONGEST_TEXT = 1_500
"""Characters of one message."""


def journal(data: Path, program: str) -> Book:
    """Return the log of `display` or `agent` in the data folder `data`."""
    return Book(data / "log" / f"{program}.jsonl", MOST)


def keep_journal(book: Book, scribe: Scribe) -> logging.Handler:
    """Have every warning of this program written into `book` as well; return what to take off."""
    handler = _Handler(book, scribe)
    logging.getLogger().addHandler(handler)
    return handler


class _Handler(logging.Handler):
    def __init__(self, book: Book, scribe: Scribe) -> None:
        super().__init__(logging.WARNING)
        self._book = book
        self._scribe = scribe

    def emit(self, record: logging.LogRecord) -> None:
        try:
            text = record.getMessage()
        except (TypeError, ValueError):  # a message that does not fit its values
            text = str(record.msg)
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            text += f" ({type(error).__name__}: {error})"
        self._scribe.write(
            self._book,
            {
                "at": dt.datetime.now(tz=dt.UTC).isoformat(timespec="seconds"),
                "level": record.levelname.lower(),
                "from": record.name,
                "text": text[:LONGEST_TEXT],
            },
        )
