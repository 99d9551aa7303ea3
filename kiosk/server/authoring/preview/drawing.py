"""The kiosk's own program draws the screens that somebody waits for."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import uuid
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache
from django.core.files import File
from django.db.models import F
from django_tasks import task

from kiosk.server.authoring.desk.desk import desk_of
from kiosk.server.authoring.export.folder import export_site
from kiosk.server.authoring.models import Preview, VillageSite
from kiosk.server.authoring.preview.asking import content_hash, under_way
from kiosk.server.authoring.showing import LANDSCAPE, PORTRAIT
from kiosk.server.jobs.queues import BACKEND, DRAWING

if TYPE_CHECKING:
    from collections.abc import Sequence

_TIMEOUT = 120
_ACROSS = 960
_SITE_FIRST = {
    "zh": "先填好村名、封面等必填的内容，这里就会出现画面。",
    "en": "Fill in the village's name and cover first; then the screen appears here.",
}
_FAILED = {
    "zh": "画面没有画出来；请告诉技术人员。",
    "en": "The screen could not be drawn; please tell the technician.",
}
_NOT_SHOWN = {
    "zh": "这个画面现在没有内容可看；内容填好后再来。",
    "en": "There is nothing to see on this screen yet; come back when it is filled in.",
}


class DrawingError(Exception):
    """The kiosk's program failed; its words are in the log of the worker."""


@dataclass(frozen=True)
class Kiosk:
    """The kiosk's program, drawing screens into files."""

    folder: Path

    def draw(
        self, screens: Sequence[str], language: str, out: Path
    ) -> dict[tuple[str, bool], Path]:
        """Return the picture of each screen that has something to show, by name and shape.

        Raises:
            DrawingError: It failed or took too long.
        """
        command = [sys.executable, "-m", "kiosk", "screenshot", str(self.folder), "--out", str(out)]
        for width, height in (LANDSCAPE, PORTRAIT):
            command += ["--size", f"{width}x{height}"]
        for screen in screens:
            command += ["--only", screen]
        command += ["--language", language, "--across", str(_ACROSS)]
        data = Path(settings.KIOSK.folders.scratch) / "drawing"
        data.mkdir(parents=True, exist_ok=True)
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO_", "DISPLAY"))}
        try:
            subprocess.run(  # noqa: S603  # our own program, no shell
                command,
                env={**kept, "XDG_DATA_HOME": str(data)},
                stdin=subprocess.DEVNULL,
                timeout=_TIMEOUT,
                check=True,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise DrawingError(str(error)) from error
        found = {}
        for screen in screens:
            for shape, portrait in ((LANDSCAPE, False), (PORTRAIT, True)):
                name = f"{screen}-{shape[0]}x{shape[1]}-{language}"
                file = next((f for f in out.glob(f"{name}.*") if f.stem == name), None)
                if file is not None:
                    found[screen, portrait] = file
        return found


@task(backend=BACKEND, queue_name=DRAWING)
def draw(site_id: int) -> None:
    """Draw every screen of a site that somebody waits for; safe to repeat."""
    site = VillageSite.objects.filter(pk=site_id).first()
    try:
        if site is not None:
            draw_waiting(site)
    finally:
        cache.delete(under_way(site_id))


def draw_waiting(site: VillageSite) -> None:
    """Draw what is waited for, as the draft is now."""
    waiting = list(Preview.objects.filter(site=site).exclude(drawn=F("wanted")))
    now = content_hash(site)
    wrong = {finding.page for finding in desk_of(site).fatal}
    if not waiting:
        return
    if site.pk in wrong:
        _refuse(waiting, _SITE_FIRST, now)
        return
    for focus, rows in groupby(sorted(waiting, key=lambda row: row.focus), lambda row: row.focus):
        _draw(site, focus, list(rows), wrong, now)


def _draw(
    site: VillageSite, focus: int, rows: Sequence[Preview], wrong: set[int], now: str
) -> None:
    screens = sorted({row.screen for row in rows})
    with tempfile.TemporaryDirectory(prefix="kiosk-drawing.") as scratch:
        folder, out = Path(scratch) / "site", Path(scratch) / "out"
        export_site(site, folder, without=wrong, first=focus)
        try:
            drawn = Kiosk(folder).draw(screens, rows[0].language, out)
        except DrawingError:
            _refuse(rows, _FAILED, now)
            raise
        for row in rows:
            picture = drawn.get((row.screen, row.portrait))
            if picture is None:
                _refuse([row], _NOT_SHOWN, now)
            else:
                _keep(row, picture, now)


def _keep(row: Preview, picture: Path, now: str) -> None:
    before = row.picture.name
    with picture.open("rb") as opened:
        row.picture.save(f"{uuid.uuid4().hex}{picture.suffix}", File(opened), save=False)
    row.drawn, row.says = now, {}
    row.save(update_fields=["picture", "drawn", "says"])
    if before:
        row.picture.storage.delete(before)


def _refuse(rows: Sequence[Preview], words: dict[str, str], now: str) -> None:
    for row in rows:
        row.says = {**words, "for": now}
        row.save(update_fields=["says"])
