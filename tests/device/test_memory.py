"""The allocator takes what it is told; without glibc nothing breaks."""

from __future__ import annotations

import ctypes
import gc
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


def test_what_is_loaded_at_the_start_is_not_looked_at_again() -> None:
    before, thresholds = gc.get_freeze_count(), gc.get_threshold()
    try:
        memory.expect_to_live()
        assert gc.get_freeze_count() > before + 1000
    finally:
        gc.unfreeze()
        gc.set_threshold(*thresholds)
