"""What may be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.errors import PlayerError
from kiosk.player.admission import admit
from tests.fakes.playlists import PLAYLISTS

if TYPE_CHECKING:
    from pathlib import Path


def test_a_film_is_admitted(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"\0\0\0\x08ftyp")
    admit(film)


@pytest.mark.parametrize("kind", PLAYLISTS)
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_list_of_addresses_is_not_whatever_its_coding(
    tmp_path: Path, kind: str, coding: str
) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(PLAYLISTS[kind].encode(coding))
    with pytest.raises(PlayerError, match="is no film or recording"):
        admit(film)


def test_a_film_that_vanished_meanwhile_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlayerError, match="No such file"):
        admit(tmp_path / "film.mp4")
