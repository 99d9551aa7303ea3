"""A site's folder checked as a kiosk checks it, and every file of it measured."""

from __future__ import annotations

import datetime as dt
import json
import os
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from kiosk.content.files import PathError, check_name, shown
from kiosk.content.release import LONGEST_MANIFEST, MOST_FILES, PIECE, File
from kiosk.content.watch import signature
from kiosk.errors import ContentError, Problem
from kiosk.release.errors import ChangedError, PublishError
from kiosk.release.terms import Terms, stated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.content.loading import LoadedSite

_CLUTTER = {".ds_store", "thumbs.db", "desktop.ini", "__macosx", ".git", ".gitignore"}
"""What systems and editors leave behind; a site has no use for it."""
_TEXTS = (".yaml", ".yml", ".csv")
_FILES = TypeAdapter(tuple[File, ...])


@dataclass(frozen=True)
class Draft:
    """What would be published. Nothing is copied, so nothing may change until it is.

    Attributes:
        site: The site's id.
        folder: Where the files lie.
        files: All of them, in the order of their paths.
        warnings: What an editor should look at.
    """

    site: str
    folder: Path
    files: tuple[File, ...]
    warnings: tuple[Problem, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)

    def write(self) -> str:
        """Return this as text, for `read_draft`."""
        files = _FILES.dump_python(self.files, mode="json")
        told = {"site": self.site, "folder": str(self.folder), "files": files}
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def read_draft(file: Path) -> Draft:
    """Return the draft that was written to `file`.

    Raises:
        PublishError: It cannot be read, or is no draft.
    """
    try:
        told = json.loads(file.read_bytes())
        files = _FILES.validate_json(json.dumps(told["files"]))
        return Draft(str(told["site"]), Path(told["folder"]), files)
    except (OSError, ValueError, LookupError, TypeError, ValidationError) as error:
        raise PublishError(
            f"{file} 不是 kiosk release build 写的文件；请重新生成",
            f"{file} was not written by kiosk release build; build it again",
        ) from error


def build(folder: Path, load: Callable[[Path], LoadedSite]) -> Draft:
    """Check the site in `folder` as a kiosk would, and measure every file.

    Args:
        folder: The site's folder.
        load: The kiosk's own loader.

    Raises:
        ContentError: The site cannot be shown; every problem is named.
        ChangedError: Somebody writes to the folder.
        PublishError: A file's name or the whole is not what a kiosk would take.
    """
    folder = Path(os.path.realpath(folder))
    before = signature(folder)
    loaded = load(folder)
    names = _names(folder)
    files = tuple(_measure(folder / name, name) for name in names)
    if signature(folder) != before:
        raise ChangedError(folder.name)
    _see_that_a_kiosk_takes(loaded.site.id, files)
    return Draft(loaded.site.id, folder, files, loaded.warnings)


def _see_that_a_kiosk_takes(site: str, files: tuple[File, ...]) -> None:
    whole = Terms().manifest(site, 1, dt.datetime(2000, 1, 1, tzinfo=dt.UTC), files)
    if len(whole.to_bytes()) > LONGEST_MANIFEST - 100_000:  # room for the notes
        raise PublishError(
            "文件太多，清单超过 8 MB；请减少文件",
            "there are too many files, the manifest would be larger than 8 MB; use fewer",
        )


# --- which files --------------------------------------------------------------------------


def _names(folder: Path) -> list[str]:
    """Return the paths of all files to publish, in their order."""
    problems: list[Problem] = []
    names, left = [], []
    for name, entry in _walk(folder):
        if _is_clutter(name):
            left.append(name)
        elif (problem := _problem(name, entry)) is not None:
            problems.append(problem)
        else:
            names.append(name)
    if problems:
        raise ContentError(problems)
    return sorted([*names, *_meant(folder, names, left)])


def _walk(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield everything that is not a folder."""
    waiting, count = [""], 0
    while waiting:
        within = waiting.pop()
        with os.scandir(folder / within) as found:
            entries = list(found)
        for entry in entries:
            name = f"{within}/{entry.name}" if within else entry.name
            if entry.is_dir(follow_symlinks=False):
                if entry.name.casefold() not in _CLUTTER:
                    waiting.append(name)
                continue
            count += 1
            if count > MOST_FILES:
                raise PublishError(
                    f"文件夹里超过 {MOST_FILES} 个文件；请确认这是示范点的文件夹",
                    f"the folder holds more than {MOST_FILES} files; is it a site's folder?",
                )
            yield name, entry


def _is_clutter(name: str) -> bool:
    last = name.casefold().rpartition("/")[2]
    return last in _CLUTTER or last.endswith("~") or last.startswith(("._", ".~lock.", "~$"))


def _meant(folder: Path, names: list[str], left: list[str]) -> list[str]:
    """Return those of `left` that the site's texts name all the same."""
    if not left:
        return []
    texts = b"\n".join((folder / n).read_bytes() for n in names if n.endswith(_TEXTS))
    return [name for name in left if name.rpartition("/")[2].encode() in texts]


def _problem(name: str, entry: os.DirEntry[str]) -> Problem | None:
    if not entry.is_file(follow_symlinks=False):
        return Problem(
            shown(name), 0, 0,
            "不是普通文件（符号链接、管道或设备）；请放真正的文件",
            "this is not a plain file (a link, a pipe or a device); put the real file there",
        )  # fmt: skip
    try:
        check_name(name)
    except PathError as error:
        return Problem(shown(name), 0, 0, error.zh, error.en)
    if not unicodedata.is_normalized("NFC", name):
        return Problem(
            shown(name), 0, 0,
            "文件名的写法不是 NFC（多半来自 Mac）；请把文件改成同样的名字再保存一次",
            "the name is not in NFC (it may come from a Mac); rename the file to the same name",
        )  # fmt: skip
    return None


# --- what is in them ----------------------------------------------------------------------


def _measure(file: Path, name: str) -> File:
    try:
        with file.open("rb") as opened:
            whole, pieces, size = sha256(), [], 0
            while piece := opened.read(PIECE):
                whole.update(piece)
                pieces.append(sha256(piece).hexdigest())
                size += len(piece)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PublishError(
            f"“{name}”读不出来（{reason}）", f"“{name}” cannot be read ({reason})"
        ) from error
    kept = tuple(pieces) if size > PIECE else ()
    return stated(File, path=name, size=size, sha256=whole.hexdigest(), pieces=kept)
