from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from kiosk.bench.processes import ProcessTree, parse_pss, parse_stat

if TYPE_CHECKING:
    from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
ROLLUP = "00400000-7ffc Rss ---p [rollup]\nRss:  900 kB\nPss:  {kilo} kB\nPss_Dirty: 5 kB\n"


def stat(pid: int, name: str, parent: int, user: int, ended: int = 0) -> str:
    return f"{pid} ({name}) S {parent} 0 0 0 -1 0 0 0 0 0 {user} 0 {ended} 0 20 0 1 0\n"


def add(proc: Path, pid: int, name: str, parent: int, *, user: int = 0, kilo: int = 0) -> None:
    folder = proc / str(pid)
    (folder / "task" / str(pid)).mkdir(parents=True)
    (folder / "fd").mkdir()
    (folder / "fd" / "0").touch()
    (folder / "stat").write_text(stat(pid, name, parent, user))
    (folder / "task" / str(pid) / "stat").write_text(stat(pid, name, parent, user))
    (folder / "smaps_rollup").write_text(ROLLUP.format(kilo=kilo))


@pytest.fixture
def proc(tmp_path: Path) -> Path:
    add(tmp_path, 10, "kiosk", 1, user=2 * TICKS, kilo=100)
    add(tmp_path, 11, "llvmpipe-0", 10, user=TICKS, kilo=20)
    add(tmp_path, 12, "helper", 11, kilo=3)
    add(tmp_path, 99, "stranger", 1, user=50 * TICKS, kilo=5000)
    return tmp_path


def test_a_name_may_hold_spaces_and_brackets() -> None:
    line = parse_stat(stat(7, "a (b) c", 3, TICKS, ended=TICKS))
    assert (line.name, line.parent, line.seconds) == ("a (b) c", 3, 2.0)


def test_memory_counts_shared_pages_by_their_share() -> None:
    assert parse_pss(ROLLUP.format(kilo=7)) == 7 * 1024


def test_memory_of_a_process_that_just_ended_is_nothing() -> None:
    assert parse_pss("") == 0


def test_a_tree_holds_grandchildren_and_no_stranger(proc: Path) -> None:
    assert ProcessTree(10, proc).pids() == [10, 11, 12]


def test_a_tree_adds_up(proc: Path) -> None:
    tree = ProcessTree(10, proc)
    assert tree.memory() == 123 * 1024
    assert tree.seconds() == 3.0
    assert tree.handles() == 3


def test_threads_are_told_apart_by_name(proc: Path) -> None:
    assert ProcessTree(10, proc).thread_seconds("llvmpipe") == 1.0


def test_a_process_that_ends_while_it_is_read_is_left_out(proc: Path) -> None:
    for file in ("stat", "smaps_rollup"):
        (proc / "11" / file).unlink()
    assert ProcessTree(10, proc).memory() == 100 * 1024
