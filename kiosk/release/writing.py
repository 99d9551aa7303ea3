"""Small files on the publisher's own disk that must last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.content.store.durable import Disk, replace_file
from kiosk.release.errors import PublishError

if TYPE_CHECKING:
    from pathlib import Path


def write_new(file: Path, data: bytes) -> None:
    """Write `file`, and make its folder; after a power cut it is whole or not there.

    Raises:
        PublishError: It cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(Disk(), file, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PublishError(
            f"{file} 写不下（{reason}）；请检查文件夹的权限和磁盘",
            f"{file} cannot be written ({reason}); check its folder's permissions and the disk",
        ) from error
