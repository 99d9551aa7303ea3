"""How soon a release that is ready is on the glass, and what looking for one costs."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import sys
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import yaml
from PIL import Image

from kiosk.bench.figures import median, percentile
from kiosk.bench.program import BenchError, running
from kiosk.bench.report import Figure
from kiosk.content.loading import load_site
from kiosk.content.store import Store
from kiosk.release.build import build
from kiosk.release.terms import Terms
from kiosk.settings import find_settings, load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.bench.bench import Bench
    from kiosk.bench.program import Running
    from kiosk.content.loading import LoadedSite

LEAVES_AFTER = 10.0
"""Seconds without a touch until the visitor counts as gone."""
_PREPARED = 4.0
"""Seconds a display gets for making a release ready while somebody is here."""
_RESTED = 2.0
"""Seconds between two releases."""
_SETTLED = 18.0
"""As where an idle home screen is measured."""
_PATIENCE = 60.0
_MILLI = 1000.0
_COLOURS = ((60, 200, 60), (200, 60, 60))
_SPOT = (0.1, 0.35)
"""A place on the glass where the attract loop has nothing but its picture."""
_LOOSE = 40
"""How far a colour may be off, of 255: pictures are JPEGs."""


@dataclass(slots=True)
class Village:
    """A kiosk's store, filled without a network."""

    store: Store
    folder: Path
    picture: Path
    size: tuple[int, int]
    number: int = 0

    @property
    def colour(self) -> tuple[int, int, int]:
        """What the newest release begins with."""
        return _COLOURS[self.number % len(_COLOURS)]

    def take(self) -> None:
        """Have one more release in the store, not ready yet."""
        self.number += 1
        self.picture.unlink()
        Image.new("RGB", self.size, self.colour).save(self.picture)
        draft = build(self.folder, lambda site: load_site(site, check_media=False))
        made = dt.datetime.now(tz=dt.UTC).replace(microsecond=0)
        manifest = Terms().manifest(draft.site, self.number, made, draft.files)
        for file in manifest.files:
            self.store.adopt(self.folder / file.path, file)
        self.store.install(manifest, manifest.to_bytes(), {})

    def make_ready(self) -> float:
        """Have the newest shown; return monotonic seconds when that was written."""
        self.store.agent.write(replace(self.store.agent.read(), ready=self.number))
        return time.monotonic()


def measure(bench: Bench) -> list[Figure]:
    """Show release after release: with nobody there, then after a visitor has gone."""
    village = _village(bench)
    alone, left = [], []
    with _display(bench, village) as program:
        for _ in range(2 * bench.rounds):
            village.take()
            time.sleep(_RESTED)
            alone.append(_shown(bench, village, village.make_ready()))
        for _ in range(bench.rounds):
            village.take()
            left.append(_shown_after_a_visit(bench, village))
        bench.tap((0.5, 0.5))
        load = _load(bench, program)
    most = 1000
    return [
        Figure("ready to the glass, nobody there", "ms", median(alone), most=most),
        Figure("  the slowest", "ms", percentile(alone, 100), most=most),
        Figure("visitor gone to the glass", "ms", median(left), most=most),
        Figure("  the slowest", "ms", percentile(left, 100), most=most),
        Figure("processor at home, beside a store", "% of a core", load, most=1),
    ]


def _village(bench: Bench) -> Village:
    folder = bench.setting.folder / "village"
    loaded = bench.setting.loaded
    shutil.copytree(loaded.folder, folder)
    _begin_with_slides(folder / "site.yaml")
    store = Store.open(bench.setting.folder / "store")
    village = Village(store, folder, _first_picture(loaded, folder), bench.setting.size)
    village.take()
    village.make_ready()
    return village


def _begin_with_slides(file: Path) -> None:
    # A film would come over the picture by which a release is told from the one before.
    written = yaml.safe_load(file.read_text(encoding="utf-8"))
    written.pop("film", None)
    file.write_text(yaml.safe_dump(written, allow_unicode=True, sort_keys=False), "utf-8")


def _first_picture(loaded: LoadedSite, folder: Path) -> Path:
    return folder / loaded.site.decks[0].slides[0].picture


@contextlib.contextmanager
def _display(bench: Bench, village: Village) -> Iterator[Running]:
    theme = load_settings(find_settings()).theme
    file = bench.setting.folder / "kiosk.yaml"
    update = {"site": bench.setting.loaded.site.id, "root": "none", "sticks": []}
    settings = {
        "site": str(bench.setting.loaded.folder),
        "theme": str(theme),
        "idle": {"after": LEAVES_AFTER, "warning": 0.0},
        "update": {**update, "store": str(village.store.folder)},
    }
    file.write_text(yaml.safe_dump(settings), "utf-8")
    width, height = bench.setting.size
    command = [
        *(sys.executable, "-m", "kiosk", "run", "--no-agent", "--settings", str(file)),
        *("--window", f"{width}x{height}", "--status", str(bench.setting.folder / "status.json")),
    ]
    log = bench.setting.folder / "activate.log"
    with running(command, log, {"DISPLAY": bench.setting.display}) as program:
        _wait_for(bench, village)
        time.sleep(_PREPARED)
        yield program


def _wait_for(bench: Bench, village: Village) -> float:
    def is_there(pixels: bytes) -> bool:
        found = (pixels[2], pixels[1], pixels[0])
        return all(abs(a - b) < _LOOSE for a, b in zip(found, village.colour, strict=True))

    came = bench.glass.watch(bench.patch(_SPOT), is_there, timeout=_PATIENCE)
    if came is None:
        raise BenchError(
            zh=f"第 {village.number} 版没有出现在屏幕上",
            en=f"Release {village.number} did not come on the glass",
        )
    return came


def _shown(bench: Bench, village: Village, since: float) -> float:
    return (_wait_for(bench, village) - since) * _MILLI


def _shown_after_a_visit(bench: Bench, village: Village) -> float:
    time.sleep(_RESTED)
    bench.tap((0.5, 0.5))
    gone = time.monotonic() + LEAVES_AFTER
    village.make_ready()
    time.sleep(_PREPARED)
    return _shown(bench, village, gone)


def _load(bench: Bench, program: Running) -> float:
    """Return the processor's share at home, until just before the visitor counts as gone."""
    settled = time.monotonic() + _SETTLED
    loads, end = [], settled + bench.seconds
    while time.monotonic() < end:
        bench.tap((0.5, 0.02))
        time.sleep(_RESTED)
        before, begin = program.tree.seconds(), time.monotonic()
        time.sleep(LEAVES_AFTER - 2 * _RESTED)
        if begin > settled:
            loads.append((program.tree.seconds() - before) / (time.monotonic() - begin))
    return 100 * median(loads)
