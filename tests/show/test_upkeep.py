"""What the staff are told, as values."""

from __future__ import annotations

import pytest

from kiosk.show.place import Place, ScreenName
from kiosk.show.resolve import resolve
from kiosk.show.upkeep import MOST_CODES, Coming, Said
from tests.fakes.site import bare_site


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("坏了\nbroken", "坏了", "broken"),
        ("一\n二\none\ntwo", "一\n二", "one\ntwo"),
        ("broken", "broken", "broken"),
        ("", "", ""),
        ("a\nb\nc", "a\nb\nc", "a\nb\nc"),
    ],
)
def test_words_written_one_under_the_other_are_told_apart(text: str, zh: str, en: str) -> None:
    said = Said.of(text)
    assert (said.pick("zh-Hans"), said.pick("en")) == (zh, en)


def test_what_is_on_its_way_has_a_share() -> None:
    assert Coming(25, 100, 1, 4).share == 0.25
    assert Coming(0, 0, 0, 0).share == 0.0
    assert Coming(200, 100, 4, 4).share == 1.0


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Place(ScreenName.SERVICE), Place(ScreenName.SERVICE, "content")),
        (Place(ScreenName.SERVICE, "x", 3), Place(ScreenName.SERVICE, "content")),
        (Place(ScreenName.SERVICE, "act", 3), Place(ScreenName.SERVICE, "act")),
        (Place(ScreenName.SERVICE, "logs", 3), Place(ScreenName.SERVICE, "logs", 3)),
        (Place(ScreenName.SERVICE, "logs", 99), Place(ScreenName.SERVICE, "logs", MOST_CODES)),
        (Place(ScreenName.SERVICE, "logs", -1), Place(ScreenName.SERVICE, "logs")),
        (Place(ScreenName.PIN, "1234", 5), Place(ScreenName.PIN)),
    ],
)
def test_the_staff_s_places_are_there_whatever_the_site_has(asked: Place, found: Place) -> None:
    assert resolve(asked, bare_site()) == found
