"""Pieces of text on shared textures: drawn once, measured as drawn, let go when there are many."""

from __future__ import annotations

import gc
import weakref
from itertools import islice

import pytest

from kiosk.screens import glyphs as module
from kiosk.screens.glyphs import PAGE, Glyphs
from kiosk.screens.typeset import Setting, typeset
from tests.screens.harness import Glass, font_paths

pytestmark = pytest.mark.ui


@pytest.fixture
def glyphs(ui: Glass) -> Glyphs:  # noqa: ARG001  # textures need the window
    return Glyphs(font_paths())


def han(count: int) -> list[str]:
    return [chr(code) for code in islice(range(0x4E00, 0x9FFF), count)]


def test_a_piece_is_drawn_once_and_a_face_is_opened_once(glyphs: Glyphs) -> None:
    face = glyphs.face("sans", 28)
    assert face is glyphs.face("sans", 28.2)
    assert face.glyph("禾") is face.glyph("禾")


def test_pieces_share_a_page_and_none_lies_on_another(glyphs: Glyphs) -> None:
    face = glyphs.face("serif_bold", 40)
    drawn = [face.glyph(char) for char in han(120)]
    assert len({id(glyph.texture) for glyph in drawn}) == 1
    boxes = [tuple(round(edge * PAGE) for edge in glyph.box) for glyph in drawn]
    for n, (left, top, right, bottom) in enumerate(boxes):
        for left2, top2, right2, bottom2 in boxes[n + 1 :]:
            assert right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top


def test_a_large_piece_gets_a_texture_of_its_own(glyphs: Glyphs) -> None:
    glyph = glyphs.face("icons", 700).glyph("\ue000")
    assert glyph.texture.size == glyph.size


def test_what_is_measured_is_what_is_drawn(glyphs: Glyphs) -> None:
    face = glyphs.face("sans", 31)
    for text in ("禾", "village", "2026", "“", "g", "—"):
        assert face.measure(text) == pytest.approx(face.glyph(text).size[0], abs=1)


def test_narrow_quotation_marks_are_narrower_than_wide_ones(glyphs: Glyphs) -> None:
    face = glyphs.face("sans", 40)
    assert face.measure("\ue8f1") < face.measure("’") / 2


def test_new_pages_begin_when_there_are_many_and_old_texts_keep_theirs(
    glyphs: Glyphs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_PAGES", 1)
    face = glyphs.face("sans", 90)
    first = face.glyph("禾")
    for char in han(200):
        face.glyph(char)
    glyphs.retire()
    again = glyphs.face("sans", 90).glyph("禾")
    assert again is not first
    assert first.texture.id != again.texture.id


def test_few_pages_are_kept(glyphs: Glyphs) -> None:
    first = glyphs.face("sans", 28).glyph("禾")
    glyphs.retire()
    assert glyphs.face("sans", 28).glyph("禾") is first


def test_texts_kept_as_set_hold_no_face_that_has_retired(
    glyphs: Glyphs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_PAGES", 0)
    face = glyphs.face("sans", 37)
    face.glyph("禾")
    typeset("禾光村", Setting(width=400, em=37), face.measure)
    gone = weakref.ref(face)
    del face
    glyphs.retire()
    gc.collect()
    assert gone() is None
