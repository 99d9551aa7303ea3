"""What time it is, as far as a kiosk can know."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.update.clock import (
    NOT_BEFORE,
    STEP,
    TOLERANCE,
    Clock,
    Look,
    Standing,
    judge,
    look,
    plain_address,
    stepped,
)
from kiosk.update.errors import CertificateDateError, CertificateError, UnreachableError

TODAY = dt.datetime(2027, 3, 1, 8, tzinfo=dt.UTC)
SIGNED = TODAY - dt.timedelta(days=3)
DAY, YEAR, SECOND = dt.timedelta(days=1), dt.timedelta(days=365), dt.timedelta(seconds=1)
NONE = dt.timedelta()

moments = st.datetimes(
    dt.datetime(1970, 1, 1),  # noqa: DTZ001
    dt.datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.just(dt.UTC),
)


def _says(system: dt.datetime, *, synchronised: bool = False, ticks: float = 0.0) -> Look:
    return Look(system, ticks, synchronised)


def test_a_synchronised_clock_is_believed() -> None:
    reading = judge(_says(TODAY, synchronised=True), SIGNED)
    assert (reading.now, reading.standing, reading.off) == (TODAY, Standing.SURE, NONE)


def test_a_clock_that_the_server_agrees_with_is_believed() -> None:
    reading = judge(_says(TODAY), SIGNED, server=TODAY + TOLERANCE)
    assert (reading.now, reading.standing) == (TODAY, Standing.SURE)


def test_a_clock_for_which_nobody_vouches_is_not_believed_beyond_the_last_signature() -> None:
    reading = judge(_says(TODAY), SIGNED)
    assert (reading.now, reading.standing, reading.off) == (SIGNED, Standing.UNSURE, NONE)


def test_a_clock_of_1970_is_recognised_by_the_last_signature() -> None:
    system = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    reading = judge(_says(system), SIGNED)
    assert (reading.now, reading.standing, reading.off) == (
        SIGNED,
        Standing.BEHIND,
        SIGNED - system,
    )


def test_even_a_synchronised_clock_is_not_believed_before_the_last_signature() -> None:
    reading = judge(_says(SIGNED - DAY, synchronised=True), SIGNED)
    assert (reading.now, reading.standing, reading.off) == (SIGNED, Standing.BEHIND, DAY)


def test_a_clock_years_ahead_is_recognised_by_the_server_and_not_believed() -> None:
    reading = judge(_says(TODAY + 14 * YEAR), SIGNED, server=TODAY)
    assert (reading.now, reading.standing, reading.off) == (SIGNED, Standing.AHEAD, 14 * YEAR)


def test_a_clock_left_behind_since_the_last_signature_is_recognised_by_the_server() -> None:
    reading = judge(_says(SIGNED + SECOND), SIGNED, server=TODAY)
    assert (reading.now, reading.standing) == (SIGNED, Standing.BEHIND)


def test_a_server_that_contradicts_the_network_s_time_is_reported_and_not_followed() -> None:
    reading = judge(_says(TODAY, synchronised=True), SIGNED, server=TODAY - DAY)
    assert (reading.now, reading.standing) == (TODAY, Standing.AHEAD)


def test_a_server_that_is_itself_behind_the_last_signature_is_no_witness_against_a_clock() -> None:
    reading = judge(_says(TODAY, synchronised=True), SIGNED, server=SIGNED - YEAR)
    assert (reading.now, reading.standing) == (TODAY, Standing.SURE)
    assert judge(_says(TODAY), SIGNED, server=SIGNED - YEAR).standing is Standing.UNSURE


def test_a_publisher_s_clock_a_minute_ahead_of_ours_is_no_fault() -> None:
    minute = dt.timedelta(minutes=1)
    reading = judge(_says(TODAY, synchronised=True), TODAY + minute)
    assert (reading.now, reading.standing) == (TODAY + minute, Standing.SURE)


@given(moments, moments, st.none() | moments, st.booleans())
def test_it_is_never_earlier_than_the_last_signature(
    system: dt.datetime,
    floor: dt.datetime,
    server: dt.datetime | None,
    synchronised: bool,  # noqa: FBT001
) -> None:
    assert judge(_says(system, synchronised=synchronised), floor, server).now >= floor


@given(moments, moments, moments, moments)
def test_no_server_can_make_it_later_than_the_machine_s_own_clock_or_the_last_signature(
    system: dt.datetime, floor: dt.datetime, server: dt.datetime, other: dt.datetime
) -> None:
    assert judge(_says(system), floor, server).now <= max(system, floor)
    assert judge(_says(system), floor, other).now <= max(system, floor)


@given(moments, moments, st.none() | moments)
def test_a_later_signature_never_makes_it_earlier(
    system: dt.datetime, floor: dt.datetime, server: dt.datetime | None
) -> None:
    says = _says(system)
    assert judge(says, floor + DAY, server).now >= judge(says, floor, server).now


def test_a_clock_set_back_between_two_looks_is_noticed() -> None:
    before, after = _says(TODAY, ticks=100.0), _says(TODAY - DAY, ticks=160.0)
    assert stepped(before, after) == -DAY - dt.timedelta(seconds=60)


def test_a_clock_set_forward_between_two_looks_is_noticed() -> None:
    assert stepped(_says(TODAY), _says(TODAY + YEAR)) == YEAR


def test_a_clock_that_only_ran_was_not_set() -> None:
    before, after = _says(TODAY, ticks=5.0), _says(TODAY + DAY + STEP, ticks=5.0 + 86_400)
    assert stepped(before, after) == NONE


def test_no_moment_is_before_the_program_was_made() -> None:
    clock = Clock(lambda: _says(dt.datetime(1970, 1, 1, tzinfo=dt.UTC)))
    assert clock.read(None).now == NOT_BEFORE
    assert clock.read(NOT_BEFORE - YEAR).now == NOT_BEFORE
    assert clock.read(NOT_BEFORE + DAY).now == NOT_BEFORE + DAY


def test_this_machine_has_a_clock_that_runs() -> None:
    first, second = look(), look()
    assert first.system.tzinfo is not None
    assert second.ticks >= first.ticks
    assert stepped(first, second) == NONE


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("https://kiosk.example/r/", "http://kiosk.example/r/"),
        ("https://kiosk.example:443/r/?a=b", "http://kiosk.example/r/?a=b"),
        ("https://[2001:db8::1]/r/", "http://[2001:db8::1]/r/"),
        ("https://kiosk.example:8443/r/", None),
        ("https://me:secret@kiosk.example/", None),
        ("http://kiosk.example/", None),
        ("https://kiosk.example:99999/", None),
        ("https://", None),
    ],
)
def test_a_certificate_out_of_date_leads_to_plain_http_at_the_usual_port(
    address: str, plain: str | None
) -> None:
    assert plain_address(address, CertificateDateError("kiosk.example")) == plain


@pytest.mark.parametrize(
    "error",
    [
        CertificateError("kiosk.example", "self-signed certificate"),
        UnreachableError("kiosk.example", "Connection refused"),
        OSError("no"),
    ],
)
def test_nothing_else_that_fails_leads_to_plain_http(error: Exception) -> None:
    assert plain_address("https://kiosk.example/", error) is None
