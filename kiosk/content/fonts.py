"""The fonts on the screen: the Simplified Chinese faces, extracted once into a data folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SYSTEM_FONTS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))


@dataclass(frozen=True, slots=True)
class Fonts:
    """The four faces the screens use."""

    sans: Path
    sans_bold: Path
    serif: Path
    serif_bold: Path


def fonts_in(folder: Path) -> Fonts | None:
    """Return the fonts already extracted into `folder`, or None when any is missing."""
    raise NotImplementedError


def prepare_fonts(folder: Path, system: Sequence[Path] = SYSTEM_FONTS) -> Fonts:
    """Return the fonts in `folder`, extracting those that are missing from the system's.

    Raises:
        FontError: The system has no Noto CJK fonts, or the folder cannot be written.
    """
    raise NotImplementedError
