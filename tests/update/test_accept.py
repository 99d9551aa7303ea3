"""Which of the releases on offer a kiosk takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.release import Manifest, Offer, Offers
from kiosk.errors import ReleaseError
from kiosk.update.accept import Kiosk, Why, choose
from tests.fakes.signed_tree import SITE, manifest_of

if TYPE_CHECKING:
    from collections.abc import Callable


def _offers(*offers: Offer | int) -> Offers:
    every = [Offer(number=one, percent=100) if isinstance(one, int) else one for one in offers]
    return Offers(site=SITE, offers=tuple(every))


def _kiosk(
    name: str = "k1",
    *,
    version: str = "0.1.0",
    rings: frozenset[str] = frozenset(),
    newest: int = 0,
    bad: frozenset[int] = frozenset(),
) -> Kiosk:
    return Kiosk(name, version, rings, newest, bad)


def _needing(**minimum: str) -> Callable[[int], Manifest]:
    def manifest(number: int) -> Manifest:
        return manifest_of(number, minimum=minimum.get(f"r{number}", "0.1.0"))

    return manifest


def _taken(offers: Offers, kiosk: Kiosk, manifest: Callable[[int], Manifest] = manifest_of) -> int:
    chosen = choose(offers, kiosk, manifest).manifest
    return chosen.number if chosen else 0


def test_the_highest_release_is_taken() -> None:
    assert _taken(_offers(7, 5, 2), _kiosk(newest=2)) == 7


def test_nothing_is_taken_when_nothing_is_on_offer() -> None:
    assert choose(_offers(), _kiosk(), manifest_of).manifest is None


def test_what_the_kiosk_has_is_not_taken_again() -> None:
    choice = choose(_offers(7, 5), _kiosk(newest=7), manifest_of)
    assert choice.manifest is None
    assert choice.passed_over == ((7, Why.HELD), (5, Why.OLDER))


def test_an_older_release_is_never_taken() -> None:
    choice = choose(_offers(5), _kiosk(newest=7), manifest_of)
    assert (choice.manifest, choice.passed_over) == (None, ((5, Why.OLDER),))


def test_a_release_that_failed_here_is_not_tried_again() -> None:
    choice = choose(_offers(8, 7), _kiosk(newest=6, bad=frozenset({8})), manifest_of)
    assert choice.manifest == manifest_of(7)
    assert choice.passed_over == ((8, Why.FAILED),)


def test_a_release_for_a_newer_program_is_passed_over_for_the_next() -> None:
    manifest = _needing(r9="0.2.0", r8="0.1.1")
    choice = choose(_offers(9, 8, 7), _kiosk(newest=6), manifest)
    assert choice.manifest == manifest(7)
    assert choice.passed_over == ((9, Why.NEEDS_NEWER), (8, Why.NEEDS_NEWER))
    assert _taken(_offers(9, 8, 7), _kiosk(version="0.2.0"), manifest) == 9


def test_no_more_manifests_are_read_than_need_be() -> None:
    read: list[int] = []

    def manifest(number: int) -> Manifest:
        read.append(number)
        return manifest_of(number)

    choose(_offers(9, 8, 7), _kiosk(bad=frozenset({9})), manifest)
    assert read == [8]


def test_a_manifest_that_cannot_be_read_is_not_replaced_by_an_older_one() -> None:
    def manifest(number: int) -> Manifest:
        raise ReleaseError("x", f"{number}")

    with pytest.raises(ReleaseError, match="9"):
        choose(_offers(9, 8), _kiosk(), manifest)


def test_a_ring_takes_a_release_that_nobody_else_may() -> None:
    offers = _offers(Offer(number=9, percent=0, rings=("early",)), 8)
    assert _taken(offers, _kiosk(rings=frozenset({"early", "north"}))) == 9
    assert _taken(offers, _kiosk(rings=frozenset({"north"}))) == 8
    assert choose(offers, _kiosk(), manifest_of).passed_over == ((9, Why.NOT_YET),)


def test_a_roll_out_reaches_about_as_many_as_it_says() -> None:
    kiosks = [_kiosk(f"kiosk-{n}") for n in range(2000)]
    for percent in (0, 10, 50, 100):
        offers = _offers(Offer(number=9, percent=percent))
        share = sum(_taken(offers, kiosk) == 9 for kiosk in kiosks) / len(kiosks) * 100
        assert abs(share - percent) < 4
        assert share in (0, 100) or percent not in (0, 100)


def test_a_kiosk_in_a_stage_stays_in_as_it_grows() -> None:
    for n in range(200):
        taken = [
            _taken(_offers(Offer(number=9, percent=percent)), _kiosk(f"kiosk-{n}"))
            for percent in range(0, 101, 10)
        ]
        assert taken == sorted(taken)


def test_a_roll_out_put_back_from_ten_percent_to_none_stops_where_it_is() -> None:
    ten, none = _offers(Offer(number=9, percent=10), 8), _offers(Offer(number=9, percent=0), 8)
    for n in range(200):
        kiosk = _kiosk(f"kiosk-{n}", newest=8)
        has = _taken(ten, kiosk) or 8
        assert _taken(none, _kiosk(f"kiosk-{n}", newest=has)) == 0


def test_old_content_under_a_higher_number_withdraws_a_release() -> None:
    assert _taken(_offers(10, 9), _kiosk(newest=9)) == 10


@pytest.mark.parametrize("why", Why)
def test_every_reason_can_be_said_in_both_languages(why: Why) -> None:
    assert why.say("zh-Hans") != why.say("en")


numbers = st.integers(1, 40)
stages = st.builds(
    lambda number, percent, rings: Offer(number=number, percent=percent, rings=tuple(rings)),
    numbers,
    st.integers(0, 100),
    st.lists(st.sampled_from(["a", "b"]), max_size=2),
)
lists = st.lists(stages, max_size=8, unique_by=lambda offer: offer.number).map(
    lambda offers: _offers(*sorted(offers, key=lambda offer: -offer.number))
)
kiosks = st.builds(
    Kiosk,
    st.text(max_size=8),
    st.sampled_from(["0.1.0", "0.2.0", "1.0.0"]),
    st.frozensets(st.sampled_from(["a", "b", "c"])),
    st.integers(0, 40),
    st.frozensets(numbers, max_size=5),
)
minima = st.dictionaries(numbers, st.sampled_from(["0.1.0", "0.1.9", "0.2.0", "9.0.0"]))


@given(lists, kiosks, minima)
def test_what_is_taken_is_on_offer_newer_not_bad_meant_for_the_kiosk_and_fit_for_it(
    offers: Offers, kiosk: Kiosk, minima: dict[int, str]
) -> None:
    def manifest(number: int) -> Manifest:
        return manifest_of(number, minimum=minima.get(number, "0.1.0"))

    def fit(offer: Offer) -> bool:
        return (
            offer.number > kiosk.newest
            and offer.number not in kiosk.bad
            and offer.is_for(kiosk.id, kiosk.rings)
            and manifest(offer.number).runs_on(kiosk.version)
        )

    choice = choose(offers, kiosk, manifest)
    wanted = max((offer.number for offer in offers.offers if fit(offer)), default=None)
    assert (choice.manifest.number if choice.manifest else None) == wanted
    above = [offer.number for offer in offers.offers if offer.number > (wanted or 0)]
    assert [number for number, _ in choice.passed_over] == above
