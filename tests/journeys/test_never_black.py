"""Between two things that are shown the glass is never black, nor bare."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.content.builder import SiteBuilder
from tests.journeys.conftest import DEMO
from tests.journeys.eye import Eye, bare, coarse, picture
from tests.journeys.twin import twin_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.conftest import Start
    from tests.journeys.kiosk import Kiosk

pytestmark = [pytest.mark.ui, pytest.mark.film]

SIZE = (1280, 720)
LOOKS = 10
"""Looks a second that even a machine with other work gets; a quiet one gets sixty."""

LOOP = """\
film: {file: film/loop.mp4, poster: pictures/cover.jpg, title: 片子}
decks:
  - id: work
    title: 工作
    slides:
      - {picture: pictures/one.jpg, words: 一, seconds: 3}
      - {picture: pictures/two.jpg, words: 二, seconds: 3}
"""


def test_the_eye_knows_what_is_bare() -> None:
    black, red = Image.new("RGB", SIZE, (4, 4, 4)), Image.new("RGB", SIZE, (33, 8, 10))
    band = black.copy()
    band.paste((200, 60, 40), (0, 0, SIZE[0], SIZE[1] // 20))
    assert bare(coarse(black))
    assert bare(coarse(band)), "a bar over a black picture does not make it seen"
    assert bare(coarse(red)), "the window's own ground shows nothing"
    assert not bare(coarse(Image.open(DEMO / "pictures/cover.jpg").convert("RGB")))


def walk(kiosk: Kiosk, times: int) -> None:
    """Go from the film to slides and back, by touch, so many times."""
    with twin_of(kiosk, DEMO, SIZE) as both:
        kiosk.wake()
        both.twin.go_home()
        with Eye(kiosk.display) as seen:
            for _ in range(times):
                both.touch("观十分钟")
                shown = kiosk.health.shown
                kiosk.wait_for(lambda n=shown: kiosk.health.shown > n, "pictures of the film")
                both.touch("首页")
                both.touch("幻灯片")
                both.touch("支部工作这一年")
                both.touch("首页")
    assert seen.looks > 0
    assert not seen.bare, f"bare at {seen.bare[:9]} of {seen.seconds:.0f} s"
    assert seen.rate >= LOOKS, f"{seen.rate:.0f} looks a second, {seen.longest:.2f} s at longest"


def test_from_the_film_to_slides_and_back_the_glass_is_never_black(start: Start) -> None:
    walk(start(size=SIZE), times=6)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_fifty_times_from_the_film_to_slides_and_back_the_glass_is_never_black(
    start: Start,
) -> None:
    walk(start(size=SIZE), times=50)


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg makes the film")
@pytest.mark.parametrize("more", [True, False], ids=["film and slides", "film alone"])
def test_the_attract_loop_goes_round_without_a_black_frame(
    start: Start, tmp_path: Path, *, more: bool
) -> None:
    site = SiteBuilder(tmp_path / "site")
    for name in ("one", "two"):
        site.picture(f"pictures/{name}.jpg", SIZE)
    site.picture("pictures/cover.jpg", SIZE)
    make_film(site.folder / "film/loop.mp4")
    site.add(LOOP if more else LOOP.splitlines()[0] + "\n")
    kiosk = start(site.folder, size=SIZE)
    kiosk.wait_for(lambda: not bare(coarse(picture(kiosk.hand))), "the first picture of all")
    with Eye(kiosk.display) as seen:
        for _ in range(2):
            turn(kiosk, more=more)
    assert not seen.bare, f"bare at {seen.bare[:9]} of {seen.seconds:.0f} s"
    assert seen.rate >= LOOKS, f"{seen.rate:.0f} looks a second, {seen.longest:.2f} s at longest"


def turn(kiosk: Kiosk, *, more: bool) -> None:
    """Wait until the loop has come to the film again."""
    kiosk.wait_for(lambda: kiosk.health.position > 1.5, "the film's middle")
    if more:
        kiosk.wait_for(lambda: kiosk.health.position == 0 or not playing(kiosk), "the slides")
    kiosk.wait_for(lambda: kiosk.health.position < 1.5, "the film's end")


def playing(kiosk: Kiosk) -> bool:
    """Tell whether pictures of a film keep coming."""
    before = kiosk.health
    kiosk.wait_for(lambda: kiosk.health.at > before.at, "the next status")
    return kiosk.health.pictures > before.pictures


def make_film(file: Path) -> None:
    """Encode three seconds with sound, bright from the first picture to the last."""
    file.parent.mkdir(parents=True)
    picture = ("-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25:duration=3")
    sound = ("-f", "lavfi", "-i", "sine=frequency=440:duration=3")
    codecs = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac")
    command = ["ffmpeg", "-v", "error", *picture, *sound, *codecs, str(file)]
    subprocess.run(command, check=True, timeout=120)
