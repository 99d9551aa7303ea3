"""One of everything that has a number, for those who guess numbers: all of it Heguang's."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as Pillow
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from kiosk.server.accounts.roles import editors_of
from kiosk.server.authoring.models import NoticePage, Recording
from kiosk.server.devices.models import DeviceLog, Kiosk, KioskGroup
from kiosk.server.fleet.models import Receiver
from kiosk.server.releases.models import Release
from kiosk.server.review.models import Submission
from kiosk.server.review.urgent.models import UrgentNotice
from kiosk.server.review.workflow import review_workflow

if TYPE_CHECKING:
    from tests.server.people import People
    from tests.server.villages import Villages

SHA256 = "0" * 64


def make_world(villages: Villages, people: People) -> dict[str, Any]:
    """Make it; return what stands for each name in an address."""
    site, collection = villages.heguang, villages.heguang.collection
    notice = NoticePage(heading={"zh-Hans": "通知"}, live=False)
    site.add_child(instance=notice)
    revision = notice.save_revision(user=people.alice)
    picture = get_image_model().objects.create(
        title="图", collection=collection, file=ContentFile(_png(), "a.png")
    )
    paper = get_document_model().objects.create(
        title="字幕", collection=collection, file=ContentFile(b"1\n", "a.srt")
    )
    recording = Recording.objects.create(title="片", collection=collection)
    workflow = review_workflow()
    task = workflow.tasks.first()
    submission = Submission.objects.create(
        site=site, number=1, submitted_by=people.alice, content_hash=SHA256, pages=[], files=[]
    )
    release = Release.objects.create(site=site, submission=submission, content_hash=SHA256)
    kiosk = Kiosk.objects.create(name="屏", key_id="k", site=site, state="approved")
    group = KioskGroup.objects.create(name="组", ring="ring")
    log = DeviceLog.objects.create(kiosk=kiosk, text="started")
    receiver = Receiver(name="镇群", kind="email")
    receiver.keep("town@example.cn", "")
    receiver.save()
    urgent = UrgentNotice.objects.create(
        title="急",
        text="急",
        ends_at=timezone.now() + dt.timedelta(hours=1),
        written_by=people.alice,
    )
    urgent.kiosks.add(kiosk)
    page = dict.fromkeys(
        ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "object_id"), notice.pk
    )
    return {
        **page,
        "site": site.pk,
        "picture": picture.pk,
        "picture_name": picture.file.name,
        "paper": paper.pk,
        "recording": recording.pk,
        "submission": submission.pk,
        "release": release.pk,
        "kiosk": kiosk.pk,
        "group": group.pk,
        "log": log.pk,
        "receiver": receiver.pk,
        "urgent": urgent.pk,
        "collection": collection.pk,
        "workflow": workflow.pk,
        "task": task.pk,
        "user": people.alice.pk,
        "technician": people.technician.pk,
        "users_group": editors_of("heguang").pk,
        "revision": revision.pk,
        "upload": uuid.UUID(int=1),
        "notice": notice.pk,
    }


def _png() -> bytes:
    raw = io.BytesIO()
    Pillow.new("RGB", (8, 8)).save(raw, "PNG")
    return raw.getvalue()
