"""What a fleet costs its server, and how soon a publication reaches it, by the size of the fleet.

What a check costs is measured at a real nginx; when kiosks make checks is counted in simulated
time, by the agent's own schedule. What a whole fleet costs is the product of both.
"""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bench.fleet_load import Cost, allow_files, ask_many
from kiosk.bench.fleet_model import Day, live, offered, takes
from kiosk.bench.report import Figure
from kiosk.bench.update_publisher import SITE, Desk
from kiosk.bench.update_server import nginx
from kiosk.bench.update_wire import Wire
from kiosk.content.store.durable import Disk
from kiosk.content.store.state import StateFile
from kiosk.update.http import HttpSource
from kiosk.update.known import Known
from kiosk.update.schedule import Polling
from kiosk.update.trust import Trust

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.bench.fleet_model import Seen
    from kiosk.bench.update_server import Served

FLEETS = (100, 1_000, 10_000, 100_000)
CHECKS = 20_000
"""How many are really made for a small fleet, so that their cost can be weighed."""
KEPT_OPEN = 75.0
"""Seconds for which the server keeps a connection that nobody uses: see `deploy/nginx`."""
_POLLING = Polling()
_EVERY = _POLLING.every
_SMALL = (64, 36)  # pixels; no slide is fetched here
_STAGE = 10
_KILO, _MEGA, _MILLI = 1_000, 1_000_000, 1_000

STEADY = Day(until=16 * _EVERY, since=-3 * _EVERY, on=-2 * _EVERY)
OUTAGE = "server down for 4 h before"
DAYS = {
    "all well": STEADY,
    "one kiosk in 5 loses every third check": Day(
        until=16 * _EVERY, since=-3 * _EVERY, on=-2 * _EVERY, weak=0.2, lost=1 / 3
    ),
    "one in 10 is off, and on within 4 h": Day(
        until=24 * _EVERY, since=-3 * _EVERY, on=-2 * _EVERY, late=0.1, late_by=16 * _EVERY
    ),
    OUTAGE: Day(until=16 * _EVERY, since=-24 * _EVERY, on=-20 * _EVERY, down=(-16 * _EVERY, 0.0)),
}
POWER = Day(until=8 * _EVERY, since=0.0, on=0.0)
"""The power comes back everywhere at once."""


def measure(
    fleets: tuple[int, ...] = FLEETS, checks: int = CHECKS
) -> tuple[dict[str, str], list[Figure]]:
    """Measure what a check costs, and let fleets live; return what was used, and the figures."""
    steady = {kiosks: live(kiosks, STEADY, _POLLING) for kiosks in fleets}
    with _asked(max(map(_open, fleets))) as (served, request):
        assert served.tree is not None  # noqa: S101  # nginx is a program of its own
        costs = {
            kiosks: ask_many(
                served.port,
                request,
                served.tree,
                count=max(checks, kiosks),
                hold=_open(kiosks),
            )
            for kiosks in fleets
        }
    facts = {
        "measured": f"for each size of fleet as many checks as it has kiosks, {checks:,} at least,"
        f" with nothing new, at {served.name}, one worker; each on a new connection, of which as"
        f" many are open as such a fleet holds ({KEPT_OPEN:g} s of every {_EVERY:g}); bytes above"
        " TCP",
        "modelled": "when each kiosk asks and what it takes, by the agent's own schedule in"
        " simulated time; lines lose checks by lot; a fetch takes 1-30 s by lot; the newer root"
        " that is asked for once a day is left out, and so is what TLS would cost",
        "schedule": f"a check every {_EVERY:g} s, give or take {_POLLING.spread * 100:g} %",
    }
    figures = [*_costs(steady, costs), *_reach(fleets, steady)]
    return facts, [*figures, *_herds(max(fleets), costs[max(fleets)])]


def _open(kiosks: int) -> int:
    """Return how many connections a fleet has open at any moment."""
    return max(1, round(kiosks * KEPT_OPEN / _EVERY))


