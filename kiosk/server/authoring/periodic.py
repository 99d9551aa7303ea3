"""What is cleared away: uploads nobody goes on with, zip files nobody fetched."""

from __future__ import annotations

import datetime as dt
import shutil
import time
from typing import TYPE_CHECKING

from django.utils import timezone

from kiosk.server.authoring.archive.packing import KEPT_SECONDS, exports
from kiosk.server.authoring.films.taking import originals
from kiosk.server.authoring.models import Recording, Upload
from kiosk.server.authoring.models.uploads import uploads_folder
from kiosk.server.authoring.uploads.limits import EXPIRES_AFTER
from kiosk.server.jobs.periodic import every

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path


@every(dt.timedelta(hours=1))
def clear_away() -> None:
    """Forget what has waited too long, with its bytes."""
    for upload in Upload.objects.filter(touched_at__lt=timezone.now() - EXPIRES_AFTER):
        upload.delete()
    kept = {f"{pk.hex}.part" for pk in Upload.objects.values_list("pk", flat=True)}
    _sweep(uploads_folder(), kept, EXPIRES_AFTER.total_seconds())
    wanted = set(Recording.objects.exclude(original="").values_list("original", flat=True))
    _sweep(originals(), wanted, EXPIRES_AFTER.total_seconds())
    _sweep(exports(), (), KEPT_SECONDS)


def _sweep(folder: Path, kept: Container[str], seconds: float) -> None:
    """Delete what lies in `folder`, is not among `kept`, and has not changed for `seconds`."""
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.name in kept or time.time() - path.stat().st_mtime < seconds:
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
