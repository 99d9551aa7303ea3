from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.player.frames import FrameSlot, Picture
from kiosk.player.i420 import BufferPool, Layout, PlaneBuffer
from tests.fakes.player import grey_picture


@given(st.integers(1, 70), st.integers(1, 70))
def test_planes_lie_aligned_and_apart_from_each_other(width: int, height: int) -> None:
    buffer = PlaneBuffer(Layout(width, height))
    half = ((width + 1) // 2) * ((height + 1) // 2)
    assert [len(plane) for plane in buffer.planes] == [width * height, half, half]
    assert all(address % 32 == 0 for address in buffer.addresses)
    for number, plane in enumerate(buffer.planes, 1):
        plane[:] = bytes([number]) * len(plane)
    assert [set(plane) for plane in buffer.planes] == [{1}, {2}, {3}]


def test_two_buffers_are_the_same_when_every_plane_is() -> None:
    one, other = PlaneBuffer(Layout(4, 4)), PlaneBuffer(Layout(4, 4))
    assert one.same_as(other)
    other.planes[2][3] = 7
    assert not one.same_as(other)


def test_buffers_of_different_sizes_are_not_the_same() -> None:
    assert not PlaneBuffer(Layout(4, 4)).same_as(PlaneBuffer(Layout(4, 2)))


def _picture_of(buffer: PlaneBuffer, serial: int) -> Picture:
    like = grey_picture()
    return Picture(
        width=4,
        height=4,
        pitches=buffer.layout.pitches,
        lines=buffer.layout.lines,
        planes=buffer.planes,
        matrix=like.matrix,
        full_range=False,
        sar=1.0,
        time=0.0,
        serial=serial,
    )


def test_the_pool_never_hands_out_what_the_screen_looks_at() -> None:
    slot = FrameSlot()
    pool = BufferPool(Layout(4, 4), slot)
    slot.write(_picture_of(pool.free(), 0))

    def draw(drawn: Picture) -> None:
        for serial in range(1, 6):  # the decoder runs on while one picture is being drawn
            buffer = pool.free()
            assert buffer.planes is not drawn.planes
            latest = slot.latest
            assert latest is not None
            assert buffer.planes is not latest.planes
            slot.write(_picture_of(buffer, serial))

    assert slot.take(draw)


@pytest.mark.parametrize("size", [(1920, 1080), (321, 181)])
def test_pitches_follow_the_size_of_each_plane(size: tuple[int, int]) -> None:
    layout = Layout(*size)
    assert layout.pitches == (size[0], (size[0] + 1) // 2, (size[0] + 1) // 2)
    assert layout.lines == (size[1], (size[1] + 1) // 2, (size[1] + 1) // 2)
