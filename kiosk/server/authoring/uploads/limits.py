"""How much may be on its way, and how much a village may keep."""

from __future__ import annotations

import datetime as dt
import shutil
from typing import TYPE_CHECKING

from django.db.models import Sum

from kiosk.errors import KioskError
from kiosk.server.authoring.models import Picture, Recording, Upload
from kiosk.server.authoring.models.uploads import uploads_folder

if TYPE_CHECKING:
    from kiosk.server.accounts.models import User
    from kiosk.server.authoring.models import VillageSite

GB = 1 << 30
LARGEST = {Upload.Purpose.RECORDING: 2 * GB, Upload.Purpose.SITE: 4 * GB}
VILLAGE = 20 * GB
"""Bytes of films and pictures of one village, uploads under way counted."""
AT_ONCE = 8
"""Uploads that one person may have under way."""
FREE = 1 * GB
"""Bytes of the disk that stay free."""
EXPIRES_AFTER = dt.timedelta(days=2)
"""How long an upload is kept that nobody goes on with."""


class UploadRefusedError(KioskError):
    """An upload that may not begin; says why and what to do."""


def check(user: User, site: VillageSite, purpose: str, length: int) -> None:
    """Refuse an upload that is too large or one too many.

    Raises:
        UploadRefusedError: It is.
    """
    largest = LARGEST[Upload.Purpose(purpose)]
    if not 0 < length <= largest:
        raise UploadRefusedError(
            f"文件太大：最多 {largest / GB:g} GB；请压缩后再上传",
            f"the file is too large: at most {largest / GB:g} GB; make it smaller first",
        )
    if Upload.objects.filter(user=user, done=False).count() >= AT_ONCE:
        raise UploadRefusedError(
            f"同时上传的文件太多（最多 {AT_ONCE} 个）；请等前面的传完，或取消几个",
            f"too many uploads at once (at most {AT_ONCE}); wait for some, or cancel some",
        )
    if held(site) + length > VILLAGE:
        raise UploadRefusedError(
            f"本村的素材已经有 {held(site) / GB:.1f} GB，最多 {VILLAGE / GB:g} GB；"
            "请先删去不用的影片",
            f"the village keeps {held(site) / GB:.1f} GB already, at most {VILLAGE / GB:g} GB;"
            " delete films that are not used",
        )
    uploads_folder().mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(uploads_folder()).free < length + FREE:
        raise UploadRefusedError(
            "服务器的硬盘快满了，放不下这个文件；请告诉技术人员",
            "the server's disk is nearly full and has no room for it; tell the technician",
        )


def held(site: VillageSite) -> int:
    """Return the bytes that a village keeps, with uploads under way."""
    recordings = Recording.objects.filter(collection=site.collection_id).aggregate(n=Sum("size"))
    pictures = Picture.objects.filter(collection=site.collection_id).aggregate(n=Sum("file_size"))
    uploads = Upload.objects.filter(collection=site.collection_id, done=False).aggregate(
        n=Sum("length")
    )
    return sum(int(found["n"] or 0) for found in (recordings, pictures, uploads))
