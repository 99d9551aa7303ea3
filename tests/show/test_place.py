"""Where a visitor can be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.model import Strand
from kiosk.show.place import HOME, Place, ScreenName


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("home", HOME),
        ("film", Place(ScreenName.FILM)),
        ("slides:work", Place(ScreenName.SLIDES, "work")),
        ("slides:work:3", Place(ScreenName.SLIDES, "work", 3)),
        ("route::5", Place(ScreenName.ROUTE, index=5)),
        ("ledger:systems/dues:0", Place(ScreenName.LEDGER, "systems/dues")),
        ("take-away::0", Place(ScreenName.TAKE_AWAY)),
    ],
)
def test_a_place_is_read_from_its_text(text: str, place: Place) -> None:
    assert Place.parse(text) == place


@given(st.builds(Place, st.sampled_from(ScreenName), st.text(), st.integers()))
def test_a_place_is_read_as_it_was_written(place: Place) -> None:
    assert Place.parse(str(place)) == place


@pytest.mark.parametrize("text", ["", "nowhere", "slides:work:x", "slides:work:", "HOME"])
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        Place.parse(text)


def test_every_strand_has_a_screen_of_its_own() -> None:
    strands = {Place(screen).strand for screen in ScreenName}
    assert strands - {None} == set(Strand)
