"""A publish reaches the glass of a running kiosk at its next idle moment, and no sooner."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from kiosk.bench.program import wait_until
from kiosk.content.store import Store
from tests.journeys.eye import Eye, coarse, difference, picture
from tests.journeys.kiosk import environment
from tests.journeys.test_site_changes import shows
from tests.update.agency import Agency, content, cover

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.journeys.conftest import Start
    from tests.journeys.kiosk import Kiosk

pytestmark = pytest.mark.ui

SIZE = (640, 360)
OTHER = 3.0
"""Mean difference (of 255) of two looks that do not show the same; a still glass has none."""
KIOSK = (sys.executable, "-m", "kiosk")
RED, GREEN = (200, 60, 60), (60, 200, 60)
FILM = "film: {file: film/loop.mp4, poster: pictures/cover.jpg, title: 片子}\n"


class Village:
    """Who publishes, and the agent of a kiosk that listens."""

    def __init__(self, folder: Path) -> None:
        (folder / "village").mkdir()
        self.agency = Agency(folder / "village")
        self.agency.end()
        self.store = Store.open(folder / "store")
        root = folder / "root.json"
        root.write_bytes(self.agency.village.pinned)
        self.update = (
            f"{{server: '{self.agency.address}', site: heguang, root: {root}, every: 10,"
            f" store: {self.store.folder}, sticks: [], reserve: 0}}"
        )

    def publish(self, number: int, colour: tuple[int, int, int], **more: bytes) -> None:
        files = {**content(number), "pictures/cover.jpg": cover(colour), **more}
        if "film/loop.mp4" in files:
            files["site.yaml"] += FILM.encode()
        assert self.agency.village.publish(files).number == number

    @contextmanager
    def agent(self, settings: Path) -> Iterator[None]:
        words = [*KIOSK, "agent", "--settings", str(settings)]
        process = subprocess.Popen(words, env=environment(), stderr=subprocess.DEVNULL)
        try:
            yield
        finally:
            process.terminate()
            process.wait(60)

    def wait_until_ready(self, number: int) -> None:
        wait_until(
            lambda: self.store.agent.read().ready == number, f"release {number}", timeout=120
        )


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    made = Village(tmp_path)
    yield made
    made.agency.stack.close()


def is_red(kiosk: Kiosk) -> bool:
    red, green, _ = shows(kiosk)
    return red > green + 60


def is_green(kiosk: Kiosk) -> bool:
    red, green, _ = shows(kiosk)
    return green > red + 60


def test_a_publish_is_on_the_glass_at_the_next_idle_moment_without_a_bare_frame(
    start: Start, village: Village, tmp_path: Path
) -> None:
    village.publish(1, RED)
    kiosk = start(size=SIZE, idle="{after: 20, warning: 2}", update=village.update)
    with village.agent(tmp_path / "kiosk.yaml"):
        kiosk.wait_for(lambda: village.store.display.read().shown == 1, "the first release")
        kiosk.wait_for(lambda: is_red(kiosk), "its picture")
        kiosk.wake()
        kiosk.wait_until_still()
        home = coarse(picture(kiosk.hand))
        with Eye(kiosk.display) as seen:
            village.publish(2, GREEN)
            village.wait_until_ready(2)
            if kiosk.screen == "home":
                assert village.store.display.read().shown == 1, "somebody is here"
            kiosk.wait_for(lambda: kiosk.screen == "attract", "the visitor's leaving")
            kiosk.wait_for(lambda: is_green(kiosk), "the second release")
        kiosk.wake()
        kiosk.wait_until_still()
        assert difference(coarse(picture(kiosk.hand)), home) > OTHER, "home is another one"
        kiosk.wait_for(lambda: village.store.display.read().current == 2, "its confirmation")
    assert not seen.bare, f"bare at {seen.bare[:9]} of {seen.seconds:.0f} s"
    assert "Traceback" not in kiosk.words


def test_on_a_desk_one_command_shows_what_is_published(start: Start, village: Village) -> None:
    village.publish(1, RED)
    kiosk = start(size=SIZE, update=village.update, agent=True)
    kiosk.wait_for(lambda: kiosk.health.number == 1, "the first release")
    kiosk.wait_for(lambda: is_red(kiosk), "its picture")
    village.publish(2, GREEN)
    kiosk.wait_for(lambda: kiosk.health.number == 2, "the second release")
    kiosk.wait_for(lambda: is_green(kiosk), "its picture")
    assert village.store.is_busy
    assert kiosk.end(signal.SIGTERM)[0] == 0, kiosk.words
    assert not village.store.is_busy, "the agent has ended with the display"


def test_the_agent_of_a_desk_ends_with_a_display_that_is_killed(
    start: Start, village: Village
) -> None:
    kiosk = start(size=SIZE, update=village.update, agent=True)
    kiosk.wait_for(lambda: village.store.is_busy, "the agent")
    kiosk.end(signal.SIGKILL)
    wait_until(lambda: not village.store.is_busy, "the agent's end", timeout=60)


def test_three_starts_that_end_too_soon_lead_back_to_the_release_before(
    start: Start, settle: Callable[..., Path], village: Village
) -> None:
    settings = settle(update=village.update)
    update = [*KIOSK, "update", "now", "--settings", str(settings)]
    village.publish(1, RED)
    subprocess.run(update, check=True, timeout=120)
    kiosk = start(size=SIZE, update=village.update)
    kiosk.wake()
    kiosk.wait_for(lambda: village.store.display.read().current == 1, "the first release")
    kiosk.end(signal.SIGKILL)
    village.publish(2, GREEN)
    subprocess.run(update, check=True, timeout=120)
    for _ in range(3):
        kiosk = start(size=SIZE, update=village.update)
        kiosk.wait_for(lambda: is_green(kiosk), "the second release")  # noqa: B023
        kiosk.end(signal.SIGKILL)
    kiosk = start(size=SIZE, update=village.update)
    kiosk.wait_for(lambda: is_red(kiosk), "the first release again")
    subprocess.run(update, check=True, timeout=120)
    history = [*KIOSK, "update", "history", "--language", "en", "--settings", str(settings)]
    said = subprocess.run(history, check=True, timeout=120, capture_output=True, text=True).stdout
    assert "release 2 failed on the screen" in said


@pytest.mark.film
@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg makes the film")
def test_in_the_middle_of_a_film_nothing_changes(
    start: Start, settle: Callable[..., Path], village: Village, tmp_path: Path
) -> None:
    film = make_long_film(tmp_path / "loop.mp4")
    village.publish(1, RED, **{"film/loop.mp4": film})
    given = {"update": village.update, "idle": "{after: 600}"}
    settings = settle(**given)
    subprocess.run([*KIOSK, "update", "now", "--settings", str(settings)], check=True, timeout=120)
    kiosk = start(size=SIZE, at="film", **given)
    with village.agent(settings):
        kiosk.wait_for(lambda: kiosk.screen == "film" and kiosk.health.shown > 0, "the film")
        village.publish(2, GREEN, **{"film/loop.mp4": film})
        village.wait_until_ready(2)
        look = kiosk.health
        kiosk.wait_for(lambda: kiosk.health.at > look.at + 6, "three more looks at the store")
        assert kiosk.screen == "film"
        assert kiosk.health.shown > look.shown
        assert village.store.display.read().shown == 1


def make_long_film(file: Path) -> bytes:
    """Encode two minutes, small."""
    picture = ("-f", "lavfi", "-i", "testsrc2=size=320x180:rate=10:duration=120")
    codec = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
    command = ["ffmpeg", "-v", "error", *picture, *codec, str(file)]
    subprocess.run(command, check=True, timeout=120)
    return file.read_bytes()
