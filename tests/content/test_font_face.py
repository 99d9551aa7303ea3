"""Against the system's real fonts: what is cut away must not change what is drawn."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import ImageFont

from kiosk.content.font_face import _calls, _used, extract_face
from kiosk.content.glyphs import drawable
from kiosk.errors import FontError
from kiosk.latin_signs import LATIN_SIGNS

COLLECTION = next(Path("/usr/share/fonts").rglob("NotoSansCJK-Regular.ttc"), None)
SIMPLIFIED = 2
JAPANESE = 0

needs_fonts = pytest.mark.skipif(COLLECTION is None, reason="fonts-noto-cjk is not installed")


@pytest.fixture(scope="module")
def collection() -> Path:
    assert COLLECTION is not None
    return COLLECTION


@pytest.fixture(scope="module")
def face(collection: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("fonts") / "sans.otf"
    extract_face(collection, "NotoSansCJKsc-Regular", target)
    return target


@needs_fonts
def test_the_face_is_the_simplified_chinese_one(collection: Path, face: Path) -> None:
    with TTFont(face, lazy=True) as font:
        assert font["name"].getDebugName(6) == "NotoSansCJKsc-Regular"
    ours = ImageFont.truetype(face, 40)
    japanese = ImageFont.truetype(collection, 40, index=JAPANESE)
    assert all(bytes(ours.getmask(c)) != bytes(japanese.getmask(c)) for c in "直骨关复")


@needs_fonts
def test_every_character_but_hangul_is_kept(collection: Path, face: Path) -> None:
    with TTFont(collection, fontNumber=SIMPLIFIED, lazy=True) as whole:
        before = {chr(c) for c in whole.getBestCmap()}

    after = set(drawable(face)) - set("\t\n\r")

    lost = {unicodedata.name(c).split()[0] for c in before - after}
    assert lost - {"CIRCLED", "PARENTHESIZED", "HALFWIDTH"} == {"HANGUL", "KOREAN"}
    assert {"Ａ", "ｱ", "￥", "㈠", "①", "㊣"} <= after
    assert after - before == set(LATIN_SIGNS.values())


@needs_fonts
def test_what_is_kept_is_drawn_the_same_dot_by_dot(collection: Path, face: Path) -> None:
    characters = sorted(drawable(face) - {"\t", "\n", "\r", *LATIN_SIGNS.values()})
    sample = random.Random(2026).sample(characters, 600)  # noqa: S311  # it needs no secrecy
    before = ImageFont.truetype(collection, 32, index=SIMPLIFIED)
    after = ImageFont.truetype(face, 32)

    different = [
        c
        for c in [*sample, *"禾光村党员活动室直骨关复，。《》“”…Heguang 0123"]
        if bytes(before.getmask(c)) != bytes(after.getmask(c))
        or before.getbbox(c) != after.getbbox(c)
    ]

    assert different == []


@needs_fonts
def test_latin_letters_are_still_kerned(face: Path) -> None:
    with TTFont(face, lazy=True) as font:
        features = font["GPOS"].table.FeatureList.FeatureRecord
        assert {feature.FeatureTag for feature in features} == {"kern"}
    drawn = ImageFont.truetype(face, 100)
    assert drawn.getlength("AV") < drawn.getlength("A") + drawn.getlength("V")


@needs_fonts
def test_a_quotation_mark_has_a_narrow_form_of_its_own(face: Path) -> None:
    drawn = ImageFont.truetype(face, 100)

    assert all(drawn.getlength(LATIN_SIGNS[sign]) < drawn.getlength(sign) / 2 for sign in "‘’“”")


@needs_fonts
def test_the_file_is_little_more_than_half(collection: Path, face: Path) -> None:
    assert face.stat().st_size < 0.6 * collection.stat().st_size


@needs_fonts
def test_a_collection_without_the_face_is_told(collection: Path, tmp_path: Path) -> None:
    with pytest.raises(FontError, match="has no face NotoSansCJKxx-Regular"):
        extract_face(collection, "NotoSansCJKxx-Regular", tmp_path / "a.otf")


@pytest.mark.parametrize("content", [b"", b"no font at all", b"ttcf" + bytes(40)])
def test_a_broken_collection_says_to_install_again(tmp_path: Path, content: bytes) -> None:
    broken = tmp_path / "a.ttc"
    broken.write_bytes(content)

    with pytest.raises(FontError, match=r"install fonts-noto-cjk again|has no face"):
        extract_face(broken, "NotoSansCJKsc-Regular", tmp_path / "a.otf")


# --- which subroutines an outline may call ---------------------------------------------


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, b"\x8b"), (107, b"\xf6"), (-107, b"\x20"), (108, b"\xf7\x00"), (1131, b"\xfa\xff"),
     (-108, b"\xfb\x00"), (-1131, b"\xfe\xff"), (1132, b"\x1c\x04\x6c"), (-1132, b"\x1c\xfb\x94")],
)  # fmt: skip
@pytest.mark.parametrize(("operator", "kind"), [(b"\x0a", 0), (b"\x1d", 1)])
def test_a_call_is_found_however_its_number_is_written(
    number: int, written: bytes, operator: bytes, kind: int
) -> None:
    assert (kind, number) in set(_calls(written + operator))


class Routine:
    def __init__(self, bytecode: bytes) -> None:
        self.bytecode = bytecode


def test_calls_are_followed_through_routines_of_both_kinds() -> None:
    def call(number: int, operator: int) -> bytes:
        return bytes([139 + number - 107, operator])

    own = [Routine(b"\x0b"), Routine(call(1, 0x1D)), Routine(b"\x0b"), Routine(b"\x0b")]
    shared = [Routine(b"\x0b"), Routine(call(3, 0x0A)), Routine(b"\x0b")]

    assert _used([call(1, 0x0A)], own, shared) == ({1, 3}, {1})


def test_routines_that_call_each_other_end() -> None:
    loop = [Routine(bytes([139 + 0 - 107, 0x0A]))]

    assert _used([bytes([139 + 0 - 107, 0x0A])], loop, []) == ({0}, set())
