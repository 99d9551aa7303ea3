"""A visit taken apart into what the guests see."""

from __future__ import annotations

from kiosk.show.place import Place, ScreenName
from kiosk.show.presenter.run_of_show import run_of_show
from tests.fakes.site import full_site
from tests.fakes.visits import town_visit


def test_each_segment_is_a_leg_with_its_seconds() -> None:
    legs = run_of_show(town_visit(), full_site())

    assert [leg.target for leg in legs] == [120, 120, 360, 240, 360]
    assert [leg.title.pick("zh-Hans") for leg in legs] == [
        "欢迎致辞",
        "禾谷的一年",
        "支部工作这一年",
        "百年古樟",
        "党建台账",
    ]


def test_a_deck_is_led_slide_by_slide() -> None:
    deck = run_of_show(town_visit(), full_site())[2]

    assert [beat.place for beat in deck.beats] == [
        Place(ScreenName.SLIDES, "work", 0),
        Place(ScreenName.SLIDES, "work", 1),
        Place(ScreenName.SLIDES, "work", 2),
    ]


def test_the_ledger_is_led_through_its_highlights() -> None:
    ledger = run_of_show(town_visit(), full_site())[4]

    assert [str(beat.place) for beat in ledger.beats] == [
        "ledger::0",
        "ledger:leadership/plans/plan-2026:0",
        "ledger:systems/theme-day/theme-day-may:0",
    ]


def test_the_route_is_led_from_the_whole_map_stop_by_stop() -> None:
    visit = town_visit(segments=[{"strand": "route", "minutes": 10}])

    (route,) = run_of_show(visit, full_site())

    assert [beat.place.index for beat in route.beats if beat.place] == [0, 1, 2, 5]
    assert route.beats[2].words.pick("zh-Hans") == "这里有一棵百年古樟。"


def test_a_segment_may_have_a_title_of_its_own() -> None:
    visit = town_visit(segments=[{"deck": "work", "minutes": 1, "title": "看一看"}])

    assert run_of_show(visit, full_site())[0].title.pick("zh-Hans") == "看一看"


def test_what_the_site_has_no_more_becomes_a_talk() -> None:
    legs = run_of_show(town_visit(), full_site(film=None, decks=[], route=None, ledger=None))

    assert len(legs) == 5
    assert [leg.beats[0].place for leg in legs] == [None] * 5
    assert legs[1].beats[0].words.pick("zh-Hans") == "请看大屏幕"
