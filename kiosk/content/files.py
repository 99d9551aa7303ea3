"""Files of a site's folder: which paths may be written, and reading them within a limit."""

from __future__ import annotations

import difflib
import os
import re
import stat
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING

from kiosk.content.limits import LIMITS
from kiosk.errors import KioskError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:")
_WEB = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_FORBIDDEN = frozenset('<>:"|?*')
_INVISIBLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Categories of characters that are not seen, or turn the others round, as U+202E does."""


class PathError(KioskError):
    """A path that the site may not use, or a file that cannot be read; says which and why."""


def check_name(path: str) -> None:
    """Refuse a path that cannot mean the same file on every machine a site travels to.

    Raises:
        PathError: The path is absolute, leaves the folder, or has a part no system takes.
    """
    if _WEB.match(path):
        raise PathError(
            f"“{path}”是网址；素材要放进示范点文件夹里，再写文件名",
            f"“{path}” is a web address; put the file into the site's folder and name it",
        )
    if "\\" in path:
        raise PathError(
            f"“{shown(path)}”里有反斜杠；请用正斜杠 /",
            f"“{shown(path)}” has a backslash; write forward slashes /",
        )
    if path.startswith("/") or _DRIVE.match(path):
        raise PathError(
            f"“{shown(path)}”是绝对路径；请从示范点文件夹写起",
            f"“{shown(path)}” is an absolute path; begin at the site's folder",
        )
    for part in path.split("/"):
        _check_part(path, part)


def _check_part(path: str, part: str) -> None:
    if part == "..":
        raise PathError(
            f"“{shown(path)}”走出了示范点文件夹",
            f"“{shown(path)}” leaves the site's folder",
        )
    if part in ("", "."):
        raise PathError(
            f"“{shown(path)}”里有空的一段或“.”",
            f"“{shown(path)}” has an empty part or a “.”",
        )
    found = next(filter(_is_forbidden, part), None)
    if found is not None:
        raise PathError(
            f"“{shown(path)}”里有不能用于文件名的字符 {_name(found)}",
            f"“{shown(path)}” has a character no file name may hold: {_name(found)}",
        )
    if part[-1] in ". " or part[0] == " ":
        raise PathError(
            f"“{shown(path)}”里有一段以空格或句点收尾（或以空格开头）",
            f"“{shown(path)}” has a part that ends in a space or a full stop, or begins with a"
            " space",
        )
    if _DEVICE.fullmatch(part.partition(".")[0].rstrip()):
        raise PathError(
            f"“{shown(path)}”用了 Windows 的设备名 {part}；请换个名字",
            f"“{shown(path)}” uses {part}, the name of a device on Windows; name it otherwise",
        )
    if len(part.encode()) > LIMITS.path_part:
        raise PathError(
            f"“{shown(path)}”的名字太长",
            f"“{shown(path)}” has too long a name",
        )


def _is_forbidden(character: str) -> bool:
    return character in _FORBIDDEN or unicodedata.category(character) in _INVISIBLE


def shown(text: str, longest: int = 80) -> str:
    """Return `text` fit for a message: one line, nothing invisible, not endless."""
    clean = "".join(map(_name, text[:longest]))
    return clean if len(text) <= longest else clean + "…"


def _name(character: str) -> str:
    return character if character.isprintable() else f"U+{ord(character):04X}"


class SiteFolder:
    """A site's folder, each of its directories listed once."""

    def __init__(self, root: Path) -> None:
        """Look into `root`; nothing is read yet."""
        self.root = root
        self._listings: dict[str, dict[str, os.DirEntry[str]]] = {}
        self._all: list[str] | None = None
        self._missed = 0

    def find(self, path: str) -> Path:
        """Return the regular file that `path` names, written exactly so.

        Raises:
            PathError: It is not allowed, not there, or not a plain file; says what is.
        """
        check_name(path)
        folder, parts = "", path.split("/")
        for depth, part in enumerate(parts, start=1):
            entry = self._listing(folder).get(part)
            if entry is None:
                raise self._missing(path)
            if entry.is_symlink():
                raise PathError(
                    f"“{path}”经过符号链接 {part}；请放真正的文件",
                    f"“{path}” goes through the symbolic link {part}; put the real file there",
                )
            last = depth == len(parts)
            if not (entry.is_file if last else entry.is_dir)(follow_symlinks=False):
                raise _wrong_kind(path, part, last=last)
            folder = f"{folder}/{part}" if folder else part
        return self.root / path

    def read(self, path: str, limit: int = LIMITS.text_bytes) -> bytes:
        """Return the bytes of the file `path`.

        Raises:
            PathError: As `find`; or it holds more than `limit` bytes or cannot be read.
        """
        try:
            data = _read(self.find(path), limit)
        except OSError as error:
            raise PathError(
                f"“{path}”读不出来：{error.strerror}",
                f"“{path}” cannot be read: {error.strerror}",
            ) from error
        if len(data) > limit:
            raise PathError(
                f"“{path}”超过 {limit / 1e6:g} MB；请拆成几个文件",
                f"“{path}” is larger than {limit / 1e6:g} MB; split it into several files",
            )
        return data

    def _listing(self, folder: str) -> dict[str, os.DirEntry[str]]:
        if folder not in self._listings:
            entries: dict[str, os.DirEntry[str]] = {}
            try:
                with os.scandir(self.root / folder) as found:
                    for entry in found:
                        entries[entry.name] = entry
                        if len(entries) >= LIMITS.folder_names:
                            break
            except OSError as error:
                raise PathError(
                    f"文件夹“{shown(folder or str(self.root))}”打不开：{error.strerror}",
                    f"the folder “{shown(folder or str(self.root))}” cannot be opened:"
                    f" {error.strerror}",
                ) from error
            self._listings[folder] = entries
        return self._listings[folder]

    def _missing(self, path: str) -> PathError:
        self._missed += 1
        near = _nearest(path, self._names()) if self._missed <= LIMITS.suggestions else None
        if near is not None and near.casefold() == path.casefold():
            return PathError(
                f"没有“{path}”，大小写不同：应写“{near}”",
                f"there is no “{path}”, only “{near}”: capital letters differ",
            )
        hint_zh, hint_en = did_you_mean(near)
        return PathError(f"找不到文件“{path}”{hint_zh}", f"there is no file “{path}”{hint_en}")

    def _names(self) -> list[str]:
        if self._all is None:
            names = (name for name in _files_under(self.root) if name.isprintable())
            self._all = list(islice(names, LIMITS.names))
        return self._all


