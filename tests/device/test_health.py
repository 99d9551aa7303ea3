from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk.device import health
from kiosk.device.health import Health, HealthError

if TYPE_CHECKING:
    from pathlib import Path

LOOK = Health(
    at=12.5,
    frames=30,
    pictures=25,
    shown=24,
    place="slides:work:3",
    position=1.0,
    last_touch=None,
    release="heguang",
)


def test_what_was_written_is_read_back_whole(tmp_path: Path) -> None:
    health.write(tmp_path / "status.json", LOOK)
    assert health.read(tmp_path / "status.json") == LOOK


def test_writing_again_leaves_one_file_and_the_newer_look(tmp_path: Path) -> None:
    for frames in range(3):
        health.write(tmp_path / "status.json", replace(LOOK, frames=frames))
    assert health.read(tmp_path / "status.json").frames == 2
    assert [file.name for file in tmp_path.iterdir()] == ["status.json"]


def test_a_link_laid_in_the_way_is_not_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("kept")
    (tmp_path / ".status.json.new").symlink_to(precious)

    health.write(tmp_path / "status.json", LOOK)

    assert precious.read_text() == "kept"
    assert health.read(tmp_path / "status.json") == LOOK


def test_a_folder_that_is_gone_is_said_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(HealthError) as caught:
        health.write(tmp_path / "gone" / "status.json", LOOK)
    assert "gone" in caught.value.zh
    assert "gone" in caught.value.en


@pytest.mark.parametrize("text", ["", "{", "[]", '{"frames": 1}', '{"unknown": 1}'])
def test_a_file_that_is_no_status_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "status.json").write_text(text)
    with pytest.raises(HealthError):
        health.read(tmp_path / "status.json")
