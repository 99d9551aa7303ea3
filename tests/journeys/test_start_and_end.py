"""What an operator meets: a start, an end, a power cut, and what is wrong told in words."""

from __future__ import annotations

import shutil
import signal
from typing import TYPE_CHECKING

import pytest

from kiosk.bench.glass import Patch
from tests.content.builder import SITE, SiteBuilder
from tests.journeys.conftest import DEMO
from tests.journeys.eye import bare, coarse, picture
from tests.journeys.kiosk import PATIENCE, run_to_the_end
from tests.journeys.test_never_black import LOOP, make_film
from tests.journeys.twin import twin_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.journeys.conftest import Start
    from tests.journeys.kiosk import Size

    Settle = Callable[..., Path]

pytestmark = pytest.mark.ui

SIZE = (640, 360)
GONE_WITHIN = 10.0
"""Seconds, with room for a machine that others use."""


@pytest.mark.parametrize("at", ["attract", "home", "film"])
def test_the_kiosk_ends_at_once_when_it_is_told_to(start: Start, at: str) -> None:
    kiosk = start(size=SIZE, at=at)
    kiosk.wait_for(lambda: kiosk.screen == at and kiosk.health.frames > 1, at)
    status, seconds = kiosk.end(signal.SIGTERM)
    assert status == 0, kiosk.words
    assert "Traceback" not in kiosk.words
    assert seconds < GONE_WITHIN, "one second on a quiet machine"


@pytest.mark.parametrize("size", [(1366, 768), (720, 1280)], ids=["wide", "upright"])
def test_without_a_window_manager_it_fills_the_screen(start: Start, size: Size) -> None:
    kiosk = start(size=size, windowed=False)
    kiosk.wake()
    (window,) = kiosk.hand.windows()
    where = window.get_geometry()
    assert (where.x, where.y, where.width, where.height) == (0, 0, *size)
    assert kiosk.words == ""


@pytest.mark.parametrize("at", ["attract", "film"])
def test_a_window_on_a_desk_can_be_closed(start: Start, at: str) -> None:
    kiosk = start(size=SIZE, at=at)
    kiosk.wait_for(lambda: kiosk.screen == at and kiosk.health.frames > 1, at)
    kiosk.hand.ask_to_close()
    assert kiosk.process.wait(PATIENCE) == 0, kiosk.words
    assert "Traceback" not in kiosk.words
    assert not kiosk.hand.windows()


def test_after_a_power_cut_it_comes_up_as_if_nothing_had_been(start: Start) -> None:
    kiosk = start(size=SIZE)
    kiosk.wake()
    kiosk.end(signal.SIGKILL)
    again = start(size=SIZE)
    again.wake()
    assert "Traceback" not in again.words


@pytest.mark.parametrize(
    ("yaml", "says"),
    [
        ("id: [nonsense\n", "site.yaml:"),
        (SITE.replace("cover:", "covre:"), "cover"),
        (SITE + "nmae: x\n", "nmae"),
    ],
    ids=["no YAML", "a key missing", "a key unknown"],
)
def test_a_broken_site_is_refused_in_words(
    settle: Settle, tmp_path: Path, display: str, yaml: str, says: str
) -> None:
    site = SiteBuilder(tmp_path / "site")
    site.write("site.yaml", yaml)
    ended = run_to_the_end(settle(site.folder), SIZE, DISPLAY=display)
    assert ended.returncode not in (0, 70), ended.stderr
    assert says in ended.stderr
    assert "Traceback" not in ended.stderr
    assert any("\u4e00" <= letter <= "\u9fff" for letter in ended.stderr)


def test_a_site_that_is_not_there_is_named(settle: Settle, tmp_path: Path, display: str) -> None:
    ended = run_to_the_end(settle(tmp_path / "nowhere"), SIZE, DISPLAY=display)
    assert ended.returncode not in (0, 70), ended.stderr
    assert "nowhere" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("display", ["", ":9999"], ids=["no DISPLAY", "a DISPLAY that is not"])
def test_without_a_screen_it_says_so(settle: Settle, display: str) -> None:
    env = {"DISPLAY": display} if display else {}
    ended = run_to_the_end(settle(), SIZE, **env)
    assert ended.returncode not in (0, 70), ended.stderr
    assert "DISPLAY" in ended.stderr
    assert "Traceback" not in ended.stderr


def spoil(film: Path, fault: str) -> None:
    """Let something happen to a film."""
    whole = film.read_bytes()
    film.unlink()
    if fault != "missing":
        film.write_bytes(whole[: len(whole) // 3] if fault == "cut off" else b"\0" * 5000)


@pytest.mark.film
@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg makes the film")
@pytest.mark.parametrize("fault", ["missing", "cut off", "no film at all"])
def test_a_film_that_cannot_be_played_leaves_home_usable(
    start: Start, tmp_path: Path, fault: str
) -> None:
    site = SiteBuilder(tmp_path / "site")
    for name in ("cover", "one", "two"):
        site.picture(f"pictures/{name}.jpg", SIZE)
    site.add(LOOP)
    film = site.folder / "film/loop.mp4"
    make_film(film)
    kiosk = start(site.folder, size=SIZE)
    with twin_of(kiosk, site.folder, SIZE) as both:
        kiosk.wake()
        both.twin.go_home()
        spoil(film, fault)
        both.touch("观十分钟")
        # the card that says so, over the poster; the time left goes on above it
        kiosk.wait_until_still(Patch(0, SIZE[1] // 3, SIZE[0], SIZE[1] // 3))
        assert not bare(coarse(picture(kiosk.hand)))
        both.touch("首页")
    kiosk.wait_for(lambda: "loop.mp4" in kiosk.words, "the complaint")
    assert "Traceback" not in kiosk.words


def test_the_demonstration_site_starts_without_a_word(start: Start) -> None:
    kiosk = start(DEMO, size=SIZE)
    kiosk.wake()
    assert kiosk.words == ""
