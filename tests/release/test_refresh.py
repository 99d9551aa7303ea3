"""Signatures renewed in time, so that kiosks that are off for weeks still find them good."""

from __future__ import annotations

import pytest
from tuf.api.exceptions import ExpiredMetadataError

from kiosk.content.signing import SIGNED_AT, read_time
from kiosk.release.errors import PublishError
from kiosk.release.names import metadata_name
from kiosk.release.publisher import Publisher
from kiosk.release.refresh import refresh
from kiosk.release.signing import Lifetimes
from tests.release.kiosks import Kiosk
from tests.release.village import DAY, NOW, SITE, Village, contents


def kiosk(village: Village) -> Kiosk:
    return Kiosk(
        village.storage.where, SITE, village.folder / "kiosk", village.pinned, lambda: village.now
    )


def test_each_day_only_the_timestamp_is_signed_anew(village: Village) -> None:
    village.publish(contents(1))
    before = village.publisher.read().versions
    village.now += DAY
    done = refresh(village.publisher)
    after = village.publisher.read().versions
    assert done.renewed == ("timestamp",)
    assert done.expires["timestamp"] == NOW + 61 * DAY
    assert after == {**before, "timestamp": before["timestamp"] + 1}
    kiosk(village).look()


def test_the_timestamp_says_when_it_was_signed(village: Village) -> None:
    import json  # noqa: PLC0415

    village.now += DAY
    refresh(village.publisher)
    data = village.storage.read(metadata_name(SITE, "timestamp"), 10_000).body
    assert read_time(json.loads(data)["signed"][SIGNED_AT]) == village.now


def test_a_timestamp_stays_below_a_kilobyte(village: Village) -> None:
    for number in range(1, 12):
        village.publish(contents(number))
    assert (village.storage.size(metadata_name(SITE, "timestamp")) or 0) < 700


def test_what_is_past_half_its_life_is_signed_anew(village: Village) -> None:
    village.publish(contents(1))
    village.now += 182 * DAY
    assert refresh(village.publisher).renewed == ("timestamp",)
    village.now += 1 * DAY
    assert refresh(village.publisher).renewed == ("snapshot", "targets", "timestamp")
    kiosk(village).look()
    village.now += 1 * DAY
    assert refresh(village.publisher).renewed == ("timestamp",)


def test_a_kiosk_that_was_off_for_two_months_finds_it_good_and_for_longer_not(
    village: Village,
) -> None:
    village.publish(contents(1))
    village.now += 59 * DAY
    kiosk(village).look()
    village.now += 2 * DAY
    with pytest.raises(ExpiredMetadataError):
        kiosk(village).look()
    refresh(village.publisher)
    kiosk(village).look()


def test_with_a_daily_run_everything_but_the_root_holds_for_ever(village: Village) -> None:
    village.publish(contents(1))
    ours = kiosk(village)
    for _ in range(40):
        village.now += 45 * DAY
        refresh(village.publisher)
        ours.look()


def test_the_root_is_spoken_of_half_a_year_before_its_end(village: Village) -> None:
    village.now = NOW + (1825 - 181) * DAY
    assert refresh(village.publisher).root_soon(village.now) is None
    village.now += 2 * DAY
    assert refresh(village.publisher).root_soon(village.now) == 179 * DAY


def test_lifetimes_can_be_chosen_and_less_than_a_day_is_refused(village: Village) -> None:
    ours = village.publisher
    ours.lifetimes = Lifetimes(timestamp=7)
    assert refresh(ours).expires["timestamp"] == NOW + 7 * DAY
    with pytest.raises(PublishError, match="snapshot"):
        Lifetimes(snapshot=0)
    assert isinstance(ours, Publisher)
