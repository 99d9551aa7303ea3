"""What people and workers do about releases, in one line each; and a kiosk that looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.conf import settings

from kiosk.server.devices.models import Kiosk as KioskRow
from kiosk.server.releases.actions import Order, publish
from kiosk.server.releases.desk import publisher
from kiosk.server.releases.working import work_at
from kiosk.server.review.models import Submission, approved_submission
from tests.release.kiosks import Kiosk

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.content.release import Manifest, Offer
    from kiosk.server.releases.models import Release
    from tests.server.review.acts import Acts


@dataclass
class Desk:
    """Acts on Heguang's releases, by the administrator."""

    acts: Acts
    folder: Path
    texts: int = 0
    looks: int = field(default=0)

    def approved(self) -> Submission:
        """Have another state of the village approved."""
        self.texts += 1
        self.acts.edit(self.acts.notice, f"第 {self.texts} 稿")
        return self.acts.approve(self.acts.submit())

    def publish(self, order: Order | None = None) -> Release:
        """Order what is approved, and have it done."""
        submission = approved_submission(self.acts.site) or self.approved()
        release = publish(submission, order or Order(), self.acts.people.administrator)
        return self.work(release)

    def publish_new(self, order: Order | None = None) -> Release:
        self.approved()
        return self.publish(order)

    def work(self, release: Release) -> Release:
        work_at(release.site_id)
        release.refresh_from_db()
        return release

    def kiosk(self, name: str, **facts: object) -> KioskRow:
        """Have a paired kiosk in the village."""
        return KioskRow.objects.create(
            name=name, key_id=name, site=self.acts.site, state="approved", facts=facts
        )

    def look(self) -> tuple[tuple[Offer, ...], list[Manifest]]:
        """Return what a new kiosk finds, which verifies every byte of it."""
        self.looks += 1
        cache = self.folder / f"kiosk-{self.looks}"
        where = str(settings.KIOSK.folders.published)
        offers, manifests = Kiosk(where, "heguang", cache, publisher("heguang").pinned()).look()
        return offers.offers, manifests
