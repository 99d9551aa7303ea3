"""The allocator takes what it is told; without glibc nothing breaks."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

from kiosk.device import memory

if TYPE_CHECKING:
    import pytest


def test_glibc_takes_the_settings() -> None:
    assert memory.keep_memory_tight() is hasattr(ctypes.CDLL(None), "mallopt")


def test_without_glibc_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_library", lambda: None)
    assert memory.keep_memory_tight() is False
    memory.give_back()
