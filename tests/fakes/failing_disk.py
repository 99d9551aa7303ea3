"""A disk on which, from some operation on, nothing can be written any more."""

from __future__ import annotations

import errno
from typing import Any

from kiosk.content.store.durable import Disk


class FailingDisk(Disk):
    """Does `left` operations, and fails at every later one."""

    def __init__(self, left: int) -> None:
        self.left = left

    def __getattribute__(self, name: str) -> Any:
        found = object.__getattribute__(self, name)
        if name.startswith("_") or not callable(found):
            return found

        def operation(*args: Any) -> Any:
            self.left -= 1
            if self.left < 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            return found(*args)

        return operation
