"""From a publisher's folder to what a display may show: real signatures, HTTP and disk."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kiosk.errors import KioskError
from kiosk.release.publish import offer, roll_back
from kiosk.release.terms import Terms
from kiosk.update.accept import Kiosk
from kiosk.update.errors import SourceError
from kiosk.update.http import HttpSource
from kiosk.update.refusals import UntriedError
from kiosk.update.trial import Verdict
from tests.fakes.bad_server import BadServer
from tests.fakes.server_faults import cut_after, hang_up, honest, status
from tests.fakes.trees import noise
from tests.release.village import SITE
from tests.update.agency import Agency

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.fakes.bad_server import Exchange, Fault

HOUR = dt.timedelta(hours=1)
BAD = Verdict(good=False, zh="打不开", en="it does not open")
UNSURE = Verdict(good=False, sure=False, zh="没试成", en="it fell over")


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    yield made
    made.close()


def test_what_is_published_becomes_ready_and_is_whole(agency: Agency) -> None:
    agency.publish(1)
    assert agency.visit().ready == 1
    assert agency.ready == 1
    assert not agency.store.verify(1)
    assert agency.trial.asked == ["1"]
    assert "release 1 is ready" in agency.said


def test_a_check_with_nothing_new_is_one_request(agency: Agency) -> None:
    agency.publish(1)
    agency.visit()
    agency.requests.clear()
    assert agency.visit().ready is None
    assert len(agency.requests) == 1
    assert "timestamp.json" in agency.requests[0]


def test_a_new_slide_costs_that_slide(agency: Agency) -> None:
    agency.publish(1, **{"pictures/a.jpg": b"a" * 9_000})
    agency.visit()
    agency.requests.clear()
    agency.publish(2, **{"pictures/a.jpg": b"a" * 9_000})
    assert agency.visit().ready == 2
    assert sum("/objects/" in line for line in agency.requests) == 2  # site.yaml and the cover


def test_a_release_whose_content_is_refused_is_never_ready_nor_taken_again(agency: Agency) -> None:
    agency.publish(1)
    agency.visit()
    agency.show()
    agency.trial.verdicts["2"] = BAD
    agency.publish(2)
    assert agency.visit().ready is None
    assert agency.ready == 1
    assert "it does not open" in agency.store.agent.read().refused[2]
    assert agency.store.releases() == (1,), "nor is it kept, to be shown should all else fail"
    (words,) = agency.status.troubles.values()
    assert "第 2 版不能展示" in words[0]
    agency.visit()
    assert agency.trial.asked == ["1", "2"]
    agency.publish(3)
    assert agency.visit().ready == 3


def test_a_kiosk_whose_first_release_is_refused_shows_none_of_it(agency: Agency) -> None:
    agency.trial.verdicts["1"] = BAD
    agency.publish(1)
    agency.visit()
    assert agency.store.releases() == ()
    assert agency.store.glass.start().number is None
    agency.publish(2)
    assert agency.visit().ready == 2
    assert agency.show() == 2


def test_a_display_that_starts_anew_does_not_show_what_waits_for_its_hour(agency: Agency) -> None:
    agency.publish(1)
    agency.publish(2, Terms(show_from=agency.now + HOUR))
    agency.visit()
    assert agency.store.releases() == (2, 1)
    assert agency.store.glass.start().number == 1


def test_a_trial_that_falls_over_is_repeated_and_then_believed(agency: Agency) -> None:
    agency.publish(1)
    agency.trial.verdicts["1"] = UNSURE
    for _ in range(2):
        with pytest.raises(UntriedError):
            agency.visit()
        assert not agency.store.agent.read().refused
    agency.visit()
    assert 1 in agency.store.agent.read().refused


def test_a_trial_that_falls_over_once_costs_nothing(agency: Agency) -> None:
    agency.publish(1)
    agency.trial.verdicts["1"] = UNSURE
    with pytest.raises(UntriedError):
        agency.visit()
    agency.trial.verdicts.clear()
    assert agency.visit().ready == 1


def test_a_release_is_withdrawn_by_publishing_the_old_content_again(agency: Agency) -> None:
    for number in (1, 2):
        agency.publish(number)
        agency.visit()
        assert agency.show() == number
    roll_back(agency.village.publisher, 1)
    agency.requests.clear()
    assert agency.visit().ready == 3
    assert not [line for line in agency.requests if "/objects/" in line], "all of it is here"
    folder = agency.store.site_of(3)
    assert (folder / "site.yaml").read_bytes() == (
        agency.store.site_of(1) / "site.yaml"
    ).read_bytes()


def test_a_kiosk_never_goes_to_a_lower_number(agency: Agency) -> None:
    agency.publish(1)
    agency.publish(2, Terms(percent=0, rings=("early",)))
    agency.kiosk = Kiosk("k1", "0.1.0", frozenset({"early"}))
    agency.end()
    agency.begin()
    assert agency.visit().ready == 2
    agency.kiosk = Kiosk("k1", "0.1.0")
    agency.end()
    agency.begin()
    assert agency.visit().ready is None
    assert agency.ready == 2


def test_a_release_waits_for_its_hour_and_something_else_is_shown_until_then(
    agency: Agency,
) -> None:
    agency.publish(1)
    agency.publish(2, Terms(show_from=agency.now + HOUR))
    visit = agency.visit()
    assert visit.taken == (1, 2)
    assert agency.ready == 1
    agency.agent.promote()
    assert agency.ready == 1
    agency.clock.pass_(2 * HOUR)
    agency.requests.clear()
    agency.agent.promote()
    assert agency.ready == 2
    assert not agency.requests, "the hour comes without a network too"


def test_a_release_that_is_withdrawn_before_its_hour_is_never_shown(agency: Agency) -> None:
    agency.publish(1)
    agency.publish(2, Terms(show_from=agency.now + HOUR))
    agency.visit()
    offer(agency.village.publisher, 2, 0, ())
    agency.visit()
    agency.clock.pass_(2 * HOUR)
    agency.agent.promote()
    assert agency.ready == 1
    assert "release 2 was withdrawn before its hour" in agency.said


def test_a_staged_release_comes_when_it_is_this_kiosks_turn(agency: Agency) -> None:
    agency.publish(1)
    agency.visit()
    agency.publish(2, Terms(percent=0))
    assert agency.visit().ready is None
    offer(agency.village.publisher, 2, 100, ())
    assert agency.visit().ready == 2


def test_a_release_for_a_newer_program_is_passed_over_and_reported(agency: Agency) -> None:
    agency.publish(1)
    agency.publish(2, Terms(minimum_kiosk="9.0.0"))
    assert agency.visit().ready == 1
    assert any("needs a newer version" in en for _, en in agency.status.troubles.values())


def test_nothing_is_ready_while_the_server_is_away(agency: Agency) -> None:
    agency.publish(1)
    agency.web.shutdown()
    agency.web.server_close()
    with pytest.raises(SourceError):
        agency.visit()
    assert agency.ready is None


def of_objects(server: BadServer, fault: Fault) -> Fault:
    """Return what does `fault` to objects alone."""

    def either(one: Exchange) -> None:
        if one.asked.path not in server.files:
            status(404)(one)
        else:
            (fault if one.asked.path.startswith("objects/") else honest)(one)

    return either


def test_a_link_that_is_cut_again_and_again_moves_no_byte_twice(agency: Agency) -> None:
    film = noise(900_000)
    agency.publish(1, **{"film/film.mp4": film})
    with BadServer(agency.published()) as bad:
        bad.always = of_objects(bad, cut_after(100_000))
        agency.source = HttpSource(bad.address, SITE)
        assert agency.visit().ready == 1
        moved = sum(one.sent for one in bad.exchanges if "objects/" in one.asked.path)
        assert moved == sum(file.size for file in agency.store.manifest(1).objects)
    agency.source.close()


def test_a_link_that_is_gone_half_way_is_gone_on_with_when_it_is_back(agency: Agency) -> None:
    film = noise(900_000)
    agency.publish(1, **{"film/film.mp4": film})
    with BadServer(agency.published()) as bad:
        cut, left = cut_after(100_000), iter([True, True, True, True])

        def a_few_times(one: Exchange) -> None:
            (cut if next(left, False) else hang_up)(one)

        bad.always = of_objects(bad, a_few_times)
        agency.source = HttpSource(bad.address, SITE)
        with pytest.raises(SourceError):
            agency.visit()
        assert agency.ready is None
        bad.always = honest
        agency.end()
        agency.begin()
        agency.source = HttpSource(bad.address, SITE)
        assert agency.visit().ready == 1
        moved = sum(one.sent for one in bad.exchanges if "objects/" in one.asked.path)
        assert moved == sum(file.size for file in agency.store.manifest(1).objects)
    agency.source.close()


def test_large_files_wait_for_the_night_and_the_release_with_them(agency: Agency) -> None:
    film = bytes(5 * 2**20)
    agency.publish(1, **{"film/film.mp4": film})
    agency.allow = lambda size: size < 10**6
    visit = agency.visit()
    assert (visit.held_up, agency.ready) == (1, None)
    agency.allow = lambda _size: True
    assert agency.visit().ready == 1


def test_a_release_that_failed_on_the_glass_is_reported_with_its_reason(agency: Agency) -> None:
    for number in (1, 2):
        agency.publish(number)
        agency.visit()
        if number == 1:
            agency.show()
    assert agency.store.glass.activate() == 2
    for _ in range(3):
        agency.store.glass.start()
    assert agency.store.display.read().shown == 1
    assert agency.visit().ready is None
    assert any("release 2 failed on the screen" in line for line in agency.said)
    agency.publish(3)
    assert agency.visit().ready == 3


def spoil(agency: Agency) -> None:
    """Let the disk spoil a picture of what is shown, and notice that."""
    agency.publish(1)
    agency.visit()
    agency.show()
    file = agency.store.site_of(1) / "pictures/cover.jpg"
    file.chmod(0o644)
    file.write_bytes(b"spoilt")
    assert agency.store.verify(1)
    agency.loop.scrub()


def test_spoilt_files_are_fetched_again(agency: Agency) -> None:
    spoil(agency)
    assert any("1 files on the disk are spoilt" in en for _, en in agency.status.troubles.values())
    agency.visit()
    assert not agency.store.verify(1)
    assert not agency.status.troubles


def test_spoilt_files_are_fetched_again_also_when_nobody_has_signed_for_long(
    agency: Agency,
) -> None:
    spoil(agency)
    agency.clock.pass_(dt.timedelta(days=200))
    agency.visit()
    assert not agency.store.verify(1)
    assert "disk" not in agency.status.troubles
    assert any("run out" in en for _, en in agency.status.troubles.values())


def test_a_lost_state_of_the_agent_costs_no_byte(agency: Agency) -> None:
    agency.publish(1)
    agency.visit()
    for name in ("agent.json", "agent.json.copy"):
        (agency.store.folder / name).write_bytes(b"torn")
    agency.requests.clear()
    assert agency.visit().ready == 1
    assert not [line for line in agency.requests if "/objects/" in line]


def test_a_silent_publisher_is_reported_and_what_is_ready_stays(agency: Agency) -> None:
    agency.publish(1)
    agency.visit()
    agency.clock.pass_(dt.timedelta(days=200))
    assert agency.visit().ready is None
    assert agency.ready == 1
    assert any("run out" in en for _, en in agency.status.troubles.values())


def test_a_clock_that_is_wrong_is_reported_until_it_is_right(agency: Agency) -> None:
    agency.publish(1)
    agency.clock.now += dt.timedelta(days=3)
    agency.visit()
    assert any("3 days fast" in en for _, en in agency.status.troubles.values())
    agency.clock.now -= dt.timedelta(days=3)
    agency.visit()
    assert not agency.status.troubles


def test_the_same_trouble_stands_once_in_the_history(agency: Agency) -> None:
    agency.web.shutdown()
    agency.web.server_close()
    for _ in range(3):
        with pytest.raises(KioskError):
            agency.visit()
        agency.loop.ask_server()
    assert len([line for line in agency.said if "cannot be reached" in line]) == 1
