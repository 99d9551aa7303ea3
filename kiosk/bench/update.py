"""What it takes to bring what is new to a kiosk, beside python-tuf, rsync and a plain download."""

from __future__ import annotations

import contextlib
import gzip
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bench.figures import median
from kiosk.bench.program import BenchError
from kiosk.bench.report import KIOSK, Figure
from kiosk.bench.update_peer import updater
from kiosk.bench.update_publisher import SITE, Desk
from kiosk.bench.update_server import plain_server, rsync_daemon, web_server
from kiosk.bench.update_ways import KioskWay, Moved, PlainWay, RsyncWay, TufWay, bring
from kiosk.bench.update_wire import Wire
from kiosk.content.store import Store
from kiosk.content.store.state import StateFile
from kiosk.release.names import SITES, object_name
from kiosk.update.http import HttpSource
from kiosk.update.known import Known
from kiosk.update.trust import Trust

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


TUF, RSYNC, PLAIN = "python-tuf", "rsync", "plain download"
_KILO, _MEGA, _MILLI = 1_000, 1_000_000, 1_000
_CHECKS = 30
_CUT = 0.03
"""The part of a large file that comes between two cuts: of 1 GB, what 8 Mbit/s bring in 30 s."""
_COPIES = 5
"""The site's, the published one, and one for each way."""
_BESIDE = 500_000_000
_KIOSK_STARTS, _RSYNC_STARTS, _PLAIN_STARTS = 5, 200, 200


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured with.

    Attributes:
        slides: How many the site has.
        pixels: Width and height of a slide.
        large: Bytes of the large file.
    """

    slides: int = 60
    pixels: tuple[int, int] = (1920, 1080)
    large: int = 1_000_000_000


class Place:
    """A publisher, its servers, and one receiver for each way; all in one folder."""

    def __init__(self, folder: Path, size: Size, stack: contextlib.ExitStack) -> None:
        """Publish the first release, and have it come every way; nothing is counted yet."""
        self.folder = folder
        self.desk = Desk(folder, slides=size.slides, size=size.pixels)
        self.desk.publish()
        names = self.desk.publish_plainly()
        self.web = stack.enter_context(web_server(self.desk.repository, folder / "web"))
        self.plain_web = stack.enter_context(plain_server(self.desk.plain))
        self.rsync_port = stack.enter_context(rsync_daemon(self.desk.source, folder / "rsyncd"))
        self.kiosk = KioskWay(folder / "kiosk", self.desk.pinned_file)
        self.kiosk.expected = 1
        self.tuf = TufWay(folder / "tuf", self.desk.plain_pinned, self.desk.plain_folder)
        self.tuf.expect(names)
        self.rsync = RsyncWay(self.desk.source, folder / "rsync")
        self.bring_all()

    def bring_all(self) -> dict[str, Moved]:
        """Have what is new come every way."""
        ways = (
            (KIOSK, self.kiosk, self.web.port),
            (RSYNC, self.rsync, self.rsync_port),
            (TUF, self.tuf, self.plain_web.port),
        )
        found = {}
        for name, way, port in ways:
            with Wire(port) as wire:
                found[name] = bring(way, wire, self.folder)
        return found


@contextlib.contextmanager
def place(size: Size) -> Iterator[Place]:
    """Set everything up for the length of a block.

    Raises:
        BenchError: The disk has no room for it, or something is not installed.
    """
    see_room(shutil.disk_usage(tempfile.gettempdir()).free, size)
    with (
        tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder,
        contextlib.ExitStack() as stack,
    ):
        yield Place(Path(folder), size, stack)


def see_room(free: int, size: Size) -> None:
    """See that all copies find room.

    Raises:
        BenchError: They do not.
    """
    need = _COPIES * size.large + _BESIDE
    if free < need:
        raise BenchError(
            zh=f"临时文件夹所在的磁盘只剩 {free / _MEGA:.0f} MB，测量需要 {need / _MEGA:.0f} MB；"
            "请腾出空间，或用 --large 换小一些的文件。",
            en=f"The disk of the temporary folder has {free / _MEGA:.0f} MB left, measuring needs"
            f" {need / _MEGA:.0f} MB; make room, or take a smaller file with --large.",
        )


def measure(size: Size) -> tuple[dict[str, str], list[Figure]]:
    """Measure all of it; return what was used, and the figures."""
    with place(size) as at:
        facts = {
            "web server": at.web.name,
            "plain targets": f"{at.plain_web.name}, for python-tuf's one slide",
            "kiosk, updating": "`kiosk update now`, which also tries what came before it is shown",
            "counted": "bytes in both directions above TCP, heads of requests and answers included",
        }
        figures = [*checks(at), *one_slide(at, size, facts), *large_file(at, size, facts)]
        return facts, figures


def checks(at: Place) -> list[Figure]:
    """Measure a check with nothing new."""
    with Wire(at.web.port) as wire, contextlib.closing(HttpSource(wire.address, SITE)) as source:
        store = Store.open(at.kiosk.store)
        memory = StateFile(store.disk, store.folder / "trust.json", Known)
        trust = Trust(at.desk.pinned_file.read_bytes(), store.metadata, memory, site=SITE)
        folder = at.folder / "tuf-check"
        folder.mkdir()
        (folder / "root.json").write_bytes(at.desk.pinned_file.read_bytes())
        address = f"{wire.address}{SITES}/{SITE}/"
        found = {
            KIOSK: _check(wire, lambda: trust.check(source)),
            TUF: _check(wire, lambda: updater(address, folder).refresh()),
        }
    what = "check, nothing new"
    requests, sizes, times = ({n: f[part] for n, f in found.items()} for part in range(3))
    return [
        Figure.beside(f"{what}: requests", "", requests, most=1),
        Figure.beside(f"{what}: bytes", "", sizes, most=1_024),
        Figure.beside(f"{what}: time, median", "ms", times),
    ]


def _check(wire: Wire, check: Callable[[], object]) -> tuple[float, float, float]:
    """Return the requests and bytes of a check, and its milliseconds."""
    check()  # what is asked for once
    times = []
    for _ in range(_CHECKS):
        wire.reset()
        begin = time.perf_counter()
        check()
        times.append(_MILLI * (time.perf_counter() - begin))
    return wire.requests, wire.total, median(times)


def one_slide(at: Place, size: Size, facts: dict[str, str]) -> list[Figure]:
    """Measure one changed slide."""
    before = at.desk.signed_files()
    slide = at.desk.change(size.slides // 2).stat().st_size
    at.desk.publish()
    at.desk.publish_plainly()
    at.kiosk.expected += 1
    new = [data for path, data in at.desk.signed_files().items() if before.get(path) != data]
    signed = sum(len(gzip.compress(data)) for data in new)
    facts["one slide"] = f"{slide} bytes; the {len(new)} new signed files packed: {signed} bytes"
    moved = at.bring_all()
    kilobytes = {name: one.bytes / _KILO for name, one in moved.items()}
    beside = {name: (one.bytes - slide) / _KILO for name, one in moved.items()}
    budget = 1.05 * (slide + signed) / _KILO
    what = f"one slide of {size.slides} changed"
    return [
        Figure.beside(f"{what}: moved", "kB", kilobytes, most=budget),
        Figure.beside(f"{what}: of these, not the slide", "kB", beside),
        *_effort(what, moved),
    ]


def large_file(at: Place, size: Size, facts: dict[str, str]) -> list[Figure]:
    """Measure a large file over a wire that is cut again and again."""
    name = at.desk.add_large(size.large)
    outcome = at.desk.publish()
    at.kiosk.expected += 1
    (file,) = outcome.sent
    every = round(size.large * _CUT)
    moved = {}
    with Wire(at.web.port, cut_every=every) as wire:
        moved[KIOSK] = bring(at.kiosk, wire, at.folder, tries=_KIOSK_STARTS)
    cuts = moved[KIOSK].cuts
    only = RsyncWay(at.desk.source, at.folder / "rsync-large", name)
    with Wire(at.rsync_port, cut_every=every) as wire:
        moved[RSYNC] = bring(only, wire, at.folder, tries=_RSYNC_STARTS)
    plain = PlainWay(at.folder / "plain-large", object_name(file.sha256), file.size)
    with Wire(at.web.port, cut_every=every) as wire:
        moved[PLAIN] = bring(
            plain, wire, at.folder, tries=_PLAIN_STARTS, enough=lambda so_far: so_far.cuts >= cuts
        )
    facts["large file"] = (
        f"{size.large / _MEGA:g} MB of random bytes; the wire is cut after each"
        f" {every / _MEGA:g} MB; the plain download is left off after {cuts} cuts"
    )
    what = f"{size.large / _MEGA:g} MB, {cuts} cuts"
    megabytes = {name: one.bytes / _MEGA for name, one in moved.items()}
    whole = {name: float(one.whole) for name, one in moved.items()}
    return [
        Figure.beside(f"{what}: came whole", "", whole, least=1),
        Figure.beside(f"{what}: moved", "MB", megabytes, most=1.02 * size.large / _MEGA),
        *_effort(what, moved),
    ]


def _effort(what: str, moved: dict[str, Moved]) -> list[Figure]:
    times = {name: one.seconds for name, one in moved.items()}
    work = {name: one.processor for name, one in moved.items()}
    return [
        Figure.beside(f"{what}: time", "s", times),
        Figure.beside(f"{what}: processor", "s", work),
    ]
