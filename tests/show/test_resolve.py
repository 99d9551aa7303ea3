"""Every place leads somewhere the site has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.show.place import ATTRACT, HOME, Place, ScreenName
from kiosk.show.resolve import resolve
from tests.fakes.site import bare_site, full_site

FULL = full_site()
BARE = bare_site()


@pytest.mark.parametrize(
    "place",
    [
        HOME,
        ATTRACT,
        Place(ScreenName.FILM),
        Place(ScreenName.SLIDES),
        Place(ScreenName.SLIDES, "work", 2),
        Place(ScreenName.ROUTE),
        Place(ScreenName.ROUTE, index=5),
        Place(ScreenName.LEDGER),
        Place(ScreenName.LEDGER, "systems"),
        Place(ScreenName.LEDGER, "systems/dues"),
        Place(ScreenName.LEDGER, "systems/dues/dues-q2"),
        Place(ScreenName.SEARCH, "dfsj"),
        Place(ScreenName.REPORT, index=1),
        Place(ScreenName.NOTICES, "water"),
        Place(ScreenName.GALLERY, "seasons", 1),
        Place(ScreenName.TAKE_AWAY),
    ],
)
def test_a_place_the_site_has_stays(place: Place) -> None:
    assert resolve(place, FULL) == place


@pytest.mark.parametrize(
    ("gone", "nearest"),
    [
        (Place(ScreenName.SLIDES, "gone", 7), Place(ScreenName.SLIDES)),
        (Place(ScreenName.SLIDES, "work", 99), Place(ScreenName.SLIDES, "work", 2)),
        (Place(ScreenName.SLIDES, "work", -1), Place(ScreenName.SLIDES, "work", 0)),
        (Place(ScreenName.ROUTE, index=4), Place(ScreenName.ROUTE, index=5)),
        (Place(ScreenName.ROUTE, index=99), Place(ScreenName.ROUTE, index=5)),
        (Place(ScreenName.ROUTE, index=-3), Place(ScreenName.ROUTE)),
        (Place(ScreenName.LEDGER, "systems/dues/x"), Place(ScreenName.LEDGER, "systems/dues")),
        (Place(ScreenName.LEDGER, "systems/x/y"), Place(ScreenName.LEDGER, "systems")),
        (Place(ScreenName.LEDGER, "x/y/z"), Place(ScreenName.LEDGER)),
        (Place(ScreenName.REPORT, index=9), Place(ScreenName.REPORT, index=1)),
        (Place(ScreenName.NOTICES, "gone"), Place(ScreenName.NOTICES)),
        (Place(ScreenName.GALLERY, "gone", 1), Place(ScreenName.GALLERY)),
        (Place(ScreenName.HOME, "x", 4), HOME),
    ],
)
def test_a_place_that_is_gone_leads_to_the_nearest(gone: Place, nearest: Place) -> None:
    assert resolve(gone, FULL) == nearest


@pytest.mark.parametrize(
    "screen",
    [
        ScreenName.FILM,
        ScreenName.SLIDES,
        ScreenName.ROUTE,
        ScreenName.LEDGER,
        ScreenName.REPORT,
        ScreenName.NOTICES,
        ScreenName.GALLERY,
        ScreenName.TAKE_AWAY,
    ],
)
def test_a_part_the_site_lacks_leads_home(screen: ScreenName) -> None:
    assert resolve(Place(screen, "anything", 3), BARE) == HOME


places = st.builds(
    Place,
    st.sampled_from(ScreenName),
    st.sampled_from(
        ["", "work", "elders", "systems", "systems/dues", "systems/dues/dues-q2", "water", "/", "x"]
    ),
    st.integers(-2, 9),
)


@given(places)
def test_what_was_resolved_once_stays(place: Place) -> None:
    for site in (FULL, BARE):
        there = resolve(place, site)
        assert resolve(there, site) == there
