"""For the tests of releases: an approved village, and a kiosk that verifies what is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.server.releases.desk import Desk
from tests.server.review.conftest import acts, exports, villages

if TYPE_CHECKING:
    from pathlib import Path

    from tests.server.review.acts import Acts

__all__ = ["acts", "exports", "villages"]


@pytest.fixture
def desk(acts: Acts, tmp_path: Path) -> Desk:  # a fixture takes a fixture
    """Publishes Heguang, and looks at it as kiosks do."""
    return Desk(acts, tmp_path)
