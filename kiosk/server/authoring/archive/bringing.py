"""A site's zip file that was uploaded becomes the draft of the site, all of it or nothing."""

from __future__ import annotations

import logging
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django_tasks import task

from kiosk.content.loading import load_site
from kiosk.errors import ContentError, KioskError
from kiosk.server.authoring.archive.opening import open_archive
from kiosk.server.authoring.importing.site import keep_site
from kiosk.server.authoring.models import Upload, VillageSite
from kiosk.server.jobs.queues import BACKEND, LONG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.errors import Problem

_log = logging.getLogger(__name__)

_TELL_EVERY = 1.0
_UNPACKED = 40
"""Hundredths of the work that unpacking is."""
_MOST_TOLD = 100


@task(backend=BACKEND, queue_name=LONG)
def bring(upload_id: str) -> None:
    """Bring an uploaded site in; safe to repeat, also after it was cut off."""
    upload = Upload.objects.filter(pk=upload_id).first()
    site = VillageSite.objects.filter(pk=upload.page_id).first() if upload else None
    if upload is None or site is None or upload.says:
        return
    try:
        _bring(upload, site)
        says: dict[str, Any] = {
            "zh": "全部读入，成了草稿；送审以前屏幕上还是原来的内容。",
            "en": "All of it is here, as drafts; screens show what they did until it is reviewed.",
        }
    except ContentError as error:
        says = {
            "zh": "没有读入：里面有要改的地方，改好后重新打包上传。",
            "en": "Nothing was brought in: mend what is listed, pack it anew and upload it.",
            "refused": True,
            "problems": _told(error.problems),
        }
    except KioskError as error:
        says = {"zh": error.zh, "en": error.en, "refused": True}
    except OSError as error:
        _log.warning("upload %s: %s", upload.pk, error)
        says = {
            "zh": f"服务器存不下这些文件（{error.strerror}）；请告诉技术人员",
            "en": f"the server cannot keep these files ({error.strerror}); tell the technician",
            "refused": True,
        }
    Upload.objects.filter(pk=upload.pk).update(says=says, progress=100)
    upload.path.unlink(missing_ok=True)


def _bring(upload: Upload, site: VillageSite) -> None:
    scratch = Path(settings.KIOSK.folders.scratch)
    scratch.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bring-", dir=scratch) as folder:
        root = open_archive(upload.path, Path(folder), _Progress(upload))
        loaded = load_site(root)
        keep_site(loaded, site.get_parent().specific, site=site, user=upload.user)


def _told(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    return [
        {"place": p.place, "zh": p.zh, "en": p.en, "fatal": p.fatal} for p in problems[:_MOST_TOLD]
    ]


class _Progress:
    """Notes progress, not more often than anyone looks."""

    def __init__(self, upload: Upload) -> None:
        self._upload = upload
        self._told = 0.0

    def __call__(self, part: float) -> None:
        now = time.monotonic()
        if now - self._told >= _TELL_EVERY:
            self._told = now
            Upload.objects.filter(pk=self._upload.pk).update(progress=round(part * _UNPACKED))
