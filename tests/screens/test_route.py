"""The route is walked by itself or by the finger, and obeys both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from kiosk.content.model import Route
from kiosk.player.base import PlayerState
from kiosk.show.events import Preferences
from kiosk.show.place import ATTRACT, HOME, Place, ScreenName
from tests.fakes.site import ROUTE, full_site
from tests.screens.harness import Glass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.content.model import Site
    from kiosk.screens.route import RouteScreen
    from kiosk.screens.widgets.stop_marker import StopMarker

pytestmark = pytest.mark.ui

_ROUTE = Place(ScreenName.ROUTE)
_PHOTOS = [{"picture": f"pictures/stop-0{n}.jpg", "caption": f"照片{n}"} for n in (1, 2)]


def _site(audio: str | None = None) -> Site:
    stops: list[dict[str, Any]] = cast("list[dict[str, Any]]", ROUTE["stops"])
    recorded = {2: {"zh-Hans": audio}} if audio else {}
    data: dict[str, Any] = {
        **cast("dict[str, Any]", ROUTE),
        "stops": [
            {**stop, "photos": _PHOTOS, "audio": recorded.get(stop["number"], {})} for stop in stops
        ],
        "you_are_here": {"x": 0.3, "y": 0.3},
    }
    return full_site().model_copy(update={"route": Route.model_validate(data)})


@pytest.fixture
def glass() -> Iterator[Glass]:
    glass = Glass(_site())
    glass.go_home()
    glass.go(_ROUTE)
    yield glass
    glass.close()


def _screen(glass: Glass) -> RouteScreen:
    assert glass.place.screen is ScreenName.ROUTE
    return cast("RouteScreen", glass.screen)


def _marker(glass: Glass, index: int) -> StopMarker:
    return cast("StopMarker", _screen(glass).ids["map"].markers[index])


def _later(glass: Glass, seconds: float) -> None:
    """Let time pass in steps of half a second, with few frames: nothing else is waited for."""
    for _ in range(round(seconds * 2)):
        glass.clock.advance(0.5)
        glass.root.tick()
    glass.step(4)


def test_it_shows_all_stops_and_where_one_is(glass: Glass) -> None:
    assert "您在这里" in glass.texts()
    names = ["村口迎宾亭", "百年古樟", "茶园共富工坊"]
    assert [tag.text for tag in _screen(glass).ids["map"].tags if tag.opacity] == names
    assert [row.text for row in _screen(glass).ids["side"].overview.rows] == names
    assert _screen(glass).passed == "0:00 / 4:00"


def test_it_rests_until_somebody_sets_off(glass: Glass) -> None:
    _later(glass, 3.0)
    assert not _screen(glass).playing
    assert _screen(glass).passed.startswith("0:00")


def test_walking_leads_from_stop_to_stop(glass: Glass) -> None:
    glass.tap(glass.find("跟着走"))
    assert glass.place.index == 1
    _later(glass, 62.0)
    assert glass.place.index == 2
    assert _screen(glass).ids["map"].walking
    assert _marker(glass, 0).state == "walked"
    _later(glass, 60.0)
    assert _marker(glass, 1).state == "here"


def test_the_words_of_the_moment_are_lit(glass: Glass) -> None:
    glass.tap(glass.find("跟着走"))
    _later(glass, 1.0)
    words = _screen(glass).ids["side"].card.words
    assert words.speaking
    assert words.text[words.begin : words.end] == "这里有一棵百年古樟。"


def test_a_touched_seal_shows_its_stop_and_back_leads_to_the_list(glass: Glass) -> None:
    glass.tap(_marker(glass, 2))
    assert glass.place == _ROUTE.at(5)
    assert _screen(glass).ids["side"].card.name == "茶园共富工坊"
    glass.tap(_marker(glass, 1))
    assert glass.place == _ROUTE.at(2)
    glass.tap(glass.find("返回"))
    assert glass.place == _ROUTE


def test_a_touched_name_on_the_map_does_the_same(glass: Glass) -> None:
    tag = _screen(glass).ids["map"].tags[1]
    assert tag.opacity == 1.0
    glass.tap(tag)
    assert glass.place == _ROUTE.at(2)


def test_a_touched_row_of_the_list_does_the_same(glass: Glass) -> None:
    glass.tap(_screen(glass).ids["side"].overview.rows[1])
    assert glass.place == _ROUTE.at(2)
    glass.tap(glass.find("全部点位"))
    assert glass.place == _ROUTE
    assert _screen(glass).ids["side"].overview.rows[1].chosen


def test_a_seal_shows_the_press_and_lets_go_when_the_finger_pushes(glass: Glass) -> None:
    marker = _marker(glass, 1)
    x, y = marker.center
    glass.press((x, y))
    assert marker.pressed
    glass.move((x + 60, y + 40))
    assert not marker.pressed
    glass.release((x + 60, y + 40))
    glass.settle()
    assert glass.place == _ROUTE


def test_the_next_stop_is_one_touch_away(glass: Glass) -> None:
    glass.tap(glass.find("下一站"))
    assert glass.place.index == 2
    glass.tap(glass.find("下一站"))
    assert glass.place.index == 5
    glass.tap(glass.find("下一站"))
    assert glass.place.index == 5
    glass.tap(glass.find("上一站"))
    assert glass.place.index == 2


def test_nobody_is_sent_home_while_the_walk_goes_on(glass: Glass) -> None:
    glass.tap(glass.find("跟着走"))
    _later(glass, 120.0)
    assert glass.place.screen is ScreenName.ROUTE
    glass.tap(glass.find("暂停"))
    _later(glass, 61.0)
    assert glass.place == ATTRACT


def test_after_the_end_one_may_walk_again(glass: Glass) -> None:
    glass.tap(glass.find("跟着走"))
    _later(glass, 245.0)
    assert not _screen(glass).playing
    assert glass.place.index == 5
    glass.tap(glass.find("再走一遍"))
    assert glass.place.index == 1
    assert _screen(glass).playing


def test_seals_keep_their_size_and_their_places_on_a_pinched_map(glass: Glass) -> None:
    chart, marker = _screen(glass).ids["map"], _marker(glass, 1)
    size = tuple(marker.size)
    glass.pinch(tuple(chart.center), 120, 360)
    glass.step(40)
    assert chart.zoomed
    assert tuple(marker.size) == size
    stop = _site().route.stops[1]  # type: ignore[union-attr]
    x, y = chart.spot(stop.at.x, stop.at.y)
    assert marker.center_x == pytest.approx(x, abs=1.5)
    assert marker.center_y == pytest.approx(y, abs=1.5)


def test_the_zoomed_map_covers_nothing_around_it(glass: Glass) -> None:
    glass.step(2)
    chart = _screen(glass).ids["map"]
    spot = chart.x - 4, chart.center_y
    before = glass.pixel(*spot)
    glass.pinch(tuple(chart.center), 120, 420)
    glass.step(40)
    assert glass.pixel(*spot) == before


def test_the_zoomed_map_follows_the_walker_but_not_against_the_finger(glass: Glass) -> None:
    glass.tap(glass.find("放大看"))
    glass.step(60)
    chart = _screen(glass).ids["map"]
    assert chart.zoomed
    glass.tap(_marker(glass, 0))
    glass.tap(glass.find("接着走"))
    x, y = chart.center
    glass.drag((x + 150, y), (x - 150, y), rest=True)
    pushed = chart.zoom.pose.x
    _later(glass, 4.0)
    assert chart.zoom.pose.x == pytest.approx(pushed, abs=1.0)
    _later(glass, 6.0)
    glass.step(4)
    assert chart.zoom.pose.x > pushed
    glass.tap(glass.find("看全图"))
    glass.step(60)
    assert not chart.zoomed


def test_photos_open_large_while_the_walk_waits(glass: Glass) -> None:
    glass.tap(glass.find("跟着走"))
    _later(glass, 0.5)
    glass.tap(glass.find("看大图"))
    assert not _screen(glass).playing
    assert "1 / 2" in glass.texts()
    glass.tap(glass.find("下一张"))
    glass.step(30)
    assert "2 / 2" in glass.texts()
    glass.tap(glass.find("回到地图"))
    assert _screen(glass).playing


def test_another_language_keeps_stop_walk_and_photo(glass: Glass) -> None:
    glass.tap(glass.find("下一站"))
    glass.tap(glass.find("接着走"))
    glass.session.speak("en")
    glass.settle()
    assert glass.place.index == 2
    assert _screen(glass).playing
    assert _screen(glass).heading == "2 · The Old Camphor Tree"
    assert _screen(glass).ids["side"].card.name == "The Old Camphor Tree"
    glass.tap(glass.find("See the photo large"))
    glass.session.speak("zh-Hans")
    glass.settle()
    assert "回到地图" in glass.texts()


def test_it_goes_on_where_it_was_left(glass: Glass) -> None:
    glass.tap(glass.find("跟着走"))
    _later(glass, 80.0)
    glass.go_home()
    assert glass.place == HOME
    glass.session.enter(ScreenName.ROUTE)
    glass.settle()
    assert glass.place.index == 2
    assert _screen(glass).passed.startswith("1:20")
    assert glass.find("接着走")


def test_a_recording_is_heard_at_its_stop_and_nowhere_else() -> None:
    glass = Glass(_site("audio/stop-2.mp3"))
    glass.go_home()
    glass.go(_ROUTE.at(1))
    glass.tap(glass.find("跟着走"))
    _later(glass, 1.0)
    assert glass.player.status.file is None
    glass.tap(glass.find("下一站"))
    _later(glass, 1.0)
    assert _state(glass) is PlayerState.PLAYING
    assert str(glass.player.status.file).endswith("audio/stop-2.mp3")
    glass.tap(glass.find("暂停"))
    assert _state(glass) is PlayerState.PAUSED
    glass.go_home()
    assert _state(glass) is PlayerState.EMPTY
    glass.close()


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)])
@pytest.mark.parametrize("index", [0, 2])
@pytest.mark.parametrize("low", [False, True])
def test_everything_is_large_enough_and_within_reach(
    size: tuple[int, int], index: int, *, low: bool
) -> None:
    glass = Glass(_site(), size=size)
    glass.go_home()
    glass.session.prefer(Preferences("zh-Hans", large_type=False, low_reach=low))
    glass.go(_ROUTE.at(index))
    touchables = [w for w in glass.touchables() if _visible(glass, w)]
    glass.assert_touchable(touchables)
    if low and size[0] < size[1]:
        assert all(w.to_window(w.x, w.top)[1] <= glass.root.look.reach + 1 for w in touchables)
        glass.tap(_marker(glass, 2))
        assert glass.place.index == 5
        glass.tap(glass.find("看大图"))
        assert "回到地图" in glass.texts()
    glass.close()


def _state(glass: Glass) -> PlayerState:
    return glass.player.status.state


def _visible(glass: Glass, widget: object) -> bool:
    """Leave out rows that are scrolled out of their window."""
    side = _screen(glass).ids["side"]
    rows = side.overview.rows if side.overview is not None else []
    if widget not in rows:
        return True
    area = side.overview.area
    _, y = widget.to_window(widget.x, widget.y)  # type: ignore[attr-defined]
    return bool(area.y <= y and y + widget.height <= area.top)  # type: ignore[attr-defined]


def test_a_map_that_comes_after_the_visitor_left_changes_nothing(glass: Glass) -> None:
    screen = _screen(glass)
    chart = screen.ids["map"].__self__
    glass.settle()
    assert chart.picture.natural[1] > 0
    glass.go_home()
    glass.step(3)
    screen._measure(chart)
    assert glass.place.screen is ScreenName.HOME
