"""What kiosks send to be kept: pictures of their glass, lines of their ledger, logs, new keys."""

from __future__ import annotations

import io
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from PIL import Image, UnidentifiedImageError
from wagtail.log_actions import log

from kiosk.link.keys import key_id, verify
from kiosk.link.messages import proof_of
from kiosk.server.devices.conversation import RefusedError
from kiosk.server.devices.models import DeviceLog, Kiosk, PlayLine, Screenshot

if TYPE_CHECKING:
    from kiosk.link.messages import Log, NewKey, Plays

LARGEST_SIDE = 8_192
"""Pixels of a picture's side."""
LOGS_KEPT = 5
"""Logs of one kiosk that are kept, the latest."""
_NO_PICTURE, _WRONG = 415, 422


def keep_screenshot(kiosk: Kiosk, jpeg: bytes) -> None:
    """Keep a picture of a kiosk's glass, instead of the one before.

    Raises:
        RefusedError: It is no JPEG.
    """
    check_jpeg(jpeg)
    before = Screenshot.objects.filter(pk=kiosk.pk).first()
    name = f"screenshots/{kiosk.pk}/{secrets.token_urlsafe(16)}.jpg"
    kept = default_storage.save(name, ContentFile(jpeg))
    Screenshot.objects.update_or_create(
        kiosk=kiosk, defaults={"file": kept, "taken": timezone.now(), "size": len(jpeg)}
    )
    if before is not None:
        old = str(before.file.name)
        transaction.on_commit(lambda: _drop(old))


def _drop(name: str) -> None:
    with suppress(OSError):
        default_storage.delete(name)


def check_jpeg(data: bytes) -> None:
    """See that `data` is a JPEG that a page can show; only its head is read.

    Raises:
        RefusedError: It is not.
    """
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG"]) as picture:
            good = max(picture.size) <= LARGEST_SIDE
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise RefusedError(_NO_PICTURE, "picture") from error
    if not good:
        raise RefusedError(_NO_PICTURE, "picture")


def keep_plays(kiosk: Kiosk, said: Plays) -> None:
    """Keep lines of a kiosk's ledger; those that are here already are passed over."""
    lines = [
        PlayLine(
            kiosk=kiosk,
            line=play.id,
            item=play.item,
            began=play.began,
            seconds=play.seconds,
            visitor=play.visitor,
            release=in_column(play.release),
        )
        for play in said.plays
    ]
    PlayLine.objects.bulk_create(lines, batch_size=100, ignore_conflicts=True)


def in_column(number: int | None) -> int | None:
    """Return a number that a kiosk says, if the database can hold it."""
    return number if number is not None and number < 2**31 else None


def keep_log(kiosk: Kiosk, said: Log) -> None:
    """Keep the last lines of a kiosk's log, and of its earlier ones only a few."""
    command = kiosk.commands.filter(pk=said.order).first() if said.order else None
    DeviceLog.objects.create(kiosk=kiosk, command=command, text=said.text)
    kept = kiosk.logs.values_list("pk", flat=True)[:LOGS_KEPT]
    kiosk.logs.exclude(pk__in=list(kept)).delete()


def take_key(kiosk: Kiosk, said: NewKey) -> None:
    """Believe another key of a kiosk from now on, and the present one no more.

    Raises:
        RefusedError: Whoever asks does not have it, or somebody else does.
    """
    name = key_id(said.key)
    if not verify(said.key, said.proof, proof_of(kiosk.key_id, name)):
        raise RefusedError(_WRONG, "wrong")
    if Kiosk.objects.filter(key_id=name).exists():
        raise RefusedError(_WRONG, "wrong")
    Kiosk.objects.filter(pk=kiosk.pk).update(key=said.key.hex(), key_id=name)
    log(kiosk, "kiosk.rotate", data={"from": kiosk.key_id[:16], "to": name[:16]})
