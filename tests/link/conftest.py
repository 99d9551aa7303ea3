from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes.township import Township
from tests.link.kiosk_side import KioskSide

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def township() -> Iterator[Township]:
    township = Township()
    yield township
    township.close()


@pytest.fixture
def kiosk(tmp_path: Path, township: Township) -> Iterator[KioskSide]:
    """A kiosk that nobody knows yet."""
    kiosk = KioskSide(tmp_path, township)
    yield kiosk
    kiosk.close()


@pytest.fixture
def paired(kiosk: KioskSide) -> KioskSide:
    kiosk.be_paired()
    return kiosk
