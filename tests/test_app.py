"""The kiosk as a whole, started as a person starts it: it shows, it obeys, it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from kiosk.bench.glass import Glass
from kiosk.bench.program import Running, running, wait_until
from kiosk.device import health
from kiosk.device.health import HealthError
from kiosk.device.virtual_screen import virtual_screen
from kiosk.show.upkeep import SECTIONS
from tests.content.builder import SiteBuilder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.ui

BESIDES = """\
notices:
  - {id: water, title: 停水通知, text: 明天停水, from: 2026-01-01}
take_away:
  - {id: handbook, title: 手册, link: https://heguang.example.org/handbook}
"""
SIZE = (960, 540)


class Kiosk:
    """A kiosk that runs on a screen of its own."""

    def __init__(self, program: Running, site: SiteBuilder, status: Path, glass: Glass) -> None:
        self.program = program
        self.site = site
        self.glass = glass
        self._status = status

    def place(self) -> str:
        """Return the screen shown, "" before there is one."""
        try:
            return health.read(self._status).place.partition(":")[0]
        except HealthError:
            return ""

    def words(self) -> str:
        """Return what the program printed."""
        return self.program.log.read_text(encoding="utf-8")


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    site = SiteBuilder(tmp_path / "site")
    site.add(BESIDES)
    status = tmp_path / "status.json"
    size = f"{SIZE[0]}x{SIZE[1]}"
    options = ["--site", str(site.folder), "--window", size, "--status", str(status)]
    with virtual_screen(*SIZE) as display:
        command = [sys.executable, "-m", "kiosk", "run", *options]
        with running(command, tmp_path / "log", {"DISPLAY": display}) as program:
            glass = Glass(display)
            here = Kiosk(program, site, status, glass)
            wait_until(lambda: here.place() == "attract", "the attract loop")
            yield here
            glass.close()


def test_a_touch_leads_home_and_a_door_leads_on(kiosk: Kiosk) -> None:
    kiosk.glass.tap(SIZE[0] // 2, SIZE[1] // 2)
    wait_until(lambda: kiosk.place() == "home", "home")
    # the small doors are all this site has; the right one of them is at the lower right
    kiosk.glass.tap(SIZE[0] * 3 // 4, SIZE[1] * 9 // 10 - 10)
    wait_until(lambda: kiosk.place() == "take-away", "the codes")


def test_a_site_that_is_broken_while_it_runs_is_not_shown(kiosk: Kiosk) -> None:
    whole = (kiosk.site.folder / "site.yaml").read_text(encoding="utf-8")
    kiosk.site.write("site.yaml", whole + "nonsense: [\n")
    wait_until(lambda: "site.yaml" in kiosk.words(), "the complaint")
    kiosk.glass.tap(SIZE[0] // 2, SIZE[1] // 2)
    wait_until(lambda: kiosk.place() == "home", "home, as before")


def test_other_content_is_taken_when_nobody_is_there(kiosk: Kiosk) -> None:
    whole = (kiosk.site.folder / "site.yaml").read_text(encoding="utf-8")
    kiosk.site.write("site.yaml", whole.replace("id: heguang", "id: another"))
    wait_until(lambda: health.read(kiosk._status).release == "another", "the other content")


def test_screenshots_are_drawn_without_a_screen(tmp_path: Path) -> None:
    site = SiteBuilder(tmp_path / "site")
    site.add(BESIDES)
    out = tmp_path / "out"
    environment = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    options = ["--out", str(out), "--size", "360x640", "--size", "640x360"]
    subprocess.run(
        [sys.executable, "-m", "kiosk", "screenshot", str(site.folder), *options],
        env=environment,
        check=True,
        timeout=120,
    )
    names = {"attract", "home", "notices", "notices-one", "take-away", "pin", "countdown"}
    names |= {f"service-{part}" for part in (*SECTIONS, "code")}
    names |= {"attract-due", "lectern", "visit-welcome", "visit-talk", "visit-end"}
    sizes = {"360x640", "640x360"}
    drawn = {file.name for file in out.iterdir()}
    assert drawn == {f"{name}-{size}-zh-Hans.png" for name in names for size in sizes}
    with Image.open(out / "home-360x640-zh-Hans.png") as image:
        assert image.size == (360, 640)
        assert len(image.getcolors(maxcolors=image.width * image.height) or ()) > 100


def test_the_same_site_gives_the_same_pictures(tmp_path: Path) -> None:
    site = SiteBuilder(tmp_path / "site")
    site.add(BESIDES)
    for out in ("one", "two"):
        subprocess.run(
            [
                *(sys.executable, "-m", "kiosk", "screenshot", str(site.folder)),
                *("--out", str(tmp_path / out), "--size", "640x360", "--only", "home"),
            ],
            check=True,
            timeout=120,
        )
    name = "home-640x360-zh-Hans.png"
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
