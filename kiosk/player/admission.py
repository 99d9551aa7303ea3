"""What may be opened: libVLC goes by content, and would follow a list of addresses anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.containers import is_container
from kiosk.errors import PlayerError

if TYPE_CHECKING:
    from pathlib import Path


def admit(film: Path) -> None:
    """See that `film` is one, at the moment it is opened.

    A site's films are checked as it is loaded; a file may have been swapped since.

    Raises:
        PlayerError: It is something else, or cannot be read.
    """
    try:
        if is_container(film):
            return
    except OSError as error:
        raise PlayerError(
            f"影片 {film.name} 无法读取（{error.strerror}）。请检查站点文件夹。",
            f"The film {film.name} cannot be read ({error.strerror}). Check the site's folder.",
        ) from error
    raise PlayerError(
        f"{film.name} 不是影片或录音。请导出为 MP4 后替换。",
        f"{film.name} is no film or recording. Export it as MP4 and put it back.",
    )
