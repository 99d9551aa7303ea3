"""Two screens and a phone: from a tap to pixels, two films in step, watchers, a flood.

All of it is read off the glass: the pixels that change after a tap, and the numbers that the
pictures of a film carry, on both screens by one clock.
"""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

from kiosk.bench.figures import percentile
from kiosk.bench.glass import Patch
from kiosk.bench.numbered import RATE, number_on
from kiosk.bench.program import BenchError
from kiosk.bench.report import Figure
from kiosk.bench.room import FILM, SLIDES, room
from kiosk.device import health

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kiosk.bench.bench import Bench
    from kiosk.bench.glass import Glass
    from kiosk.bench.room import Room

TAPS = 100
"""Taps: enough for a 99th percentile to mean something."""
WATCHERS = 20
FLOOD = 10_000
"""Connections that mean harm."""
OBEYED = 100
"""Milliseconds from a tap to pixels."""
APART = 80
"""Milliseconds two films may be apart."""

_REST = 0.6  # seconds between two taps: the picture has come, and the next one is prepared
_PATIENCE = 5.0
_BETWEEN_LOOKS = 0.002
_BURST, _EVERY = 1.2, 5.0
"""Seconds that two films are watched, and from one such look to the next."""
_SETTLES = 8.0
"""Seconds from the first picture until two films are expected to be in step."""
_WATCHED = 15.0
_MILLI = 1000
_SERVER = "remote"
"""How the server's thread is named."""


def measure(bench: Bench, minutes: float) -> list[Figure]:
    """Furnish a room, and measure in it."""
    with room(bench, minutes) as here:
        return [
            *_taps("a phone's tap to pixels", here),
            *_with_watchers(here),
            *_films(here, minutes * 60),
            *_flood(here),
        ]


# --- taps -------------------------------------------------------------------------------


def _taps(what: str, here: Room) -> list[Figure]:
    here.phone.do(do="jump", leg=SLIDES, beat=0)
    here.wait_for("slides")
    time.sleep(_SETTLES)
    firsts, seconds = [], []
    for number in range(TAPS):
        first, second = _tap(here, "next" if number % 10 < 5 else "back")  # noqa: PLR2004
        firsts.append(first)
        seconds.append(second)
    return [
        *_distribution(f"{what}, first screen", firsts, OBEYED),
        *_distribution(f"{what}, second screen", seconds, None),
    ]


def _tap(here: Room, act: str) -> tuple[float, float]:
    """Return the milliseconds until each glass began to change."""
    here.phone.catch_up()
    time.sleep(_REST)
    before = [_across(glass) for glass in here.glasses]
    changed: dict[int, float] = {}
    began = time.monotonic()
    here.phone.do(do=act)
    while len(changed) < len(here.glasses):
        for number, glass in enumerate(here.glasses):
            now = time.monotonic()
            if number not in changed and _across(glass) != before[number]:
                changed[number] = _MILLI * (now - began)
        if time.monotonic() - began > _PATIENCE:
            raise BenchError(
                zh="手机点了，屏幕没有变。",
                en="A phone was tapped, and a screen did not change.",
            )
        time.sleep(_BETWEEN_LOOKS)
    return changed[0], changed[1]


def _across(glass: Glass) -> bytes:
    return glass.look(Patch(0, glass.size[1] // 2, glass.size[0], 1))


def _with_watchers(here: Room) -> list[Figure]:
    phone, tree = here.phone, here.screens[0].tree
    command = [sys.executable, "-m", "kiosk.bench.watchers", phone.host, phone.key, str(WATCHERS)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as watchers:  # noqa: S603
        _answer_of(watchers)
        began, before = time.monotonic(), tree.thread_seconds(_SERVER)
        found = _taps(f"the same, {WATCHERS} watch", here)
        spent = tree.thread_seconds(_SERVER) - before
        share = 100 * spent / (time.monotonic() - began)
        watchers.communicate()
    return [*found, Figure("the server's thread meanwhile", "% of a core", share)]


# --- films ------------------------------------------------------------------------------


def _films(here: Room, seconds: float) -> list[Figure]:
    """Compare when each picture comes to both glasses, in bursts over so many seconds."""
    here.phone.do(do="jump", leg=FILM, beat=0)
    here.wait_for("film")
    time.sleep(_SETTLES)
    apart: list[float] = []
    common = seen = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        here.phone.catch_up()
        next_burst = time.monotonic() + _EVERY
        first, second = _burst(here.glasses)
        both = first.keys() & second.keys()
        seen, common = seen + len(first), common + len(both)
        apart += [_MILLI * (second[number] - first[number]) for number in both]
        time.sleep(max(0.0, next_burst - time.monotonic()))
    if not apart:
        raise BenchError(
            zh="两块屏上没有出现同一幅画面。", en="No picture was seen on both screens."
        )
    return [
        *_distribution("two films apart", [abs(one) for one in apart], APART),
        Figure("the second one behind, median", "ms", percentile(apart, 50)),
        Figure("pictures seen on both", "%", 100 * common / seen),
    ]


def _burst(glasses: Iterable[Glass]) -> list[Mapping[int, float]]:
    """Watch for a while; return when each picture was first seen, by its number, on each glass.

    What stands as it begins came at no known moment, and is left out.
    """
    eyes: list[tuple[Glass, dict[int, float], list[int]]] = [
        (glass, {}, [number_on(glass)]) for glass in glasses
    ]
    end = time.monotonic() + _BURST
    while time.monotonic() < end:
        for glass, found, last in eyes:
            number = number_on(glass)
            if number != last[0]:
                found.setdefault(number, time.monotonic())
                last[0] = number
        time.sleep(_BETWEEN_LOOKS)
    return [found for _, found, _ in eyes]


# --- a flood ----------------------------------------------------------------------------


def _flood(here: Room) -> list[Figure]:
    """Let thousands of connections come while the film plays."""
    phone = here.phone
    phone.do(do="jump", leg=SLIDES, beat=0)
    here.wait_for("slides")
    phone.do(do="jump", leg=FILM, beat=0)
    here.wait_for("film")
    time.sleep(_SETTLES)
    before = _rate(here, _WATCHED)
    host, _, port = phone.host.rpartition(":")
    command = [sys.executable, "-m", "kiosk.bench.flood", host, port, str(FLOOD)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as flood:  # noqa: S603
        during = _rate(here, _WATCHED)
        _answer_of(flood)
        after = _rate(here, _WATCHED)
        flood.communicate()
    return [
        Figure("pictures of the film before a flood", "/s", before),
        Figure(f"while {FLOOD} connections come", "/s", during),
        Figure("while they stay", "/s", after),
        Figure("pictures the film has", "/s", RATE),
    ]


def _rate(here: Room, seconds: float) -> float:
    """Return the pictures a second that reached the first glass."""
    first = health.read(here.status[0])
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        here.phone.catch_up()
        time.sleep(0.5)
    last = health.read(here.status[0])
    return (last.shown - first.shown) / (last.at - first.at)


def _answer_of(process: subprocess.Popen[bytes]) -> None:
    if process.stdout is None or not process.stdout.readline():
        raise BenchError(
            zh="测量用的程序没有启动。", en="A program that helps to measure did not start."
        )


def _distribution(what: str, values: list[float], most: float | None) -> list[Figure]:
    """Report milliseconds by their middle, their tail and their worst."""
    return [
        Figure(f"{what}, median", "ms", percentile(values, 50), most=most),
        Figure(f"{what}, 99 of 100", "ms", percentile(values, 99), most=most),
        Figure(f"{what}, slowest", "ms", max(values)),
    ]
