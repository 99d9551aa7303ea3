"""Objects that no release needs any more, removed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.release.chain import Reader
from kiosk.release.errors import DamagedError, MissingError
from kiosk.release.names import (
    OBJECTS,
    OFFERS,
    SITES,
    manifest_target,
    metadata_folder,
    metadata_name,
    object_name,
    target_name,
)
from kiosk.release.storage import Work

if TYPE_CHECKING:
    from tuf.api.metadata import TargetFile

    from kiosk.release.chain import Published
    from kiosk.release.storage import Storage

KEEP = 5
"""Releases that are no longer on offer and stay whole, so that one can be taken back."""
GRACE = dt.timedelta(days=1)
"""Age below which nothing is removed: a kiosk may be in the middle of it."""
_SNAPSHOTS = 20
"""Old snapshots that stay."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What was removed, and what stays.

    Attributes:
        files: How many were removed.
        size: Their bytes.
        kept: How many objects stay.
    """

    files: int
    size: int
    kept: int


def collect(
    storage: Storage, now: dt.datetime, *, keep: int = KEEP, grace: dt.timedelta = GRACE
) -> Collected:
    """Remove what no offered release and none of the last `keep` others of any site needs.

    Roots, manifests and lists of targets are kept for ever. Nothing at all is removed when a
    site cannot be read: what it needs would not be known.

    Args:
        storage: The tree, with all its sites.
        now: The time.
        keep: Releases of each site that stay although they are not on offer.
        grace: Nothing younger is removed.

    Raises:
        StorageError: A site cannot be read, or somebody else is at work.
    """
    with storage.working(Work.COLLECT):
        needed: set[str] = set()
        for site in sites(storage):
            needed |= _needed(storage, site, keep)
        files = [*storage.list(OBJECTS), *storage.list(SITES)]
        gone = [f for f in files if f.name not in needed and f.modified < now - grace]
        storage.delete([entry.name for entry in gone])
    objects = sum(f.name.startswith(f"{OBJECTS}/") for f in files)
    removed = sum(f.name.startswith(f"{OBJECTS}/") for f in gone)
    return Collected(len(gone), sum(entry.size for entry in gone), objects - removed)


def sites(storage: Storage) -> list[str]:
    """Return every site in the tree."""
    return sorted({entry.name.split("/")[1] for entry in storage.list(SITES)})


def _needed(storage: Storage, site: str, keep: int) -> set[str]:
    """Return the names that must stay for a site."""
    small = {entry.name for entry in storage.list(metadata_folder(site))}
    snapshots = sorted((n for n in small if n.endswith(".snapshot.json")), key=_version)
    if not snapshots:
        return small  # its keys are made, and nothing is published yet
    reader = Reader(storage, site, None)
    published = reader.read()
    lists = {metadata_name(site, "targets", v): files for v, files in reader.lists(published)}
    # A list of targets that is in nobody's past was left by a publisher who was cut off.
    needed = {n for n in small if not n.endswith((".targets.json", ".snapshot.json"))}
    needed |= {*lists, *snapshots[-_SNAPSHOTS:]}
    needed |= {target_name(site, published.files[OFFERS].hashes["sha256"], OFFERS)}
    return needed | _releases(reader, published, keep)


def _releases(reader: Reader, published: Published, keep: int) -> set[str]:
    """Return the manifests of all releases, and the objects of those that stay whole."""
    offered = {offer.number for offer in published.offers.offers} if published.offers else set()
    needed, spare = set(), keep
    for number, target in reader.history(published):
        name = manifest_target(number)
        needed.add(target_name(published.site, target.hashes["sha256"], name))
        if number not in offered:
            spare -= 1
        if number in offered or spare >= 0:
            needed |= _objects(reader, number, target, offered=number in offered)
    return needed


def _objects(reader: Reader, number: int, target: TargetFile, *, offered: bool) -> set[str]:
    try:
        manifest = reader.manifest(number, target)
    except (MissingError, DamagedError):
        if offered:
            raise
        return set()  # it cannot be taken back anyhow
    return {object_name(file.sha256) for file in manifest.files}


def _version(name: str) -> int:
    return int(name.rpartition("/")[2].partition(".")[0])
