"""An upload that has come whole becomes a recording of its village."""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files import File
from django_tasks import task

from kiosk.content.moving import UnplayableError
from kiosk.server.authoring.films.converting import convert
from kiosk.server.authoring.films.facts import Facts, look_into
from kiosk.server.authoring.films.profile import Work, needs, work
from kiosk.server.authoring.models import Recording
from kiosk.server.authoring.models.files import sha256_of, site_path_for
from kiosk.server.jobs.queues import BACKEND, LONG

if TYPE_CHECKING:
    from kiosk.server.authoring.models import Upload

_log = logging.getLogger(__name__)

_TELL_EVERY = 2.0
"""Seconds between two notes of progress."""
_MINUTE = 60


class Movable(File):  # type: ignore[type-arg]  # it takes none when it runs
    """A finished file on the disk, which storage on the same disk may move instead of copying."""

    def temporary_file_path(self) -> str:
        """Return where it lies."""
        return str(self.name_on_disk)

    def __init__(self, opened: Any, path: Path, name: str) -> None:
        """Hold `opened`, which lies at `path`."""
        super().__init__(opened, name)
        self.name_on_disk = path


def originals() -> Path:
    """Return the folder of what waits to be made fit."""
    return Path(settings.KIOSK.folders.scratch) / "films"


def take(upload: Upload) -> Recording:
    """Make a recording of an upload: at once when it suits kiosks, else in the background.

    Raises:
        UnplayableError: It is no film and no recording, or it is broken.
        OSError: The disk is full.
    """
    facts = look_into(upload.path)
    found = needs(facts)
    recording = Recording(
        title=Path(upload.filename).stem[:255],
        kind=Recording.Kind.FILM if facts.video else Recording.Kind.SOUND,
        collection=upload.collection,
        uploaded_by_user=upload.user,
        original_name=upload.filename,
        facts=facts.as_json(),
        says={"zh": "；".join(n.zh for n in found), "en": "; ".join(n.en for n in found)},
    )
    what = work(found)
    if what is Work.NOTHING:
        _keep(recording, upload.path, facts, Path(upload.filename).suffix.lower() or ".mp4")
        return recording
    originals().mkdir(parents=True, exist_ok=True)
    original = originals() / f"{upload.pk.hex}.original"
    upload.path.replace(original)
    recording.original = original.name
    recording.size = original.stat().st_size
    recording.sha256 = recording.site_path = "-"  # until it is ready
    recording.save()
    prepare.enqueue(recording.pk)
    return recording


@task(backend=BACKEND, queue_name=LONG)
def prepare(recording_id: int) -> None:
    """Make a recording fit for kiosks; safe to repeat, also after it was cut off."""
    recording = Recording.objects.filter(pk=recording_id).first()
    if recording is None or recording.state in (Recording.State.READY, Recording.State.REFUSED):
        return
    original = originals() / recording.original
    target = original.with_suffix(".converted")
    try:
        facts = look_into(original)
        _tell(recording, Recording.State.PREPARING, 0)
        convert(original, target, facts, work(needs(facts)), _Progress(recording))
        _keep(recording, target, look_into(target), ".mp4" if facts.video else ".m4a")
    except (UnplayableError, FileNotFoundError) as error:
        _refuse(recording, error)
    finally:
        target.unlink(missing_ok=True)
    original.unlink(missing_ok=True)


class _Progress:
    """Notes progress, not more often than anyone looks."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._told = 0.0

    def __call__(self, part: float) -> None:
        now = time.monotonic()
        if now - self._told >= _TELL_EVERY:
            self._told = now
            _tell(self._recording, Recording.State.PREPARING, round(part * 100))


def _tell(recording: Recording, state: str, progress: int) -> None:
    recording.state, recording.progress = state, progress
    Recording.objects.filter(pk=recording.pk).update(state=state, progress=progress)


def _refuse(recording: Recording, error: Exception) -> None:
    gone = ("上传的文件不在了；请重新上传", "the uploaded file is gone; upload it anew")
    zh, en = (error.zh, error.en) if isinstance(error, UnplayableError) else gone
    _log.warning("recording %s refused: %s", recording.pk, en)
    recording.says = {"zh": zh, "en": en}
    recording.state = Recording.State.REFUSED
    recording.save(update_fields=["says", "state"])


def _keep(recording: Recording, path: Path, facts: Facts, ending: str) -> None:
    name = f"{Path(recording.original_name).stem}{ending}"
    with path.open("rb") as opened:
        file = Movable(opened, path, name)
        recording.sha256 = sha256_of(file)
        folder = "film" if facts.video else "audio"
        recording.site_path = site_path_for(folder, name, recording.sha256)
        recording.size = path.stat().st_size
        recording.file.save(name, file, save=False)
    recording.seconds = facts.seconds
    recording.facts = facts.as_json()
    recording.state, recording.progress, recording.original = Recording.State.READY, 100, ""
    recording.save()
    path.unlink(missing_ok=True)


def clock(seconds: float | None) -> str:
    """Return a length as `9:58`; empty when it is not known."""
    if seconds is None:
        return ""
    minutes, rest = divmod(round(seconds), _MINUTE)
    return f"{minutes}:{rest:02d}"
