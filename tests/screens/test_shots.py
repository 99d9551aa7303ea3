"""Which pictures are taken of a site."""

from __future__ import annotations

from kiosk.screens.shots import shots
from kiosk.show.place import Place, ScreenName
from tests.fakes.site import ROUTE, bare_site, full_site


def test_every_picture_has_a_name_of_its_own() -> None:
    names = [name for name, _ in shots(full_site())]

    assert len(names) == len(set(names)) > 30


def test_a_route_of_one_stop_is_photographed_too() -> None:
    site = full_site(route={**ROUTE, "stops": ROUTE["stops"][:1]})

    assert dict(shots(site))["visit-route"] == Place(ScreenName.ROUTE, index=1)


def test_a_site_with_nothing_yet_has_the_screens_that_every_kiosk_has() -> None:
    names = {name for name, _ in shots(bare_site())}

    assert {"attract", "home", "pin", "lectern", "visit-welcome"} <= names
    assert not names & {"film", "visit-film", "visit-route", "visit-slide"}
