from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.content.builder import SiteBuilder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> SiteBuilder:
    return SiteBuilder(tmp_path / "site")
