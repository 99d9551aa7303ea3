"""A release carried on a stick as shops sell them: FAT, which knows neither links nor owners."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from kiosk.release.export import export
from tests.release.village import SITE
from tests.update.agency import Agency, content

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MEGABYTE = 2**20
SIZE = 96 * MEGABYTE
MAKERS = {"vfat": ("mkfs.vfat", "-F", "32"), "exfat": ("mkfs.exfat",)}
WAYS = {"vfat": ("mount", "-t", "vfat"), "exfat": ("mount.exfat-fuse",)}
CHECKERS = {"vfat": "fsck.vfat", "exfat": "fsck.exfat"}


def program(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    return found or pytest.skip(f"{name} is not installed")


class Stick:
    """A file formatted as a stick is, and what plugs it in."""

    def __init__(self, kind: str, image: Path, place: Path) -> None:
        self.kind = kind
        self.image = image
        self.place = place
        with image.open("wb") as file:
            file.truncate(SIZE)
        maker, *options = MAKERS[kind]
        command = [program(maker), *options, str(image)]
        subprocess.run(command, check=True, capture_output=True)

    @contextmanager
    def plugged_in(self) -> Iterator[Path]:
        with self._device() as device:
            self.place.mkdir(exist_ok=True)
            way, *options = WAYS[self.kind]
            self._try([program(way), *options, device, str(self.place)])
            try:
                yield self.place
            finally:
                subprocess.run(["umount", str(self.place)], check=True)
                self.place.rmdir()

    @contextmanager
    def _device(self) -> Iterator[str]:
        device = self._try([program("losetup"), "--find", "--show", str(self.image)])
        try:
            yield device
        finally:
            subprocess.run([program("losetup"), "--detach", device], check=True)

    def _try(self, command: list[str]) -> str:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"no {self.kind} can be mounted here: {done.stderr.strip()}")
        return done.stdout.strip()

    def check(self) -> None:
        """See that the file system is in order."""
        subprocess.run([program(CHECKERS[self.kind]), "-n", str(self.image)], check=True)


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    agency = Agency(tmp_path)
    yield agency
    agency.close()


@pytest.fixture(params=["vfat", "exfat"])
def stick(request: pytest.FixtureRequest, agency: Agency, tmp_path: Path) -> Stick:
    return Stick(request.param, tmp_path / "stick.img", agency.sticks / "STICK")


def test_a_release_travels_on_a_fat_stick_and_the_history_travels_back(
    agency: Agency, stick: Stick
) -> None:
    film = os.urandom(9 * MEGABYTE)  # several pieces
    for number in (1, 2):
        agency.village.publish(content(number, **{"film/film.mp4": film}))
        with stick.plugged_in() as place:
            export(agency.village.storage, place, (SITE,))
        assert agency.loop.sticks.new() == (), "it is in a pocket now"
        with stick.plugged_in() as place:
            (found,) = agency.loop.sticks.new()
            assert agency.loop.take_stick(found), agency.said
            assert agency.show() == number
            (report,) = (place / "kiosk-reports").rglob("history.txt")
            assert f"release {number} was taken from the stick" in report.read_text("utf-8")
        assert not agency.store.verify(number)
    stick.check()


def test_a_fat_stick_that_was_tampered_with_is_refused(agency: Agency, stick: Stick) -> None:
    agency.village.publish(content(1))
    with stick.plugged_in() as place:
        export(agency.village.storage, place, (SITE,))
        timestamp = next(place.rglob("timestamp.json"))
        whole = timestamp.read_bytes()
        timestamp.write_bytes(re.sub(rb'("version": ?)', rb"\g<1>9", whole))
        assert timestamp.read_bytes() != whole
    with stick.plugged_in():
        (found,) = agency.loop.sticks.new()
        assert not agency.loop.take_stick(found)
    assert agency.ready is None
