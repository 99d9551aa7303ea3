"""Visits written with a site's content."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.content.builder import SiteBuilder

PARTS = """\
film: {title: 片, file: film/a.mp4, poster: pictures/cover.jpg}
decks: [{id: work, title: 工作, slides: [{picture: pictures/cover.jpg}]}]
route:
  title: 路线
  map: pictures/cover.jpg
  line: [{x: 0, y: 0}, {x: 1, y: 1}]
  stops: [{number: 1, name: 一, at: {x: 0, y: 0}, minutes: 1, commentary: 讲}]
ledger:
  title: 台账
  chapters:
    - name: systems
      title: 制度
      categories: [{id: a, title: 甲, entries: [{id: x, date: 2026-01-01, title: 一}]}]
"""
VISIT = """\
visits:
  - id: town
    delegation: 清水镇考察团
    at: 2026-11-28 09:30
    segments:
      - {talk: 欢迎, minutes: 2}
      - {film: {from: 1:00, to: 2:30}, minutes: 1.5}
      - {strand: route, minutes: 10, words: 请跟我来}
      - {deck: work, minutes: 3}
      - {stop: 1, minutes: 1}
      - {entry: systems/a/x, minutes: 2}
"""


@pytest.fixture
def whole(site: SiteBuilder) -> SiteBuilder:
    site.stub("film/a.mp4")
    return site


def test_a_visit_is_read_with_the_site(whole: SiteBuilder) -> None:
    whole.add(PARTS + VISIT)

    visit = whole.load(check_media=False).site.visits[0]

    assert visit.at == dt.datetime(2026, 11, 28, 9, 30)  # noqa: DTZ001  # on the room's clock
    assert visit.minutes == 19.5
    assert visit.segments[1].film is not None
    assert visit.segments[1].film.to == 150


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("deck: work", "deck: wrk", "the site has no “wrk” — did you mean “work”?"),
        ("stop: 1", "stop: 7", "the site has no “7”"),
        (
            "entry: systems/a/x",
            "entry: systems/a/y",
            "the site has no “systems/a/y” — did you mean “systems/a/x”?",
        ),
        ("strand: route", "strand: report", "this site has no report"),
        ("to: 2:30", "to: 0:30", "a part of the film ends after it begins"),
        (
            "deck: work",
            "deck: work, stop: 1",
            "say one of strand, deck, stop, film, entry and talk, and only one",
        ),
        ("2026-11-28 09:30", "2026-11-31 09:30", "there is no such time"),
        ("2026-11-28 09:30", "soon", "a time is written as 2026-03-01 09:30"),
        ("minutes: 10", "minutes: 0", "it must be greater than 0"),
    ],
)
def test_what_a_visit_names_is_there(whole: SiteBuilder, right: str, wrong: str, said: str) -> None:
    whole.add(PARTS + VISIT.replace(right, wrong))

    told = whole.said(check_media=False)

    assert len(told) == 1
    assert said.split(" — ", maxsplit=1)[0] in told[0]


def test_two_visits_have_two_names(whole: SiteBuilder) -> None:
    whole.add(PARTS + VISIT + VISIT.removeprefix("visits:\n"))

    assert "the id “town” is used twice" in whole.said(check_media=False)[0]
