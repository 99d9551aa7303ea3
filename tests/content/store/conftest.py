from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.content import release
from kiosk.content.store import Store
from tests.content.store.village import SMALL_PIECE
from tests.fakes.disks import QuickDisk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few bytes make a file of several pieces."""
    monkeypatch.setattr(release, "PIECE", SMALL_PIECE)


@pytest.fixture
def disk() -> QuickDisk:
    """Return a disk without room, so that what can be removed is."""
    return QuickDisk()


@pytest.fixture
def store(tmp_path: Path, disk: QuickDisk) -> Store:
    return Store.open(tmp_path / "store", disk)
