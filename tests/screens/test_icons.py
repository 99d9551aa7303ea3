"""The icon font: every name has a drawing, and every name used is known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from kiosk.screens.icon_names import ICON_NAMES, icon_code

SCREENS = Path(__file__).resolve().parents[2] / "kiosk/screens"
FONT = SCREENS / "fonts/icons.ttf"
USED_IN_KV = re.compile(r"^\s*(?:icon|name): ?\"([a-z0-9-]+)\"", re.MULTILINE)


def test_every_name_is_drawn_at_its_code() -> None:
    font = TTFont(FONT)
    drawn = font.getBestCmap()
    assert {code: drawn[code] for code in sorted(drawn)} == {
        ord(icon_code(name)): name for name in ICON_NAMES
    }
    assert all(font["glyf"][name].numberOfContours > 0 for name in ICON_NAMES)


def test_no_name_is_given_twice() -> None:
    assert len(set(ICON_NAMES)) == len(ICON_NAMES)


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(ValueError, match="not in"):
        icon_code("no-such-icon")


@pytest.mark.parametrize("file", sorted(SCREENS.glob("*.kv")), ids=lambda file: file.name)
def test_every_icon_named_in_kv_is_known(file: Path) -> None:
    for name in USED_IN_KV.findall(file.read_text(encoding="utf-8")):
        assert name in ICON_NAMES
