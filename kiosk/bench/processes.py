"""Memory, processor time and open files of a program and all its children, from /proc."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Stat:
    """What `/proc/PID/stat` says.

    Attributes:
        name: The program's or thread's name.
        parent: The parent's process number.
        seconds: Processor seconds, its ended and awaited children included.
    """

    name: str
    parent: int
    seconds: float


def parse_stat(text: str) -> Stat:
    """Read one line of `stat`; the name may hold spaces and brackets."""
    begin, end = text.index("("), text.rindex(")")
    fields = text[end + 2 :].split()
    return Stat(
        name=text[begin + 1 : end],
        parent=int(fields[1]),
        seconds=sum(int(field) for field in fields[11:15]) / _TICKS,
    )


def parse_pss(text: str) -> int:
    """Return the bytes of a `smaps_rollup`: shared pages counted by their share."""
    for line in text.splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


class ProcessTree:
    """A program and everything it started; processes come and go while it is watched."""

    def __init__(self, pid: int, proc: Path = PROC) -> None:
        """Watch the tree under `pid`."""
        self._pid = pid
        self._proc = proc

    def pids(self) -> list[int]:
        """Return the processes alive now, the root first."""
        children: dict[int, list[int]] = {}
        for folder in self._proc.iterdir():
            if folder.name.isdigit():
                stat = self._read(folder / "stat")
                if stat:
                    children.setdefault(parse_stat(stat).parent, []).append(int(folder.name))
        found = [self._pid]
        for pid in found:
            found.extend(children.get(pid, []))
        return found

    def memory(self) -> int:
        """Return the bytes of memory (PSS) of the tree."""
        return sum(parse_pss(self._read(self._of(pid) / "smaps_rollup")) for pid in self.pids())

    def seconds(self) -> float:
        """Return the processor seconds the tree has used."""
        stats = (self._read(self._of(pid) / "stat") for pid in self.pids())
        return sum(parse_stat(stat).seconds for stat in stats if stat)

    def thread_seconds(self, prefix: str) -> float:
        """Return the processor seconds of the living threads whose names begin with `prefix`."""
        stats = [
            parse_stat(text)
            for pid in self.pids()
            for task in self._of(pid).glob("task/*/stat")
            if (text := self._read(task))
        ]
        return sum(stat.seconds for stat in stats if stat.name.startswith(prefix))

    def handles(self) -> int:
        """Return how many files, sockets and pipes the tree holds open."""
        return sum(len(list(self._of(pid).glob("fd/*"))) for pid in self.pids())

    def _of(self, pid: int) -> Path:
        return self._proc / str(pid)

    @staticmethod
    def _read(file: Path) -> str:
        try:
            return file.read_text(encoding="utf-8", errors="replace")
        except OSError:  # the process ended between two looks
            return ""
