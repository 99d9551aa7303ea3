from __future__ import annotations

import os
import re
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.content.fonts import SYSTEM_FONTS, fonts_in, prepare_fonts
from kiosk.errors import FontError

if TYPE_CHECKING:
    from collections.abc import Callable

Extract = "kiosk.content.font_face.extract_face"


@pytest.fixture
def system(tmp_path: Path) -> Path:
    """Make a system that has the four collections, empty."""
    root = tmp_path / "system/opentype/noto"
    root.mkdir(parents=True)
    for family in ("Sans", "Serif"):
        for weight in ("Regular", "Bold"):
            (root / f"Noto{family}CJK-{weight}.ttc").touch()
    return tmp_path / "system"


@pytest.fixture
def extracted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each face asked for, and write its name for its font."""
    asked: list[str] = []

    def extract(collection: Path, face: str, target: Path) -> None:
        asked.append(f"{collection.name}/{face}")
        target.write_text(face)

    monkeypatch.setattr(Extract, extract)
    return asked


def failing(error: Exception) -> Callable[[Path, str, Path], None]:
    def extract(collection: Path, face: str, target: Path) -> None:
        target.write_text(f"half of {face} from {collection}")
        raise error

    return extract


def test_all_four_simplified_chinese_faces_are_extracted(
    tmp_path: Path, system: Path, extracted: list[str]
) -> None:
    fonts = prepare_fonts(tmp_path / "data/fonts", [system])

    assert extracted == [
        "NotoSansCJK-Regular.ttc/NotoSansCJKsc-Regular",
        "NotoSansCJK-Bold.ttc/NotoSansCJKsc-Bold",
        "NotoSerifCJK-Regular.ttc/NotoSerifCJKsc-Regular",
        "NotoSerifCJK-Bold.ttc/NotoSerifCJKsc-Bold",
    ]
    assert fonts.serif_bold.read_text() == "NotoSerifCJKsc-Bold"
    assert len(set(astuple(fonts))) == 4


def test_fonts_in_place_are_not_extracted_again(
    tmp_path: Path, system: Path, extracted: list[str]
) -> None:
    first = prepare_fonts(tmp_path / "data", [system])
    first.serif.unlink()
    extracted.clear()

    assert prepare_fonts(tmp_path / "data", [system]) == first
    assert extracted == ["NotoSerifCJK-Regular.ttc/NotoSerifCJKsc-Regular"]


def test_fonts_in_tells_whether_all_are_there(
    tmp_path: Path, system: Path, extracted: list[str]
) -> None:
    assert fonts_in(tmp_path / "data") is None
    fonts = prepare_fonts(tmp_path / "data", [system])
    assert fonts_in(tmp_path / "data") == fonts

    fonts.sans_bold.unlink()

    assert fonts_in(tmp_path / "data") is None
    assert len(extracted) == 4


def test_a_system_without_the_fonts_names_the_packages(tmp_path: Path) -> None:
    with pytest.raises(FontError) as caught:
        prepare_fonts(tmp_path / "data", [tmp_path, tmp_path / "nowhere"])

    assert "sudo apt install fonts-noto-cjk" in caught.value.en
    assert "sudo apt install fonts-noto-cjk" in caught.value.zh


@pytest.mark.parametrize("error", [FontError("坏", "broken"), OSError(28, "No space left")])
def test_a_font_half_written_never_appears(
    tmp_path: Path, system: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(Extract, failing(error))

    with pytest.raises(FontError):
        prepare_fonts(tmp_path / "data", [system])

    assert list((tmp_path / "data").iterdir()) == []


def test_a_full_disk_is_told_in_words(
    tmp_path: Path, system: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Extract, failing(OSError(28, "No space left on device")))

    with pytest.raises(FontError, match=re.escape("No space left on device")):
        prepare_fonts(tmp_path / "data", [system])


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path: Path, system: Path) -> None:
    (tmp_path / "data").write_text("a file")

    with pytest.raises(FontError, match="cannot be written"):
        prepare_fonts(tmp_path / "data", [system])


@pytest.mark.usefixtures("extracted")
def test_a_font_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, system: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    rename, sync = Path.replace, os.fsync

    def synced(handle: int) -> None:
        order.append("sync")
        sync(handle)

    def noted(self: Path, target: Path) -> Path:
        order.append("rename")
        return rename(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", noted)

    prepare_fonts(tmp_path / "data", [system])

    assert order[:3] == ["sync", "rename", "sync"]


def test_the_system_s_own_places_are_searched_first() -> None:
    assert Path("/usr/share/fonts") == SYSTEM_FONTS[0]
