"""What is kept of a fault of the program itself, for whoever has to mend it."""

from __future__ import annotations

import datetime as dt
import os
import platform
import sys
import tempfile
import traceback
from importlib.metadata import version
from pathlib import Path

from kiosk.settings import data_folder

LONGEST_LOG = 1_000_000
"""Bytes; a kiosk that fails every minute must not fill the disk."""


def write_crash(error: BaseException) -> Path:
    """Append `error` with its traceback to the crash log; return the file."""
    now = dt.datetime.now(tz=dt.UTC).isoformat(timespec="seconds")
    told = "".join(traceback.format_exception(error))
    machine = f"Python {platform.python_version()}, {platform.platform()}"
    text = f"--- {now}  kiosk {version('kiosk')}  {machine}\n{' '.join(sys.argv)}\n{told}\n"
    for folder in (data_folder(), Path(tempfile.gettempdir())):
        try:
            return _append(folder / "kiosk-crash.log", text)
        except OSError:
            continue  # a read-only or full disk: the next folder may do
    return Path("-")


def _append(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists() and file.stat().st_size > LONGEST_LOG:
        file.replace(file.with_suffix(".old.log"))
    # In a folder that all may write to, a link laid there would lead to a file of ours.
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    with os.fdopen(os.open(file, flags, 0o600), "a", encoding="utf-8") as log:
        log.write(text)
    return file
