"""The theme file: what is wrong in it is named, and nothing unreadable is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.errors import SettingsError
from kiosk.screens.theme import load_theme

SHIPPED = Path(__file__).resolve().parents[2] / "config" / "theme.yaml"


def faults(tmp_path: Path, old: str, new: str) -> str:
    """What is said of the shipped theme with `old` written as `new`."""
    file = tmp_path / "theme.yaml"
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_theme(file)
    return caught.value.en


def test_the_shipped_theme_is_right() -> None:
    assert load_theme(SHIPPED).name


def test_a_misspelt_colour_is_named_with_its_line_and_the_right_one(tmp_path: Path) -> None:
    said = faults(tmp_path, "gold_light:", "gold_lite:")
    assert "there is no key “gold_lite”; did you mean “gold_light”?" in said
    assert said.startswith("theme.yaml:")


def test_a_colour_that_is_none_is_told_how_one_is_written(tmp_path: Path) -> None:
    said = faults(tmp_path, "#9E1B1E", "red")
    assert '“colours.red”: a colour is written as "#9E1B1E"' in said


def test_text_that_nobody_could_read_is_refused_with_its_contrast(tmp_path: Path) -> None:
    said = faults(tmp_path, "#6B5750", "#CCCCCC")
    assert "ink_soft on page" in said


def test_a_hostile_theme_is_refused_in_words(tmp_path: Path) -> None:
    assert "too many levels" in faults(tmp_path, "name:", "name: " + "[" * 3000 + "\nx:")
