"""What may be shown next: the latest sites, each with its folder, theme and lengths."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.showing import Showings
from tests.content.builder import SiteBuilder

THEME = Path(__file__).resolve().parents[1] / "config/theme.yaml"


@pytest.fixture
def site(tmp_path: Path) -> SiteBuilder:
    return SiteBuilder(tmp_path / "site")


def test_a_site_without_a_theme_gets_the_machines(site: SiteBuilder) -> None:
    loaded = site.load(check_media=False)
    showing = Showings(THEME).add(loaded)
    assert showing.site is loaded.site
    assert showing.theme.colours.red == "#9E1B1E"
    assert showing.folder == loaded.folder


def test_a_site_may_bring_its_own_theme(site: SiteBuilder) -> None:
    own = THEME.read_text(encoding="utf-8").replace("#9E1B1E", "#8A1A1D")
    site.write("theme.yaml", own)
    site.add("theme: theme.yaml\n")
    showing = Showings(THEME).add(site.load(check_media=False))
    assert showing.theme.colours.red == "#8A1A1D"


def test_a_site_with_an_unusable_theme_is_refused(site: SiteBuilder) -> None:
    site.write("theme.yaml", "name: nothing else\n")
    site.add("theme: theme.yaml\n")
    with pytest.raises(KioskError):
        Showings(THEME).add(site.load(check_media=False))


def test_the_one_before_is_kept_for_it_may_still_be_on_the_glass(site: SiteBuilder) -> None:
    showings = Showings(THEME)
    first, second, third = (showings.add(site.load(check_media=False)) for _ in range(3))
    assert showings.of(second.site) is second
    assert showings.of(third.site) is third
    with pytest.raises(StopIteration):
        showings.of(first.site)


def test_lengths_measured_later_reach_what_is_shown_now(site: SiteBuilder) -> None:
    showings = Showings(THEME)
    showing = showings.add(site.load(check_media=False))
    assert showing.seconds == {}
    measured = site.load(check_media=False)
    object.__setattr__(measured, "seconds", {"film.mp4": 600.0})
    showings.measured(measured)
    assert showing.seconds == {"film.mp4": 600.0}
