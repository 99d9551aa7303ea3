"""What is on the glass is written down, and a disk that fails keeps nothing off it."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk.device import health
from kiosk.screens.witness import Witness

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screens.harness import Glass

pytestmark = pytest.mark.ui


def test_the_status_names_what_is_on_the_glass(ui: Glass, tmp_path: Path) -> None:
    witness = Witness(ui.root, tmp_path / "status.json")

    witness.write()
    assert not (tmp_path / "status.json").exists()
    witness._drawn()

    told = health.read(tmp_path / "status.json")
    assert told.place.startswith("home:")
    assert (told.release, told.number) == (ui.root.stage.site.id, None)

    ui.root.stage = replace(ui.root.stage, number=7)
    witness.write()

    assert health.read(tmp_path / "status.json").number == 7


def test_a_status_that_cannot_be_written_is_told_once_and_the_kiosk_goes_on(
    ui: Glass, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    witness = Witness(ui.root, tmp_path / "gone" / "status.json")

    for _ in range(3):
        witness._drawn()
        witness.write()

    assert caplog.text.count("Cannot write the status") == 1

    (tmp_path / "gone").mkdir()
    witness.write()
    assert health.read(tmp_path / "gone" / "status.json").frames == 3
