"""A visitor walks from the attract loop through home and all four strands, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys.conftest import DEMO
from tests.journeys.twin import twin_of

if TYPE_CHECKING:
    from tests.journeys.conftest import Start
    from tests.journeys.kiosk import Size

pytestmark = pytest.mark.ui

LANDSCAPE, PORTRAIT = (1280, 720), (720, 1280)


@pytest.mark.film
@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT])
def test_a_visitor_walks_all_four_strands_and_comes_home(start: Start, size: Size) -> None:
    kiosk = start(size=size)
    with twin_of(kiosk, DEMO, size) as both:
        kiosk.come_to("attract")
        kiosk.touch(0.5, 0.5)
        both.twin.tap((size[0] / 2, size[1] / 2))
        both.arrive()
        both.look_alike()

        both.touch("观十分钟")
        kiosk.wait_for(lambda: kiosk.health.position > 0, "a picture of the film")
        both.touch("首页")

        both.touch("看十分钟")
        both.look_alike()
        both.touch("首页")

        both.touch("阅十分钟")
        both.look_alike()
        both.touch("首页")

        both.touch("听十分钟")
        both.look_alike()
        both.touch("下一部分")
        both.look_alike()
        both.touch("首页")

        both.touch("幻灯片")
        both.touch("支部工作这一年")
        both.look_alike()
        both.draw((0.75, 0.5), (0.25, 0.5))
        both.look_alike()
        both.touch("首页")


def test_an_untouched_glass_goes_back_to_the_attract_loop(start: Start) -> None:
    kiosk = start(size=LANDSCAPE, idle="{after: 10, warning: 2}")
    kiosk.wake()
    kiosk.come_to("attract")
