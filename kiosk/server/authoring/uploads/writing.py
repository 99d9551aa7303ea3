"""The bytes of an upload, written where they belong and nowhere else."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.http import UnreadablePostError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

    from kiosk.server.authoring.models import Upload

_BLOCK = 256 * 1024


class BusyError(Exception):
    """Another request writes to the same upload."""


class OffsetError(Exception):
    """What comes does not go on where the upload stands."""


@contextmanager
def _alone(upload: Upload) -> Iterator[int]:
    upload.path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(upload.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield handle
    except BlockingIOError as error:
        raise BusyError from error
    finally:
        os.close(handle)


def append(upload: Upload, request: HttpRequest, offset: int) -> int:
    """Write what `request` carries to the end of `upload`; return where it stands then.

    A line that is cut loses nothing: what came is kept, and its sender asks how much that is.

    Raises:
        BusyError: Another request is writing.
        OffsetError: `offset` is not where the upload stands.
        OSError: The disk is full.
    """
    with _alone(upload) as handle:
        stands = os.fstat(handle).st_size
        if stands != offset:
            raise OffsetError
        try:
            while block := request.read(min(_BLOCK, upload.length - stands)):
                stands += _write(handle, block, stands)
        except UnreadablePostError:
            pass  # the line was cut
        finally:
            os.fsync(handle)
    return stands


def _write(handle: int, block: bytes, at: int) -> int:
    written = 0
    while written < len(block):
        written += os.pwrite(handle, block[written:], at + written)
    return written
