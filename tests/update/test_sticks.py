"""Sticks that come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.update.sticks import Sticks

if TYPE_CHECKING:
    from pathlib import Path


def tree(folder: Path, site: str = "heguang") -> Path:
    metadata = folder / "sites" / site / "metadata"
    metadata.mkdir(parents=True)
    (metadata / "timestamp.json").write_bytes(b"{}")
    return folder


@pytest.mark.parametrize("where", ["", "STICK", "STICK/kiosk", "user/STICK", "user/STICK/kiosk"])
def test_a_stick_is_found_wherever_systems_put_it(tmp_path: Path, where: str) -> None:
    place = tmp_path / "media"
    folder = tree(place / where)
    (found,) = Sticks([place], "heguang").new()
    assert (found.tree, found.ours) == (folder, True)


def test_a_stick_is_new_once_and_again_after_it_was_away(tmp_path: Path) -> None:
    sticks = Sticks([tmp_path / "media"], "heguang")
    assert sticks.new() == ()
    stick = tree(tmp_path / "media/STICK")
    assert len(sticks.new()) == 1
    assert sticks.new() == ()
    stick.rename(tmp_path / "pocket")
    assert sticks.new() == ()
    (tmp_path / "pocket").rename(stick)
    assert len(sticks.new()) == 1


def test_an_export_to_a_stick_that_is_there_is_news(tmp_path: Path) -> None:
    sticks = Sticks([tmp_path], "heguang")
    stick = tree(tmp_path / "STICK")
    sticks.new()
    (stick / "sites/heguang/metadata/timestamp.json").write_bytes(b"{...}")
    assert len(sticks.new()) == 1


def test_another_sites_stick_is_found_and_known_for_it(tmp_path: Path) -> None:
    tree(tmp_path / "STICK", "elsewhere")
    (found,) = Sticks([tmp_path], "heguang").new()
    assert not found.ours


def test_a_link_on_a_stick_leads_nowhere(tmp_path: Path) -> None:
    tree(tmp_path / "disk/home")
    (tmp_path / "media/STICK").mkdir(parents=True)
    (tmp_path / "media/STICK/kiosk").symlink_to(tmp_path / "disk/home")
    assert Sticks([tmp_path / "media"], "heguang").new() == ()


def test_a_place_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert Sticks([tmp_path / "nowhere"], "heguang").new() == ()
