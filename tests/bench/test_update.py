"""That the bench of updates measures what it says, with small files and real servers."""

from __future__ import annotations

import shutil
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from kiosk.bench import update
from kiosk.bench.program import BenchError
from kiosk.bench.report import KIOSK, Figure
from kiosk.bench.update import PLAIN, RSYNC, TUF, Place, Size
from kiosk.bench.update_peer import download
from kiosk.bench.update_publisher import Desk
from kiosk.bench.update_server import plain_server
from kiosk.bench.update_ways import bring
from kiosk.bench.update_wire import Wire

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SMALL = Size(slides=6, pixels=(320, 180), large=3_000_000)
needs_rsync = pytest.mark.skipif(shutil.which("rsync") is None, reason="rsync is not installed")


class ProgramWay:
    """A program of Python, which has brought all when a file is there."""

    def __init__(self, file: Path, program: str) -> None:
        self.file = file
        self.program = program

    def command(self, wire: Wire) -> Sequence[str]:
        return (sys.executable, "-c", self.program, wire.address, str(self.file))

    def is_whole(self) -> bool:
        return self.file.exists()


FETCH = "import sys, urllib.request as r; r.urlretrieve(sys.argv[1] + 'slide.jpg', sys.argv[2])"


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[Wire]:
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree/slide.jpg").write_bytes(bytes(50_000))
    with plain_server(tmp_path / "tree") as served, Wire(served.port) as wire:
        yield wire


def test_what_a_program_moves_is_counted_with_its_work(wire: Wire, tmp_path: Path) -> None:
    moved = bring(ProgramWay(tmp_path / "here", FETCH), wire, tmp_path)
    assert (moved.whole, moved.tries, moved.requests, moved.cuts) == (True, 1, 1, 0)
    assert 50_000 < moved.bytes < 51_000
    assert moved.processor > 0


def test_a_program_that_brings_nothing_over_a_good_wire_is_named_with_its_words(
    wire: Wire, tmp_path: Path
) -> None:
    with pytest.raises(BenchError, match="no such film"):
        bring(ProgramWay(tmp_path / "here", "raise SystemExit('no such film')"), wire, tmp_path)


def test_a_program_that_is_not_installed_is_named(wire: Wire, tmp_path: Path) -> None:
    class Missing(ProgramWay):
        def command(self, wire: Wire) -> Sequence[str]:
            del wire
            return ("no-such-mirror",)

    with pytest.raises(BenchError, match="no-such-mirror"):
        bring(Missing(tmp_path / "here", ""), wire, tmp_path)


def test_a_download_that_was_cut_is_not_taken_for_a_whole_one(tmp_path: Path) -> None:
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree/film").write_bytes(bytes(50_000))
    with plain_server(tmp_path / "tree") as served:
        assert download(f"{served.address}film", tmp_path / "here")
        with Wire(served.port, cut_every=20_000) as wire:
            assert not download(f"{wire.address}film", tmp_path / "here")
    assert not download(f"{served.address}film", tmp_path / "here")


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Figure]]:
    """Every figure but those of time, by its name, from one small run."""
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        patch.setattr("kiosk.bench.update_ways.WAIT", 0.0)
        patch.setattr(update, "_CHECKS", 3)
        patch.setattr(update, "_CUT", 0.4)
        folder = tmp_path_factory.mktemp("bench")
        folder.chmod(0o755)
        at = Place(folder, SMALL, stack)
        facts: dict[str, str] = {}
        found = [*update.checks(at), *update.one_slide(at, SMALL, facts)]
        found += update.large_file(at, SMALL, facts)
        yield {figure.what: figure for figure in found}


@needs_rsync
def test_a_check_is_one_request_and_python_tuf_makes_two(figures: dict[str, Figure]) -> None:
    requests = figures["check, nothing new: requests"]
    assert (requests.ours, requests.peers[TUF]) == (1, 2)
    size = figures["check, nothing new: bytes"]
    assert 100 < size.ours < size.peers[TUF]


@needs_rsync
def test_a_changed_slide_is_all_that_comes_by_each_way(figures: dict[str, Figure]) -> None:
    moved = figures["one slide of 6 changed: moved"]
    beside = figures["one slide of 6 changed: of these, not the slide"]
    slide = moved.ours - beside.ours
    for name in (KIOSK, RSYNC, TUF):
        of = moved.ours if name == KIOSK else moved.peers[name]
        assert slide < of < 2 * slide + 20, name


@needs_rsync
def test_a_large_file_comes_whole_through_cuts_and_the_plain_download_never_ends(
    figures: dict[str, Figure],
) -> None:
    whole = figures["3 MB, 2 cuts: came whole"]
    assert (whole.ours, whole.peers[RSYNC], whole.peers[PLAIN]) == (1, 1, 0)
    moved = figures["3 MB, 2 cuts: moved"]
    assert 3 < moved.ours < 3.06
    assert moved.peers[PLAIN] == pytest.approx(2.4, abs=0.01)


def test_a_slide_drawn_anew_is_no_slide_that_was_there(tmp_path: Path) -> None:
    desk = Desk(tmp_path, slides=9, size=(320, 180))
    before = {file.read_bytes() for file in desk.source.rglob("*.jpg")}
    assert len(before) == 9
    assert desk.change(4).read_bytes() not in before


def test_a_disk_without_room_for_all_copies_is_refused_at_the_start() -> None:
    with pytest.raises(BenchError, match=r"1000 MB left, .* 5500 MB; .* --large"):
        update.see_room(1_000_000_000, Size())
    update.see_room(1_000_000_000, Size(large=64_000_000))
