"""What a phone is shown."""

from __future__ import annotations

import json

from kiosk.remote.view import plan_of, state_of
from kiosk.show.presenter.acts import End, Freeze, Jump, Next
from kiosk.show.presenter.lectern import Lectern
from tests.fakes.clock import NOON, FakeClock
from tests.fakes.keeper import FakeKeeper
from tests.fakes.site import full_site
from tests.fakes.visits import town_visit


def lectern_with(clock: FakeClock | None = None) -> Lectern:
    site = full_site(visits=[town_visit().model_dump(by_alias=True)])
    return Lectern(site, clock or FakeClock(), FakeKeeper())


def test_before_a_visit_there_is_a_choice() -> None:
    lectern = lectern_with()
    lectern.stand_up()

    plan, state = plan_of(lectern, "en"), state_of(lectern, NOON)

    assert [visit["delegation"] for visit in plan["visits"]] == ["Delegation of Qingshui"]
    assert plan["templates"] == {"forty": 40, "twenty": 20, "film": 10}
    assert state == {"phase": "choosing", "clock": "12:00"}


def test_during_a_visit_there_are_its_segments_and_where_it_is() -> None:
    clock = FakeClock()
    lectern = lectern_with(clock)
    lectern.choose("town")
    lectern.do(Jump(leg=2))
    clock.advance(12.34)
    lectern.do(Freeze(on=True))
    lectern.do(Next())

    plan, state = plan_of(lectern, "zh-Hans"), state_of(lectern, None)

    assert [leg["title"] for leg in plan["legs"]][2] == "支部工作这一年"
    assert (state["cursor"], state["shown"], state["next"]) == ([2, 1], [2, 0], [2, 2])
    assert state["spent"] == [0, 0, 12.3, 0, 0]
    assert state["clock"] is None
    assert json.loads(json.dumps(state, allow_nan=False)) == json.loads(json.dumps(state))


def test_after_the_last_beat_there_is_no_next() -> None:
    lectern = lectern_with()
    lectern.choose("town")
    lectern.do(Jump(leg=99))
    lectern.do(Next())
    lectern.do(Next())
    assert state_of(lectern, None)["next"] is None

    lectern.do(End())
    assert state_of(lectern, None)["phase"] == "ended"


def test_a_laid_down_visit_is_in_the_reports() -> None:
    clock = FakeClock()
    lectern = lectern_with(clock)
    lectern.choose("town")
    lectern.do(Next())
    clock.advance(30)
    lectern.lay_down()
    lectern.stand_up()

    (report,) = plan_of(lectern, "en")["reports"]

    assert (report["delegation"], report["spent"]) == ("Delegation of Qingshui", 30)
