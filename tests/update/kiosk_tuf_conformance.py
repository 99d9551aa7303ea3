#!/usr/bin/env python3
"""The client that kiosks use, behind the command line of the public TUF conformance suite.

Get the suite (theupdateframework/tuf-conformance) and the program `faketime`, and from its folder:

    pytest tuf_conformance --entrypoint ".../.venv/bin/python .../kiosk_tuf_conformance.py"

Signatures run out strictly by the machine's clock here; what a kiosk makes of a clock that is
wrong has tests of its own.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from kiosk.content.store.durable import Disk
from kiosk.content.store.state import StateFile
from kiosk.errors import KioskError
from kiosk.update import clock
from kiosk.update.http import HttpSource
from kiosk.update.known import Known
from kiosk.update.trust import Trust

if TYPE_CHECKING:
    import datetime as dt

    from kiosk.update.source import Reply


class StrictClock(clock.Clock):
    """The machine's clock, believed whatever it says."""

    def read(self, floor: dt.datetime | None, server: dt.datetime | None = None) -> clock.Reading:
        del floor, server
        return clock.Reading(self.look().system, clock.Standing.SURE)


class AnywhereSource(HttpSource):
    """The source that kiosks use, for metadata and targets that lie anywhere on a server."""

    def __init__(self, metadata: str, targets: str) -> None:
        super().__init__("{0.scheme}://{0.netloc}/".format(urlsplit(metadata)), "conformance")
        self._metadata = urlsplit(metadata).path.strip("/")
        self._targets = urlsplit(targets).path.strip("/")

    def metadata(self, name: str, limit: int, etag: str | None = None) -> Reply:
        return self._small(f"{self._metadata}/{name}", name, limit, etag)

    def target(self, name: str, limit: int) -> bytes:
        return self._small(f"{self._targets}/{name}", name, limit, None).body


def _trust(folder: Path) -> Trust:
    return Trust(
        (folder / "pinned").read_bytes(),
        folder,
        StateFile(Disk(), folder / "known", Known),
        site="conformance",
        clock=StrictClock(),
    )


def _init(folder: Path, root: Path) -> None:
    for name in ("pinned", "root.json"):
        (folder / name).write_bytes(root.read_bytes())


def _refreshed(args: argparse.Namespace) -> tuple[Trust, AnywhereSource]:
    trust = _trust(args.metadata_dir)
    source = AnywhereSource(args.metadata_url, args.target_base_url or args.metadata_url)
    ran_out = trust.check(source, thorough=True).ran_out
    if ran_out is not None:
        raise KioskError(f"{ran_out}.json 已过期", f"{ran_out}.json has run out")
    return trust, source


def _download(args: argparse.Namespace) -> None:
    trust, source = _refreshed(args)
    for name in args.target_name:
        data = trust.target(source, name)
        place = args.target_dir / quote(name, "")
        if not place.exists() or place.read_bytes() != data:
            place.write_bytes(data)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    parser.add_argument("--metadata-dir", type=Path, required=True)
    parser.add_argument("--metadata-url")
    parser.add_argument("--target-name", action="append")
    parser.add_argument("--target-dir", type=Path)
    parser.add_argument("--target-base-url")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("init").add_argument("root", type=Path)
    commands.add_parser("refresh")
    commands.add_parser("download")
    return parser


def main() -> int:
    args = _parser().parse_args()
    try:
        if args.command == "init":
            _init(args.metadata_dir, args.root)
        elif args.command == "refresh":
            _refreshed(args)
        else:
            _download(args)
    except (KioskError, OSError) as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
