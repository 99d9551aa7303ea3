"""The fingerprint that people compare on two screens, and the time of signing."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.signing import fingerprint, read_time, write_time
from kiosk.errors import ReleaseError

ROOT: dict[str, Any] = {
    "signatures": [{"keyid": "aa", "sig": "01"}],
    "signed": {
        "_type": "root",
        "version": 1,
        "expires": "2030-01-01T00:00:00Z",
        "keys": {"aa": {"keyval": {"public": "村"}}},
        "roles": {"root": {"keyids": ["aa"], "threshold": 1}},
    },
}


def _bytes(root: object, **style: Any) -> bytes:
    return json.dumps(root, **style).encode()


def test_a_fingerprint_is_four_groups_of_four_hex_digits() -> None:
    assert re.fullmatch(r"[0-9a-f]{4}( [0-9a-f]{4}){3}", fingerprint(_bytes(ROOT)))


def test_a_fingerprint_stays_the_same_in_every_version_of_the_program() -> None:
    assert fingerprint(_bytes(ROOT)) == "1e28 8aea a208 703b"


def test_a_further_signature_and_other_blanks_leave_the_fingerprint_alone() -> None:
    signed_twice = ROOT | {"signatures": [*ROOT["signatures"], {"keyid": "bb", "sig": "02"}]}
    other = _bytes(signed_twice, indent=3, ensure_ascii=True)
    assert fingerprint(other) == fingerprint(_bytes(ROOT, ensure_ascii=False))


@pytest.mark.parametrize("change", [{"version": 2}, {"keys": {}}, {"expires": "2031"}])
def test_any_change_of_what_is_signed_changes_the_fingerprint(change: dict[str, Any]) -> None:
    changed = ROOT | {"signed": ROOT["signed"] | change}
    assert fingerprint(_bytes(changed)) != fingerprint(_bytes(ROOT))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>",
        b"[]",
        b"{}",
        b"null",
        b'{"signed": []}',
        b'{"signed": {"_type": "timestamp"}}',
        b'{"signed": {"_type": "root", "x": "\\ud800"}}',
        b"[" * 100_000,
        b"\xff\xfe",
        b'{"signed": ' + b'{"_type": "root", "x": ' + b"9" * 10_000 + b"}}",
    ],
)
def test_what_is_no_root_has_no_fingerprint(data: bytes) -> None:
    with pytest.raises(ReleaseError, match=r"root\.json"):
        fingerprint(data)


@given(st.binary(max_size=200))
def test_no_bytes_make_the_fingerprint_fail_otherwise(data: bytes) -> None:
    with pytest.raises(ReleaseError):
        fingerprint(data)


@given(st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(9000, 1, 1)))  # noqa: DTZ001
def test_a_time_written_is_read_to_the_second(moment: dt.datetime) -> None:
    moment = moment.replace(tzinfo=dt.UTC, microsecond=0)
    assert read_time(write_time(moment)) == moment


def test_a_time_of_another_zone_is_written_in_utc() -> None:
    beijing = dt.timezone(dt.timedelta(hours=8))
    assert write_time(dt.datetime(2026, 3, 1, 16, tzinfo=beijing)) == "2026-03-01T08:00:00Z"


@pytest.mark.parametrize(
    "text", [None, 7, "", "2026-03-01", "2026-13-01T08:00:00Z", "2026-03-01T08:00:00+08:00", "now"]
)
def test_what_names_no_time_is_no_time(text: object) -> None:
    assert read_time(text) is None
