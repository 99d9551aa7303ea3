"""What people do about a village's review, in one line each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wagtail.log_actions import LogContext
from wagtail.models import Page

from kiosk.server.authoring.models import NoticePage
from kiosk.server.review.deciding import decide
from kiosk.server.review.models import Decision, Submission
from kiosk.server.review.submitting import prepare, submit

if TYPE_CHECKING:
    from kiosk.server.accounts.models import User
    from kiosk.server.authoring.models import VillageSite
    from tests.fakes.site_exports import SiteExports
    from tests.server.people import People
    from tests.server.villages import Villages


@dataclass
class Acts:
    """Acts on Heguang, by alice where nobody else is named."""

    villages: Villages
    people: People
    exports: SiteExports
    notice: NoticePage = field(init=False)

    def __post_init__(self) -> None:
        self.notice = self.add_notice("通知一")
        self.edit(self.site, by=self.people.alice)

    @property
    def site(self) -> VillageSite:
        """Heguang, as it is in the database now."""
        found: VillageSite = Page.objects.get(pk=self.villages.heguang.pk).specific
        return found

    def add_notice(self, title: str, by: User | None = None) -> NoticePage:
        notice = NoticePage(heading={"zh-Hans": title}, live=False)
        with LogContext(user=by or self.people.alice):
            self.site.add_child(instance=notice)
            notice.save_revision(user=by or self.people.alice)
        return notice

    def edit(self, page: Page, words: str = "", by: User | None = None) -> None:
        """Save a draft of a page, with another heading if there is one."""
        user = by or self.people.alice
        found = Page.objects.get(pk=page.pk).specific
        draft = found.get_latest_revision_as_object() if found.latest_revision_id else found
        if words:
            draft.heading = {"zh-Hans": words}
        with LogContext(user=user):
            draft.save_revision(user=user)

    def submit(self, by: User | None = None, note: str = "") -> Submission:
        submission = submit(self.site, by or self.people.alice, note)
        prepare(submission.pk)
        submission.refresh_from_db()
        return submission

    def decide(
        self, submission: Submission, step: int, by: User, verdict: str = "approved"
    ) -> Submission:
        return decide(submission.pk, step, by, Decision.Verdict(verdict), "看过了")

    def approve(self, submission: Submission | None = None) -> Submission:
        """Have all three reviewers approve."""
        found = submission or self.submit()
        reviewers = (self.people.first, self.people.second, self.people.final)
        for step, reviewer in enumerate(reviewers, start=1):
            self.decide(found, step, reviewer)
        found.refresh_from_db()
        return found
