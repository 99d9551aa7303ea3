"""What a kiosk finds out from those it trusts, and how little it asks for it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kiosk.content.signing import fingerprint
from kiosk.errors import ReleaseError
from kiosk.update.errors import ChainError, NotOfferedError, NotThereError, UnreachableError
from kiosk.update.known import Known
from kiosk.update.trust import Trust
from tests.fakes.bad_server import BadServer
from tests.fakes.server_faults import honest, status
from tests.fakes.signed_tree import DAY, SITE, SignedTree
from tests.fakes.trusting import Trusting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.fakes.bad_server import Exchange

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Trusting]:
    tree = SignedTree()
    tree.offer(1, 2)
    with BadServer() as server:
        yield Trusting(tmp_path / "kiosk", server, tree)


def test_a_kiosk_that_knows_only_the_root_finds_what_is_on_offer(kiosk: Trusting) -> None:
    found = kiosk.check()
    assert found.news
    assert found.ran_out is None
    assert kiosk.numbers() == [2, 1]
    signed = kiosk.trust.release(kiosk.source, 2)
    assert (signed.manifest.number, signed.manifest.site) == (2, SITE)
    assert signed.data == kiosk.tree.manifests[2]


def test_the_fingerprint_is_the_one_that_the_publisher_shows(kiosk: Trusting) -> None:
    assert kiosk.trust.fingerprint == fingerprint(kiosk.tree.pinned)


@pytest.mark.parametrize("pinned", [b"", b"<html>", b'{"signed": {"_type": "root"}}'])
def test_something_else_than_a_root_cannot_be_trusted(kiosk: Trusting, pinned: bytes) -> None:
    with pytest.raises(ReleaseError):
        Trust(pinned, kiosk.cache, kiosk.memory, site=SITE)


def test_the_first_check_asks_for_each_signed_file_once(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.numbers()
    asked = [name[-11:] for name in kiosk.requests()]
    assert asked == [
        "2.root.json",
        "estamp.json",
        "apshot.json",
        "argets.json",
        "offers.json",
    ]


def test_a_check_with_nothing_new_is_one_request(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.requests()
    found = kiosk.check()
    assert not found.news
    assert kiosk.requests() == ["timestamp.json"]
    assert kiosk.server.sent == 0


def test_also_after_a_restart_a_check_with_nothing_new_is_one_request(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.requests()
    kiosk.start()
    assert not kiosk.check().news
    assert kiosk.requests() == ["timestamp.json"]
    assert kiosk.numbers() == [2, 1]


def test_a_server_without_entity_tags_is_asked_once_too(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.memory.write(Known(**{**vars(kiosk.memory.read()), "etag": None}))
    kiosk.start()
    kiosk.requests()
    assert not kiosk.check().news
    assert kiosk.requests() == ["timestamp.json"]


def test_a_timestamp_signed_anew_each_day_costs_two_requests(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.requests()
    kiosk.tree.publish_timestamp()
    assert kiosk.check().news
    assert kiosk.requests() == ["timestamp.json", "2.root.json"]
    assert not kiosk.check().news
    assert kiosk.requests() == ["timestamp.json"]


def test_a_newer_root_is_asked_for_once_a_day(kiosk: Trusting) -> None:
    kiosk.check()
    for _ in range(25):
        kiosk.clock.pass_(HOUR)
        kiosk.check()
    assert kiosk.requests().count("2.root.json") == 2


def test_a_newer_root_is_asked_for_when_something_is_new(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.requests()
    kiosk.tree.rotate("timestamp")
    assert kiosk.check().news
    assert kiosk.requests()[:3] == ["timestamp.json", "2.root.json", "3.root.json"]


def test_a_newer_root_is_asked_for_after_each_start_of_a_machine_without_a_date(
    kiosk: Trusting,
) -> None:
    kiosk.clock.synchronised = False
    kiosk.check()
    kiosk.requests()
    kiosk.start()
    kiosk.check()
    kiosk.check()
    assert kiosk.requests() == ["2.root.json", "timestamp.json", "timestamp.json"]


def test_a_server_that_has_one_entity_tag_for_all_hides_what_is_new_for_a_day_at_most(
    kiosk: Trusting,
) -> None:
    def unchanged(one: Exchange) -> None:
        if "If-None-Match" in one.asked.headers:
            one.head(304, {})
        else:
            (honest if one.asked.path in kiosk.server.files else status(404))(one)

    kiosk.server.always = unchanged
    kiosk.check()
    kiosk.tree.offer(3)
    assert not kiosk.check().news
    kiosk.clock.pass_(DAY)
    assert kiosk.check().news
    assert kiosk.numbers() == [3, 2, 1]


def test_a_thorough_check_asks_for_a_newer_root_in_any_case(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.requests()
    assert not kiosk.check(thorough=True).news
    assert kiosk.requests() == ["2.root.json", "timestamp.json"]


def test_a_new_release_is_found(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.tree.offer(3)
    assert kiosk.check().news
    assert kiosk.numbers() == [3, 2, 1]


def test_what_is_signed_is_fetched_once(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.trust.release(kiosk.source, 2)
    kiosk.numbers()
    kiosk.requests()
    kiosk.start()
    kiosk.trust.release(kiosk.source, 2)
    kiosk.numbers()
    assert kiosk.requests() == []


def test_of_small_files_only_those_still_signed_are_kept(kiosk: Trusting) -> None:
    kiosk.check()
    for number in (1, 2):
        kiosk.trust.release(kiosk.source, number)
    del kiosk.tree.manifests[1]
    kiosk.tree.publish()
    kiosk.check()
    kiosk.numbers()
    assert sorted(path.name for path in (kiosk.cache / "targets").iterdir()) == [
        "2.json",
        "offers.json",
    ]


def test_what_was_never_signed_or_is_withdrawn_is_not_to_be_had(kiosk: Trusting) -> None:
    kiosk.check()
    with pytest.raises(NotOfferedError):
        kiosk.trust.release(kiosk.source, 7)


def test_a_kiosk_that_has_accepted_nothing_yet_has_no_offers(kiosk: Trusting) -> None:
    with pytest.raises(NotOfferedError):
        kiosk.numbers()


def test_a_kiosk_without_a_network_still_has_what_it_accepted(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.trust.release(kiosk.source, 2)
    kiosk.numbers()
    kiosk.unplug()
    kiosk.start()
    with pytest.raises(UnreachableError):
        kiosk.check()
    assert kiosk.numbers() == [2, 1]
    assert kiosk.trust.release(kiosk.source, 2).manifest.number == 2


def test_what_was_accepted_stays_so_long_after_it_has_run_out(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.clock.pass_(5000 * DAY)
    kiosk.start()
    assert kiosk.numbers() == [2, 1]
    assert kiosk.trust.release(kiosk.source, 2).manifest.number == 2


def test_after_ninety_days_without_a_network_what_is_new_is_accepted(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.clock.pass_(90 * DAY)
    kiosk.tree.now = kiosk.clock.now
    kiosk.tree.offer(3)
    kiosk.start()
    found = kiosk.check()
    assert (found.news, found.ran_out) == (True, None)
    assert kiosk.numbers() == [3, 2, 1]


def test_a_kiosk_that_missed_thirty_roots_catches_up(kiosk: Trusting) -> None:
    kiosk.check()
    for turn in range(30):
        kiosk.tree.rotate(("root", "targets", "snapshot", "timestamp")[turn % 4])
    assert kiosk.tree.root.version == 31
    assert kiosk.check(thorough=True).news
    assert kiosk.trust.known.root == 31
    assert kiosk.numbers() == [2, 1]
    chain = kiosk.trust.release(kiosk.source, 2).chain
    assert sum(name.endswith(".root.json") for name in chain) == 31


def test_a_kiosk_installed_after_thirty_roots_catches_up(kiosk: Trusting) -> None:
    for _ in range(30):
        kiosk.tree.rotate("root")
    kiosk.check()
    assert kiosk.numbers() == [2, 1]


@pytest.mark.parametrize(
    "name",
    [
        "timestamp.json",
        "snapshot.json",
        "targets.json",
        "root.json",
        "root_history/1.root.json",
        "root_history/2.root.json",
        "targets/offers.json",
        "targets/2.json",
    ],
)
@pytest.mark.parametrize("damage", ["torn", "altered", "emptied", "deleted", "not utf-8"])
def test_a_damaged_cache_is_mended_by_the_next_check(
    kiosk: Trusting, name: str, damage: str
) -> None:
    kiosk.tree.rotate("timestamp")
    kiosk.check()
    kiosk.trust.release(kiosk.source, 2)
    kiosk.numbers()
    path = kiosk.cache / name
    data = path.read_bytes()
    if damage == "deleted":
        path.unlink()
    else:
        path.write_bytes(
            {
                "torn": data[: len(data) // 2],
                "altered": data.replace(b"heguang", b"heguanG").replace(b"sig", b"sIg"),
                "emptied": b"",
                "not utf-8": b"\xff" + data,
            }[damage]
        )
    kiosk.start()
    kiosk.check()
    assert kiosk.numbers() == [2, 1]
    assert kiosk.trust.release(kiosk.source, 2).manifest.number == 2


def test_a_release_whose_chain_is_damaged_meanwhile_is_refused_until_the_next_check(
    kiosk: Trusting,
) -> None:
    kiosk.check()
    (kiosk.cache / "targets.json").write_bytes(b"{}")
    with pytest.raises(ChainError):
        kiosk.trust.release(kiosk.source, 2)
    kiosk.check()
    assert kiosk.trust.release(kiosk.source, 2).manifest.number == 2


def test_a_publication_that_is_not_complete_yet_is_waited_for(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.tree.offer(3)
    name = kiosk.tree.at(f"metadata/{kiosk.tree.snapshot.version}.snapshot.json")
    late = kiosk.tree.files.pop(name)
    with pytest.raises(NotThereError):
        kiosk.check()
    kiosk.tree.files[name] = late
    assert kiosk.check().ran_out is None
    assert kiosk.numbers() == [3, 2, 1]


def test_a_key_rotated_between_two_requests_of_a_check_is_followed(kiosk: Trusting) -> None:
    kiosk.check()
    kiosk.tree.publish_timestamp()
    soon_outdated = kiosk.tree.files[kiosk.tree.at("metadata/timestamp.json")]
    kiosk.tree.rotate("timestamp")

    def the_one_before(one: Exchange) -> None:
        one.body = soon_outdated
        honest(one)

    kiosk.requests()
    kiosk.server.then(the_one_before)
    assert kiosk.check().news
    asked = kiosk.requests()
    assert asked[:4] == ["timestamp.json", "2.root.json", "3.root.json", "timestamp.json"]


def test_a_stick_and_a_server_are_told_apart(kiosk: Trusting) -> None:
    kiosk.check()
    with BadServer(kiosk.tree.files) as other:
        stick = type(kiosk.source)(other.address, SITE)
        assert not kiosk.trust.check(stick).news
        assert [one.headers.get("If-None-Match") for one in other.asked] == [None, None]


def test_a_new_pin_begins_a_new_line_of_roots(kiosk: Trusting) -> None:
    for _ in range(5):
        kiosk.tree.rotate("root")
    kiosk.check()
    kiosk.tree = SignedTree()
    kiosk.tree.offer(9)
    kiosk.serve(kiosk.tree.files)
    kiosk.pinned = kiosk.tree.pinned
    kiosk.start()
    kiosk.check()
    assert kiosk.numbers() == [9]


def test_a_newer_pin_of_the_same_line_changes_nothing(kiosk: Trusting) -> None:
    kiosk.tree.rotate("root")
    kiosk.tree.rotate("timestamp")
    kiosk.check()
    kiosk.pinned = kiosk.tree.files[kiosk.tree.at("metadata/2.root.json")]
    kiosk.start()
    kiosk.check()
    assert kiosk.trust.known.root == 3
    assert kiosk.numbers() == [2, 1]
