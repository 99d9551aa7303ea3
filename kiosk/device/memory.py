"""Memory: the C library's allocator told that it is scarce, Python's collector told when to look.

By default glibc gives every decoding thread a heap of its own and keeps what was freed. Of a
kiosk that decodes one large picture after another it then holds a quarter for nothing.
"""

from __future__ import annotations

import ctypes
import gc

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
_SMALL = 128 * 1024
"""Bytes from which a block is mapped by itself, and so given back the moment it is freed."""


_RARELY = 200
"""Looks at the young objects for one at the old: some ten new screens."""


def keep_memory_tight() -> bool:
    """Use two heaps for all threads, and give large blocks back; tell whether it took effect.

    To be called before threads start.
    """
    library = _library()
    if library is None:
        return False
    settings = ((_ARENA_MAX, 2), (_MMAP_THRESHOLD, _SMALL), (_TRIM_THRESHOLD, _SMALL))
    taken = [library.mallopt(name, value) == 1 for name, value in settings]
    return all(taken)


def give_back() -> None:
    """Collect what is free and hand it to the system now, while nothing moves on the glass."""
    gc.collect()
    library = _library()
    if library is not None:
        library.malloc_trim(0)


def expect_to_live() -> None:
    """Take all that is loaded now for lasting, so that the collector never looks at it again.

    Its full look at a running kiosk takes a tenth of a second, always in the middle of a touch:
    a new screen is what makes it begin. So it looks at the rest rarely by itself, and otherwise
    when `give_back` says. To be called before the first screen is built.
    """
    gc.collect()
    gc.freeze()
    young, middle, _old = gc.get_threshold()
    gc.set_threshold(young, middle, _RARELY)


def _library() -> ctypes.CDLL | None:
    """Return the C library if it is glibc, the only one with these calls."""
    library = ctypes.CDLL(None)
    return library if hasattr(library, "mallopt") and hasattr(library, "malloc_trim") else None