def _files_under(root: Path) -> Iterator[str]:
    for folder, _, files in os.walk(root):
        within = os.path.relpath(folder, root).replace(os.sep, "/")
        yield from (name if within == "." else f"{within}/{name}" for name in sorted(files))


def _nearest(path: str, names: list[str]) -> str | None:
    folded, base = path.casefold(), path.rpartition("/")[2].casefold()
    for name in names:
        if name.casefold() == folded:
            return name
    for name in names:
        if name.rpartition("/")[2].casefold() == base:
            return name
    ending = base.rpartition(".")[2]
    alike = [name for name in names if name.casefold().endswith(ending)]
    return next(iter(difflib.get_close_matches(path, alike, n=1)), None)


def _wrong_kind(path: str, part: str, *, last: bool) -> PathError:
    if last:
        return PathError(
            f"“{path}”不是普通文件", f"“{path}” is not a plain file (a folder, a pipe, a device)"
        )
    return PathError(f"“{path}”中的 {part} 不是文件夹", f"{part} in “{path}” is not a folder")


def _read(file: Path, limit: int) -> bytes:
    # The file may have been exchanged since it was listed: a link is not followed, a pipe not
    # waited for.
    handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as opened:
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise OSError(0, "not a plain file")
        return opened.read(limit + 1)


def did_you_mean(name: str | None) -> tuple[str, str]:
    """Return the hint to append in Chinese and English; empty without a name."""
    return (f"；是不是“{name}”？", f"; did you mean “{name}”?") if name else ("", "")
