"""The log that stays on the machine: what went wrong, for whoever looks at it later."""

from __future__ import annotations

import datetime as dt
import logging
from functools import partial
from typing import TYPE_CHECKING

from kiosk.device.book import Book, Scribe
from kiosk.errors import KioskError

if TYPE_CHECKING:
    from contextlib import ExitStack
    from pathlib import Path
    from types import TracebackType

MOST = 512_000
"""Bytes of one program's log."""
MOST_PLAYS = 2_000_000
"""Bytes of the play ledger: a year of a village's hall."""
PROGRAMS = ("display", "agent")
LONGEST_TEXT = 1_500
"""Characters of one message."""


def journal(data: Path, program: str) -> Book:
    """Return the log of `display` or `agent` in the data folder `data`."""
    return Book(data / "log" / f"{program}.jsonl", MOST)


def play_ledger(data: Path) -> Book:
    """Return the play ledger in the data folder `data`: what was on the glass, and when."""
    return Book(data / "plays" / "plays.jsonl", MOST_PLAYS)


def to_carry(data: Path) -> dict[str, bytes]:
    """Return what leaves the kiosk on a stick, by file name: logs and plays, bounded as they are.

    There is nothing about people in them.
    """
    logs = {f"{program}-log.jsonl": journal(data, program).read() for program in PROGRAMS}
    files = {**logs, "plays.jsonl": play_ledger(data).read()}
    return {name: kept for name, kept in files.items() if kept}


def keep_journal(book: Book, scribe: Scribe) -> logging.Handler:
    """Have every warning of this program written into `book` as well; return what to take off."""
    handler = _Handler(book, scribe)
    logging.getLogger().addHandler(handler)
    return handler


def start_log(stops: ExitStack, data: Path, program: str) -> Scribe:
    """Keep the log of `display` or `agent` from now on; return what writes it.

    Args:
        stops: Ends it; a fault that comes through there is the log's last word.
        data: The data folder.
        program: Whose log it is.
    """
    root, scribe = logging.getLogger(), Scribe()
    stops.callback(scribe.close)
    if not root.handlers and logging.lastResort is not None:
        root.addHandler(logging.lastResort)  # it speaks only where nobody else listens
        stops.callback(root.removeHandler, logging.lastResort)
    handler = keep_journal(journal(data, program), scribe)
    stops.callback(root.removeHandler, handler)
    stops.push(partial(_note_the_end, handler))
    return scribe


def _note_the_end(
    handler: logging.Handler,
    _kind: type[BaseException] | None,
    error: BaseException | None,
    _trace: TracebackType | None,
) -> None:
    """Have a program that ends by a fault leave a word of it; whoever started it says it aloud."""
    words: dict[str, object] = {"levelno": logging.ERROR, "levelname": "ERROR", "name": __name__}
    if isinstance(error, KioskError):
        words["msg"] = f"{error.zh}\n{error.en}"
    elif isinstance(error, Exception):
        words["msg"] = "程序出错了\nThe program failed"
        words["exc_info"] = (type(error), error, None)
    else:
        return
    handler.handle(logging.makeLogRecord(words))


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
            named = f" ({type(error).__name__}: {error})"
            text = "\n".join(line + named for line in text.splitlines())
        self._scribe.write(
            self._book,
            {
                "at": dt.datetime.now(tz=dt.UTC).isoformat(timespec="seconds"),
                "level": record.levelname.lower(),
                "from": record.name,
                "text": text[:LONGEST_TEXT],
            },
        )
