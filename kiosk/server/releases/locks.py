"""One at a time works at a site; the lock ends with whoever holds it, however they end."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = 0x6B696F  # "kio": the first half of a lock's number on PostgreSQL


@contextmanager
def site_lock(site_id: int) -> Iterator[bool]:
    """Yield whether this process, and no other, may work at a site now; never waits.

    On PostgreSQL workers may run on several machines: the lock is the database's, and ends with
    the connection. With SQLite everything is on one machine: it is a file's.
    """
    if connection.vendor == "postgresql":
        with _in_database(site_id) as mine:
            yield mine
    else:
        with _in_a_file(site_id) as mine:
            yield mine


@contextmanager
def _in_database(site_id: int) -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [_SPACE, site_id])
        mine = bool(cursor.fetchone()[0])
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_SPACE, site_id])


@contextmanager
def _in_a_file(site_id: int) -> Iterator[bool]:
    folder = settings.KIOSK.folders.data / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    handle = os.open(folder / f"site-{site_id}", flags, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)