@contextlib.contextmanager
def _asked(most: int) -> Iterator[tuple[Served, bytes]]:
    """Serve a published tree; yield the server, and what a kiosk sends that has all of it."""
    allow_files(most)
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:
        desk = Desk(Path(folder), slides=2, size=_SMALL)
        desk.publish()
        with nginx(desk.repository, Path(folder, "nginx")) as served:
            yield served, real_request(served, desk, Path(folder, "kiosk"))


def real_request(served: Served, desk: Desk, folder: Path) -> bytes:
    """Return what a real agent sends for a check when nothing is new."""
    folder.mkdir()
    memory = StateFile(Disk(), folder / "trust.json", Known)
    trust = Trust(desk.pinned_file.read_bytes(), folder, memory, site=SITE)
    with Wire(served.port) as wire, contextlib.closing(HttpSource(wire.address, SITE)) as source:
        trust.check(source)
        wire.reset()
        trust.check(source)
        return bytes(wire.up)


def _costs(steady: dict[int, Seen], costs: dict[int, Cost]) -> list[Figure]:
    """Report what one kiosk costs in an hour, for each size of the fleet."""
    figures = []
    spent = {kiosks: _an_hour(seen, costs[kiosks]) for kiosks, seen in steady.items()}
    for part, (what, unit) in enumerate(
        (("requests", ""), ("bytes", "kB"), ("processor of the server", "ms"))
    ):
        figures += [
            Figure(f"a kiosk, an hour: {what}, {kiosks:,} kiosks", unit, spent[kiosks][part])
            for kiosks in steady
        ]
        most, least = spent[max(steady)][part], spent[min(steady)][part]
        share = most / least if least else 1.0
        figures.append(Figure(f"{what}: the largest fleet over the smallest", "×", share, most=1.2))
    largest = costs[max(costs)]
    what = f"memory of the server, {largest.open:,} connections open"
    return [*figures, Figure(what, "MB", largest.memory / _MEGA)]


def _an_hour(seen: Seen, cost: Cost) -> tuple[float, float, float]:
    """Return the requests, kilobytes and milliseconds of one kiosk in an hour."""
    requests = seen.requests / seen.hours
    each = requests / cost.checks
    return requests, each * cost.bytes / _KILO, each * cost.processor * _MILLI


def _reach(fleets: tuple[int, ...], steady: dict[int, Seen]) -> list[Figure]:
    """Report how soon a publication has reached fleets of every size."""
    figures = []
    for what, day in DAYS.items():
        for kiosks in fleets:
            seen = steady[kiosks] if day is STEADY else live(kiosks, day, _POLLING)
            label = f"{what}, {kiosks:,}"
            figures.append(
                Figure(f"{label}: 99 of 100 have it", "s", seen.within(99), most=2 * _EVERY)
            )
            if kiosks == max(fleets):
                figures += [
                    Figure(f"{label}: half", "s", seen.within(50)),
                    Figure(f"{label}: the last", "s", seen.within(100)),
                ]
    return figures


def _herds(kiosks: int, cost: Cost) -> list[Figure]:
    """Report how many ask at once, when something has brought them into step."""
    mean = kiosks / _EVERY
    outage, power = live(kiosks, DAYS[OUTAGE], _POLLING), live(kiosks, POWER, _POLLING)
    top = power.peak(0, POWER.until)
    inside = sum(takes(offered(_STAGE), kiosk) for kiosk in range(kiosks))
    return [
        Figure("requests a second, mean", "", mean),
        Figure("the server is down: most in a second", "", outage.peak(-16 * _EVERY, 0)),
        Figure("it answers again: most in a second", "", outage.peak(0, DAYS[OUTAGE].until)),
        Figure("the power comes back everywhere at once: most in a second", "", top),
        Figure("and a quarter of an hour later", "", power.peak(0.7 * _EVERY, POWER.until)),
        Figure(
            "the server's processor in the worst second",
            "% of a core",
            100 * top * cost.processor / cost.checks,
            most=100,
        ),
        Figure(f"a stage of {_STAGE} %: kiosks that take it", "%", 100 * inside / kiosks),
    ]
