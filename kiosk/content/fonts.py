"""The fonts on the screen: the Simplified Chinese faces, extracted once into a data folder.

A system's Noto CJK collection holds five countries' shapes, and the toolkit that draws the
screen can only take its first face, the Japanese one: 直, 骨 and 复 would come out wrong.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import FontError

if TYPE_CHECKING:
    from collections.abc import Sequence

SYSTEM_FONTS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
)
_RECIPE = "2"
"""Part of every file's name: changes when `font_face` makes the faces otherwise."""

_FACES = (
    ("NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular"),
    ("NotoSansCJK-Bold.ttc", "NotoSansCJKsc-Bold"),
    ("NotoSerifCJK-Regular.ttc", "NotoSerifCJKsc-Regular"),
    ("NotoSerifCJK-Bold.ttc", "NotoSerifCJKsc-Bold"),
)
"""The collection and the PostScript name of the face in it, in the order of `Fonts`."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """The four faces the screens use."""

    sans: Path
    sans_bold: Path
    serif: Path
    serif_bold: Path


def fonts_in(folder: Path) -> Fonts | None:
    """Return the fonts already extracted into `folder`, or None when any is missing."""
    fonts = _paths(folder)
    return fonts if all(path.is_file() for path in astuple(fonts)) else None


def prepare_fonts(folder: Path, system: Sequence[Path] = SYSTEM_FONTS) -> Fonts:
    """Return the fonts in `folder`, extracting those that are missing from the system's.

    Each takes one to four seconds, once. A font appears under its name only when it is whole
    on the disk, so the power may go at any instant.

    Raises:
        FontError: The system has no Noto CJK fonts, or the folder cannot be written.
    """
    fonts = _paths(folder)
    for (collection, face), path in zip(_FACES, astuple(fonts), strict=True):
        if not path.is_file():
            _extract(_find(collection, system), face, path)
    return fonts


def _paths(folder: Path) -> Fonts:
    return Fonts(*(folder / f"{face}.{_RECIPE}.otf" for _, face in _FACES))


def _find(collection: str, system: Sequence[Path]) -> Path:
    for root in system:
        for found in sorted(root.rglob(collection)):
            return found
    raise FontError(
        f"找不到字体 {collection}；请安装：sudo apt install fonts-noto-cjk",
        f"there is no font {collection}; install it: sudo apt install fonts-noto-cjk",
    )


def _extract(collection: Path, face: str, target: Path) -> None:
    # fontTools takes a while to import, which a start with the fonts in place does not have.
    from kiosk.content.font_face import extract_face  # noqa: PLC0415

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
        os.close(handle)
        unfinished = Path(name)
        try:
            extract_face(collection, face, unfinished)
            _sync(unfinished)
            unfinished.replace(target)
            _sync(target.parent)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise FontError(
            f"字体写不进 {target.parent}：{error.strerror or error}",
            f"the fonts cannot be written to {target.parent}: {error.strerror or error}",
        ) from error


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
