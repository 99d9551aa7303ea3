"""Films for the tests, each made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.player.films import RATE, make_film

if TYPE_CHECKING:
    from pathlib import Path

# How long a case takes says more of the machine than of the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

H264 = ("-c:v", "libx264", "-preset", "veryfast", "-g", 50, "-c:a", "aac", "-shortest")


@pytest.fixture(scope="session")
def film_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for films."""
    return tmp_path_factory.mktemp("films")


@pytest.fixture(scope="session")
def film(film_folder: Path) -> Path:
    """Return a film of four seconds whose pictures are numbered."""
    return make_film(film_folder / "numbered.mp4", 4 * RATE, *H264)


@pytest.fixture(scope="session")
def short_film(film_folder: Path) -> Path:
    """Return a film of less than half a second."""
    return make_film(film_folder / "short.mp4", 10, *H264)
