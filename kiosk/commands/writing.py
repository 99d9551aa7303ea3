"""Files that a command writes where a person asked for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.errors import KioskError

if TYPE_CHECKING:
    from pathlib import Path


class WritingError(KioskError):
    """A file cannot be written where it was asked for."""


def write_text(file: Path, text: str) -> None:
    """Write `text` to `file`, and make its folder.

    Raises:
        WritingError: The file cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise WritingError(
            zh=f"无法写入 {file}（{reason}）；请换一个位置",
            en=f"{file} cannot be written ({reason}); choose another place",
        ) from error
