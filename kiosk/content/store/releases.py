"""Releases as folders that can be shown: hard links to objects, copies where links cannot be.

A folder that bears a release's number is whole: it is made under another name and renamed, and
is renamed again before it is taken apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from kiosk.content.files import check_name, shown
from kiosk.content.release import LONGEST_MANIFEST, parse_manifest
from kiosk.content.store.durable import (
    NEW,
    ensure_folder,
    link_or_copy,
    remove_tree,
    replace_file,
    unlink_if_there,
)
from kiosk.content.store.hashing import chunks, holds, size_of
from kiosk.errors import ReleaseError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kiosk.content.release import File, Manifest
    from kiosk.content.store.durable import Disk
    from kiosk.content.store.objects import Objects

OLD = ".old"
"""Ending of a release's folder that is put aside to be removed."""

_NUMBER = re.compile("[1-9][0-9]{0,9}", re.ASCII)
_CHAIN_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,120}\.json", re.ASCII)


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows that a release was signed.

    Attributes:
        manifest: Of the release, as it was signed.
        chain: The signed metadata that it was accepted with, by name.
    """

    manifest: bytes
    chain: dict[str, bytes]


class Releases:
    """The folder of releases: `<number>/site/…`, `manifest.json` and `chain/`."""

    def __init__(self, disk: Disk, folder: Path, objects: Objects) -> None:
        """Keep the releases in `folder`, which is there."""
        self._disk = disk
        self._folder = folder
        self._objects = objects

    def numbers(self) -> tuple[int, ...]:
        """Return the releases that are here, the highest first."""
        names = (entry.name for entry in self._folder.iterdir())
        return tuple(sorted((int(n) for n in names if _NUMBER.fullmatch(n)), reverse=True))

    def has(self, number: int) -> bool:
        """Tell whether a release is here, and not just being made or removed."""
        return self.folder_of(number).is_dir()

    def folder_of(self, number: int) -> Path:
        """Return where the release is, or would be."""
        return self._folder / str(number)

    def site_of(self, number: int) -> Path:
        """Return the folder of the release's site, as it is shown."""
        return self.folder_of(number) / "site"

    def manifest_bytes(self, number: int) -> bytes:
        """Return the manifest as it was signed.

        Raises:
            OSError: It cannot be read.
            ReleaseError: It is damaged.
        """
        folder = self.folder_of(number)
        data = _read(folder / "manifest.json", LONGEST_MANIFEST)
        if sha256(data).hexdigest().encode() != _read(folder / "manifest.sha256", 100):
            raise ReleaseError(
                f"版本 {number} 的清单已损坏，要重新下载",
                f"the manifest of release {number} is damaged and must be fetched again",
            )
        return data

    def manifest(self, number: int) -> Manifest:
        """Return the manifest of a release that is here.

        Raises:
            OSError: It cannot be read.
            ReleaseError: It is damaged.
        """
        return parse_manifest(self.manifest_bytes(number))

    def proof(self, number: int) -> Proof:
        """Return what shows that the release was signed.

        Raises:
            OSError: It cannot be read.
            ReleaseError: Its manifest is damaged.
        """
        folder = self.folder_of(number) / "chain"
        chain = {path.name: _read(path, LONGEST_MANIFEST) for path in sorted(folder.iterdir())}
        return Proof(self.manifest_bytes(number), chain)

    def verify(self, number: int, up_to: int | None = None) -> tuple[File, ...]:
        """Return the files of a release that are not as its manifest says; none if it is whole.

        Args:
            number: Of the release.
            up_to: Bytes; of larger files the size alone is looked at. None reads them all.

        Raises:
            OSError: Its manifest cannot be read.
            ReleaseError: Its manifest is damaged.
        """
        site = self.site_of(number)
        return tuple(
            file
            for file in self.manifest(number).files
            if not (
                holds(site / file.path, file)
                if up_to is None or file.size <= up_to
                else size_of(site / file.path) == file.size
            )
        )

    def install(
        self, manifest: Manifest, data: bytes, chain: Mapping[str, bytes], *, prove: bool = False
    ) -> None:
        """Make the folder of a release from objects, all of which are here.

        One that is here already is mended instead, and keeps the chain it came with; unless that
        proves nothing, and `prove` says so.

        Raises:
            OSError: The disk fails.
            ReleaseError: An object is missing, the number is taken by another release, or a
                name in `chain` is none.
        """
        _check(manifest, data, chain, [f for f in manifest.objects if not self._objects.has(f)])
        if not self.has(manifest.number):
            self._make(manifest, data, chain)
            return
        number = manifest.number
        if self._is_damaged(number) or (prove and self.manifest_bytes(number) == data):
            self._sign(self.folder_of(number), data, chain)
        if self.manifest_bytes(number) != data:
            raise ReleaseError(
                f"编号 {number} 已经是另一个版本；请用更大的编号发布",
                f"number {number} is another release already; publish under a higher one",
            )
        self.mend(manifest)

    def mend(self, manifest: Manifest) -> None:
        """Put the objects that are here in the place of files of a release that are not good.

        Each is exchanged in one step: a file that is shown is never missing.

        Raises:
            OSError: The disk fails.
        """
        site = self.site_of(manifest.number)
        for within in _folders(manifest.files):
            if not (site / within).is_dir():
                ensure_folder(self._disk, site / within)
        for file in manifest.files:
            source, place = self._objects.path_of(file.sha256), site / file.path
            if (
                not self._objects.has(file)
                or self._objects.is_same(file.sha256, place)
                or holds(place, file)
            ):
                continue
            spare = self._folder / f"mended{NEW}"
            unlink_if_there(self._disk, spare)
            link_or_copy(self._disk, source, spare)
            self._disk.rename(spare, place)
            self._disk.sync_folder(place.parent)
            self._disk.sync_folder(self._folder)

    def set_aside(self, number: int) -> None:
        """Take a release out of sight, whole, before it is removed or restored."""
        self._disk.rename(self.folder_of(number), self._folder / f"{number}{OLD}")

    def aside(self) -> tuple[int, ...]:
        """Return the releases that were set aside and neither removed nor restored."""
        names = (entry.name for entry in self._folder.iterdir() if entry.name.endswith(OLD))
        stems = (name.removesuffix(OLD) for name in names)
        return tuple(sorted(int(stem) for stem in stems if _NUMBER.fullmatch(stem)))

    def restore(self, number: int) -> None:
        """Bring back a release that was set aside."""
        self._disk.rename(self._folder / f"{number}{OLD}", self.folder_of(number))
        self._disk.sync_folder(self._folder)

    def remove_aside(self, number: int) -> None:
        """Remove a release that was set aside."""
        going = self._folder / f"{number}{OLD}{NEW}"
        self._disk.rename(self._folder / f"{number}{OLD}", going)
        self._disk.sync_folder(self._folder)  # from here on nobody takes it for whole
        remove_tree(self._disk, going)

    def sweep(self) -> None:
        """Remove what was being made when the process ended; let what was renamed last."""
        self._disk.sync_folder(self._folder)
        for entry in list(self._folder.iterdir()):
            if entry.name.endswith(NEW):
                if entry.is_dir() and not entry.is_symlink():
                    remove_tree(self._disk, entry)
                else:
                    self._disk.unlink(entry)

    def _is_damaged(self, number: int) -> bool:
        try:
            self.manifest_bytes(number)
        except (OSError, ReleaseError):
            return True
        return False

    def _sign(self, folder: Path, data: bytes, chain: Mapping[str, bytes]) -> None:
        for name, content in chain.items():
            replace_file(self._disk, folder / "chain" / name, content)
        replace_file(self._disk, folder / "manifest.json", data)
        digest = sha256(data).hexdigest().encode()
        replace_file(self._disk, folder / "manifest.sha256", digest)

    def _make(self, manifest: Manifest, data: bytes, chain: Mapping[str, bytes]) -> None:
        unfinished = self._folder / f"{manifest.number}{NEW}"
        remove_tree(self._disk, unfinished)
        folders = [unfinished, unfinished / "chain", unfinished / "site"]
        folders += [unfinished / "site" / within for within in _folders(manifest.files)]
        for folder in folders:
            self._disk.make_folder(folder)
        for file in manifest.files:
            place = unfinished / "site" / file.path
            link_or_copy(self._disk, self._objects.path_of(file.sha256), place)
        self._sign(unfinished, data, chain)
        for folder in reversed(folders):
            self._disk.sync_folder(folder)
        self._disk.rename(unfinished, self.folder_of(manifest.number))
        self._disk.sync_folder(self._folder)


def _check(
    manifest: Manifest, data: bytes, chain: Mapping[str, bytes], missing: list[File]
) -> None:
    if manifest.to_bytes() != data:
        raise ReleaseError("清单与内容不符", "the manifest is not the one that was read")
    for name in chain:
        check_name(name)
        if not _CHAIN_NAME.fullmatch(name):
            raise ReleaseError(f"“{shown(name)}”不是文件名", f"“{shown(name)}” is no file's name")
    if missing:
        path = shown(missing[0].path)
        raise ReleaseError(
            f"还缺 {len(missing)} 个文件（如“{path}”），下载完才能使用",
            f"{len(missing)} files are missing, “{path}” for one; fetch them first",
        )


def _folders(files: tuple[File, ...]) -> list[str]:
    found = set()
    for file in files:
        parts = file.path.split("/")[:-1]
        found |= {"/".join(parts[:depth]) for depth in range(1, len(parts) + 1)}
    return sorted(found)  # a folder before what it holds


def _read(path: Path, limit: int) -> bytes:
    data = b""
    for chunk in chunks(path):
        data += chunk
        if len(data) > limit:
            raise OSError(0, "too large", str(path))
    return data
