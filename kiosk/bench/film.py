"""A film that plays: pictures that reach the glass, pictures lost, processor and memory."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.bench.figures import median
from kiosk.bench.idle import MEGABYTE
from kiosk.bench.program import running
from kiosk.bench.report import KIOSK, Figure

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.bench.bench import Bench
    from kiosk.bench.processes import ProcessTree
    from kiosk.bench.shows import Show

_DRAWING_THREADS = "llvmpipe"
"""How Mesa names the threads that draw when no graphics card does."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What one program did while its film was watched.

    Attributes:
        load: Percent of a core, all its processes together.
        drawing: Percent of a core, of the threads that stand in for a graphics card.
        memory: Bytes.
        shown: Pictures a second that reached the glass; 0.0 where nobody counts them.
        lost: Pictures lost.
    """

    load: float
    drawing: float
    memory: int
    shown: float = 0.0
    lost: int = 0


def measure(bench: Bench) -> list[Figure]:
    """Watch the site's film in each program, turn and turn about."""
    film = (
        bench.setting.folder / "film.mp4"
    )  # where a program that will not run as root can read it
    shutil.copyfile(bench.film, film)
    bench.setting.folder.chmod(0o755)
    ways: dict[str, Callable[[], Watched]] = {
        **{show.name: _show_way(bench, show) for show in bench.shows},
        **{name: _player_way(bench, name, words) for name, words in _players(film).items()},
    }
    found: dict[str, list[Watched]] = {name: [] for name in ways}
    for _ in range(bench.rounds):
        for name, way in ways.items():
            found[name].append(way())
    return _figures(found)


def _figures(found: dict[str, list[Watched]]) -> list[Figure]:
    def of(value: Callable[[Watched], float], *peers: str) -> dict[str, float]:
        return {name: median([value(one) for one in found[name]]) for name in (KIOSK, *peers)}

    players = ("chromium", *(name for name in found if name.endswith("window")))
    beside = of(lambda one: one.load - one.drawing, "vlc, decoding")
    return [
        Figure.beside("pictures shown", "/s", of(lambda one: one.shown, "chromium")),
        Figure.beside("pictures lost", "", of(lambda one: one.lost, "chromium"), most=0),
        Figure.beside("processor", "% of a core", of(lambda one: one.load, *players), of_peer=1.0),
        Figure.beside("processor beside drawing", "% of a core", beside, of_peer=1.15),
        Figure.beside(
            "memory", "MB", of(lambda one: one.memory / MEGABYTE, *players), most=220, of_peer=0.5
        ),
    ]


def _show_way(bench: Bench, show: Show) -> Callable[[], Watched]:
    def way() -> Watched:
        with bench.settled(show, "film") as shown:
            first = shown.playing()
            load, drawing = _watch(shown.program.tree, bench.seconds)
            last = shown.playing()
            return Watched(
                load=load,
                drawing=drawing,
                memory=shown.program.tree.memory(),
                shown=(last.shown - first.shown) / (last.at - first.at),
                lost=max(0, last.lost - first.lost),
            )

    return way


def _player_way(bench: Bench, name: str, command: list[str]) -> Callable[[], Watched]:
    def way() -> Watched:
        environment = {"DISPLAY": bench.setting.display, "HOME": str(bench.setting.folder)}
        log = bench.setting.folder / f"{name.partition(',')[0]}.log"
        with running(command, log, environment) as program:
            time.sleep(5)  # started, and its first pictures shown
            load, drawing = _watch(program.tree, bench.seconds)
            return Watched(load, drawing, program.tree.memory())

    return way


def _watch(tree: ProcessTree, seconds: float) -> tuple[float, float]:
    before = tree.seconds(), tree.thread_seconds(_DRAWING_THREADS), time.monotonic()
    time.sleep(seconds)
    passed = time.monotonic() - before[2]
    load = 100 * (tree.seconds() - before[0]) / passed
    return load, 100 * (tree.thread_seconds(_DRAWING_THREADS) - before[1]) / passed


def _players(film: Path) -> dict[str, list[str]]:
    """Name the players that only play, with their leanest ways to a window, and to none."""
    # VLC will not run as root.
    vlc = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "cvlc", "--aout=adummy"]
    vlc += ["--fullscreen", "--no-video-title-show", "--no-osd", "--avcodec-hw=none"]
    mpv = ["mpv", "--no-config", "--fullscreen", "--ao=null", "--vo=x11", "--hwdec=no"]
    return {
        "vlc, window": [*vlc, "--vout=xcb_x11", str(film)],
        "vlc, decoding": [*vlc, "--vout=vdummy", str(film)],
        "mpv, window": [*mpv, str(film)],
    }
