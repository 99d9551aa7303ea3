"""The entry that the public conformance suite drives, driven here through its whole course."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.fakes.bad_server import BadServer
from tests.fakes.signed_tree import SignedTree

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTRY = Path(__file__).with_name("kiosk_tuf_conformance.py")
LONG = 3650


class Run:
    """A folder for a client, and a server to send it to."""

    def __init__(self, folder: Path, server: BadServer, tree: SignedTree) -> None:
        self.metadata = folder / "metadata"
        self.targets = folder / "targets"
        self.root = folder / "initial_root.json"
        self.metadata.mkdir()
        self.targets.mkdir()
        self.root.write_bytes(tree.pinned)
        server.files = tree.files
        self.server = server
        self.tree = tree

    def init(self) -> int:
        return self._run("init", str(self.root))

    def refresh(self) -> int:
        return self._run("--metadata-url", self._url("metadata"), "refresh")

    def download(self, *names: str) -> int:
        flags = [flag for name in names for flag in ("--target-name", name)]
        return self._run(
            *("--metadata-url", self._url("metadata")),
            *flags,
            *("--target-dir", str(self.targets)),
            *("--target-base-url", self._url("targets")),
            "download",
        )

    def versions(self) -> dict[str, int]:
        """Return what the suite looks at: the version of each role that is trusted."""
        return {
            path.stem: json.loads(path.read_bytes())["signed"]["version"]
            for path in self.metadata.glob("*.json")
        }

    def _url(self, folder: str) -> str:
        return f"{self.server.address}{self.tree.at(folder)}/"

    def _run(self, *arguments: str) -> int:
        command = [sys.executable, str(ENTRY), "--metadata-dir", str(self.metadata), *arguments]
        return subprocess.run(command, check=False, capture_output=True).returncode


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    tree = SignedTree(days=LONG)
    with BadServer() as server:
        yield Run(tmp_path, server, tree)


def test_the_entry_is_one_program_that_can_be_started() -> None:
    assert ENTRY.stat().st_mode & 0o111
    assert ENTRY.read_text(encoding="utf-8").startswith("#!")


def test_the_entry_goes_through_init_refresh_and_download(run: Run) -> None:
    assert run.init() == 0
    assert run.server.asked == []
    assert run.versions() == {"root": 1}
    assert run.refresh() == 0
    assert run.versions() == {"root": 1, "timestamp": 1, "snapshot": 1, "targets": 1}
    run.tree.rotate("targets")
    run.tree.publish_targets({"a.txt": b"first", "b.txt": b"second"})
    assert run.download("a.txt", "b.txt") == 0
    assert [path.read_bytes() for path in sorted(run.targets.iterdir())] == [b"first", b"second"]
    assert run.versions() == {"root": 2, "timestamp": 3, "snapshot": 3, "targets": 3}


def test_the_entry_reports_what_it_refuses_by_its_exit_status(run: Run) -> None:
    older = run.tree.keep()
    run.tree.publish_timestamp()
    assert run.init() == 0
    assert run.refresh() == 0
    run.server.files = older
    assert run.refresh() == 1
    assert run.versions()["timestamp"] == 2
    run.server.files = run.tree.files
    assert run.download("a.txt") == 1
    run.tree.days = -LONG
    run.tree.publish_timestamp()
    assert run.refresh() == 1
    assert run.versions()["timestamp"] == 2
