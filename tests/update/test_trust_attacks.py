"""What somebody on the way, on the server, or with a stolen key can do: nothing that lasts."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.content.release import Offer, Offers
from kiosk.errors import ReleaseError, StoreError
from kiosk.update.clock import Standing
from kiosk.update.errors import (
    MixedError,
    NotMetadataError,
    NotOfferedError,
    NotSignedError,
    OlderError,
    OtherReleaseError,
    OtherSiteError,
    PortalError,
    TooLongError,
    TrustError,
    UpdateError,
)
from tests.fakes.bad_server import BadServer
from tests.fakes.failing_disk import FailingDisk
from tests.fakes.signed_tree import DAY, NOW, ONLINE, SignedTree, manifest_of
from tests.fakes.trusting import Trusting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

YEAR = 365 * DAY


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Trusting]:
    tree = SignedTree()
    tree.offer(1, 2)
    with BadServer() as server:
        yield Trusting(tmp_path / "kiosk", server, tree)


def _still_offers(kiosk: Trusting, *numbers: int) -> None:
    """The honest server is back, and the kiosk as it should be."""
    kiosk.serve(kiosk.tree.files)
    kiosk.start()
    kiosk.check(thorough=True)
    assert kiosk.numbers() == list(numbers)


# An altered byte.


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_an_altered_byte_in_any_signed_file_is_refused(
    kiosk: Trusting, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    kiosk = Trusting(tmp_path_factory.mktemp("new"), kiosk.server, kiosk.tree)
    files = kiosk.tree.keep()
    name = data.draw(st.sampled_from(sorted(set(files) - {kiosk.tree.at("metadata/1.root.json")})))
    at = data.draw(st.integers(0, len(files[name]) - 1))
    bits = data.draw(st.integers(1, 255))
    altered = bytearray(files[name])
    altered[at] ^= bits
    kiosk.serve(files | {name: bytes(altered)})
    try:
        kiosk.check()
        kiosk.numbers()
        taken = [kiosk.trust.release(kiosk.source, number).data for number in (1, 2)]
    except UpdateError:
        return
    # It was not looked at, or in a place that says nothing: another blank, a signature's digit
    # written large.
    assert taken == [kiosk.tree.manifests[1], kiosk.tree.manifests[2]]
    assert kiosk.numbers() == [2, 1]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    role=st.sampled_from(["timestamp.json", "2.snapshot.json", "2.targets.json", "2.root.json"]),
    body=st.binary(max_size=300)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["signed", "signatures", "_type", "meta", "keys", "roles", "x"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=20,
    ).map(lambda value: json.dumps(value).encode()),
)
def test_nonsense_in_the_place_of_a_signed_file_is_refused_in_words(
    kiosk: Trusting, tmp_path_factory: pytest.TempPathFactory, role: str, body: bytes
) -> None:
    kiosk = Trusting(tmp_path_factory.mktemp("new"), kiosk.server, kiosk.tree)
    kiosk.serve(kiosk.tree.files | {kiosk.tree.at(f"metadata/{role}"): body})
    with pytest.raises(UpdateError):
        kiosk.check()
    with pytest.raises(NotOfferedError):
        kiosk.numbers()


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 16_000,
        b'{"signed":' * 1_000,
        b'{"signed": {"_type": "timestamp", "version": ' + b"9" * 9_000 + b"}}",
        b'{"signatures": [], "signed": {"_type": "timestamp", "x": '
        + b"[" * 700
        + b"]" * 700
        + b"}}",
        b"NaN",
        b"",
    ],
)
def test_a_timestamp_that_would_choke_a_reader_is_refused_in_words(
    kiosk: Trusting, body: bytes
) -> None:
    kiosk.check()
    kiosk.serve(kiosk.tree.files | {kiosk.tree.at("metadata/timestamp.json"): body})
    with pytest.raises(NotMetadataError):
        kiosk.check()
    _still_offers(kiosk, 2, 1)


# Older releases.


def test_an_older_state_replayed_is_refused(kiosk: Trusting) -> None:
    older = kiosk.tree.keep()
    kiosk.tree.offer(3)
    kiosk.check()
    kiosk.numbers()
    kiosk.serve(older)
    with pytest.raises(OlderError) as refused:
        kiosk.check()
    assert "older than what this kiosk has" in refused.value.en
    assert kiosk.numbers() == [3, 2, 1]


def _emptied(kiosk: Trusting) -> None:
    for path in kiosk.cache.rglob("*.json"):
        path.write_bytes(b"")


def _torn(kiosk: Trusting) -> None:
    for path in kiosk.cache.rglob("*.json"):
        path.write_bytes(path.read_bytes()[:100])


def _deleted(kiosk: Trusting) -> None:
    kiosk.empty_cache()


def _one_copy_torn(kiosk: Trusting) -> None:
    _deleted(kiosk)
    kiosk.copies[0].write_bytes(kiosk.copies[0].read_bytes()[:50])


def _other_copy_gone(kiosk: Trusting) -> None:
    _deleted(kiosk)
    kiosk.copies[1].unlink()


def _both_copies_torn(kiosk: Trusting) -> None:
    for copy in kiosk.copies:
        copy.write_bytes(copy.read_bytes()[:50])


def _replaced_by_older_signed_files(kiosk: Trusting) -> None:
    for role in ("snapshot", "targets"):
        older = kiosk.tree.files[kiosk.tree.at(f"metadata/1.{role}.json")]
        (kiosk.cache / f"{role}.json").write_bytes(older)
    (kiosk.cache / "timestamp.json").unlink()


@pytest.mark.parametrize(
    "harm",
    [
        _emptied,
        _torn,
        _deleted,
        _one_copy_torn,
        _other_copy_gone,
        _both_copies_torn,
        _replaced_by_older_signed_files,
    ],
)
def test_an_older_state_is_refused_although_the_kiosk_s_own_memory_was_harmed(
    kiosk: Trusting, harm: Callable[[Trusting], None]
) -> None:
    older = kiosk.tree.keep()
    kiosk.tree.offer(3)
    kiosk.check()
    harm(kiosk)
    kiosk.start()
    kiosk.serve(older)
    with pytest.raises(OlderError):
        kiosk.check()
    _still_offers(kiosk, 3, 2, 1)


@pytest.mark.parametrize("harm", [Trusting.start, Trusting.empty_cache])
def test_an_older_snapshot_or_older_targets_under_a_new_timestamp_are_refused(
    kiosk: Trusting, harm: Callable[[Trusting], None]
) -> None:
    thief = kiosk.tree.remembered()
    kiosk.tree.offer(3)
    kiosk.check()
    harm(kiosk)
    # Who has the keys of snapshot and timestamp, and not that of the targets, can only replay.
    thief.timestamp.version = 100
    thief.publish_timestamp()
    kiosk.serve(thief.files)
    with pytest.raises(OlderError):
        kiosk.check()
    thief.snapshot.version = 100
    thief.publish_snapshot()
    with pytest.raises(OlderError):
        kiosk.check()
    with pytest.raises(NotOfferedError):
        kiosk.numbers()  # the thief's timestamp was signed well; nothing below it is taken


def test_older_roots_are_refused_although_the_cache_was_deleted(kiosk: Trusting) -> None:
    older = kiosk.tree.keep()
    thief = kiosk.tree.remembered()
    kiosk.tree.rotate("timestamp", "snapshot", "targets")
    kiosk.check()
    kiosk.empty_cache()
    kiosk.serve(older)
    with pytest.raises(OlderError):
        kiosk.check()
    thief.offer(666)
    kiosk.serve(thief.files)
    with pytest.raises(OlderError):
        kiosk.check()
    _still_offers(kiosk, 2, 1)


# A frozen server.


def test_a_frozen_state_is_reported_once_it_has_run_out(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.clock.pass_(29 * DAY)
    assert kiosk.check().ran_out is None
    kiosk.clock.pass_(2 * DAY)
    found = kiosk.check()
    assert (found.news, found.ran_out) == (False, "timestamp")
    assert found.expires == NOW + 30 * DAY
    (report,) = found.reports
    assert "2027-03-31" in report.en
    assert "refresh-expiry" in report.zh


def test_a_frozen_state_stops_nothing_that_was_accepted(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.clock.pass_(400 * DAY)
    for thorough in (False, True):
        assert kiosk.check(thorough=thorough).ran_out == "timestamp"
        assert kiosk.numbers() == [2, 1]
        assert kiosk.trust.release(kiosk.source, 2).manifest.number == 2


def test_a_new_kiosk_takes_nothing_from_a_frozen_server(kiosk: Trusting) -> None:
    kiosk.clock.pass_(31 * DAY)
    found = kiosk.check()
    assert (found.news, found.ran_out) == (False, "timestamp")
    with pytest.raises(NotOfferedError):
        kiosk.numbers()


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets", "root"])
def test_newer_files_that_have_run_out_are_not_taken(kiosk: Trusting, role: str) -> None:
    kiosk.check()
    tree = kiosk.tree
    tree.now = NOW - 60 * DAY
    if role == "root":
        tree.root.expires = NOW - DAY
        tree.publish_root()
    else:
        publish = {
            "timestamp": tree.publish_timestamp,
            "snapshot": tree.publish_snapshot,
            "targets": tree.publish,
        }[role]
        publish()
    tree.now = NOW
    if role == "targets":
        tree.publish_snapshot()
    elif role in ("snapshot", "root"):
        tree.publish_timestamp()
    kiosk.clock.pass_(dt.timedelta(minutes=1))
    found = kiosk.check()
    assert found.ran_out == role


def test_a_server_frozen_and_then_thawed_is_followed_again(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.clock.pass_(100 * DAY)
    assert kiosk.check().ran_out
    kiosk.tree.now = kiosk.clock.now
    kiosk.tree.offer(3)
    assert kiosk.check().ran_out is None
    assert kiosk.numbers() == [3, 2, 1]


# A mix of two releases.


def test_the_timestamp_of_one_publication_with_the_files_of_another_is_refused(
    kiosk: Trusting,
) -> None:
    older = kiosk.tree.keep()
    kiosk.tree.offer(3)
    tree, version = kiosk.tree, kiosk.tree.snapshot.version
    for role in ("snapshot", "targets"):
        kiosk.start()
        mixed = tree.at(f"metadata/{version}.{role}.json")
        kiosk.serve(tree.files | {mixed: older[tree.at(f"metadata/{version - 1}.{role}.json")]})
        with pytest.raises(MixedError) as refused:
            kiosk.check()
        assert refused.value.passing
    _still_offers(kiosk, 3, 2, 1)


def test_the_manifest_of_one_release_in_the_place_of_another_is_refused(kiosk: Trusting) -> None:
    kiosk.check()
    target = kiosk.tree.targets.targets["2.json"].hashes["sha256"]
    other = kiosk.tree.manifests[1]
    kiosk.serve(kiosk.tree.files | {kiosk.tree.at(f"targets/{target}.2.json"): other})
    with pytest.raises(MixedError, match=r"2\.json"):
        kiosk.trust.release(kiosk.source, 2)


def test_a_manifest_signed_under_another_number_is_refused(kiosk: Trusting) -> None:
    kiosk.tree.manifests[9] = manifest_of(2).to_bytes()
    kiosk.tree.publish()
    kiosk.check()
    with pytest.raises(OtherReleaseError):
        kiosk.trust.release(kiosk.source, 9)


# A wrong root.


def test_a_server_of_other_signers_is_refused(kiosk: Trusting) -> None:
    stranger = SignedTree()
    stranger.offer(99)
    kiosk.serve(stranger.files)
    with pytest.raises(NotSignedError):
        kiosk.check()
    with pytest.raises(NotOfferedError):
        kiosk.numbers()
    _still_offers(kiosk, 2, 1)


def test_a_root_signed_by_one_of_three_is_refused(kiosk: Trusting) -> None:
    kiosk.check()
    thief = kiosk.tree.remembered()
    stolen = thief.signers["root"][0]
    thief.signers["root"] = [stolen]
    thief.root.roles["root"].threshold = 1
    thief.root.roles["root"].keyids = [stolen.public_key.keyid]
    thief.publish_root()
    kiosk.serve(thief.files)
    with pytest.raises(NotSignedError, match=r"root\.json"):
        kiosk.check(thorough=True)
    assert kiosk.trust.known.root == 1
    _still_offers(kiosk, 2, 1)


def test_a_root_whose_number_is_not_the_next_is_refused(kiosk: Trusting) -> None:
    kiosk.check()
    tree = kiosk.tree
    tree.rotate("root")
    tree.rotate("root")
    third = tree.files[tree.at("metadata/3.root.json")]
    kiosk.serve(tree.files | {tree.at("metadata/2.root.json"): third})
    with pytest.raises(TrustError):
        kiosk.check(thorough=True)
    _still_offers(kiosk, 2, 1)


# Stolen keys.


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets"])
def test_a_stolen_online_key_is_worth_nothing_once_it_was_rotated(
    kiosk: Trusting, role: str
) -> None:
    kiosk.check()
    thief = kiosk.tree.remembered()
    kiosk.tree.rotate(role)
    kiosk.check()
    thief.signers.update(
        {other: kiosk.tree.signers[other] for other in kiosk.tree.signers if other != role}
    )
    thief.files = kiosk.tree.keep()
    for signed in (thief.timestamp, thief.snapshot, thief.targets):
        signed.version = 1000
    thief.offer(666)
    kiosk.serve(thief.files)
    with pytest.raises(NotSignedError, match=rf"{role}\.json"):
        kiosk.check()
    with contextlib.suppress(NotOfferedError):
        assert 666 not in kiosk.numbers()


def test_a_kiosk_led_far_ahead_with_stolen_keys_recovers_when_they_are_rotated(
    kiosk: Trusting,
) -> None:
    kiosk.check()
    thief = kiosk.tree.remembered()
    for signed in (thief.timestamp, thief.snapshot, thief.targets):
        signed.version = 2**31
    thief.now += 5 * YEAR
    thief.offer(666)
    kiosk.serve(thief.files)
    assert kiosk.check().news
    assert json.loads(kiosk.trust.known.timestamp)["signed"]["version"] == 2**31 + 1
    assert kiosk.check().reading.now == NOW + 5 * YEAR
    kiosk.tree.rotate(*ONLINE)
    kiosk.tree.offer(3)
    kiosk.serve(kiosk.tree.files)
    found = kiosk.check()
    assert (found.news, found.ran_out) == (True, None)
    assert kiosk.numbers() == [3, 2, 1]


def test_a_time_of_signing_years_ahead_does_not_outlive_the_stolen_key(kiosk: Trusting) -> None:
    kiosk.check()
    thief = kiosk.tree.remembered()
    thief.now += 9 * YEAR
    thief.publish_timestamp()
    kiosk.serve(thief.files)
    kiosk.check()
    assert kiosk.check().reading.now == NOW + 9 * YEAR
    kiosk.tree.publish_timestamp()
    kiosk.tree.publish_timestamp()
    kiosk.serve(kiosk.tree.files)
    assert kiosk.check().ran_out == "timestamp"
    kiosk.tree.rotate("timestamp")
    found = kiosk.check()
    assert (found.ran_out, found.reading.now) == (None, kiosk.clock.now)
    assert kiosk.numbers() == [2, 1]


def test_a_time_of_signing_after_the_root_has_run_out_is_not_even_remembered(
    kiosk: Trusting,
) -> None:
    kiosk.check()
    publisher_with_a_wrong_clock = kiosk.tree.remembered()
    publisher_with_a_wrong_clock.now += 80 * YEAR
    publisher_with_a_wrong_clock.publish_timestamp()
    kiosk.serve(publisher_with_a_wrong_clock.files)
    assert kiosk.check().ran_out == "root"
    kiosk.tree.publish_timestamp()
    kiosk.serve(kiosk.tree.files)
    found = kiosk.check()
    assert (found.news, found.ran_out) == (True, None)


def test_a_time_of_signing_after_the_signature_s_own_last_day_is_not_believed(
    kiosk: Trusting,
) -> None:
    kiosk.check()
    kiosk.tree.now, kiosk.tree.days = NOW + 40 * DAY, -20
    kiosk.tree.publish_timestamp()
    for _ in range(2):
        found = kiosk.check()
        assert (found.ran_out, found.reading.now) == (None, NOW)


# Endless data, and what is no release server at all.


@pytest.mark.parametrize("name", ["timestamp.json", "2.root.json", "2.snapshot.json"])
def test_an_endless_signed_file_is_cut_off(kiosk: Trusting, name: str) -> None:
    endless = b" " * 60_000_000
    kiosk.serve(kiosk.tree.files | {kiosk.tree.at(f"metadata/{name}"): endless})
    with pytest.raises(TooLongError):
        kiosk.check()
    assert kiosk.server.sent < len(endless)
    _still_offers(kiosk, 2, 1)


def test_a_list_of_offers_longer_than_signed_is_cut_off(kiosk: Trusting) -> None:
    kiosk.check()
    target = kiosk.tree.targets.targets["offers.json"]
    name = kiosk.tree.at(f"targets/{target.hashes['sha256']}.offers.json")
    kiosk.serve(kiosk.tree.files | {name: kiosk.tree.files[name] + b" "})
    with pytest.raises(TooLongError):
        kiosk.numbers()


def test_a_login_page_of_the_network_is_told_apart(kiosk: Trusting) -> None:
    kiosk.check()
    page = b"<!doctype html><title>Login</title>"
    kiosk.serve(dict.fromkeys(kiosk.tree.files, page))
    with pytest.raises(PortalError):
        kiosk.check()
    _still_offers(kiosk, 2, 1)


# Another site.


def test_a_release_of_another_site_is_refused_although_the_same_people_sign_it(
    kiosk: Trusting,
) -> None:
    kiosk.tree.manifests[7] = manifest_of(7, site="another").to_bytes()
    kiosk.tree.publish()
    kiosk.check()
    with pytest.raises(OtherSiteError):
        kiosk.trust.release(kiosk.source, 7)


def test_the_offers_of_another_site_are_refused_although_the_same_people_sign_them(
    kiosk: Trusting,
) -> None:
    offers = Offers(site="another", offers=(Offer(number=9, percent=100),))
    kiosk.tree.publish_targets({"offers.json": offers.to_bytes()})
    kiosk.check()
    with pytest.raises(OtherSiteError):
        kiosk.numbers()


def test_signed_nonsense_is_refused_in_words(kiosk: Trusting) -> None:
    kiosk.tree.publish_targets({"offers.json": b"[]", "1.json": b'{"a": 1}'})
    kiosk.check()
    with pytest.raises(ReleaseError):
        kiosk.numbers()
    with pytest.raises(ReleaseError):
        kiosk.trust.release(kiosk.source, 1)


# Wrong clocks.


def test_a_clock_of_1970_is_recognised_and_takes_what_is_new(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.clock.now = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    kiosk.clock.synchronised = False
    kiosk.start()
    kiosk.tree.offer(3)
    found = kiosk.check()
    assert (found.news, found.ran_out) == (True, None)
    assert found.reading.standing is Standing.BEHIND
    assert found.reading.off > 50 * YEAR
    (report,) = found.reports
    assert "slow" in report.en
    assert found.reading.now == NOW
    assert kiosk.numbers() == [3, 2, 1]


def test_a_clock_of_1970_lets_no_older_state_in(kiosk: Trusting) -> None:
    older = kiosk.tree.keep()
    kiosk.tree.offer(3)
    kiosk.check()
    kiosk.clock.now = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    kiosk.clock.synchronised = False
    kiosk.empty_cache()
    kiosk.serve(older)
    with pytest.raises(OlderError):
        kiosk.check()


def test_a_clock_of_1970_does_not_hide_that_a_state_ran_out_before_the_last_signature(
    kiosk: Trusting,
) -> None:
    kiosk.check()
    kiosk.clock.now = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    kiosk.clock.synchronised = False
    kiosk.tree.root.expires = NOW + 10 * DAY
    kiosk.tree.publish_root()
    kiosk.tree.now = NOW + 11 * DAY
    kiosk.tree.publish_timestamp()
    assert kiosk.check(thorough=True).ran_out == "root"


def test_a_clock_years_ahead_is_recognised_and_takes_what_is_new(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.clock.now = NOW + 14 * YEAR
    kiosk.clock.synchronised = False
    kiosk.tree.offer(3)
    kiosk.server_says_it_is(NOW + DAY)
    kiosk.start()
    found = kiosk.check()
    assert (found.news, found.ran_out) == (True, None)
    assert found.reading.standing is Standing.AHEAD
    assert found.reading.off > 13 * YEAR
    (report,) = found.reports
    assert "fast" in report.en
    assert kiosk.numbers() == [3, 2, 1]


def test_a_clock_years_ahead_lets_no_older_state_in_and_leaves_no_trace(kiosk: Trusting) -> None:
    older = kiosk.tree.keep()
    kiosk.tree.offer(3)
    kiosk.clock.now = NOW + 14 * YEAR
    kiosk.clock.synchronised = False
    kiosk.check()
    kiosk.serve(older)
    with pytest.raises(OlderError):
        kiosk.check()
    kiosk.clock.now = NOW
    kiosk.clock.synchronised = True
    _still_offers(kiosk, 3, 2, 1)


def test_a_clock_set_back_during_a_check_is_reported_and_changes_nothing(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.tree.offer(3)
    kiosk.clock.jump = -5 * YEAR
    found = kiosk.check()
    assert found.news
    assert found.step == -5 * YEAR
    assert any("set back" in report.en for report in found.reports)
    assert found.reading.now >= NOW
    assert kiosk.numbers() == [3, 2, 1]


def test_a_clock_nobody_vouches_for_reports_no_freeze_it_cannot_know_of(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.clock.synchronised = False
    kiosk.clock.pass_(100 * DAY)
    found = kiosk.check()
    assert (found.ran_out, found.reading.standing) == (None, Standing.UNSURE)


def test_a_freeze_is_noticed_when_the_server_s_clock_agrees_with_ours(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.clock.synchronised = False
    kiosk.clock.pass_(100 * DAY)
    kiosk.server_says_it_is(kiosk.clock.now)
    assert kiosk.check().ran_out == "timestamp"


def test_a_server_cannot_put_the_kiosk_s_clock_forward(kiosk: Trusting) -> None:
    kiosk.server_says_it_is(NOW + 50 * YEAR)
    found = kiosk.check()
    assert (found.news, found.ran_out) == (True, None)
    assert found.reading.standing is Standing.BEHIND
    kiosk.server_says_it_is(kiosk.clock.now)
    assert kiosk.check().reading.standing is Standing.SURE


# A disk that fails at any moment.


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.long)])
def test_a_disk_that_fails_at_any_operation_never_lets_the_kiosk_be_led_back(
    kiosk: Trusting, tmp_path: Path, every: int
) -> None:
    older = kiosk.tree.keep()
    tree = kiosk.tree.remembered()
    tree.rotate("timestamp")
    tree.offer(3)
    real, count = kiosk.disk, 0
    while True:
        kiosk = Trusting(tmp_path / f"at-{count}", kiosk.server, kiosk.tree)
        kiosk.check()
        kiosk.disk = FailingDisk(count)
        kiosk.start()
        kiosk.serve(tree.files)
        try:
            kiosk.check()
        except StoreError:
            kiosk.disk = real
            kiosk.start()
            kiosk.check()
            assert kiosk.numbers() == [3, 2, 1]
            kiosk.serve(older)
            kiosk.start()
            with pytest.raises(TrustError):
                kiosk.check(thorough=True)
            count += every
            continue
        break
    assert count > 20
