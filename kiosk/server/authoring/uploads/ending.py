"""What becomes of an upload when its last byte has come."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.server.authoring.films.taking import take
from kiosk.server.authoring.models import Upload

if TYPE_CHECKING:
    from kiosk.server.authoring.models import VillageSite

_log = logging.getLogger(__name__)


def end(upload: Upload, site: VillageSite) -> None:
    """Look into a whole upload and keep what it holds; what is refused is said and forgotten."""
    upload.done = True
    if upload.purpose == Upload.Purpose.SITE:
        upload.page_id = site.pk
        upload.save()
        from kiosk.server.authoring.archive.bringing import bring  # noqa: PLC0415  # it needs us

        bring.enqueue(str(upload.pk))
        return
    try:
        recording = take(upload)
        upload.result_id = recording.pk
        upload.says = recording.says
    except KioskError as error:
        upload.says = {"zh": error.zh, "en": error.en, "refused": True}
        upload.path.unlink(missing_ok=True)
    except OSError as error:
        _log.warning("upload %s: %s", upload.pk, error)
        upload.says = {
            "zh": f"服务器存不下这个文件（{error.strerror}）；请告诉技术人员",
            "en": f"the server cannot keep the file ({error.strerror}); tell the technician",
            "refused": True,
        }
        upload.path.unlink(missing_ok=True)
    upload.save()
