from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.player.colour import guess_matrix, read_tag
from kiosk.player.frames import Matrix

if TYPE_CHECKING:
    from pathlib import Path


def box(kind: bytes, content: bytes) -> bytes:
    return (len(content) + 8).to_bytes(4, "big") + kind + content


def film(colr: bytes) -> bytes:
    entry = box(b"avc1", bytes(78) + box(b"avcC", b"xx") + colr)
    stsd = box(b"stsd", bytes(8) + entry)
    track = box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", stsd))))
    return box(b"ftyp", b"isom") + box(b"mdat", bytes(100)) + box(b"moov", track)


def nclx(matrix: int, *, full: bool) -> bytes:
    return box(b"colr", b"nclx" + bytes([0, 1, 0, 1, 0, matrix, 0x80 if full else 0]))


@pytest.mark.parametrize(("number", "matrix"), [(1, Matrix.BT709), (6, Matrix.BT601)])
@pytest.mark.parametrize("full", [True, False])
def test_the_tag_of_an_mp4_is_read(
    tmp_path: Path, number: int, matrix: Matrix, *, full: bool
) -> None:
    file = tmp_path / "film.mp4"
    file.write_bytes(film(nclx(number, full=full)))
    assert read_tag(file) == (matrix, full)


def test_the_older_tag_says_nothing_of_the_range(tmp_path: Path) -> None:
    file = tmp_path / "film.mov"
    file.write_bytes(film(box(b"colr", b"nclc" + bytes([0, 1, 0, 1, 0, 1]))))
    assert read_tag(file) == (Matrix.BT709, None)


def test_a_standard_that_is_not_drawn_is_left_to_the_guess(tmp_path: Path) -> None:
    file = tmp_path / "film.mp4"
    file.write_bytes(film(nclx(9, full=False)))
    assert read_tag(file)[0] is None


def test_a_film_without_a_tag_says_nothing(tmp_path: Path) -> None:
    file = tmp_path / "film.mp4"
    file.write_bytes(film(b""))
    assert read_tag(file) == (None, None)
    assert read_tag(tmp_path / "missing.mp4") == (None, None)


def test_the_size_decides_where_the_film_says_nothing() -> None:
    assert guess_matrix(1080) is guess_matrix(720) is Matrix.BT709
    assert guess_matrix(576) is guess_matrix(480) is Matrix.BT601


def test_boxes_within_boxes_come_to_an_end(tmp_path: Path) -> None:
    nested = b""
    for _ in range(3000):
        nested = box(b"moov", nested)
    file = tmp_path / "deep.mp4"
    file.write_bytes(nested)
    assert read_tag(file) == (None, None)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(at=st.integers(0, 400), noise=st.binary(max_size=40))
def test_a_damaged_file_is_read_without_harm(tmp_path: Path, at: int, noise: bytes) -> None:
    whole = film(nclx(1, full=True))
    file = tmp_path / "damaged.mp4"
    file.write_bytes(whole[:at] + noise + whole[at + len(noise) :])
    matrix, full = read_tag(file)
    assert matrix in {None, *Matrix}
    assert full in {None, True, False}
