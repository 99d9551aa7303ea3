"""The C library's allocator, told that memory is scarce.

By default glibc gives every decoding thread a heap of its own and keeps what was freed. Of a
kiosk that decodes one large picture after another it then holds a quarter for nothing.
"""

from __future__ import annotations

import ctypes

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
_SMALL = 128 * 1024
"""Bytes from which a block is mapped by itself, and so given back the moment it is freed."""


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
    """Hand freed memory to the system now, as when a visit has ended; takes milliseconds."""
    library = _library()
    if library is not None:
        library.malloc_trim(0)


def _library() -> ctypes.CDLL | None:
    """Return the C library if it is glibc, the only one with these calls."""
    library = ctypes.CDLL(None)
    return library if hasattr(library, "mallopt") and hasattr(library, "malloc_trim") else None
