"""What others do to bring content, as programs of their own: `python -m kiosk.bench.update_peer`.

`tuf` is python-tuf's client as its guide has it: every file is a target. `plain` is a download
that begins again with each attempt.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

from tuf.ngclient import Updater

if TYPE_CHECKING:
    from collections.abc import Sequence

FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Bring something once; return the exit status."""
    parser = argparse.ArgumentParser()
    ways = parser.add_subparsers(dest="way", required=True)
    tuf = ways.add_parser("tuf")
    tuf.add_argument("address", help="of the site's folder")
    tuf.add_argument("folder", type=Path, help="with the first root, and the names of the targets")
    plain = ways.add_parser("plain")
    plain.add_argument("address", help="of the file")
    plain.add_argument("file", type=Path)
    args = parser.parse_args(arguments)
    if args.way == "tuf":
        take_targets(args.address, args.folder)
        return 0
    return 0 if download(args.address, args.file) else FAILED


def updater(address: str, folder: Path) -> Updater:
    """Return python-tuf's client of the site at `address`, with its files in `folder`."""
    (folder / "metadata").mkdir(exist_ok=True)
    (folder / "targets").mkdir(exist_ok=True)
    return Updater(
        str(folder / "metadata"),
        f"{address}metadata/",
        str(folder / "targets"),
        f"{address}targets/",
        bootstrap=(folder / "root.json").read_bytes(),
    )


def take_targets(address: str, folder: Path) -> None:
    """Bring every target of the list in `folder` that is not there yet."""
    client = updater(address, folder)
    client.refresh()
    for name in (folder / "names").read_text(encoding="utf-8").splitlines():
        target = client.get_targetinfo(name)
        if target is not None and client.find_cached_target(target) is None:
            client.download_target(target)


def download(address: str, file: Path) -> bool:
    """Bring a file from its first byte on; return whether it came whole."""
    try:
        with urlopen(address, timeout=60) as answer, file.open("wb") as here:  # noqa: S310
            shutil.copyfileobj(answer, here)
            size = int(answer.headers["Content-Length"])
    except (OSError, HTTPException):
        return False
    return file.stat().st_size == size


if __name__ == "__main__":
    sys.exit(main())
