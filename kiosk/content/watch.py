"""Watches a site's folder for changes, so that a broken one never replaces a good one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.content.limits import LIMITS
from kiosk.errors import ContentError

if TYPE_CHECKING:
    from kiosk.content.loading import LoadedSite

Load = Callable[[Path], "LoadedSite"]


def signature(folder: Path) -> str:
    """Return a text that changes when any name, size or time of change in `folder` does.

    Nothing is opened: a folder of a thousand files takes a few milliseconds. A folder that is
    not there has a signature too.
    """
    digest = blake2b(digest_size=16)
    for number, line in enumerate(_lines(os.fspath(folder))):
        if number >= LIMITS.folder_names:
            break
        digest.update(line.encode(errors="surrogateescape"))
    return digest.hexdigest()


def _lines(root: str) -> Iterator[str]:
    folders = [""]
    while folders:
        within = folders.pop()
        try:
            with os.scandir(root + within) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            yield f"{within}\0{error.errno}\n"
            continue
        for entry in entries:
            name = f"{within}/{entry.name}"
            try:
                seen = entry.stat(follow_symlinks=False)
            except OSError:
                continue  # gone since it was listed: the next look tells
            yield f"{name}\0{seen.st_mode}\0{seen.st_size}\0{seen.st_mtime_ns}\0{seen.st_ino}\n"
            if entry.is_dir(follow_symlinks=False):
                folders.append(name)


class SiteWatch:
    """Loads the folder again once it has changed and come to rest; has no thread of its own."""

    def __init__(self, folder: Path, load: Load) -> None:
        """Take `folder` as it is now for what is shown: watch first, then load."""
        self._folder = folder
        self._load = load
        self._known = self._seen = signature(folder)

    def poll(self) -> LoadedSite | ContentError | None:
        """Look at the folder; call every few seconds, from any one thread.

        A change counts once two looks in a row see the same: somebody who copies fifty files
        is not interrupted after ten.

        Returns:
            The site newly loaded, the problems that keep the changed folder off the screen
            (once per change), or None when there is nothing new.
        """
        before, self._seen = self._seen, signature(self._folder)
        if self._seen == self._known or self._seen != before:
            return None
        return self._reload()

    def _reload(self) -> LoadedSite | ContentError | None:
        result: LoadedSite | ContentError
        try:
            result = self._load(self._folder)
        except ContentError as error:
            result = error
        now = signature(self._folder)
        if now != self._seen:
            self._seen = now  # it moved while it was read: look again when it rests
            return None
        self._known = now
        return result
