"""A run-of-show in one touch."""

from __future__ import annotations

import pytest

from kiosk.content.values import Strand
from kiosk.show.presenter.templates import Template, segments_from
from tests.fakes.site import bare_site, full_site


@pytest.mark.parametrize(("template", "minutes"), [("forty", 40), ("twenty", 20), ("film", 10)])
@pytest.mark.parametrize("without", ["nothing", "film", "ledger", "decks"])
def test_a_template_keeps_its_minutes(template: str, minutes: float, without: str) -> None:
    site = full_site(**({} if without == "nothing" else {"film": None, without: None}))

    segments = segments_from(Template(template), site)

    assert sum(segment.minutes for segment in segments) == pytest.approx(minutes)


def test_forty_minutes_are_the_four_strands() -> None:
    segments = segments_from(Template.FORTY, full_site())

    assert {segment.strand for segment in segments} == set(Strand)


def test_a_site_with_nothing_yet_still_has_a_visit() -> None:
    segments = segments_from(Template.FORTY, bare_site())

    assert segments[0].talk is not None
