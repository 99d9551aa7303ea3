"""Which releases stay on offer: for every kiosk, the best it may take is among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from kiosk.release.offering import with_offer
from kiosk.release.terms import Terms
from tests.fakes.trees import file_of
from tests.release.village import DAY, NOW, SITE

if TYPE_CHECKING:
    from kiosk.content.release import Manifest, Offer

FILES = (file_of("site.yaml", b"x"),)
TERMS = st.builds(
    Terms,
    percent=st.sampled_from([0, 10, 50, 100]),
    rings=st.sampled_from([(), ("early",), ("early", "late")]),
    minimum_kiosk=st.sampled_from(["0.1.0", "0.2.0"]),
    show_from=st.sampled_from([None, NOW - DAY, NOW + DAY]),
)


def manifest(number: int, terms: Terms) -> Manifest:
    return terms.manifest(SITE, number, NOW, FILES)


def numbers(*history: Terms) -> list[int]:
    return [offer.number for offer in _offers(history)[0]]


def _offers(
    history: tuple[Terms, ...] | list[Terms],
) -> tuple[tuple[Offer, ...], dict[int, Manifest]]:
    offers: tuple[Offer, ...] = ()
    manifests: dict[int, Manifest] = {}
    for number, terms in enumerate(history, start=1):
        manifests[number] = manifest(number, terms)
        offers = with_offer(SITE, offers, terms.offer(number), manifests, NOW).offers
    return offers, manifests


def test_a_release_for_every_kiosk_takes_the_place_of_all_before() -> None:
    assert numbers(Terms(), Terms(), Terms()) == [3]


def test_who_may_not_take_the_new_one_keeps_the_old_one() -> None:
    assert numbers(Terms(), Terms(percent=10)) == [2, 1]
    assert numbers(Terms(), Terms(percent=10), Terms(percent=50)) == [3, 1]
    assert numbers(Terms(percent=50, rings=("a",)), Terms(percent=50)) == [2, 1]


def test_who_is_too_old_for_the_new_one_keeps_the_old_one() -> None:
    assert numbers(Terms(), Terms(minimum_kiosk="0.2.0")) == [2, 1]
    assert numbers(Terms(), Terms(minimum_kiosk="0.2.0"), Terms()) == [3]


def test_until_its_hour_a_release_leaves_something_to_show() -> None:
    assert numbers(Terms(), Terms(show_from=NOW + DAY)) == [2, 1]
    assert numbers(Terms(), Terms(show_from=NOW - DAY)) == [2]


def test_the_highest_stays_though_it_is_for_nobody() -> None:
    assert numbers(Terms(), Terms(percent=0)) == [2, 1]
    assert numbers(Terms(percent=0)) == [1]


@given(
    history=st.lists(TERMS, min_size=1, max_size=6),
    bucket=st.integers(0, 99),
    rings=st.sampled_from([(), ("early",), ("late",)]),
    version=st.sampled_from(["0.1.0", "0.2.0"]),
    fresh=st.booleans(),
)
def test_no_kiosk_loses_the_best_it_could_have_had(
    history: list[Terms], bucket: int, rings: tuple[str, ...], version: str, *, fresh: bool
) -> None:
    offers, manifests = _offers(history)

    def takes(terms: Terms, number: int) -> bool:
        stage = bucket < terms.percent or not set(terms.rings).isdisjoint(rings)
        can = manifests[number].runs_on(version)
        # One with nothing to show looks for what it can show now.
        now = not fresh or terms.show_from is None or terms.show_from <= NOW
        return stage and can and now

    best = [n for n, terms in enumerate(history, start=1) if takes(terms, n)][-1:]
    kept = [offer.number for offer in offers]
    assert kept[0] == len(history)
    assert all(number in kept for number in best)
