"""What the fleet promises, in simulated time; and that the cost of a check is measured right."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from kiosk.bench import fleet
from kiosk.bench.fleet import DAYS, POWER, STEADY
from kiosk.bench.fleet_load import allow_files, ask_many
from kiosk.bench.fleet_model import Day, Seen, live, offered, takes
from kiosk.bench.program import BenchError
from kiosk.bench.update_publisher import Desk
from kiosk.bench.update_server import NGINX, nginx
from kiosk.update.schedule import Polling

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.bench.update_server import Served

POLLING = Polling()
EVERY = POLLING.every
KIOSKS = 2_000
needs_nginx = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")


# --- what the schedule promises -----------------------------------------------------------


@pytest.mark.parametrize("what", list(DAYS))
def test_a_publication_reaches_99_of_100_within_twice_the_interval(what: str) -> None:
    assert live(KIOSKS, DAYS[what], POLLING).within(99) <= 2 * EVERY


def test_everybody_has_it_when_all_is_well() -> None:
    seen = live(KIOSKS, STEADY, POLLING)
    assert len(seen.took) == KIOSKS
    assert seen.within(50) == pytest.approx(EVERY / 2, rel=0.2)
    assert seen.within(100) < 1.3 * EVERY


def test_a_kiosk_asks_four_times_an_hour_in_a_fleet_of_any_size() -> None:
    for kiosks in (100, 1_000):
        seen = live(kiosks, STEADY, POLLING)
        assert seen.requests / seen.hours == pytest.approx(4, rel=0.05)


def test_a_server_that_comes_back_is_asked_no_more_than_a_few_times_the_mean() -> None:
    day = DAYS[fleet.OUTAGE]
    seen = live(10_000, day, POLLING)
    per_minute: Counter[int] = Counter()
    for second, count in seen.asked.items():
        per_minute[second // 60] += count
    mean = 10_000 * 60 / EVERY
    assert max(n for minute, n in per_minute.items() if minute >= 0) < 2 * mean
    assert max(n for minute, n in per_minute.items() if minute < 0) < 4 * mean


def test_power_that_comes_back_everywhere_is_spread_over_a_minute() -> None:
    seen = live(KIOSKS, POWER, POLLING)
    assert seen.peak(0, 61) < 3 * KIOSKS / POLLING.start
    assert seen.peak(60, 0.7 * EVERY) == 0


# --- that it is counted right ---------------------------------------------------------------


def test_nobody_is_answered_while_the_server_is_down() -> None:
    day = Day(until=5 * EVERY, since=-EVERY, on=-EVERY, down=(0.0, 2 * EVERY))
    seen = live(200, day, POLLING)
    assert min(seen.took) > 2 * EVERY


def test_a_line_that_loses_everything_takes_nothing() -> None:
    seen = live(50, Day(until=3 * EVERY, since=0, on=0, weak=1, lost=1), POLLING)
    assert not seen.took
    assert seen.within(99) == float("inf")
    assert seen.requests == seen.asked.total() > 50


def test_who_was_off_is_counted_from_when_it_is_on() -> None:
    day = Day(until=30 * EVERY, since=-EVERY, on=-EVERY, late=1, late_by=20 * EVERY)
    assert live(200, day, POLLING).within(100) <= POLLING.start + 30


def test_so_many_of_a_hundred_are_kiosks_and_not_those_that_have_it() -> None:
    seen = Seen(kiosks=100)
    seen.took.extend(range(98))
    assert seen.within(98) == 97
    assert seen.within(99) == float("inf")


def test_the_same_lot_gives_the_same_fleet() -> None:
    assert live(50, STEADY, POLLING).took == live(50, STEADY, POLLING).took
    assert live(50, STEADY, POLLING).took != live(50, STEADY, POLLING, seed=1).took


def test_a_stage_is_taken_by_its_part_of_the_fleet() -> None:
    inside = sum(takes(offered(10), kiosk) for kiosk in range(KIOSKS))
    assert inside == pytest.approx(KIOSKS / 10, rel=0.2)
    assert all(takes(offered(), kiosk) for kiosk in range(10))


# --- the real server ------------------------------------------------------------------------


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Served, bytes]]:
    desk = Desk(tmp_path, slides=1, size=(32, 18))
    desk.publish()
    with nginx(desk.repository, tmp_path / "nginx") as server:
        yield server, fleet.real_request(server, desk, tmp_path / "kiosk")


@needs_nginx
def test_what_is_sent_is_what_an_agent_sends(served: tuple[Served, bytes]) -> None:
    request = served[1]
    assert request.startswith(b"GET /sites/bench/metadata/timestamp.json HTTP/1.1\r\n")
    assert b"\r\nIf-None-Match: " in request
    assert request.count(b"\r\n\r\n") == 1


@needs_nginx
def test_every_check_is_made_and_weighed_and_the_connections_stay_open(
    served: tuple[Served, bytes],
) -> None:
    server, request = served
    assert server.tree is not None
    one = ask_many(server.port, request, server.tree, count=1, hold=1)
    many = ask_many(server.port, request, server.tree, count=150, hold=40)
    assert many.bytes == 150 * one.bytes
    assert len(request) < one.bytes < 1_024
    assert (many.checks, many.open) == (150, 40)
    assert many.memory > 0


@needs_nginx
def test_an_answer_with_something_new_is_not_counted_as_a_check(
    served: tuple[Served, bytes],
) -> None:
    server, request = served
    assert server.tree is not None
    unconditional = request.replace(b"If-None-Match: ", b"X-Nothing: ")
    with pytest.raises(BenchError, match="nothing is new: b'HTTP"):
        ask_many(server.port, unconditional, server.tree, count=1, hold=1)


def test_more_open_files_than_the_system_allows_are_refused() -> None:
    with pytest.raises(BenchError, match="ulimit"):
        allow_files(10**9)


@needs_nginx
def test_the_table_has_a_row_for_each_size_of_fleet() -> None:
    facts, figures = fleet.measure((50, 100), 100)
    whats = [figure.what for figure in figures]
    assert "a kiosk, an hour: bytes, 50 kiosks" in whats
    assert "all well, 100: 99 of 100 have it" in whats
    assert "modelled" in facts
