"""A picture under the fingers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.show.zoom import Zoom
from kiosk.show.zoom_frame import Frame, Pose

FRAME = Frame(1920, 1080, 3200, 2000)
TALL = Frame(1080, 1920, 1654, 2339)

sizes = st.floats(1, 12_000)
frames = st.builds(Frame, sizes, sizes, sizes, sizes, st.floats(1, 8))
poses = st.builds(Pose, st.floats(0.01, 50), st.floats(-1e5, 1e5), st.floats(-1e5, 1e5))


@pytest.fixture
def zoom() -> Zoom:
    return Zoom(FRAME)


def settle(zoom: Zoom) -> int:
    """Let frames pass until nothing moves; return how many."""
    for frame in range(600):
        if not zoom.step(1 / 60):
            return frame
    pytest.fail("the picture never comes to rest")


def same(one: Pose, other: Pose) -> bool:
    return tuple(one) == pytest.approx(tuple(other), rel=1e-6, abs=0.01)


# --- the frame --------------------------------------------------------------------------


def test_a_picture_first_fits_and_is_in_the_middle() -> None:
    assert same(FRAME.fitted, Pose(0.54, (1920 - 1728) / 2, 0))


def test_a_large_scan_can_be_seen_pixel_by_pixel() -> None:
    assert Frame(1080, 1920, 12_000, 9_000).most_scale == 1.0


@given(frames, poses)
def test_a_clamped_pose_covers_the_view_or_lies_in_its_middle(frame: Frame, pose: Pose) -> None:
    scale, x, _ = frame.clamped(pose)
    width = frame.width * scale
    if width <= frame.view_width:
        assert x == pytest.approx((frame.view_width - width) / 2, abs=1e-3)
    else:
        assert x <= 1e-3
        assert x + width >= frame.view_width - 1e-3


@given(frames, poses)
def test_a_clamped_pose_is_clamped_already(frame: Frame, pose: Pose) -> None:
    once = frame.clamped(pose)
    assert tuple(frame.clamped(once)) == pytest.approx(tuple(once), rel=1e-9, abs=1e-6)


@given(frames, poses)
def test_a_pose_within_bounds_does_not_stretch(frame: Frame, pose: Pose) -> None:
    inside = frame.clamped(pose)
    assert tuple(frame.stretched(inside, 10, 10)) == pytest.approx(
        tuple(inside), rel=1e-6, abs=1e-3
    )


@given(st.floats(0.3, 4), st.floats(-2500, 500), st.floats(-2500, 500))
def test_a_picture_caught_while_it_comes_back_does_not_jump(
    scale: float, x: float, y: float
) -> None:
    pose = FRAME.stretched(Pose(scale, x, y), 400, 300)
    again = FRAME.stretched(FRAME.pulled(pose, 400, 300), 400, 300)
    assert tuple(again) == pytest.approx(tuple(pose), rel=1e-3, abs=12)


@given(poses, st.floats(0.1, 9), st.floats(0, 1920), st.floats(0, 1080))
def test_zooming_keeps_the_spot_between_the_fingers(
    pose: Pose, scale: float, x: float, y: float
) -> None:
    spot = pose.to_picture(x, y)
    assert pose.scaled(scale, x, y).to_view(*spot) == pytest.approx((x, y), rel=1e-6, abs=0.1)


# --- fingers ----------------------------------------------------------------------------


def test_a_pinch_keeps_the_spot_between_the_fingers(zoom: Zoom) -> None:
    spot = zoom.pose.to_picture(900, 500)
    for _ in range(5):
        zoom.pinch(1.2, 900, 500)
    assert zoom.pose.to_view(*spot) == pytest.approx((900, 500))
    assert zoom.zoomed


def test_a_push_follows_the_finger_within_the_bounds(zoom: Zoom) -> None:
    zoom.pinch(3, 960, 540)
    before = zoom.pose
    zoom.push(-50, 30)
    assert same(zoom.pose, before.moved(-50, 30))


def test_a_push_beyond_the_bounds_goes_harder_and_comes_back(zoom: Zoom) -> None:
    zoom.pinch(3, 0, 0)
    zoom.let_go()
    settle(zoom)
    at_rest = zoom.pose
    zoom.push(400, 0)
    assert at_rest.x < zoom.pose.x < at_rest.x + 400
    zoom.let_go()
    settle(zoom)
    assert same(zoom.pose, at_rest)


def test_a_picture_pinched_too_small_comes_back_to_fitting(zoom: Zoom) -> None:
    zoom.pinch(0.2, 500, 500)
    assert zoom.pose.scale < FRAME.least_scale
    zoom.let_go()
    settle(zoom)
    assert same(zoom.pose, FRAME.fitted)


def test_a_picture_pinched_too_large_comes_back_to_the_largest(zoom: Zoom) -> None:
    zoom.pinch(50, 500, 500)
    zoom.let_go()
    settle(zoom)
    assert zoom.pose.scale == pytest.approx(FRAME.most_scale)


def test_a_fling_goes_on_and_slows(zoom: Zoom) -> None:
    zoom.pinch(4, 960, 540)
    zoom.let_go(-600, 0)
    first = zoom.pose.x
    zoom.step(1 / 60)
    second = zoom.pose.x
    zoom.step(1 / 60)
    third = zoom.pose.x
    assert first - second > second - third > 0


def test_a_finger_stops_a_fling(zoom: Zoom) -> None:
    zoom.pinch(4, 960, 540)
    zoom.let_go(-600, 0)
    zoom.step(1 / 60)
    zoom.push(0, 0)
    here = zoom.pose
    assert not zoom.step(1 / 60)
    assert same(zoom.pose, here)


def test_a_fling_of_the_whole_picture_moves_nothing(zoom: Zoom) -> None:
    zoom.push(0, 0)
    zoom.let_go(5000, 0)
    zoom.step(1 / 60)
    assert same(zoom.pose, FRAME.fitted)


def test_nothing_moves_by_itself_under_a_finger(zoom: Zoom) -> None:
    zoom.push(300, 0)
    assert zoom.held
    assert not zoom.step(1.0)


def test_a_double_tap_glides_closer_about_the_finger(zoom: Zoom) -> None:
    spot = zoom.pose.to_picture(1200, 600)
    zoom.double_tap(1200, 600)
    for _ in range(10):
        zoom.step(1 / 60)
        assert zoom.pose.to_view(*spot) == pytest.approx((1200, 600), abs=1)
    settle(zoom)
    assert zoom.pose.scale == pytest.approx(FRAME.least_scale * 2.5)


def test_a_second_double_tap_glides_back(zoom: Zoom) -> None:
    zoom.double_tap(1200, 600)
    settle(zoom)
    zoom.double_tap(100, 100)
    settle(zoom)
    assert same(zoom.pose, FRAME.fitted)


def test_a_glide_ends_within_a_second(zoom: Zoom) -> None:
    zoom.double_tap(1200, 600)
    assert settle(zoom) < 60


def test_a_stop_of_the_map_can_be_shown_in_the_middle(zoom: Zoom) -> None:
    zoom.show(1600, 1000, times=2)
    settle(zoom)
    assert zoom.pose.to_view(1600, 1000) == pytest.approx((960, 540), abs=0.5)


def test_a_stop_at_the_edge_is_shown_within_the_bounds(zoom: Zoom) -> None:
    zoom.show(0, 0, times=2)
    settle(zoom)
    assert same(zoom.pose, FRAME.clamped(zoom.pose))


def test_turning_the_screen_keeps_the_same_part_in_the_middle() -> None:
    zoom = Zoom(TALL)
    zoom.show(800, 1200, times=3)
    settle(zoom)
    zoom.resize(Frame(1920, 1080, 1654, 2339))
    assert zoom.pose.to_picture(960, 540) == pytest.approx((800, 1200), abs=1)


def test_a_sharper_picture_takes_the_place_of_the_same_one() -> None:
    zoom = Zoom(Frame(1000, 1000, 500, 500))
    zoom.show(300, 300, times=3)
    settle(zoom)
    before = zoom.pose.to_view(300, 300)
    zoom.resize(Frame(1000, 1000, 5000, 5000))
    assert zoom.pose.to_view(3000, 3000) == pytest.approx(before)


# --- whatever the fingers do ------------------------------------------------------------

numbers = st.floats(-3000, 3000)


class Hands(RuleBasedStateMachine):
    """Pushes, pinches and flings in any order: the picture is never lost."""

    @initialize(frame=st.sampled_from([FRAME, TALL, Frame(1366, 768, 40, 4000)]))
    def begin(self, frame: Frame) -> None:
        self.zoom = Zoom(frame)

    @rule(dx=numbers, dy=numbers)
    def push(self, dx: float, dy: float) -> None:
        self.zoom.push(dx, dy)

    @rule(factor=st.floats(0.05, 20), x=st.floats(0, 1900), y=st.floats(0, 1900))
    def pinch(self, factor: float, x: float, y: float) -> None:
        self.zoom.pinch(factor, x, y)

    @rule(vx=st.floats(-1e6, 1e6), vy=st.floats(-1e6, 1e6))
    def let_go(self, vx: float, vy: float) -> None:
        self.zoom.let_go(vx, vy)

    @rule(x=st.floats(0, 1900), y=st.floats(0, 1900))
    def double_tap(self, x: float, y: float) -> None:
        self.zoom.double_tap(x, y)

    @rule(seconds=st.sampled_from([0.0, 1 / 60, 1 / 30, 5.0]))
    def step(self, seconds: float) -> None:
        self.zoom.step(seconds)

    @rule(frame=st.sampled_from([FRAME, TALL]))
    def resize(self, frame: Frame) -> None:
        self.zoom.resize(frame)

    @rule()
    def rest(self) -> None:
        self.zoom.let_go()
        settle(self.zoom)
        assert same(self.zoom.pose, self.zoom.frame.clamped(self.zoom.pose))

    @invariant()
    def the_picture_is_in_view(self) -> None:
        frame, pose = self.zoom.frame, self.zoom.pose
        assert frame.least_scale / 1.41 <= pose.scale <= frame.most_scale * 1.41
        for view, size, place in (
            (frame.view_width, frame.width, pose.x),
            (frame.view_height, frame.height, pose.y),
        ):
            assert place < view
            assert place + size * pose.scale > 0
            covered = min(view, place + size * pose.scale) - max(0.0, place)
            assert covered >= min(view * 0.74, size * pose.scale * 0.5) - 1


TestHands = Hands.TestCase
TestHands.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


def test_a_glide_goes_on_when_the_view_changes_its_size() -> None:
    zoom = Zoom(Frame(1000, 600, 2000, 1200))
    zoom.double_tap(500, 300)
    zoom.step(0.02)
    zoom.resize(Frame(1200, 800, 2000, 1200))
    while zoom.step(0.02):
        pass
    assert zoom.zoomed
