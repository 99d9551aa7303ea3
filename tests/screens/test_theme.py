"""The theme: read whole, every fault named, nothing unreadable let through."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kiosk.errors import KioskError
from kiosk.screens.theme import (
    LARGE_TYPE_INK,
    LEAST_CONTRAST,
    LEAST_CONTRAST_LARGE,
    TEXT_ON,
    Theme,
    contrast,
    load_theme,
    parse_hex,
)

SHIPPED = Path(__file__).resolve().parents[2] / "config/theme.yaml"


@pytest.fixture
def theme() -> Theme:
    return load_theme(SHIPPED)


def write(folder: Path, **changes: object) -> Path:
    """Write the shipped theme with parts replaced."""
    data = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    for key, value in changes.items():
        data[key] = {**data[key], **value} if isinstance(value, dict) else value
    file = folder / "theme.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return file


PAIRS = [(text, ground) for ground, inks in TEXT_ON.items() for text in inks]


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_text_can_be_read_on_its_ground(theme: Theme, text: str, ground: str) -> None:
    colours = theme.colours
    assert contrast(colours.rgb(text), colours.rgb(ground)) >= LEAST_CONTRAST


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_in_large_type_every_text_is_stronger_still(theme: Theme, text: str, ground: str) -> None:
    strong = LARGE_TYPE_INK.get(text, text)
    ratio = contrast(theme.colours.rgb(strong), theme.colours.rgb(ground))
    assert ratio >= LEAST_CONTRAST_LARGE


def test_contrast_is_that_of_the_web_guidelines() -> None:
    assert contrast(parse_hex("#000000"), parse_hex("#ffffff")) == pytest.approx(21)
    assert contrast(parse_hex("#777777"), parse_hex("#ffffff")) == pytest.approx(4.48, abs=0.01)


def test_an_unreadable_theme_is_refused_and_the_pair_named(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match="ink_soft on paper"):
        load_theme(write(tmp_path, colours={"ink_soft": "#C8B8A8"}))


def test_a_mistyped_colour_is_named_with_the_right_one(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match="gold_light") as refusal:
        load_theme(write(tmp_path, colours={"gold_lihgt": "#E8CF94"}))
    assert "gold_lihgt" in refusal.value.say("zh-Hans")


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(KioskError) as refusal:
        load_theme(write(tmp_path, colours={"red": "red"}, motion={"screen": 9}))
    assert "red" in refusal.value.en
    assert "screen" in refusal.value.en


def test_a_missing_file_is_an_error_and_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(KioskError):
        load_theme(tmp_path / "none.yaml")


def test_a_theme_cannot_be_changed_once_read(theme: Theme) -> None:
    with pytest.raises(ValueError, match="frozen"):
        theme.name = "another"
