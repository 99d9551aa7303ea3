"""A zip file opened with care: it may come from anybody."""

from __future__ import annotations

import shutil
import stat
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.content.files import PathError, check_name, shown
from kiosk.content.limits import LIMITS
from kiosk.errors import KioskError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_BLOCK = 256 * 1024
_WORDS = frozenset({".yaml", ".yml", ".csv", ".srt", ".vtt"})
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp"})
_MOVING = frozenset(
    {
        ".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".mpg", ".mpeg", ".ts", ".wmv", ".flv",
        ".mp3", ".m4a", ".aac", ".wav", ".ogg", ".opus", ".flac", ".wma",
    }
)  # fmt: skip
_FORGOTTEN = frozenset({"Thumbs.db", "desktop.ini", ".DS_Store"})
"""What Windows and macOS leave in folders."""
_LINKED = stat.S_IFLNK


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much a zip file may hold.

    Attributes:
        files: Files in it.
        words: Bytes of one file of words.
        moving: Bytes of one film or recording.
        whole: Bytes of everything, unpacked.
        ratio: How many times smaller than its words a packed file may be.
    """

    files: int = 5_000
    words: int = LIMITS.text_bytes
    pictures: int = LIMITS.picture_bytes
    moving: int = 2 << 30
    whole: int = 6 << 30
    ratio: int = 400


SIZES = Sizes()


class ArchiveError(KioskError):
    """A zip file that is not opened; says which file in it, why, and what to do."""


def open_archive(
    archive: Path, folder: Path, progress: Callable[[float], None], sizes: Sizes = SIZES
) -> Path:
    """Unpack `archive` into `folder`, which must be empty; return the site's folder in it.

    Nothing it says of itself is believed: sizes are counted while they are written.

    Raises:
        ArchiveError: It is no zip file, or it holds what no site holds.
        OSError: The disk is full.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            members = _members(opened, sizes)
            total = max(1, sum(member.file_size for member in members))
            done = 0
            for member in members:
                done = _unpack(opened, member, folder, sizes, done)
                progress(min(1.0, done / total))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise ArchiveError(
            "这个压缩包打不开，可能没有传完整，或不是 zip；请重新打包成 zip",
            "this zip file cannot be opened: it may be cut short, or be no zip; pack it anew",
        ) from error
    return _site_folder(folder)


def _members(opened: zipfile.ZipFile, sizes: Sizes) -> list[zipfile.ZipInfo]:
    infos = opened.infolist()
    if len(infos) > sizes.files:
        raise ArchiveError(
            f"压缩包里的文件太多（{len(infos)} 个，最多 {sizes.files} 个）",
            f"the zip file holds too many files ({len(infos)}, at most {sizes.files})",
        )
    kept = [info for info in infos if not info.is_dir() and not _is_forgotten(info.filename)]
    _check_twice(info.filename for info in kept)
    for info in kept:
        _check(info, sizes)
    if sum(info.file_size for info in kept) > sizes.whole:
        raise _too_much(sizes)
    return kept


def _is_forgotten(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rpartition("/")[2] in _FORGOTTEN


def _check_twice(names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        folded = name.casefold()
        if folded in seen:
            raise ArchiveError(
                f"压缩包里有两个“{shown(name)}”（大小写不分）；请删掉一个",
                f"the zip file has “{shown(name)}” twice (capitals do not count); delete one",
            )
        seen.add(folded)


def _check(info: zipfile.ZipInfo, sizes: Sizes) -> None:
    name = info.filename
    try:
        check_name(name)
    except PathError as error:
        raise ArchiveError(f"压缩包里{error.zh}", f"in the zip file, {error.en}") from error
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        what = ("符号链接", "a symbolic link") if kind == _LINKED else ("特殊文件", "no plain file")
        raise ArchiveError(
            f"压缩包里的“{shown(name)}”是{what[0]}；请放真正的文件",
            f"“{shown(name)}” in the zip file is {what[1]}; put the real file there",
        )
    if info.flag_bits & 1:
        raise ArchiveError(
            "压缩包有密码；请不要加密，重新打包",
            "the zip file has a password; pack it anew without one",
        )
    largest = _largest(name, sizes)
    if info.file_size > largest:
        raise _too_large(name, largest)
    if info.file_size > sizes.ratio * max(info.compress_size, 1) and info.file_size > _BLOCK:
        raise ArchiveError(
            f"压缩包里的“{shown(name)}”解开后大得不合情理，像是炸弹文件",
            f"“{shown(name)}” in the zip file unpacks to far more than it should, as a bomb does",
        )


def _largest(name: str, sizes: Sizes) -> int:
    ending = f".{name.rpartition('.')[2].lower()}"
    if ending in _WORDS:
        return sizes.words
    if ending in _PICTURES:
        return sizes.pictures
    if ending in _MOVING:
        return sizes.moving
    raise ArchiveError(
        f"压缩包里的“{shown(name)}”不是示范点用的文件；只要 YAML、CSV、字幕、图片、影片和录音",
        f"“{shown(name)}” in the zip file is nothing a site uses: only YAML, CSV, subtitles,"
        " pictures, films and recordings are",
    )


def _too_large(name: str, largest: int) -> ArchiveError:
    return ArchiveError(
        f"压缩包里的“{shown(name)}”太大，最多 {largest / 1e6:g} MB",
        f"“{shown(name)}” in the zip file is too large: at most {largest / 1e6:g} MB",
    )


def _too_much(sizes: Sizes) -> ArchiveError:
    return ArchiveError(
        f"压缩包解开后太大，最多 {sizes.whole / (1 << 30):g} GB",
        f"the zip file unpacks to too much: at most {sizes.whole / (1 << 30):g} GB",
    )


def _unpack(
    opened: zipfile.ZipFile, member: zipfile.ZipInfo, folder: Path, sizes: Sizes, done: int
) -> int:
    target = folder / member.filename
    target.parent.mkdir(parents=True, exist_ok=True)
    largest, written = _largest(member.filename, sizes), 0
    with opened.open(member) as source, target.open("xb") as copy:
        while block := source.read(_BLOCK):
            written += len(block)
            if written > largest:
                raise _too_large(member.filename, largest)
            if done + written > sizes.whole:
                raise _too_much(sizes)
            copy.write(block)
    return done + written


def _site_folder(folder: Path) -> Path:
    """Return where `site.yaml` lies: at the top, or in the one folder that was packed."""
    for place in (folder, *sorted(p for p in folder.iterdir() if p.is_dir())):
        if (place / "site.yaml").is_file():
            return place
    shutil.rmtree(folder, ignore_errors=True)
    raise ArchiveError(
        "压缩包里没有 site.yaml；请把示范点的整个文件夹打包",
        "the zip file has no site.yaml; pack the site's whole folder",
    )
