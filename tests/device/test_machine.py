"""What can be known of the computer."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

import pytest

from kiosk.device.machine import Light, addresses, host_name, room, up

if TYPE_CHECKING:
    from pathlib import Path


def light_in(folder: Path, now: str = "50", most: str = "200") -> Light:
    panel = folder / "intel_backlight"
    panel.mkdir()
    (panel / "brightness").write_text(now)
    (panel / "max_brightness").write_text(most)
    return Light(folder)


def test_addresses_are_addresses_of_others_than_itself() -> None:
    for name, address in addresses():
        assert name != "lo"
        assert not ipaddress.IPv4Address(address).is_loopback


def test_the_room_is_that_of_the_disk_a_folder_will_be_on(tmp_path: Path) -> None:
    free, size = room(tmp_path / "not/yet/there")
    assert 0 <= free <= size
    assert size > 0


def test_it_has_a_name_and_was_switched_on() -> None:
    assert host_name()
    assert up() > 0


def test_a_machine_without_a_light_says_so(tmp_path: Path) -> None:
    assert Light(tmp_path).share is None
    assert Light(tmp_path / "none").share is None
    Light(tmp_path).set(0.5)


def test_a_light_is_read_and_set(tmp_path: Path) -> None:
    light = light_in(tmp_path)
    assert light.share == 0.25
    light.set(0.5)
    assert (tmp_path / "intel_backlight/brightness").read_text() == "100"


def test_a_light_never_goes_out(tmp_path: Path) -> None:
    light = light_in(tmp_path)
    light.set(0.0)
    assert (tmp_path / "intel_backlight/brightness").read_text() == "20"


@pytest.mark.parametrize(("now", "most"), [("", "200"), ("x", "200"), ("50", "0"), ("50", "?")])
def test_a_light_that_talks_nonsense_is_none(tmp_path: Path, now: str, most: str) -> None:
    assert light_in(tmp_path, now, most).share is None


def test_a_light_that_was_unplugged_is_no_matter(tmp_path: Path) -> None:
    light = light_in(tmp_path)
    (tmp_path / "intel_backlight/brightness").unlink()
    (tmp_path / "intel_backlight/brightness").mkdir()
    light.set(0.5)
    assert light.share is None
