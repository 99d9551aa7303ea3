"""The report reads along at speaking pace, and obeys the finger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.content.model import Report
from kiosk.player.base import PlayerState
from kiosk.show.place import ATTRACT, Place, ScreenName
from tests.fakes.site import full_site
from tests.screens.harness import Glass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.screens.report import ReportScreen

pytestmark = pytest.mark.ui

_PARAGRAPHS = "\n".join(
    f"第{n}段，我们把难事一件一件记下来，再一件一件办成。" * 3 for n in range(1, 7)
)


def _site(audio: str | None = None):  # noqa: ANN202
    sections = [
        {
            "title": {"zh-Hans": f"第{n}部分", "en": f"Part {n}"},
            "text": {"zh-Hans": _PARAGRAPHS, "en": "We wrote it down. Then we did it.\nAnd again."},
            "audio": {"zh-Hans": audio} if audio else {},
        }
        for n in (1, 2, 3)
    ]
    report = Report.model_validate({"title": "经验汇报", "sections": sections})
    return full_site().model_copy(update={"report": report})


@pytest.fixture
def glass() -> Iterator[Glass]:
    glass = Glass(_site())
    glass.go_home()
    glass.go(Place(ScreenName.REPORT))
    yield glass
    glass.close()


def _screen(glass: Glass) -> ReportScreen:
    assert glass.place.screen is ScreenName.REPORT
    return glass.screen  # type: ignore[return-value]


def _later(glass: Glass, seconds: float) -> None:
    """Let time pass in steps of half a second, with one frame each: nothing else is waited for."""
    for _ in range(round(seconds * 2)):
        glass.clock.advance(0.5)
        glass.root.tick()
    glass.step(3)


def _lit(glass: Glass) -> list[int]:
    return [n for n, words in enumerate(_screen(glass)._spoken) if words.lit]


def test_it_rests_until_somebody_asks_it_to_read(glass: Glass) -> None:
    _later(glass, 3.0)
    assert not _screen(glass).playing
    assert _screen(glass).passed.startswith("0:00")


def test_reading_lights_one_paragraph_after_the_other(glass: Glass) -> None:
    assert _lit(glass) == [0]
    glass.tap(glass.find("跟着读"))
    _later(glass, _screen(glass)._reading.paragraphs[1].start + 0.5)
    assert _lit(glass) == [1]


def test_the_text_follows_the_reading(glass: Glass) -> None:
    area = _screen(glass).ids["text"]
    glass.tap(glass.find("跟着读"))
    _later(glass, _screen(glass)._reading.section_start(1) + 2.0)
    glass.step(60)
    words = _screen(glass)._spoken[_lit(glass)[0]]
    top = area.content.top - words.top - area.offset
    assert -words.height <= top <= area.height


def test_nobody_is_sent_home_while_it_reads(glass: Glass) -> None:
    glass.tap(glass.find("跟着读"))
    _later(glass, 120.0)
    assert glass.place.screen is ScreenName.REPORT
    glass.tap(glass.find("暂停"))
    _later(glass, 61.0)
    assert glass.place == ATTRACT


def test_a_touched_paragraph_is_read_next(glass: Glass) -> None:
    second = _screen(glass)._spoken[1]
    glass.tap(second)
    assert _lit(glass) == [1]


def test_the_next_section_is_one_touch_away(glass: Glass) -> None:
    glass.tap(glass.find("下一部分"))
    assert _screen(glass).heading == "第2部分"
    glass.tap(glass.find("上一部分"))
    assert _screen(glass).heading == "第1部分"


def test_a_finger_on_the_text_keeps_it_still_for_a_while(glass: Glass) -> None:
    glass.tap(glass.find("跟着读"))
    area = _screen(glass).ids["text"]
    middle, high = area.to_window(*area.center), area.to_window(area.center_x, area.top - 10)
    glass.drag(middle, high, rest=True)
    moved = area.offset
    assert moved > 0
    _later(glass, 2.0)
    assert area.offset == moved


def test_another_language_keeps_the_section(glass: Glass) -> None:
    glass.tap(glass.find("下一部分"))
    glass.session.speak("en")
    glass.settle()
    assert _screen(glass).heading == "Part 2"


def test_it_goes_on_where_it_was_left(glass: Glass) -> None:
    glass.tap(glass.find("跟着读"))
    _later(glass, 20.0)
    glass.go_home()
    glass.session.enter(ScreenName.REPORT)
    glass.settle()
    assert _screen(glass).passed.startswith("0:2")


def test_a_recording_is_heard_in_step_and_falls_silent_when_one_leaves() -> None:
    glass = Glass(_site("audio/report.mp3"))
    glass.go_home()
    glass.go(Place(ScreenName.REPORT))
    glass.tap(glass.find("播放录音"))
    _later(glass, 1.0)
    assert glass.player.status.state is PlayerState.PLAYING
    assert str(glass.player.status.file).endswith("audio/report.mp3")
    glass.tap(glass.find("暂停"))
    assert glass.player.status.state is PlayerState.PAUSED
    glass.go_home()
    assert glass.player.status.state is PlayerState.EMPTY
    glass.close()
