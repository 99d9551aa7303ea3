"""The agent's days, step by step, with a clock moved by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk.release.export import export
from kiosk.update.asking import ask
from kiosk.update.loop import Days
from kiosk.update.schedule import Polling
from tests.release.village import SITE, Village
from tests.update.agency import Agency

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    yield made
    made.close()


def checks(agency: Agency) -> int:
    """Return how often the server was asked for its timestamp since the last call."""
    count = sum("timestamp.json" in line for line in agency.requests)
    agency.requests.clear()
    return count


def test_the_server_is_asked_when_it_is_time_and_not_before(agency: Agency) -> None:
    agency.publish(1)
    agency.loop.step()
    assert (agency.ready, checks(agency)) == (1, 1)
    agency.clock.pass_(dt.timedelta(seconds=899))
    agency.loop.step()
    assert checks(agency) == 0
    agency.clock.pass_(dt.timedelta(seconds=1))
    agency.loop.step()
    assert checks(agency) == 1


def test_a_person_does_not_wait_for_the_time(agency: Agency) -> None:
    agency.loop.step()
    agency.publish(1)
    request = ask(agency.store.folder, at_once=True)
    agency.loop.step()
    assert agency.status.answered == request.id
    assert agency.store.agent.read().at_once
    agency.requests.clear()
    agency.loop.step()
    assert checks(agency) == 0, "one request is one check"


def test_at_once_also_hurries_what_was_ready_before(agency: Agency) -> None:
    agency.publish(1)
    agency.loop.step()
    assert not agency.store.agent.read().at_once
    agency.web.shutdown()
    agency.web.server_close()
    ask(agency.store.folder, at_once=True)
    agency.loop.step()
    assert agency.store.agent.read().at_once


def test_a_request_that_is_nonsense_is_thrown_away(agency: Agency) -> None:
    agency.loop.step()
    checks(agency)
    (agency.store.folder / "ask.json").write_bytes(b"[]")
    agency.loop.step()
    assert checks(agency) == 0
    assert not (agency.store.folder / "ask.json").exists()


def test_a_server_that_fails_is_asked_less_and_less_and_reported_until_it_is_back(
    agency: Agency,
) -> None:
    agency.web.shutdown()
    agency.web.server_close()
    agency.loop.step()
    first = agency.status
    assert (first.failures, first.checked) == (1, None)
    assert "server" in first.troubles
    assert first.next is not None
    for _ in range(5):
        agency.clock.pass_(dt.timedelta(hours=1))
        agency.loop.step()
    assert agency.status.failures == 6
    assert agency.status.next is not None
    assert agency.status.next - agency.status.at > first.next - first.at


def test_a_stick_is_taken_by_the_same_rules_once_and_gets_the_history(agency: Agency) -> None:
    agency.publish(1)
    stick = agency.sticks / "STICK"
    export(agency.village.storage, stick / "kiosk", [SITE])
    agency.days = Days(Polling(start=10**6), scrub_after=10**9)
    agency.end()
    agency.begin()
    agency.loop._due = 10**9
    agency.loop.step()
    assert agency.ready == 1
    assert any("may be pulled out" in line for line in agency.said)
    (report,) = stick.rglob("history.txt")
    assert "第 1 版已就绪" in report.read_text()
    assert (report.parent / "plays.jsonl").read_bytes() == agency.carried["plays.jsonl"]
    count = len(agency.said)
    agency.loop.step()
    assert len(agency.said) == count, "it is taken once"


def test_a_stick_of_another_publisher_is_refused_in_words(agency: Agency, tmp_path: Path) -> None:
    from kiosk.release.local import LocalStorage  # noqa: PLC0415

    agency.publish(1)
    agency.loop.step()
    (tmp_path / "stranger").mkdir()
    stranger = Village(tmp_path / "stranger", LocalStorage(tmp_path / "stranger/repository"))
    stranger.begin()
    for number in (1, 2, 3):
        stranger.publish({"site.yaml": b"evil %d" % number})
    export(stranger.storage, agency.sticks / "STICK", [SITE])
    agency.loop.step()
    assert agency.ready == 1
    assert "不予采用" in agency.status.troubles["stick"][0]


def test_a_stick_for_another_site_is_told_of(agency: Agency) -> None:
    (agency.sticks / "STICK/sites/elsewhere/metadata").mkdir(parents=True)
    agency.loop.step()
    assert "has nothing for" in agency.status.troubles["stick"][1]


def test_a_stick_with_photographs_is_nobodys_business(agency: Agency) -> None:
    (agency.sticks / "STICK/DCIM").mkdir(parents=True)
    agency.loop.step()
    assert "stick" not in agency.status.troubles
    assert not [line for line in agency.said if "stick" in line]


def test_a_stick_that_was_pulled_out_half_way_is_taken_when_it_is_back(agency: Agency) -> None:
    agency.publish(1, **{"pictures/a.jpg": b"a" * 200_000})
    stick = agency.sticks / "STICK"
    export(agency.village.storage, stick, [SITE])
    objects, away = stick / "objects", agency.folder / "away"
    objects.rename(away)
    agency.loop._due = 10**9
    agency.loop.step()
    assert agency.ready is None
    stick.rename(agency.folder / "pocket")
    agency.loop.step()
    away.rename(agency.folder / "pocket/objects")
    (agency.folder / "pocket").rename(stick)
    agency.loop.step()
    assert agency.ready == 1
    assert "stick" not in agency.status.troubles


def test_the_disk_is_read_again_and_what_is_spoilt_is_fetched_at_the_next_check(
    agency: Agency,
) -> None:
    agency.publish(1)
    agency.days = replace(agency.days, scrub_after=1_000.0)
    agency.end()
    agency.begin()
    agency.loop.step()
    agency.show()
    file = agency.store.site_of(1) / "site.yaml"
    file.chmod(0o644)
    file.write_bytes(b"spoilt")
    agency.clock.pass_(dt.timedelta(seconds=950))
    agency.loop.step()  # a check
    agency.clock.pass_(dt.timedelta(seconds=100))
    agency.loop.step()  # the reading
    assert "disk" in agency.status.troubles
    agency.loop.step()
    assert not agency.store.verify(1)
    assert "disk" not in agency.status.troubles


def test_reading_the_disk_gives_way_to_a_person(agency: Agency) -> None:
    agency.publish(1)
    agency.loop.step()
    request = ask(agency.store.folder, at_once=False)
    agency.loop.scrub()
    assert agency.loop._scrub_due < agency.clock.ticks + agency.days.scrub_every, "it left off"
    agency.loop.step()
    assert agency.status.answered == request.id


def test_an_agent_that_is_told_to_end_ends(agency: Agency) -> None:
    agency.halted = True
    agency.loop.run()
    agency.publish(1)
    assert not agency.loop.ask_server()
    assert agency.ready is None
